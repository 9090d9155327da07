"""An answer on its sheet: Markdown with the values marked, code in boxes that can be copied."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPushButton, QTextBrowser

from cloakroom.model import Ticket
from cloakroom.ui.chat.markdown.formats import CODE_FOOT, CODE_HEAD, CODE_SIDE
from cloakroom.ui.chat.markdown.writer import Code, Writer
from cloakroom.ui.parts import button
from cloakroom.ui.review.painting import Marks, visible_blocks
from cloakroom.ui.theme import LIGHT, Theme

_FONT_PIXELS = 15


class Paper(QTextBrowser):
    """As high as its text. ``link_asked`` with an address that was clicked: nothing is opened, and
    nothing is ever fetched, from here. ``copy_asked`` with the source of some code."""

    link_asked = Signal(str)
    copy_asked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("answer")
        self.setAccessibleName(name)
        self.setFrameStyle(0)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self._theme = LIGHT
        self._text = ""
        self._tickets: tuple[Ticket, ...] = ()
        self._writer = self._fresh_writer()
        self._marks = Marks()
        self._buttons: list[QPushButton] = []
        self.anchorClicked.connect(lambda url: self.link_asked.emit(url.toString()))
        self.document().documentLayout().documentSizeChanged.connect(self._sized)
        self.setFixedHeight(24)

    def _fresh_writer(self) -> Writer:
        font = self.font()
        font.setPixelSize(_FONT_PIXELS)
        return Writer(self.document(), font, self._theme)

    # ---- what it shows

    def set_theme(self, theme: Theme) -> None:
        """Written anew: the colours are part of the words."""
        self._theme = theme
        self._start_afresh()
        self.show_text(self._text, self._tickets)

    def show_text(self, text: str, tickets: Sequence[Ticket]) -> None:
        """What is new is written; what stands there already is left alone."""
        known = len(self._tickets)
        if not text.startswith(self._text) or tuple(tickets[:known]) != self._tickets:
            self._start_afresh()
        self._text, self._tickets = text, tuple(tickets)
        self._writer.write(text, self._tickets)
        self._marks = Marks(self._writer.patches)
        self._show_buttons()
        self.viewport().update()

    def _start_afresh(self) -> None:
        self.clear()
        self._writer = self._fresh_writer()

    @property
    def marks(self) -> Marks:
        return self._marks

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: no picture, no style sheet, from the network or from a file."""
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the conversation scrolls, not the answer

    # ---- its size

    def _sized(self, size: QSizeF) -> None:
        self.setFixedHeight(round(size.height()) + CODE_FOOT)
        self._place_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sized(self.document().size())

    # ---- the boxes around code

    def _box(self, code: Code) -> QRectF:
        document, layout = self.document(), self.document().documentLayout()
        first = layout.blockBoundingRect(document.findBlock(code.first))
        last = layout.blockBoundingRect(document.findBlock(code.last))
        left = first.left() - CODE_SIDE
        top = first.top() - CODE_HEAD + 4
        return QRectF(left + 0.5, top + 0.5, self.viewport().width() - left - 5,
                      last.bottom() + CODE_FOOT - top)

    def _show_buttons(self) -> None:
        while len(self._buttons) < len(self._writer.codes):
            copy = button("Copy", "small", partial(self._copy, len(self._buttons)))
            copy.setParent(self.viewport())
            copy.setAccessibleName("Copy this code")
            copy.setCursor(Qt.CursorShape.PointingHandCursor)
            copy.show()
            self._buttons.append(copy)
        while len(self._buttons) > len(self._writer.codes):
            self._buttons.pop().deleteLater()
        self._place_buttons()

    def _copy(self, number: int) -> None:
        self.copy_asked.emit(self._writer.source(self._writer.codes[number]))

    def _place_buttons(self) -> None:
        for code, copy in zip(self._writer.codes, self._buttons, strict=False):
            box, size = self._box(code), copy.sizeHint()
            copy.setGeometry(round(box.right()) - size.width() - 6, round(box.top()) + 4,
                             size.width(), 26)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_boxes(painter)
        self._paint_bars(painter)
        if self._marks.patches:
            for block, corner in visible_blocks(self, event.rect()):
                self._marks.paint(painter, block, corner, self._theme, shown=event.rect())
        painter.end()
        super().paintEvent(event)

    def _paint_boxes(self, painter: QPainter) -> None:
        for code in self._writer.codes:
            box = self._box(code)
            painter.setPen(QPen(QColor(self._theme.line), 1))
            painter.setBrush(QColor(self._theme.background))
            painter.drawRoundedRect(box, 8, 8)
            painter.setPen(QColor(self._theme.quiet))
            painter.drawText(QPointF(box.left() + CODE_SIDE, box.top() + 22),
                             code.language[:40] or "code")

    def _paint_bars(self, painter: QPainter) -> None:
        """At the left of what is quoted."""
        document, layout = self.document(), self.document().documentLayout()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.line))
        for first, last in self._writer.quotes:
            top = layout.blockBoundingRect(document.findBlock(first)).top()
            bottom = layout.blockBoundingRect(document.findBlock(last)).bottom()
            painter.drawRoundedRect(QRectF(8, top, 4, bottom - top), 2, 2)


