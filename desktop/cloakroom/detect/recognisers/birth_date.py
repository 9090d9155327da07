"""Dates of birth: a date in any usual form, near a word for birth or under its column heading.
Other dates are nobody's secret and are left alone."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import mentions, phrases
from cloakroom.detect.hit import Hit

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"(?:(?:18|19|20)[0-9]{2}|['’]?[0-9]{2})"
_DATE = re.compile(
    rf"(?<![\w./-])(?:{_DAY}(?P<sep>[./ –-])(?:0?[1-9]|1[0-2])(?P=sep){_YEAR}"
    rf"|(?:0?[1-9]|1[0-2])(?P<us>[./-]){_DAY}(?P=us){_YEAR}"
    r"|(?:18|19|20)[0-9]{2}(?P<iso>[./-])(?:0?[1-9]|1[0-2])(?P=iso)[0-3]?[0-9]"
    rf"|{_DAY}(?:st|nd|rd|th)?(?: of|\.)?[ -/]{{0,2}}{_MONTH}[ ,./-]{{0,3}}{_YEAR}"
    rf"|{_MONTH} ?{_DAY}(?:st|nd|rd|th)?,? (?:18|19|20)[0-9]{{2}}"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2})(?![\w/]|[.-][0-9])",
    re.I,
)
_BIRTH = phrases(
    "born", "born on", "date of birth", "dates of birth", "birth date", "birthdate", "birthday",
    "dob", "d.o.b", "d o b", "d/o/b", "birth", "dateofbirth", "birth day",
)
_AFTER = 60
_BEFORE = 40
_OTHER_DATE = phrases(
    "died", "death", "d.", "married", "joined", "started", "start date", "appointment", "admitted",
    "expiry", "expires", "issued", "today", "signed", "dated", "seen on", "on the date",
)
_SPLIT = re.compile(r"[,\t|;]")

Span = tuple[int, int]


def find(text: str) -> Iterator[Hit]:
    if not mentions(text, "born", "birth", "dob", "d.o.b", "d o b", "d/o/b"):
        return
    column_end = 0
    for word in _BIRTH.finditer(text):
        dates: list[Span] = []
        if word.start() >= column_end:
            dates, column_end = _column(text, word)
        for date in dates:
            yield Hit(*date, "DATE_TIME", 0.85, "a date in a column for dates of birth")
        found = None if dates else _after(text, word.end()) or _before(text, word.start())
        if found:
            yield Hit(*found, "DATE_TIME", 0.92, "a date beside a word for birth")


def _after(text: str, start: int) -> Span | None:
    date = _DATE.search(text, start, min(len(text), start + _AFTER))
    if date is None or _OTHER_DATE.search(text, start, date.start()):
        return None
    return date.span()


def _before(text: str, end: int) -> Span | None:
    last = None
    for date in _DATE.finditer(text, max(0, end - _BEFORE), end):
        last = date.span()
    if last is None or "\n" in text[last[1] : end] or _OTHER_DATE.search(text, last[1], end):
        return None
    return last


def _column(text: str, word: re.Match[str]) -> tuple[list[Span], int]:
    """The dates in the lines below, in the column that the word heads; and where they end, so that
    no line is read for two headings."""
    line_start = text.rfind("\n", max(0, word.start() - 1000), word.start()) + 1
    line_end = text.find("\n", word.end(), word.end() + 1000)
    mark = _SPLIT.search(text, line_start, max(line_start, line_end))
    if mark is None or not _is_heading(text[line_start:line_end], word, line_start, mark.group()):
        return [], word.end()
    column = text.count(mark.group(), line_start, word.start())
    dates = []
    position = line_end + 1
    while position < len(text):
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        cells = text[position : min(stop, position + 4000)].split(mark.group())
        if len(cells) <= column:
            break
        start = position + sum(len(cell) + 1 for cell in cells[:column])
        date = _DATE.search(text, start, start + len(cells[column]))
        if date:
            dates.append(date.span())
        position = stop + 1
    return dates, position


def _is_heading(line: str, word: re.Match[str], line_start: int, mark: str) -> bool:
    """Whether the word fills its cell, but for a few signs or a unit."""
    left = line.rfind(mark, 0, word.start() - line_start) + 1
    right = line.find(mark, word.end() - line_start)
    cell = line[left : right if right >= 0 else len(line)]
    return len(cell.strip()) <= len(word.group()) + 12 and not any(map(str.isdigit, cell))
