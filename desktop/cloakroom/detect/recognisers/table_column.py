"""Values in a table, told by the heading of their column: pasted CSV, tabs, Markdown.

The heading may stand thousands of lines above the value, so this one reads the text in one go; each
line is read once, whatever the number of headings, and prose hardly at all: a line is no heading
where the next one has no such mark.
"""

import re
from collections.abc import Generator, Iterator

from cloakroom.detect.hit import Hit
from cloakroom.detect.pace import Pulse, unhurried
from cloakroom.detect.recognisers.column_kinds import KINDS, SIGN, Kind
from cloakroom.detect.recognisers.secret_value import is_placeholder

_MARK = re.compile(r"[,\t|;]")
_EDGE = " \t\r\"'"
_DIGIT = re.compile("[0-9]")
_LONGEST_HEADING = 40
_LONGEST_LINE = 4_000


def find(text: str, pulse: Pulse = unhurried) -> Iterator[Hit]:
    position = 0
    while mark := _MARK.search(text, position):
        start, position = _line_start(text, mark.start()), _line_end(text, mark.end())
        pulse(position - start)
        below = text[position + 1 : _line_end(text, position + 1)]
        if mark.group() not in below or not SIGN.search(text[start:position].lower()):
            continue
        columns = _columns(text[start:position], mark.group())
        if columns:
            position = yield from _rows(text, position + 1, mark.group(), columns, pulse)


def _line_start(text: str, position: int) -> int:
    left = max(0, position - _LONGEST_LINE)
    return max(left, text.rfind("\n", left, position) + 1)


def _line_end(text: str, position: int) -> int:
    right = min(len(text), position + _LONGEST_LINE)
    found = text.find("\n", position, right)
    return found if found >= 0 else right


def _columns(heading: str, mark: str) -> dict[int, Kind]:
    """The columns whose cell is a heading we know and little else."""
    columns = {}
    for number, cell in enumerate(heading.split(mark)):
        plain = cell.strip(_EDGE)
        if len(plain) > _LONGEST_HEADING or _DIGIT.search(plain):
            continue
        for kind in KINDS:
            word = kind.heading.search(plain)
            if word and len(plain) <= len(word.group()) + 10:
                columns[number] = kind
                break
    return columns


def _rows(
    text: str, position: int, mark: str, columns: dict[int, Kind], pulse: Pulse
) -> Generator[Hit, None, int]:
    """The hits in the lines from ``position`` on that reach the last known column; returns where
    they end."""
    while position < len(text):
        end = _line_end(text, position)
        pulse(end - position)
        cells = list(_cells(text[position:end], mark))
        if len(cells) <= max(1, *columns):
            break
        for number, kind in columns.items():
            start, stop = cells[number]
            yield from _value(text, position + start, position + stop, kind)
        position = end + 1
    return position


def _cells(line: str, mark: str) -> Iterator[tuple[int, int]]:
    """Start and end of each cell; a mark inside double quotes divides nothing."""
    start, quoted = 0, False
    for place, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == mark and not quoted:
            yield start, place
            start = place + 1
    yield start, len(line)


def _value(text: str, start: int, end: int, kind: Kind) -> Iterator[Hit]:
    cell = text[start:end]
    start += len(cell) - len(cell.lstrip(_EDGE))
    value = cell.strip(_EDGE)
    if kind.value.fullmatch(value) and not is_placeholder(value):
        why = "under the heading of its column"
        yield Hit(start, start + len(value), kind.entity_type, 0.86, why)
