"""Tables as text (RFC 4180, and what spreadsheets make of it): one segment a row.

The delimiter, the quoting of each cell and the line ends stay. A cell is quoted when what stands
in for a value needs it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cloakroom.documents.base import NO_WISHES, Edit, File, Opaque, Rewritten, Wishes
from cloakroom.documents.splice import by_segment, spread
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.text import TextFile, decode
from cloakroom.model import Segment

_DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE: Final = 20_000
_LINE = re.compile(r"[^\r\n]*")
_QUOTED: Final = r'"(?:[^"]|"")*(?:"|\Z)[^{0}\r\n]*'


@dataclass(frozen=True, slots=True, repr=False)
class Cell:
    """``text[start:end]`` is the cell as it is written."""

    start: int
    end: int
    value: str
    quoted: bool


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """``end`` is where its last cell ends: the line end behind it belongs to no cell."""

    start: int
    end: int


def open_csv(file: File) -> "CsvDocument":
    return CsvDocument(decode(file.data, file.name), file.suffix)


class CsvDocument:
    """Cells of a row are read with tabs between them, whatever the delimiter."""

    opaque: Sequence[Opaque] = ()
    notes: Sequence[str] = ()

    def __init__(self, file: TextFile, suffix: str) -> None:
        self._file = file
        self._suffix = suffix
        delimiter = "\t" if suffix == ".tsv" else _delimiter(file.text[:_SAMPLE])
        self._table = _Table(file.text, delimiter)
        self._rows = list(self._table.rows())
        self.segments: Sequence[Segment] = tuple(
            Segment(f"row {number}", self._table.reading(row), f"row {number}")
            for number, row in enumerate(self._rows, start=1)
        )

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        text, at = self._file.text, 0
        edited = by_segment(edits)
        parts: list[str] = []
        for index, (row, segment) in enumerate(zip(self._rows, self.segments, strict=True)):
            todo = edited.get(index, [])
            if todo or sweep.found(segment.text):
                parts += [text[at : row.start], self._table.changed(row, segment.text, todo, sweep)]
                at = row.end
        new = "".join([*parts, text[at:]])
        return Rewritten(self._file.encode(new), self._suffix)


class _Table:
    def __init__(self, text: str, delimiter: str) -> None:
        self._text = text
        self._delimiter = delimiter
        escaped = re.escape(delimiter)
        plain = rf"[^{escaped}\r\n]*"
        self._cell = re.compile(rf"(?:{_QUOTED.format(escaped)}|{plain})")

    def rows(self) -> Iterator[Row]:
        """In one pass over the text; a line end inside quotes does not end a row."""
        text, end, start = self._text, 0, 0
        while start < len(text):
            line = _LINE.match(text, start)
            if line is not None and '"' not in line[0]:
                end = line.end()
            else:
                *_, (_, end) = self._spans(start)
            yield Row(start, end)
            start = end + (2 if text.startswith("\r\n", end) else 1)

    def reading(self, row: Row) -> str:
        raw = self._text[row.start : row.end]
        if '"' not in raw:
            return raw.replace(self._delimiter, "\t")
        return "\t".join(cell.value for cell in self._cells(row))

    def changed(self, row: Row, reading: str, edits: Sequence[Edit], sweep: Sweep) -> str:
        """The row as it is written after ``edits`` in its reading, and the sweep."""
        cells = list(self._cells(row))
        places, at = [], 0
        for cell in cells:
            places.append((at, at + len(cell.value)))
            at += len(cell.value) + 1
        new = dict(spread(reading, places, edits))
        written = [
            self._written(cell, sweep.text(new.get(index, cell.value)))
            for index, cell in enumerate(cells)
        ]
        return self._delimiter.join(written)

    def _written(self, cell: Cell, value: str) -> str:
        if value == cell.value:
            return self._text[cell.start : cell.end]
        if cell.quoted or any(char in value for char in f'{self._delimiter}"\r\n'):
            return '"' + value.replace('"', '""') + '"'
        return value

    def _cells(self, row: Row) -> Iterator[Cell]:
        for start, end in self._spans(row.start):
            raw = self._text[start:end]
            yield Cell(start, end, _value(raw), raw.startswith('"'))

    def _spans(self, start: int) -> Iterator[tuple[int, int]]:
        while True:
            match = self._cell.match(self._text, start)
            end = match.end() if match else start
            yield start, end
            if not self._text.startswith(self._delimiter, end) or end >= len(self._text):
                return
            start = end + len(self._delimiter)


def _value(raw: str) -> str:
    """Without its quotes; what follows the closing quote, which should not be, stays."""
    if not raw.startswith('"'):
        return raw
    end = raw.rfind('"')
    inner, rest = (raw[1:end], raw[end + 1 :]) if end > 0 else (raw[1:], "")
    return inner.replace('""', '"') + rest


def _delimiter(sample: str) -> str:
    """The one that parts most lines into the same number of cells; a comma when in doubt."""
    lines = [line for line in sample.splitlines()[:50] if line.strip()]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_DELIMITERS, key=evenness)
