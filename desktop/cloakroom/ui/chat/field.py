"""Where a question is typed: plain text with the marks of what was found, as high as it needs."""

from PySide6.QtCore import QMimeData, QPoint, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from cloakroom.model import Decision
from cloakroom.ui.chat.draft import Attachment, Draft
from cloakroom.ui.review.offsets import Utf16
from cloakroom.ui.review.painting import Marks, visible_blocks
from cloakroom.ui.theme import LIGHT, Theme

LOWEST, HIGHEST = 56, 240
LONG = 20_000
"""Characters from which a pasted text is attached."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Field(QTextEdit):
    """Follows a draft, and the draft follows it. ``send_asked`` on Enter (Shift+Enter is a new
    line); ``pointed`` with a decision and a place when its mark is clicked or asked for by the menu
    key."""

    send_asked = Signal()
    pointed = Signal(object, QPoint)  # Decision
    mark_asked = Signal(int, int, QPoint)  # a selection, in code points

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.setObjectName("field")
        self.setAcceptRichText(False)
        self.setFrameStyle(0)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Your question")
        self.setPlaceholderText("Type or paste your question. Names and other personal data are "
                                "replaced before it is sent.")
        self.document().setDocumentMargin(8)
        self._draft = draft
        self._theme = LIGHT
        self._marks = Marks()
        self._composing = False
        self._set_line_height()
        self.textChanged.connect(self._typed)
        draft.changed.connect(self._show_marks)
        draft.replaced.connect(self._replaced)
        self.document().documentLayout().documentSizeChanged.connect(self._sized)
        self.setFixedHeight(LOWEST)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.viewport().update()

    @property
    def marks(self) -> Marks:
        return self._marks

    # ---- with the draft

    def _typed(self) -> None:
        self._draft.type(self.toPlainText())

    def _replaced(self) -> None:
        """Put there by the program: as one step, so that it can be undone."""
        if self.toPlainText() != self._draft.typed:
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(self._draft.typed)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def _show_marks(self) -> None:
        self._marks = Marks(self._draft.patches(), Utf16(self._draft.typed))
        self.viewport().update()

    def forget(self) -> None:
        """What was sent cannot be brought back by an undo any more."""
        self.document().clearUndoRedoStacks()

    def _set_line_height(self) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self.textCursor().setBlockFormat(form)

    def _sized(self, size: QSizeF) -> None:
        self.setFixedHeight(max(LOWEST, min(HIGHEST, round(size.height()) + 4)))

    # ---- what the user does

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A long text goes along as an attachment: laying it out here would stop the window."""
        if source.hasText() and len(source.text()) > LONG:
            self._draft.attach(Attachment("Pasted text", source.text()))
        elif source.hasText():
            self.insertPlainText(source.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the middle of a composed character is the input method's."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and not self._composing and plain in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier,
        ):
            self.send_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and not self.textCursor().hasSelection():
            place = event.position().toPoint()
            if decision := self._decision(self.cursorForPosition(place)):
                where = self.viewport().mapToGlobal(place)
                # after the click itself is over: a menu would swallow its end
                QTimer.singleShot(0, self, lambda: self.pointed.emit(decision, where))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        cursor = self.textCursor()
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.cursorRect().bottomLeft() if by_key else event.pos()
        where = self.viewport().mapToGlobal(place)
        decision = self._decision(cursor if by_key else self.cursorForPosition(place))
        if cursor.hasSelection():
            utf16 = Utf16(self.toPlainText())
            self.mark_asked.emit(utf16.point(cursor.selectionStart()),
                                 utf16.point(cursor.selectionEnd()), where)
        elif decision:
            self.pointed.emit(decision, where)
        else:
            super().contextMenuEvent(event)

    def _decision(self, cursor: QTextCursor) -> Decision | None:
        return self._draft.decision_at(Utf16(self._draft.typed).point(cursor.position()))

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._marks.patches:
            for block, corner in visible_blocks(self, event.rect()):
                self._marks.paint(painter, block, corner, self._theme, shown=event.rect())
        painter.end()
        super().paintEvent(event)
