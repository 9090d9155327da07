"""One page of a file as a picture, with the boxes over it; a box can be drawn by hand."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from cloakroom.documents.base import Box
from cloakroom.entity_types import Group
from cloakroom.model import Finding
from cloakroom.ui.theme import LIGHT, Theme

SMALLEST = 0.004  # of the page: anything smaller was a click, not a box


class Shown(NamedTuple):
    """A box over the page. A faint one is kept; ``finding`` is None for one drawn by hand."""

    box: Box
    group: Group
    finding: Finding | None
    faint: bool = False
    current: bool = False


class PageView(QWidget):
    """``clicked`` with the finding under the mouse; ``drawn`` with a new box."""

    clicked = Signal(object)  # Finding
    drawn = Signal(object)  # Box

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Page")
        self._theme = LIGHT
        self._picture = QPixmap()
        self._boxes: Sequence[Shown] = ()
        self.page = 0
        self.draws = False
        self._from: QPointF | None = None
        self._to = QPointF()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_picture(self, page: int, picture: QPixmap) -> None:
        self.page, self._picture = page, picture
        self.setFixedSize(_size(picture))
        self.update()

    def set_boxes(self, boxes: Sequence[Shown]) -> None:
        self._boxes = boxes
        self.update()

    @property
    def boxes(self) -> Sequence[Shown]:
        return self._boxes

    def place(self, box: Box) -> QRectF:
        """In pixels of this widget."""
        wide, high = self.width(), self.height()
        return QRectF(QPointF(box.left * wide, box.top * high),
                      QPointF(box.right * wide, box.bottom * high))

    # ---- what the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.draws and event.button() == Qt.MouseButton.LeftButton:
            self._from = self._to = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._to = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            self._click(event.position())
            return
        box = self._drawn(self._from, event.position())
        self._from = None
        self.update()
        if box.right - box.left > SMALLEST and box.bottom - box.top > SMALLEST:
            self.drawn.emit(box)

    def _click(self, point: QPointF) -> None:
        for each in self._boxes:
            if each.finding is not None and self.place(each.box).contains(point):
                self.clicked.emit(each.finding)
                return

    def _drawn(self, start: QPointF, end: QPointF) -> Box:
        wide, high = max(1, self.width()), max(1, self.height())
        across = sorted(min(1.0, max(0.0, x / wide)) for x in (start.x(), end.x()))
        down = sorted(min(1.0, max(0.0, y / high)) for y in (start.y(), end.y()))
        return Box(self.page, across[0], down[0], across[1], down[1])

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._picture)
        for each in self._boxes:
            self._paint_box(painter, each)
        if self._from is not None:
            painter.setPen(QPen(QColor(self._theme.accent), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self._from, self._to).normalized())
        painter.end()

    def _paint_box(self, painter: QPainter, each: Shown) -> None:
        """A page is white in the dark theme too, so the marks are those of the light one."""
        mark, place = LIGHT.marks[each.group], self.place(each.box).adjusted(-1, -1, 1, 1)
        field = QColor("#1C2321" if each.finding is None else mark.line)
        field.setAlpha(0 if each.faint else 200 if each.finding is None else 60)
        painter.setBrush(field)
        painter.setPen(QPen(QColor(mark.line), 1 if each.faint else mark.width, mark.style))
        painter.drawRect(place)
        if each.current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(LIGHT.accent), 3))
            painter.drawRoundedRect(place.adjusted(-4, -4, 4, 4), 5, 5)


def _size(picture: QPixmap) -> QSize:
    ratio = picture.devicePixelRatio() or 1.0
    return QSize(round(picture.width() / ratio), round(picture.height() / ratio))
