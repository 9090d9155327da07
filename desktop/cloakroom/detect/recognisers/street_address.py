"""Street addresses: a number and a street, flats and units before it, named houses, PO boxes, and
the town lines between the street and its postcode. The postcode is a finding of its own."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import before, phrases, places, word_places
from cloakroom.detect.folding import word_starts
from cloakroom.detect.hit import Hit

_SURE = (
    r"Street|St\.?|Str\.?|Road|Rd\.?|Lane|Ln\.?|Avenue|Ave\.?|Crescent|Cres\.?|Terrace|Terr\.?"
    r"|Gardens|Gdns\.?|Grove|Square|Sq\.?|Boulevard|Blvd\.?|Mews|Highway|Drive|Dr\.?|Close|Cl\.?"
    r"|Court|Ct\.?|Place|Pl\.?|Parade|Row|Walk|Wharf|Quay|Embankment|Parkway|Pkwy\.?|Esplanade"
    r"|Promenade|Broadway|Alley|Yard|Croft|Causeway|Circus"
)
_SURE += "|" + _SURE.upper()
_VAGUE = r"Way|Hill|Park|View|Rise|Green|Gate|Bank|Mount|Vale|Meadows?|Fields?|Approach|Passage|End"
_HOUSE = (
    r"Cottages?|Farm|Farmhouse|House|Lodge|Barn|Hall|Manor|Mill|Grange|Villas?|Rectory|Vicarage"
    r"|Bungalow|Stables|Court|Mansions?|Towers?|Chambers|Buildings?|Works|Centre|Point|Forge|Nest"
    r"|School(?:house)?|Smithy|Granary|Oast|Parsonage|Bothy|Maltings|Priory|Abbey|Chapel|Dairy|Byre"
    r"|Steading|Orchard|Gatehouse|Tollhouse|Loft|Annexe?|Inn|Croft"
)
_HOUSE += "|" + _HOUSE.upper()
_WORD = r"(?!T[Hh][Ee] )[A-Z][A-Za-z'’-]{0,24}+\.?"
_STREET = rf"(?:{_WORD}[ ]){{1,3}}?(?:(?:{_SURE})|(?P<vague>{_VAGUE}))(?![\w'’])"
_UNIT = (
    r"(?:(?:(?:Ground|First|Second|Third|Top|Upper|Lower|Basement|Garden)[ ](?:Floor[ ])?"
    r"(?:Flat|Maisonette|Office)"
    r"|(?:Flat|Unit|Apartment|Apt\.?|Suite|Studio|Room|Block|Floor|Plot|Office"
    r"|Level|Caravan|Pitch|Berth|Chalet|Cabin|Shop|Barn|FLAT|UNIT)[ ]"
    r"(?:\w{1,5}|[0-9]{1,2}/[0-9]{1,2})"
    r"|[0-9]{1,2}(?:st|nd|rd|th)[ ][Ff]loor)"
    r"(?:,[ ]?|[ ]|\r?\n))"
)
_NUMBER = r"[0-9]{0,4}[A-Za-z]?(?:[ ]?[-–/&][ ]?[0-9]{1,5}[A-Za-z]?)?"
# Each search starts at what is rare, a digit or the kind of house, and looks back from there.
_NUMBERED = re.compile(
    rf"(?P<number>[0-9](?<![\w.,/£$€-].)(?<![0-9]:.){_NUMBER}),?[ ]{_STREET}"
    r"(?:[ ](?:North|South|East|West|[NSEW]{1,2})(?!\w))?"
)
_NAMED = re.compile(rf"(?:{_HOUSE})(?:,[ ]?(?:\r?\n)?|\r?\n){_STREET}")
_LEAD = re.compile(
    rf"(?<![\w'’])(?:(?P<unit>{_UNIT}{{1,2}})(?:{_WORD}[ ](?:{_WORD}[ ])?(?:{_HOUSE}),[ ]?)?"
    rf"|(?:T[Hh][Ee][ ])?{_WORD}[ ](?:{_WORD}[ ])?(?:{_HOUSE}),[ ]?"
    r"|(?:Flat|Unit|Apartment|Suite|Plot|Lot|Number|No\.)[ ]|[0-9]{1,2}/[0-9]{1,2},[ ])$"
)
_HOUSE_NAME = re.compile(rf"(?<![\w'’])(?:{_UNIT}{{1,2}})?(?:T[Hh][Ee][ ])?(?:{_WORD}[ ]){{0,3}}$")
_ESTATE = "Heights|Site|(?:Caravan |Holiday |Business |Retail )?Park|Marina|Estate|Plaza|Yard"
_IN_HOUSE = re.compile(  # or in a street of one word
    rf"{_UNIT}(?:(?:{_WORD}[ ]){{1,3}}(?:{_HOUSE}|{_ESTATE}|{_SURE})"
    r"|[0-9]{1,4}[a-z]?[ ][A-Z][a-z]{2,12}(?:way|gate|side|mead|hill|wick))(?!\w)"
)
_UNIT_WORDS = (
    "Flat ", "Unit ", "Apartment ", "Apt", "Suite ", "Studio ", "Room ", "Block ", "Floor ",
    "Plot ", "Office ", "Level ", "Caravan ", "Pitch ", "Berth ", "Chalet ", "Cabin ", "Shop ",
    "Barn ", "FLAT ", "UNIT ", "Ground ", "First ", "Second ", "Third ", "Top ", "Upper ",
    "Lower ", "Basement ", "Garden ",
)
_FLOORS = tuple(f"{th} {name}" for th in ("st", "nd", "rd", "th") for name in ("floor", "Floor"))
_DOOR_BEHIND = re.compile(  # 450 Main St., Suite 200
    r"\.?,?[ ](?:Suite|Ste\.?|Apt\.?|Apartment|Unit|Flat|Floor|#)[ ]?[0-9]{1,4}[A-Z]?(?!\w)"
)
_WELSH = re.compile(
    rf"[0-9](?<![\w.,/£$€-].){_NUMBER},?[ ](?:Ffordd|Heol|Stryd|Lôn|Lon|Rhodfa|Clos|Maes|Bryn|Cae"
    r"|Parc|Rhes|Gerddi|Trem|Plas|Cwrt|Tan|Tyn|Pen)[ ](?:(?:y|yr|Y|Yr|ap|'r)[ ])?[A-Z]\w{1,20}"
    r"(?:[ ][A-Z]\w{1,20})?(?!\w)"
)
_DEFINITE = re.compile(
    rf"[0-9](?<![\w.,/£$€-].){_NUMBER}[ ]The[ ](?:{_SURE}|{_VAGUE})(?![\w'’])"
)
_HOUSE_LIST = """
cottage cottages farm farmhouse house lodge barn hall manor mill grange villa villas rectory
vicarage bungalow stables court mansion mansions tower towers chambers building buildings works
centre point forge nest school schoolhouse smithy granary oast parsonage bothy maltings priory abbey
chapel dairy byre steading orchard gatehouse tollhouse loft annex annexe inn croft
"""
_HOUSE_WORDS = _HOUSE_LIST.split()
_WELSH_WORDS = frozenset((
    "ffordd", "heol", "stryd", "lôn", "lon", "rhodfa", "clos", "maes", "bryn", "cae", "parc",
    "rhes", "gerddi", "trem", "plas", "cwrt", "tan", "tyn", "pen",
))
_BEFORE_THE = re.compile(r"[0-9][A-Za-z]?[ ]The[ ]")
_HOUSE_ALONE = re.compile(rf"(?:{_HOUSE})(?=[,\r\n])")
_LINE_START = re.compile(r"(?:^|[\r\n,])[ \t]{0,4}$")
_BOX = re.compile(
    r"[Pp](?:\.?[ ]?[Oo]\.?|ost [Oo]ffice|OST OFFICE)[ ]?[Bb][Oo][Xx][ ](?:[Nn][Oo]\.?[ ]?)?"
    r"(?:[A-Z]{1,3}[ ]?)?[0-9]{1,6}[A-Z]?(?!\w)"
)
_LOWER = re.compile(
    r"[0-9](?<![\w.,/£$€:-].)[0-9]{0,3}[a-z]?,?[ ](?:[a-z'’]{2,20}[ ]){1,2}?"
    r"(?:street|st|road|rd|lane|avenue|ave|close|crescent|terrace|gardens|grove|drive|court|mews)"
    r"(?!\w)"
)
_TOWN_LINES = re.compile(
    r"(?:[ ]?[,.\r\n]{1,3}[ \t]{0,20}(?:[A-Z][\w'’.-]{0,24}+(?:[ ](?:upon|on|in|of"
    r"|the|le|under|and|by|[A-Z][\w'’.-]{0,24}+)){0,4})){1,4}"
    r"(?=[ ]?[,.\r\n \t]{0,24}[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}(?!\w))"
)
_REACH = 60
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
    yield from _numbered(text)
    yield from _of_houses(text)
    for match in _BOX.finditer(text):
        if not text[match.start() - 1 : match.start()].isalnum():
            yield _hit(text, *match.span(), 0.75, "a PO box")
    welsh = not _WELSH_WORDS.isdisjoint(word_starts(text))
    for match in _WELSH.finditer(text) if welsh else ():
        yield _hit(text, *match.span(), 0.7, "a house number and a street in Welsh")
    yield from _of_units(text)
    yield from _definite(text)
    for match in _LOWER.finditer(text):
        if before(text, match.start(), _ADDRESS, reach=20) or _own_line(text, *match.span()):
            yield _hit(text, *match.span(), 0.65, "a house number and a street in small letters")


def _own_line(text: str, start: int, end: int) -> bool:
    """Between the ends of a line or commas, as in an address."""
    closed = end == len(text) or text[end] in ",\n"
    return closed and _LINE_START.search(text, max(0, start - 6), start) is not None


def _of_units(text: str) -> Iterator[Hit]:
    starts = [*word_places(text, *_UNIT_WORDS)]
    for at in places(text, *_FLOORS):
        starts.append(at - 1 - text[max(0, at - 2) : at - 1].isdigit())
    for start in starts:
        match = _IN_HOUSE.match(text, max(0, start))
        if match and not text[max(0, start - 1) : start].isalnum():
            yield _hit(text, *match.span(), 0.75, "a unit in a named house or in a street")


def _numbered(text: str) -> Iterator[Hit]:
    for match in _NUMBERED.finditer(text):
        if not _is_year(text, match):
            lead = _LEAD.search(text, max(0, match.start() - _REACH), match.start())
            start = lead.start() if lead else match.start()
            sure = not match["vague"] or lead or before(text, start, _ADDRESS)
            score = 0.85 if sure else 0.6
            yield _hit(text, start, match.end(), score, "a house number and a street")


def _definite(text: str) -> Iterator[Hit]:
    """``1 The Green`` on a line of its own."""
    for match in _DEFINITE.finditer(text) if _BEFORE_THE.search(text) else ():
        start = match.start()
        if _LINE_START.search(text, max(0, start - 6), start) or before(text, start, _ADDRESS):
            yield _hit(text, *match.span(), 0.75, "a house number and a street")


def _of_houses(text: str) -> Iterator[Hit]:
    """A named house with its street, or without a street but with a postcode."""
    starts = word_starts(text)
    at_words = (at for word in _HOUSE_WORDS for at in starts.get(word, ()))
    for match in filter(None, (_HOUSE_ALONE.match(text, at) for at in at_words)):
        name = _HOUSE_NAME.search(text, max(0, match.start() - _REACH), match.start())
        street = _NAMED.match(text, match.start()) if name else None
        if name and street:
            yield _hit(text, name.start(), street.end(), 0.75, "a named house and a street")
        if name and _TOWN_LINES.match(text, match.end()):
            yield _hit(text, name.start(), match.end(), 0.7, "a named house before a postcode")


def _hit(text: str, start: int, end: int, score: float, why: str) -> Hit:
    door = _DOOR_BEHIND.match(text, end)
    end = door.end() if door else end
    town = _TOWN_LINES.match(text, end)
    return Hit(start, town.end() if town else end, "STREET_ADDRESS", score, why)


def _is_year(text: str, match: re.Match[str]) -> bool:
    """``in 2020 Oxford Street was closed`` names a year."""
    number = match["number"]
    year = len(number) == 4 and number[:2] in ("19", "20")
    return year and bool(_YEAR_BEFORE.search(text, max(0, match.start() - 12), match.start()))
