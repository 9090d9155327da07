"""Paints the marks of findings behind the words of a text field, under the visible lines only."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit

from cloakroom.ui.review.marks import Patch, draw_line
from cloakroom.ui.review.offsets import Utf16
from cloakroom.ui.theme import Theme

_MANY_LINES = 40
NO_WIDE = Utf16("")
"""For patches that count in code units already."""


class Marks:
    """Patches of one text, sorted, not overlapping; ``utf16`` translates their offsets to Qt's."""

    def __init__(self, patches: Sequence[Patch] = (), utf16: Utf16 = NO_WIDE) -> None:
        self.patches, self._utf16 = patches, utf16

    def paint(
        self, painter: QPainter, block: QTextBlock, corner: QPointF, theme: Theme,
        *, shown: QRect | None = None,
    ) -> None:
        """Those in ``block``, whose corner is there in the viewport; of a paragraph of many lines
        only those in the part that is ``shown``."""
        first, last = _shown_part(block, corner, shown)
        for patch, start, end in self._in_block(block, first, last):
            for line, left, right in _pieces(block, start, end):
                _paint_piece(painter, patch, _field(line, left, right, corner), theme)

    def at(self, point: int) -> Patch | None:
        """The one that holds ``point``, in code points."""
        index = bisect_right(self.patches, point, key=_start) - 1
        found = self.patches[index] if index >= 0 else None
        return found if found and point < found.end else None

    def _in_block(
        self, block: QTextBlock, begin: int, length: int
    ) -> Iterator[tuple[Patch, int, int]]:
        """Those between two places of the block, each with where it begins and ends in it; in code
        units."""
        first = self._utf16.point(block.position() + begin)
        last = self._utf16.point(block.position() + length)
        index = max(0, bisect_right(self.patches, first, key=_start) - 1)
        while index < len(self.patches) and self.patches[index].start < last:
            patch = self.patches[index]
            if patch.end > first:
                start = max(0, self._utf16.unit(patch.start) - block.position())
                end = min(block.length() - 1, self._utf16.unit(patch.end) - block.position())
                yield patch, start, end
            index += 1


def _start(patch: Patch) -> int:
    return patch.start


def visible_blocks(edit: QTextEdit, shown: QRect) -> Iterator[tuple[QTextBlock, QPointF]]:
    """Each block with the place of its corner in the viewport."""
    scrolled = QPointF(edit.horizontalScrollBar().value(), edit.verticalScrollBar().value())
    top = scrolled.y() + shown.top() - 40
    bottom = scrolled.y() + shown.bottom() + 40
    block = edit.cursorForPosition(shown.topLeft()).block()
    layout = edit.document().documentLayout()
    while block.isValid():
        place = layout.blockBoundingRect(block)
        if place.top() > bottom:
            break
        if place.bottom() >= top:
            yield block, place.topLeft() - scrolled
        block = block.next()


def _paint_piece(painter: QPainter, patch: Patch, field: QRectF, theme: Theme) -> None:
    mark = theme.marks[patch.group]
    if not patch.faint:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mark.field))
        painter.drawRoundedRect(field, 4, 4)
    draw_line(painter, mark, field, QColor(theme.quiet if patch.faint else mark.line),
              faint=patch.faint)
    if patch.current:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawRoundedRect(field.adjusted(-3, -3, 3, 4), 6, 6)


def _shown_part(block: QTextBlock, corner: QPointF, shown: QRect | None) -> tuple[int, int]:
    """The first and the last place of the block that may be seen."""
    layout = block.layout()
    count = layout.lineCount()
    if shown is None or count < _MANY_LINES:
        return 0, block.length()
    above, below = shown.top() - corner.y(), shown.bottom() - corner.y()
    lines = range(count)
    first = max(0, bisect_right(lines, above, key=lambda n: layout.lineAt(n).y()) - 1)
    last = bisect_right(lines, below, key=lambda n: layout.lineAt(n).y())
    end = layout.lineAt(last).textStart() if last < count else block.length()
    return layout.lineAt(first).textStart(), end


def _pieces(block: QTextBlock, start: int, end: int) -> Iterator[tuple[QTextLine, float, float]]:
    """The parts of the span on the lines of the block: (line, left, right)."""
    layout = block.layout()
    line = layout.lineForTextPosition(start)
    while line.isValid() and line.textStart() < end:
        first, last = line.textStart(), line.textStart() + line.textLength()
        if last > start:
            sides = [_x(line, max(start, first)), _x(line, min(end, last))]
            yield line, min(sides), max(sides)
        line = layout.lineAt(line.lineNumber() + 1)


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast(tuple[float, int], line.cursorToX(position))  # the stubs say object
    return x


def _field(line: QTextLine, left: float, right: float, corner: QPointF) -> QRectF:
    """The field behind the words: as high as the letters, not as the line."""
    base = corner.y() + line.y() + line.ascent()
    return QRectF(corner.x() + left - 2, base - 17, right - left + 4, 24)
