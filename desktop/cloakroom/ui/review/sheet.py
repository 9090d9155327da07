"""The text on its sheet, with a mark on every finding.

Marks are painted under the visible lines only, so that a megabyte with thirty thousand findings
scrolls as lightly as a letter; a long text is laid down in slices between events.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from cloakroom.ui.review.marks import Patch, draw_line
from cloakroom.ui.review.offsets import Utf16, shown
from cloakroom.ui.theme import LIGHT, Theme

SLICE = 8_000
"""Characters laid down between two events of the window."""
ROOM = 48  # pixels kept free above and below what is shown
LINE_HEIGHT = 165  # per cent: so that the lines under the words can breathe


class Sheet(QTextEdit):
    """Read-only; ``clicked`` with a position in code points, ``selected`` when the user asks to
    mark the selection (start, end, where to show the menu)."""

    clicked = Signal(int)
    mark_asked = Signal(int, int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameStyle(0)
        self.setAccessibleName("Text under review")
        self.document().setDocumentMargin(30)
        self._theme = LIGHT
        self._utf16 = Utf16("")
        self._patches: Sequence[Patch] = ()
        self._starts: list[int] = []
        self._rest = ""
        self._laying = QTimer(self, interval=0)
        self._laying.timeout.connect(self._lay_slice)

    # ---- what it shows

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.viewport().update()

    def set_text(self, text: str) -> None:
        self.clear()
        layout = QTextBlockFormat()
        layout.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self.textCursor().setBlockFormat(layout)
        self._utf16 = Utf16(text)
        self._patches, self._starts = (), []
        self._rest = shown(text)
        self._lay_slice()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @property
    def patches(self) -> Sequence[Patch]:
        return self._patches

    @property
    def is_laying(self) -> bool:
        """Whether a part of a long text is still to be laid down."""
        return bool(self._rest)

    def set_patches(self, patches: Sequence[Patch]) -> None:
        """Sorted, not overlapping."""
        self._patches = patches
        self._starts = [patch.start for patch in patches]
        self.viewport().update()

    def reveal(self, start: int, end: int) -> None:
        """Scrolls so that the span can be seen; lays down what is still missing before it."""
        while self._rest and self.document().characterCount() <= self._utf16.unit(end):
            self._lay_slice()
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._utf16.unit(end), self.document().characterCount() - 1))
        held = self.textCursor()
        self.setTextCursor(cursor)
        self._leave_room_around(self.cursorRect(cursor).top())
        if not held.hasSelection():
            cursor.setPosition(min(self._utf16.unit(start), cursor.position()))
            self.setTextCursor(cursor)

    def _leave_room_around(self, top: int) -> None:
        """A finding at the very edge of the sheet is easily missed."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if not ROOM <= top <= room - 2 * ROOM:
            bar.setValue(bar.value() + top - room // 3)

    def selection(self) -> tuple[int, int]:
        """The selected span in code points; empty where nothing is selected."""
        cursor = self.textCursor()
        return (
            self._utf16.point(cursor.selectionStart()), self._utf16.point(cursor.selectionEnd())
        )

    def forget_selection(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def _lay_slice(self) -> None:
        cut = self._rest.find("\n", SLICE) + 1 if len(self._rest) > SLICE else 0
        cut = min(cut or len(self._rest), 4 * SLICE)
        part, self._rest = self._rest[:cut], self._rest[cut:]
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(part)
        if self._rest:
            self._laying.start()
        else:
            self._laying.stop()

    # ---- what the user does

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        start, end = self.selection()
        if start != end:
            self.mark_asked.emit(start, end, event.globalPosition().toPoint())
        else:
            unit = self.cursorForPosition(event.position().toPoint()).position()
            self.clicked.emit(self._utf16.point(unit))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        start, end = self.selection()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and start != end:
            corner = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            self.mark_asked.emit(start, end, corner)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        start, end = self.selection()
        if start != end:
            self.mark_asked.emit(start, end, event.globalPos())

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        top = scrolled.y() + event.rect().top() - 40
        bottom = scrolled.y() + event.rect().bottom() + 40
        block = self.cursorForPosition(event.rect().topLeft()).block()
        layout = self.document().documentLayout()
        while block.isValid():
            place = layout.blockBoundingRect(block)
            if place.top() > bottom:
                break
            if place.bottom() >= top:
                self._paint_block(painter, block, place.topLeft() - scrolled)
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def _paint_block(self, painter: QPainter, block: QTextBlock, corner: QPointF) -> None:
        first = self._utf16.point(block.position())
        index = max(0, bisect_right(self._starts, first) - 1)
        last = self._utf16.point(block.position() + block.length())
        while index < len(self._patches) and self._patches[index].start < last:
            patch = self._patches[index]
            if patch.end > first:
                start = max(0, self._utf16.unit(patch.start) - block.position())
                end = min(block.length() - 1, self._utf16.unit(patch.end) - block.position())
                for line, left, right in _pieces(block, start, end):
                    self._paint_piece(painter, patch, _field(line, left, right, corner))
            index += 1

    def _paint_piece(self, painter: QPainter, patch: Patch, field: QRectF) -> None:
        mark = self._theme.marks[patch.group]
        if not patch.faint:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mark.field))
            painter.drawRoundedRect(field, 4, 4)
        draw_line(painter, mark, field, QColor(self._theme.quiet if patch.faint else mark.line),
                  faint=patch.faint)
        if patch.current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRoundedRect(field.adjusted(-3, -3, 3, 4), 6, 6)


def _pieces(block: QTextBlock, start: int, end: int) -> list[tuple[QTextLine, float, float]]:
    """The parts of the span on the lines of the block: (line, left, right)."""
    layout, pieces = block.layout(), []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if first < end and last > start:
            sides = [_x(line, max(start, first)), _x(line, min(end, last))]
            pieces.append((line, min(sides), max(sides)))
    return pieces


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast(tuple[float, int], line.cursorToX(position))  # the stubs say object
    return x


def _field(line: QTextLine, left: float, right: float, corner: QPointF) -> QRectF:
    """The field behind the words: as high as the letters, not as the line."""
    base = corner.y() + line.y() + line.ascent()
    return QRectF(corner.x() + left - 2, base - 17, right - left + 4, 24)
