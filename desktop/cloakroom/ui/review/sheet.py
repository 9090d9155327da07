"""The text on its sheet, with a mark on every finding.

Marks are painted under the visible lines only, so that a megabyte with thirty thousand findings
scrolls as lightly as a letter; a long text is laid down in slices between events.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from cloakroom.ui.review.marks import Patch
from cloakroom.ui.review.offsets import Utf16, shown
from cloakroom.ui.review.painting import Marks, visible_blocks
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
        self._marks = Marks()
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
        self._marks = Marks()
        self._rest = shown(text)
        self._lay_slice()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @property
    def patches(self) -> Sequence[Patch]:
        return self._marks.patches

    @property
    def is_laying(self) -> bool:
        """Whether a part of a long text is still to be laid down."""
        return bool(self._rest)

    def set_patches(self, patches: Sequence[Patch]) -> None:
        """Sorted, not overlapping."""
        self._marks = Marks(patches, self._utf16)
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
        for block, corner in visible_blocks(self, event.rect()):
            self._paint_block(painter, block, corner)
        painter.end()
        super().paintEvent(event)

    def _paint_block(self, painter: QPainter, block: QTextBlock, corner: QPointF) -> None:
        self._marks.paint(painter, block, corner, self._theme)
