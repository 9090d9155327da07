"""Grid references of the Ordnance Survey: a square of two letters and an even number of digits,
half for the easting and half for the northing, or both in full as six figures each ("A guide to
coordinate systems in Great Britain"). Irish squares are one letter. No form has a check digit.

Six digits or more place a house, four a village; order numbers and companies look like them, so
the short, the small and the solid ones need a word for them nearby.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, mentions, numbered_thing, phrases, supported
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.grid_squares import SQUARES

_PAIRS = r"[0-9]{5} ?[0-9]{5}|[0-9]{4} ?[0-9]{4}|[0-9]{3} ?[0-9]{3}|[0-9]{2} ?[0-9]{2}"
_AFTER_SQUARE = rf"[ \u00a0]?(?:{_PAIRS})(?![\w/-]|[. ]\d| [A-D]\b)"
_LETTERED = re.compile(rf"[HNOST](?<!\w.)[A-HJ-Z]{_AFTER_SQUARE}")
_SMALL = re.compile(rf"[hnost](?<!\w.)[a-hj-z]{_AFTER_SQUARE}")
_IRISH = re.compile(rf"(?<![\w/-])[A-HJ-Z][ ]?(?:{_PAIRS})(?![\w/-]|[. ]\d)")
_NUMERIC = re.compile(
    r"(?:(?<![\w./-])|(?<=[EX]))[0-9]{6}(?:\.[0-9]{1,3})?(?:[ ]?[,/;][ ]?|[ ]{1,3}|,?[ ]?[NY])"
    r"(?:northings?|[ny])?[:= ]{0,2}[0-9]{6,7}(?:\.[0-9]{1,3})?(?![\w-]|[./]\d)",
    re.IGNORECASE,
)
_WORDS = phrases(
    "grid ref", "grid refs", "grid reference", "grid references", "gridref", "ngr", "os grid",
    "os ref", "os grid ref", "national grid", "map ref", "map reference", "osgb", "osgb36", "bng",
    "british national grid", "irish grid", "easting", "eastings", "northing", "northings",
    "coordinates", "co-ordinates", "located at", "location", "site at", "sighting", "meet at",
    "meeting point", "centred on", "centred at", "zone", "found at", "seen at", "gate at",
    "outfall", "sample point", "sampling point", "borehole", "culvert", "os map",
    "explorer map", "landranger",
)
_GATE = ("grid", "ngr", "os ref", "map ref", "osgb", "bng", "easting", "ordinates")
_ENOUGH = 6
# Scottish companies, limited partnerships and the like are numbered SC123456 and so on, and NO or
# NR stands for "number".
_OTHER_THINGS = frozenset({"SC", "SO", "NC", "NL", "NO", "NR", "SP", "SR", "NF", "NA", "NZ"})


def find(text: str) -> Iterator[Hit]:
    for match in _LETTERED.finditer(text):
        if match.group()[:2] in SQUARES:
            score, why = _grade(text, match)
            if score:
                yield Hit(*match.span(), "OS_GRID_REFERENCE", score, why)
    if mentions(text, *_GATE):
        yield from _by_its_words(text)


def _by_its_words(text: str) -> Iterator[Hit]:
    for match, support in supported(text, _WORDS, _SMALL, _IRISH, _NUMERIC):
        if match.re is not _SMALL or match.group()[:2].upper() in SQUARES:
            yield Hit(*match.span(), "OS_GRID_REFERENCE", 0.85, support)


def _grade(text: str, match: re.Match[str]) -> tuple[float, str]:
    value = match.group()
    support = around(text, *match.span(), _WORDS)
    if support:
        return 0.92, f"a square of the National Grid; {support}"
    digits = sum(character.isdigit() for character in value)
    if digits < _ENOUGH or numbered_thing(text, match.start()):
        return 0.0, ""
    return _alone(value, digits), "a square of the National Grid"


def _alone(value: str, digits: int) -> float:
    """Two spaces, or eight digits and more, are hardly anything else."""
    parts = len(value.split())
    if parts == 3 or digits > _ENOUGH:
        return 0.75
    return 0.3 if value[:2] in _OTHER_THINGS else 0.55
