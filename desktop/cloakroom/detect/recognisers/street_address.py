"""Street addresses: a number and a street, flats and units before it, named houses, PO boxes, and
the town lines between the street and its postcode. The postcode is a finding of its own."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import before, phrases
from cloakroom.detect.hit import Hit

_SURE = (
    r"Street|St\.?|Str\.?|Road|Rd\.?|Lane|Ln\.?|Avenue|Ave\.?|Crescent|Cres\.?|Terrace|Terr\.?"
    r"|Gardens|Gdns\.?|Grove|Square|Sq\.?|Boulevard|Blvd\.?|Mews|Highway|Drive|Dr\.?|Close|Cl\.?"
    r"|Court|Ct\.?|Place|Pl\.?|Parade|Row|Walk|Wharf|Quay|Embankment|Parkway|Pkwy\.?|Esplanade"
    r"|Promenade|Broadway|Alley|Yard|Croft|Causeway|Circus"
)
_VAGUE = r"Way|Hill|Park|View|Rise|Green|Gate|Bank|Mount|Vale|Meadows?|Fields?|Approach|Passage|End"
_HOUSE = (
    r"Cottages?|Farm|Farmhouse|House|Lodge|Barn|Hall|Manor|Mill|Grange|Villas?|Rectory|Vicarage"
    r"|Bungalow|Stables|Court|Mansions?|Towers?|Chambers|Buildings?|Works|Centre|Point"
)
_WORD = r"(?!The )[A-Z][A-Za-z'’-]{0,24}+\.?"
_STREET = rf"(?:{_WORD}[ ]){{1,3}}?(?:(?:{_SURE})|(?P<vague>{_VAGUE}))(?![\w'’])"
_UNIT = (
    r"(?:(?:Flat|Unit|Apartment|Apt\.?|Suite|Studio|Room|Block|Floor|Plot|Office)[ ]\w{1,5}"
    r"(?:,[ ]?|[ ]|\r?\n))"
)
_NUMBER = r"[0-9]{1,5}[A-Za-z]?(?:[ ]?[-–/&][ ]?[0-9]{1,5}[A-Za-z]?)?"
_NUMBERED = re.compile(
    rf"(?<![\w.,/£$€-])(?<![0-9]:)(?P<unit>{_UNIT}{{1,2}})?"
    rf"(?P<house>{_WORD}[ ](?:{_WORD}[ ])?(?:{_HOUSE}),[ ]?)?"
    rf"(?P<number>{_NUMBER}),?[ ]{_STREET}(?:[ ](?:North|South|East|West|[NSEW]{{1,2}})(?!\w))?"
)
_NAMED = re.compile(
    rf"(?<![\w'’])(?P<unit>{_UNIT}{{1,2}})?(?:The[ ])?(?:{_WORD}[ ]){{0,3}}(?:{_HOUSE})"
    rf"(?:,[ ]?(?:\r?\n)?|\r?\n){_STREET}"
)
_UNIT_ONLY = re.compile(rf"(?<!\w){_UNIT}(?:{_WORD}[ ]){{1,3}}(?:{_HOUSE})(?!\w)")
_BOX = re.compile(r"(?<!\w)P\.?[ ]?O\.?[ ]?Box[ ][0-9]{1,6}(?!\w)", re.I)
_LOWER = re.compile(
    r"(?<![\w.,/£$€:-])(?P<number>[0-9]{1,4}[a-z]?),?[ ](?:[a-z'’]{2,20}[ ]){1,2}?"
    r"(?:street|st|road|rd|lane|avenue|ave|close|crescent|terrace|gardens|grove|drive|court|mews)"
    r"(?!\w)"
)
_ABROAD = re.compile(
    r"(?<!\w)(?:[A-ZÄÖÜ]\w{2,30}(?:straße|strasse|weg|platz|allee|gasse|straat|laan)"
    r"[ ][0-9]{1,4}[a-z]?"
    r"|[0-9]{1,4}(?:[ ]bis|[ ]ter)?,?[ ](?:rue|avenue|boulevard|place|chemin|impasse)[ ]"
    r"(?:(?:de|du|des|la|le|les|l['’])[ ]?){0,3}[A-ZÀ-Ý]\w{2,30})(?!\w)"
)
_OTHERS = (
    (_UNIT_ONLY, "a unit in a named house"),
    (_BOX, "a PO box"),
    (_ABROAD, "a street and a number"),
)
_TOWN_LINES = re.compile(
    r"(?:[ ]?[,\r\n]{1,3}[ ]{0,4}(?:[A-Z][\w'’.-]{0,24}+(?:[ ](?:upon|on|in|of|the|le|under|and|by"
    r"|[A-Z][\w'’.-]{0,24}+)){0,4})){1,4}"
    r"(?=[ ]?[,\r\n ]{0,4}[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}(?!\w))"
)
_YEAR_BEFORE = re.compile(
    r"(?:in|since|of|by|from|until|during|after|before|year|january|february|march|april|may|june"
    r"|july|august|september|october|november|december)[ ]$",
    re.I,
)
_ADDRESS = phrases(
    "address", "lives at", "live at", "living at", "resides at", "home", "deliver to", "visit",
    "moved to", "property", "premises", "residing at", "based at", "flat", "house", "at",
)


def find(text: str) -> Iterator[Hit]:
    for match in _NUMBERED.finditer(text):
        if not _is_year(text, match):
            sure = not match["vague"] or match["unit"] or before(text, match.start(), _ADDRESS)
            yield _hit(text, match, 0.85 if sure else 0.6, "a house number and a street")
    for match in _NAMED.finditer(text):
        yield _hit(text, match, 0.75, "a named house and a street")
    for pattern, why in _OTHERS:
        for match in pattern.finditer(text):
            yield _hit(text, match, 0.75, why)
    for match in _LOWER.finditer(text):
        if before(text, match.start(), _ADDRESS, reach=20):
            yield _hit(text, match, 0.65, "a house number and a street in small letters")


def _hit(text: str, match: re.Match[str], score: float, why: str) -> Hit:
    town = _TOWN_LINES.match(text, match.end())
    return Hit(match.start(), town.end() if town else match.end(), "STREET_ADDRESS", score, why)


def _is_year(text: str, match: re.Match[str]) -> bool:
    """``in 2020 Oxford Street was closed`` names a year."""
    number = match["number"]
    year = len(number) == 4 and number[:2] in ("19", "20")
    return year and bool(_YEAR_BEFORE.search(text, max(0, match.start() - 12), match.start()))
