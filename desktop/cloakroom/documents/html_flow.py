"""The pieces a page is rebuilt from, and the text that runs through them.

A block ends the line, a cell is set off by a tab, and white space is collapsed as on the screen
(CSS Text 3, 4.1). The text is laid out while the pieces are made, so each piece knows its offset.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from cloakroom.documents.html_allowed import BLOCKS


@dataclass(frozen=True, slots=True)
class Run:
    """Text of the page from ``start`` on, as written (no-break spaces stay); ``\\n`` is ``<br>``.
    ``kept``: its spaces are not collapsed."""

    start: int
    text: str = field(repr=False)
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """A start tag: attributes with closed values, and (name, address, value) of the others."""

    tag: str = field(repr=False)
    fixed: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    free: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Close:
    tag: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A line end or tab in the text that the tags stand for: nothing is written for it."""


Piece = Run | Open | Close | Gap

_WHITE = re.compile(r"[ \t\n\f]+")


class _Line(Enum):
    FRESH = auto()  # nothing on this line yet
    CELL = auto()  # directly behind a tab between two cells
    INLINE = auto()  # behind a character


class Flow:
    """Takes text and tags in order; ``pieces`` and ``text`` are what came of them."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._texts: list[str] = []
        self._length = 0
        self._line = _Line.FRESH
        self._after_space = False
        self._break_due = False
        self._break_has_tag = False
        self._cells: list[int] = []

    @property
    def text(self) -> str:
        return "".join(self._texts)

    def write(self, text: str, *, kept: bool) -> None:
        if not kept:
            self._write_collapsed(text)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self.line_break()
            self._write_run(line, kept=True)

    def line_break(self) -> None:
        self._start_line()
        self._add(Run(self._length, "\n"), "\n", _Line.FRESH)

    def open(self, tag: Open) -> None:
        if tag.tag in BLOCKS:
            self.block_edge(has_tag=True)
        if tag.tag == "tr":
            self._start_line()
            self._cells.append(0)
        elif tag.tag in ("td", "th"):
            self._start_cell()
        self.pieces.append(tag)

    def close(self, tag: str) -> None:
        self.pieces.append(Close(tag))
        if tag in BLOCKS:
            self.block_edge(has_tag=True)
        if tag == "tr":
            self._cells.pop()
            self._break_due = self._break_has_tag = self._line is not _Line.FRESH

    def block_edge(self, *, has_tag: bool) -> None:
        """The line ends here, if anything stands on it. Where no tag says so in the new page
        (``has_tag`` false), a ``<br>`` will."""
        if self._line is _Line.INLINE:
            self._break_has_tag = has_tag or (self._break_due and self._break_has_tag)
            self._break_due = True

    def _write_collapsed(self, text: str) -> None:
        text = _WHITE.sub(" ", text)
        if self._break_due or self._after_space or self._line is not _Line.INLINE:
            text = text.removeprefix(" ")
        self._write_run(text, kept=False)

    def _write_run(self, text: str, *, kept: bool) -> None:
        if not text:
            return
        self._start_line()
        self._add(Run(self._length, text, kept), text.replace("\xa0", " "), _Line.INLINE)
        self._after_space = not kept and text.endswith(" ")

    def _start_line(self) -> None:
        if self._break_due:
            piece = Gap() if self._break_has_tag else Run(self._length, "\n")
            self._add(piece, "\n", _Line.FRESH)

    def _start_cell(self) -> None:
        if self._cells[-1]:
            self._add(Gap(), "\t", _Line.CELL)
        self._cells[-1] += 1

    def _add(self, piece: Piece, text: str, line: _Line) -> None:
        self.pieces.append(piece)
        self._texts.append(text)
        self._length += len(text)
        self._line = line
        self._break_due = self._after_space = False


def addresses(pieces: Iterable[Piece]) -> dict[str, str]:
    """Address -> value of every attribute that may hold a personal detail."""
    return {
        address: value
        for piece in pieces
        if isinstance(piece, Open)
        for _, address, value in piece.free
    }
