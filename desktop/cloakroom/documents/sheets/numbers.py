"""Numbers as the reader of a sheet sees them: dates, leading zeros, groups of digits.

A cell holds a number and a format (ECMA-376 part 1, 18.8.30 and 18.8.31). An identifier that was
typed as a number is only recognised with the zeros and dashes that its format adds, a date of
birth only as a date.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml import etree

Shown = Callable[[str], str]
"""A number as it is stored to a number as it is shown."""

_DATES: Final = (*range(14, 18), 22, *range(27, 37), *range(50, 59))
_TIMES: Final = (18, 19, 20, 21, 45, 46, 47)
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_LOOKS = re.compile(r"_.|\*.|\[[^\]]*\]")
_DIGITS = re.compile(r"[0#][0# /().-]*|\+?[0-9() -]{0,6}[0#][0# /().-]*")
_LAST: Final = 2_958_465  # 31 December 9999
_BEFORE_GAP: Final = 60  # Excel counts a 29 February 1900 that never was
_LARGE: Final = Decimal(10) ** 11


def plain(raw: str) -> str:
    """Without an exponent, and without the noise behind the fifteenth digit of a whole number."""
    if raw.isdigit():
        return raw
    try:
        number = Decimal(raw)
        if not number.is_finite() or abs(number.adjusted()) > 30:
            return raw
    except (InvalidOperation, ValueError):
        return raw
    if number == number.to_integral_value() or abs(number) >= _LARGE:
        return f"{number.to_integral_value():f}"
    return f"{number:f}" if "E" in raw.upper() else raw


def formats(styles: etree._Element | None, *, since_1904: bool) -> dict[str, Shown]:
    """By the number of a cell's style: only where the number does not stand for itself."""
    if styles is None:
        return {}
    codes = {element.get("numFmtId") or "": element.get("formatCode") or ""
             for element in styles.iterfind("{*}numFmts/{*}numFmt")}
    found: dict[str, Shown] = {}
    for number, element in enumerate(styles.iterfind("{*}cellXfs/{*}xf")):
        id_ = element.get("numFmtId") or "0"
        shown = _shown(id_, codes, since_1904)
        if shown is not None:
            found[str(number)] = shown
    return found


def _shown(id_: str, codes: Mapping[str, str], since_1904: bool) -> Shown | None:
    code = codes.get(id_)
    if code is None:
        if id_.isdigit() and int(id_) in _TIMES:
            return _date_reader("hh:mm", since_1904)
        is_date = id_.isdigit() and int(id_) in _DATES
        return _date_reader("dd/mm/yyyy hh:mm", since_1904) if is_date else None
    bare = _ASIDE.sub("", code.partition(";")[0]).lower()
    if bare != "general" and any(letter in bare for letter in "dymhs"):
        return None if "#" in bare else _date_reader(bare, since_1904)
    pattern = _LITERAL.sub(lambda match: match[1] or match[2] or "", _LOOKS.sub(
        "", code.partition(";")[0]))
    if _DIGITS.fullmatch(pattern) and "." not in pattern and pattern.count("0") > 1:
        return lambda raw: _filled(pattern, plain(raw))
    return None


def _filled(pattern: str, digits: str) -> str:
    """``200415`` in ``00-00-00`` is ``20-04-15``."""
    if not digits.isdigit():
        return digits
    out: list[str] = []
    left = list(digits)
    wanted = sum(char in "0#" for char in pattern)
    for char in reversed(pattern):
        if char not in "0#":
            out.append(char)
            continue
        wanted -= 1
        if left:
            out.append(left.pop())
        elif char == "0":
            out.append("0")
        if not wanted:
            out += reversed(left)
            left = []
    return "".join(reversed(out)).strip()


def _date_reader(code: str, since_1904: bool) -> Shown:
    places = [code.find(letter) for letter in "dmy"]
    day, month, year = (place if place >= 0 else 99 for place in places)
    if "mmm" in code:
        shape = "{0.day:02d} {0:%B} {0.year:04d}"
    elif year < min(day, month):
        shape = "{0.year:04d}-{0.month:02d}-{0.day:02d}"
    elif month < day:
        shape = "{0.month:02d}/{0.day:02d}/{0.year:04d}"
    else:
        shape = "{0.day:02d}/{0.month:02d}/{0.year:04d}"
    timed = "h" in code or "s" in code

    def shown(raw: str) -> str:
        moment = _moment(raw, since_1904)
        if moment is None:
            return plain(raw)
        clock = f"{moment:%H:%M}" if timed and (moment.hour or moment.minute) else ""
        if moment.year < 1900 or (timed and year == 99 and day == 99):
            return clock or f"{moment:%H:%M}"
        return f"{shape.format(moment)} {clock}".strip()

    return shown


def _moment(raw: str, since_1904: bool) -> dt.datetime | None:
    try:
        serial = float(raw)
    except ValueError:
        return None
    if not 0 <= serial <= _LAST:
        return None
    if since_1904:
        start = dt.datetime(1904, 1, 1)
    else:
        start = dt.datetime(1899, 12, 30 if serial >= _BEFORE_GAP else 31)
    try:
        return start + dt.timedelta(days=int(serial), seconds=round(serial % 1 * 86_400))
    except OverflowError:
        return None
