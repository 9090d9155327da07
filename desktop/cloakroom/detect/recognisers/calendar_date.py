"""Any date in any usual form, for texts in which dates themselves tell too much. A birth date found
as such keeps its own type."""

import re
from collections.abc import Iterator

from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.birth_date import DATE

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_NO_YEAR = re.compile(rf"(?<![\w./:£$€-]){_DAY}(?: of)? {_MONTH}(?![\w-])")
_MONTH_FIRST = re.compile(rf"(?<!\w){_MONTH}\.? (?:(?:19|20)[0-9]{{2}}|{_DAY})(?![\w:%]|[.,]\d)")
_TIMESTAMP = re.compile(
    r"[12](?<![\w./-].)(?:9|0)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?=T[0-9]{2}:)"
)
_DOTTED = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}")
_UNLIKE = re.compile(r"[0-9]{8}")


def find(text: str) -> Iterator[Hit]:
    for match in DATE.finditer(text):
        yield Hit(*match.span(), "DATE", *_grade(match.group()))
    for pattern in (_NO_YEAR, _MONTH_FIRST):
        for match in pattern.finditer(text):
            yield Hit(*match.span(), "DATE", 0.65, "a day or a year beside a month")
    for match in _TIMESTAMP.finditer(text):
        yield Hit(*match.span(), "DATE", 0.65, "the date of a time stamp")


def _grade(value: str) -> tuple[float, str]:
    """``10.11.12`` may number a section, ``20240131`` anything."""
    if _DOTTED.fullmatch(value):
        return 0.4, "three numbers with dots, as in a date"
    if _UNLIKE.fullmatch(value):
        return 0.5, "eight digits that make a date"
    return 0.7, "the form of a date"
