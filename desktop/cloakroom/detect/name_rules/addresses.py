"""Places that are street addresses: by their shape, a number beside them, or an address beside
them. The patterns of ``recognisers.street_address`` find the others."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from cloakroom.model import Finding

ADDRESS: Final = "STREET_ADDRESS"
LONGEST: Final = 100  # characters; a longer name is left to the model
_WORD: Final = re.compile(r"[^\W\d_]+")
_STREET: Final = (
    r"(?:street|st|road|rd|lane|ln|avenue|ave|crescent|cres|terrace|gardens|gdns|grove|close|drive"
    r"|mews|walk|row|way|place|square|court|hill|view|rise|straat|stra(?:ss|ß)e|weg|platz|gade)"
)
_UNIT: Final = (
    r"(?:flat|apt|apartment|unit|suite|plot|caravan|office|house|h|room|floor|block|bldg)"
    r"\.?[ ]?(?:no\.?[ ]?)?\d"
)
_SHAPES: Final = re.compile(
    rf"\d{{1,3}}[a-z]?(?:[-–/]\d{{1,4}}[a-z]?)?,?[ ][^\W\d_].*"  # 9 Shore Road, 27 Teheran-ro
    rf"|\d{{4,5}}[ ].*\b{_STREET}"  # 4410 Maple Grove Avenue, but not 10178 Berlin
    rf"|.*?\b{_UNIT}.*"  # Apt 31, The Maltings
    r"|(?:\d{1,2}(?:st|nd|rd|th)|ground|first|second|third|top)[ ]floor.*"
    r"|p\.?[ ]?o\.?[ ]?box.*"
    rf"|[^,]{{2,40}},[ ][^,]{{2,30}}[ ]{_STREET}\.?"  # The Old Forge, Nether Lane
    r"|.*\b(?:house|cottages?|heights|mansions|apartments|bungalow|towers?)"
    r"|[^,]*[^\W\d_]{3},?[ ]\d{1,4}(?:[-/ ]?[a-z])?(?:,[ ].*)?",  # Via Garibaldi 3
    re.I,
)
_SHAPED_ENDS: Final = (
    "house", "cottage", "cottages", "heights", "mansions", "apartments", "bungalow", "tower",
    "towers",
)  # fmt: skip
_DIGIT: Final = re.compile(r"\d")
_NUMBERED: Final = frozenset((
    "area", "building", "chapter", "class", "district", "exit", "gate", "group", "highway",
    "junction", "level", "meeting", "motorway", "part", "phase", "platform", "region", "room",
    "route", "section", "site", "terminal", "ward", "year", "zone", "in", "since", "of",
))
"""Before a number that is no house's: ``District 9``."""
_STREET_END: Final = re.compile(rf"(?:.*[ ])?{_STREET}\.?", re.I)
_SURE_END: Final = re.compile(
    r".*[ ](?:street|st|road|rd|lane|ln|avenue|ave|crescent|terrace|gardens|close|drive|mews)\.?",
    re.I,
)
"""A street and no town: there is a Forest Hill."""
_ABROAD: Final = re.compile(
    r"(?:rua|rue|via|viale|calle|avenida|av|ul|ulica|piazza|plaza|platz|stra(?:da|dă)|str|bulevardul"
    r"|вул|ул)\b|[^\W\d_]+(?:stra(?:ss|ß)e|straat|gasse|weg|platz|allee|laan|gade|vej|gat[ae]n|gracht)\Z",
    re.I,
)
_NUMBER_BEFORE: Final = re.compile(r"(?<![\w.,/£$€-])\d{1,4}[A-Za-z]?(?:[-/]\d{1,4})?,?[ ]\Z")
_NUMBER_AFTER: Final = re.compile(r",?[ ](?:n[ro]\.?[ ])?\d{1,4}[A-Za-z]?(?![\w.:/-])")
_HOUSE_END: Final = re.compile(
    r".*[ ](?:house|cottages?|farm|lodge|barn|hall|manor|mill|grange|villas?|rectory|vicarage"
    r"|bothy|court|chambers|wharf|works|maltings|residence|flats|stables|buildings?)",
    re.I,
)
_GAP: Final = re.compile(r",?[ ]?\r?\n?[ ]{0,4}")


def beside(
    text: str, names: Iterable[Finding], addresses: Sequence[Finding]
) -> list[Finding]:
    """``names`` in their order; what stands before a street address, without more than a comma
    between, is the house in it, and a street or a house behind one belongs to it too."""
    starts = {address.start for address in addresses}
    ends = {address.end for address in addresses}
    return [
        replace(name, entity_type=ADDRESS) if _is_part(text, name, starts, ends) else name
        for name in names
    ]


def as_address(text: str, place: Finding) -> Finding:
    """A place of the shape of an address, or with a house number beside it, as one; else as it
    is."""
    value = text[place.start : place.end]
    first = _WORD.search(value.lower())
    if first is None or first.group() in _NUMBERED:
        return place
    start, end = place.start, place.end
    number = _NUMBER_BEFORE.search(text[max(0, start - 12) : start])
    if number and _STREET_END.fullmatch(value):
        start -= len(number.group())
    elif _ABROAD.match(value):
        after = _NUMBER_AFTER.match(text, end)
        end = after.end() if after else end
    if (start, end) == (place.start, place.end) and not _is_shaped(value):
        return place
    return replace(place, start=start, end=end, entity_type=ADDRESS)


def _is_shaped(value: str) -> bool:
    """Whether ``value`` has the shape of an address; of the many shapes few are without a digit."""
    small = value.lower()
    may_be = _DIGIT.search(small) or "," in small or small.endswith(_SHAPED_ENDS)
    return bool((may_be or "floor" in small or "box" in small) and _SHAPES.fullmatch(value))


def _is_part(text: str, name: Finding, starts: set[int], ends: set[int]) -> bool:
    if name.entity_type != "LOCATION" or name.end - name.start > LONGEST:
        return False
    value = text[name.start : name.end]
    gap = _GAP.match(text, name.end)
    before = text[max(0, name.start - 8) : name.start]
    left = name.start - (len(before) - len(before.rstrip(" ,\r\n")))
    behind = left in ends and left < name.start
    ahead = gap is not None and gap.end() in starts and gap.end() > name.end
    shaped = _SURE_END.fullmatch(value) or _HOUSE_END.fullmatch(value)
    return ahead or bool(behind and shaped)
