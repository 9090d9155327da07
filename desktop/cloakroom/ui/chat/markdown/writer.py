"""Writes Markdown into a document and, when the text grew, writes only what is not as it was."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from cloakroom.model import Ticket
from cloakroom.ui.chat.markdown.blocks import Block, Kind, Reading
from cloakroom.ui.chat.markdown.formats import block_format, run_format, words_format
from cloakroom.ui.chat.markdown.inline import Run, runs
from cloakroom.ui.chat.markdown.rows import Span
from cloakroom.ui.chat.markdown.tables import insert_table, no_height
from cloakroom.ui.restoring import LOOK, fate_of
from cloakroom.ui.review.marks import Patch
from cloakroom.ui.review.offsets import shown
from cloakroom.ui.theme import Theme

_LINE = "\u2028"  # a new line in the same block


@dataclass(frozen=True, slots=True)
class Code:
    """Code as it stands: its first and last position in the document, and where it is written in
    the source."""

    first: int
    last: int
    language: str
    lines: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block was begun: a position, and whether an empty block of Qt waited there."""

    position: int
    fresh: bool
    patches: int
    codes: int
    quotes: int


class Writer:
    """``patches`` in positions of the document; ``codes`` and ``quotes`` are painted by the widget
    (a quotation as the span of its positions)."""

    def __init__(self, document: QTextDocument, font: QFont, theme: Theme) -> None:
        self._document, self._font, self._theme = document, font, theme
        document.setUndoRedoEnabled(False)
        self._reading = Reading()
        self._places: list[_Place] = []
        self._line_ends: list[int] = []  # of the code written last
        self._fresh = True
        self._text = self._masked = ""
        self._tickets: Sequence[Ticket] = ()
        self.patches: list[Patch] = []
        self.codes: list[Code] = []
        self._first = 0  # of the code that is written
        self.quotes: list[Span] = []

    def write(self, text: str, tickets: Sequence[Ticket]) -> None:
        """``tickets`` with the values that were put back: words, whatever signs are in them."""
        self._text, self._tickets = text, tickets
        before = self._reading.blocks
        self._masked = _masked(text, tickets)
        first = self._reading.read(self._masked)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if self._is_more_code(before, first):
            self._write_more_code(cursor, first, before[first])
        else:
            self._cut(cursor, first)
            for number in range(first, len(self._reading.blocks)):
                self._write_block(cursor, number)
        cursor.endEditBlock()

    def source(self, code: Code) -> str:
        """What is copied: the lines as they came, with the values put back."""
        return "\n".join(self._text[start:end] for start, end in code.lines)

    # ---- what goes

    def _cut(self, cursor: QTextCursor, first: int) -> None:
        if first >= len(self._places):
            cursor.movePosition(QTextCursor.MoveOperation.End)
            return
        place = self._places[first]
        del self._places[first:]
        self._remove(cursor, place.position)
        self._fresh = place.fresh
        del self.patches[place.patches :]
        del self.codes[place.codes :]
        del self.quotes[place.quotes :]

    def _remove(self, cursor: QTextCursor, position: int) -> None:
        form = self._document.findBlock(position).blockFormat()
        cursor.setPosition(position)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(form)  # an empty block would take that of the removed one

    # ---- what comes

    def _write_block(self, cursor: QTextCursor, number: int) -> None:
        block = self._reading.blocks[number]
        above = self._reading.blocks[number - 1] if number else None
        self._places.append(_Place(cursor.position(), self._fresh, len(self.patches),
                                   len(self.codes), len(self.quotes)))
        base = words_format(block, self._font, self._theme)
        if block.kind is Kind.TABLE:
            insert_table(cursor, block, base, self._write_cell, self._masked)
            self._fresh = True
            return
        if self._fresh and block.kind is Kind.CODE and above and above.kind is Kind.TABLE:
            self._new_block(cursor, no_height(), base)  # Qt has no room above a block after a table
        self._new_block(cursor, block_format(block, above), base)
        start = cursor.position()
        if block.kind is Kind.CODE:
            self._line_ends, self._first = [], start
            self._write_code(cursor, block, 0)
        elif block.kind is Kind.ITEM:
            cursor.insertText(f"{_bullet(block)}\u2002", base)
            self._write_words(cursor, block.lines, base)
        else:
            self._write_words(cursor, block.lines, base)
        if block.quote:
            self.quotes.append((start, cursor.position()))

    def _new_block(
        self, cursor: QTextCursor, form: QTextBlockFormat, base: QTextCharFormat
    ) -> None:
        if self._fresh:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(base)
        else:
            cursor.insertBlock(form, base)
        self._fresh = False

    def _write_cell(self, cursor: QTextCursor, cell: Span, base: QTextCharFormat) -> None:
        self._write_words(cursor, (cell,), base)

    def _write_words(
        self, cursor: QTextCursor, lines: Sequence[Span], base: QTextCharFormat
    ) -> None:
        for run in runs(self._masked, lines):
            if run is None:
                cursor.insertText(_LINE, base)
            else:
                self._write_run(cursor, run, run_format(run, base, self._font, self._theme))

    def _write_run(self, cursor: QTextCursor, run: Run, form: QTextCharFormat) -> None:
        for start, end, ticket in _pieces(run.start, run.end, self._tickets):
            position = cursor.position()
            words = shown(self._text[start:end]).replace("\n", _LINE)
            if ticket is None:
                cursor.insertText(words, form)
            else:
                cursor.insertText(words, _without_field(form))
                group = LOOK[fate_of(ticket)]
                self.patches.append(Patch(position, cursor.position(), group))

    # ---- code, line by line

    def _is_more_code(self, before: Sequence[Block], first: int) -> bool:
        """Whether all that is new are lines at the end of the last block."""
        now = self._reading.blocks
        if not first == len(before) - 1 == len(now) - 1 or not before[first].lines:
            return False
        old, new = before[first], now[first]
        return (old.kind is new.kind is Kind.CODE and old.mark == new.mark
                and old.lines[:-1] == new.lines[: len(old.lines) - 1])

    def _write_more_code(self, cursor: QTextCursor, number: int, old: Block) -> None:
        line = len(old.lines) - 1
        start = self._line_ends[line - 1] if line else self.codes[-1].first
        self._remove(cursor, start)
        self.patches = [patch for patch in self.patches if patch.end <= start]
        del self._line_ends[line:], self.codes[-1]
        self._write_code(cursor, self._reading.blocks[number], line)

    def _write_code(self, cursor: QTextCursor, block: Block, line: int) -> None:
        """From ``line`` on; those before it stand there."""
        base = words_format(block, self._font, self._theme)
        form = block_format(block, None, line=1)
        for number, (start, end) in enumerate(block.lines[line:], line):
            if number:
                cursor.insertBlock(form, base)
            self._write_run(cursor, Run(start, end), base)
            self._line_ends.append(cursor.position())
        self.codes.append(Code(self._first, cursor.position(), block.mark, block.lines))


def _without_field(form: QTextCharFormat) -> QTextCharFormat:
    """The field of words in code would cover the mark of a value."""
    bare = QTextCharFormat(form)
    bare.clearBackground()
    return bare


def _bullet(block: Block) -> str:
    return block.mark if block.mark[-1] in ".)" else "•◦▪"[(block.level - 1) % 3]


def _masked(text: str, tickets: Sequence[Ticket]) -> str:
    """The text with a letter for each character of a value, so that nothing in it is a sign."""
    parts, at = [], 0
    for ticket in tickets:
        parts += [text[at : ticket.start], "x" * (ticket.end - ticket.start)]
        at = ticket.end
    return "".join([*parts, text[at:]])


def _pieces(
    start: int, end: int, tickets: Sequence[Ticket]
) -> Iterator[tuple[int, int, Ticket | None]]:
    """The span cut at the edges of the values in it."""
    index = bisect_right(tickets, start, key=lambda ticket: ticket.end)
    while index < len(tickets) and tickets[index].start < end:
        ticket = tickets[index]
        if ticket.start > start:
            yield start, ticket.start, None
        yield max(start, ticket.start), min(end, ticket.end), ticket
        start, index = min(end, ticket.end), index + 1
    if start < end:
        yield start, end, None
