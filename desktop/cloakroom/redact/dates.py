"""Dates moved by a constant, in the layout they were written in.

The constant is a whole number of weeks, 5 to 104, forwards or back, drawn from the key of the
matter: intervals, ages to within two years and days of the week stay true. Day before month, as in
Britain; a date that is none that way round (13 as a month) is not moved.
"""

import re
from datetime import date, timedelta

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)
_NAMES = "|".join((*_MONTHS, *(month[:3] for month in _MONTHS), "sept"))
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?"
_DAY = r"(?P<day>[0-9]{1,2})(?P<ordinal>st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_LAYOUTS = tuple(
    re.compile(layout, re.IGNORECASE | re.ASCII)
    for layout in (
        rf"{_YEAR}(?P<mark>[-/.])(?P<month>[0-9]{{2}})(?P=mark)(?P<day>[0-9]{{2}})",
        rf"(?P<day>[0-9]{{1,2}})(?P<mark> ?[-/.] ?)(?P<month>[0-9]{{1,2}})(?P=mark){_YEAR}",
        rf"{_WEEKDAY}{_DAY}[ -](?:of )?(?P<month>{_NAMES})\.?,?[ -]{_YEAR}",
        rf"{_WEEKDAY}(?P<month>{_NAMES})\.? {_DAY},? {_YEAR}",
    )
)


def days(secret: bytes) -> int:
    """The constant of a matter from four bytes or more that only it knows."""
    weeks = 5 + int.from_bytes(secret[:3], "big") % 100
    return 7 * (weeks if secret[3] % 2 else -weeks)


def shifted(value: str, by: int) -> str | None:
    """``value``, a whole date, moved ``by`` days; None when it is not read as one."""
    for layout in _LAYOUTS:
        match = layout.fullmatch(value)
        if match:
            return _moved(match, by)
    return None


def year_of(value: str) -> str | None:
    """The year, when ``value`` holds exactly one of four digits."""
    years = re.findall(r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])", value, re.ASCII)
    return years[0] if len(years) == 1 else None


def _moved(match: re.Match[str], by: int) -> str | None:
    try:
        day = date(int(match["year"]), _month(match["month"]), int(match["day"]))
        new = day + timedelta(days=by)
    except (ValueError, OverflowError):
        return None
    parts = {
        "year": f"{new.year:04}",
        "month": _like(match["month"], new.month),
        "day": f"{new.day:02}" if _padded(match) else f"{new.day}",
        "ordinal": _ordinal(new.day),
    }
    text = match[0]
    present = [name for name in parts if name in match.re.groupindex and match[name]]
    for name in sorted(present, key=match.start, reverse=True):
        text = text[: match.start(name)] + parts[name] + text[match.end(name) :]
    return text


def _padded(match: re.Match[str]) -> bool:
    in_digits = len(match["month"]) == 2 and match["month"].isdigit()
    return in_digits or match["day"].startswith("0")


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return next(n for n, name in enumerate(_MONTHS, 1) if name[:3] == written[:3].casefold())


def _like(written: str, month: int) -> str:
    """``month`` in digits, whole or in three letters, capitals or small, as ``written`` is."""
    if written.isdigit():
        return f"{month:0{len(written)}}"
    name = _MONTHS[month - 1]
    # May may be either: whole, as that is what most write
    whole = written.casefold() in _MONTHS
    name = name if whole else name[:3]
    return name.upper() if written.isupper() else name if written.islower() else name.capitalize()


def _ordinal(day: int) -> str:
    if 11 <= day <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
