"""What a value must be written as so that the format around it stays whole."""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from cloakroom.model import Recovery
from cloakroom.redact.changes import Change


class Target(StrEnum):
    """TEXT puts the value back to the byte; the others as that format writes it, in JSON inside a
    string (RFC 8259), in CSV as a part of a cell (RFC 4180), in Markdown as plain words."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]`` becomes ``new``; ``change`` is None for a quote that a cell needs."""

    start: int
    end: int
    new: str = field(repr=False)
    change: Change | None = None


_MARKDOWN_SIGN = re.compile(r"[\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_])")
_BACKTICKS = re.compile(r"`+")
_CELL = MappingProxyType({
    mark: re.compile(rf'"(?:[^"]|"")*"|[^\r\n{mark}]+') for mark in (",", ";", "\t")
})
_NEEDS_QUOTES = re.compile(r'[",;\t\r\n]')


def pieces(text: str, found: Sequence[Change], target: Target) -> Iterator[Piece]:
    """The replacements in the order of ``text``. An unknown placeholder stays as it is."""
    return _PIECES[target](text, found)


def _written(write: Callable[[str], str]) -> Callable[[str, Sequence[Change]], Iterator[Piece]]:
    def each(text: str, found: Sequence[Change]) -> Iterator[Piece]:
        return (_piece(text, change, write) for change in found)

    return each


def _piece(text: str, change: Change, write: Callable[[str], str]) -> Piece:
    new = change.before + write(change.value) + change.after
    if change.recovery is Recovery.UNKNOWN:
        new = text[change.start : change.end]
    return Piece(change.start, change.end, new, change)


def _in_json(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1]


def _markdown(text: str, found: Sequence[Change]) -> Iterator[Piece]:
    """Inside code everything is plain; a table's cell ends at a bar or at the line's end."""
    code = iter(_code(text))
    start, end = next(code, (len(text), len(text)))
    for change in found:
        while end <= change.start and start < len(text):
            start, end = next(code, (len(text), len(text)))
        if start <= change.start < end:
            yield _piece(text, change, str)
        else:
            line = text[text.rfind("\n", 0, change.start) + 1 : change.start]
            in_table = line.lstrip().startswith("|")
            yield _piece(text, change, _in_cell if in_table else _in_markdown)


def _in_markdown(value: str) -> str:
    return _MARKDOWN_SIGN.sub(r"\\\g<0>", value)


def _in_cell(value: str) -> str:
    return "<br>".join(map(_in_markdown, value.splitlines()))


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Spans between two equal runs of backticks (CommonMark 0.31, 4.5 and 6.1)."""
    runs = list(_BACKTICKS.finditer(text))
    following: dict[int, int] = {}
    partner = [-1] * len(runs)
    for n in range(len(runs) - 1, -1, -1):
        length = len(runs[n][0])
        partner[n] = following.get(length, -1)
        following[length] = n
    n = 0
    while n < len(runs):
        if partner[n] > 0:
            yield runs[n].start(), runs[partner[n]].end()
            n = partner[n]
        n += 1


def _csv(text: str, found: Sequence[Change]) -> Iterator[Piece]:
    """A cell that its values would break gets quotes around it."""
    first_line = text.split("\n", 1)[0]
    mark = max(_CELL, key=first_line.count)
    n = 0
    for cell in _CELL[mark].finditer(text) if found else ():
        inside = []
        while n < len(found) and found[n].start < cell.end():
            inside.append(found[n])
            n += 1
        yield from _cell(text, cell, inside)
    yield from (_piece(text, change, str) for change in found[n:])


def _cell(text: str, cell: re.Match[str], inside: Sequence[Change]) -> Iterator[Piece]:
    quoted = cell[0].startswith('"')
    breaks = any(_NEEDS_QUOTES.search(change.value) for change in inside)
    if breaks and not quoted:
        yield Piece(cell.start(), cell.start(), '"')
    for change in inside:
        yield _piece(text, change, _doubled if breaks else str)
    if breaks and not quoted:
        yield Piece(max(cell.end(), inside[-1].end), max(cell.end(), inside[-1].end), '"')


def _doubled(value: str) -> str:
    return value.replace('"', '""')


_PIECES: Mapping[Target, Callable[[str, Sequence[Change]], Iterator[Piece]]] = MappingProxyType({
    Target.TEXT: _written(str),
    Target.MARKDOWN: _markdown,
    Target.HTML: _written(html.escape),
    Target.JSON: _written(_in_json),
    Target.CSV: _csv,
})
