"""Names in a table, told by the heading of their column: pasted CSV, tabs, Markdown."""

import re
from collections.abc import Iterator
from typing import Final

from cloakroom.detect.name_rules.cue import Cued
from cloakroom.detect.name_rules.reading import name_at
from cloakroom.detect.name_rules.words import is_stop
from cloakroom.detect.pace import Pulse, unhurried

WHY: Final = "under the heading of its column"
SCORE: Final = 0.92
_HEADINGS: Final = frozenset((
    "name", "names", "full name", "fullname", "first name", "firstname", "forename", "forenames",
    "given name", "surname", "last name", "lastname", "family name", "middle name", "maiden name",
    "preferred name", "display name", "displayname", "patient", "patient name", "patient's name",
    "applicant", "applicant name", "tenant", "tenant name", "employee", "employee name", "pupil",
    "pupil name", "student", "student name", "child", "child's name", "parent", "carer", "guardian",
    "contact", "contact name", "contact person", "customer name", "client name", "client", "staff",
    "staff member", "manager", "line manager", "cardholder", "account holder", "next of kin", "gp",
    "consultant", "doctor", "nurse", "social worker", "claimant", "defendant", "respondent",
    "judge", "driver", "passenger", "passenger name", "keeper", "occupier", "owner", "owner name",
    "attendee", "participant", "delegate", "member", "member name", "volunteer", "trustee",
    "director", "author", "interviewer", "witness", "officer", "caseworker", "player", "resident",
    "read by", "seen by", "paid by", "assigned to", "reported by", "approved by", "signed by",
))
_MARKS: Final = ("\t", "|", ";", ",")
_EDGE: Final = " \t\r\"'*"
_LONGEST_LINE: Final = 4_000
_TITLE: Final = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|prof|cllr|rev|sir|dame)\b\.?[ ]", re.I)


def cells(text: str, pulse: Pulse = unhurried) -> Iterator[Cued]:
    """The cells under such a heading that are a name and nothing else. Each line is read once."""
    mark, columns, start = "", frozenset[int](), 0
    for line in _lines(text):
        pulse(len(line))
        if len(line) <= _LONGEST_LINE:
            if columns and line.count(mark) >= max(1, *columns):
                yield from _row(text, start, line.split(mark), columns)
            else:
                mark, columns = _heading(line)
        start += len(line)


def _lines(text: str) -> Iterator[str]:
    """With their ends; one at a time, as a text may be as large as the memory left."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _heading(line: str) -> tuple[str, frozenset[int]]:
    for mark in _MARKS:
        if mark in line:
            plain = line.lower().replace("_", " ").replace("’", "'").split(mark)
            known = frozenset(n for n, cell in enumerate(plain) if cell.strip(_EDGE) in _HEADINGS)
            return (mark, known) if known and _is_header(plain) else ("", frozenset())
    return "", frozenset()


def _is_header(row: list[str]) -> bool:
    """Two cells may also be a label and its value: then both must be headings."""
    filled = [cell.strip(_EDGE) for cell in row if cell.strip(_EDGE)]
    return len(filled) > 2 or (len(filled) == 2 and all(map(_is_heading, filled)))


def _is_heading(cell: str) -> bool:
    return cell in _HEADINGS or all(is_stop(word) for word in cell.split())


def _row(text: str, start: int, row: list[str], columns: frozenset[int]) -> Iterator[Cued]:
    for number, cell in enumerate(row):
        if number in columns:
            value = cell.strip(_EDGE)
            at = start + len(cell) - len(cell.lstrip(_EDGE))
            title = _TITLE.match(value)
            at, value = (at + title.end(), value[title.end() :]) if title else (at, value)
            name = name_at(text, at, most=6, small=True)
            if name and name.end == at + len(value):
                yield Cued(name.start, name.end, WHY, SCORE, sure=True, bounded=True)
        start += len(cell) + 1
