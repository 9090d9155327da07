"""One thing that is known of where a text goes: how it is known, and how good that is, told by a
shape and a word as well as by a colour."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cloakroom.chat.evidence import Grade, Level, Remark
from cloakroom.entity_types import Group
from cloakroom.ui.parts import label, row
from cloakroom.ui.theme import LIGHT, Theme

GRADES = {
    Grade.MEASURED: ("Measured", "Cloakroom saw this itself."),
    Grade.CONFIRMED: ("Confirmed by Azure", "Azure's resource manager says so."),
    Grade.DECLARED: ("Declared", "Whoever approved the deployment says so."),
}
LEVELS = {
    Level.OK: "Good", Level.WARN: "Take note", Level.ALERT: "Take care", Level.BLOCK: "Blocked",
}
_COLOURS = {Level.OK: Group.MONEY, Level.WARN: Group.CONTACT}  # the others are the danger colour


class Sign(QWidget):
    """A tick in a circle, a triangle, a diamond, or an octagon with a bar."""

    def __init__(self, level: Level) -> None:
        super().__init__()
        self.level = level
        self._theme = LIGHT
        self.setFixedSize(QSize(20, 20))
        self.setAccessibleName(LEVELS[level])

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(level_colour(self.level, self._theme))
        painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        _SIGNS[self.level](painter)
        painter.end()


def level_colour(level: Level, theme: Theme) -> str:
    group = _COLOURS.get(level)
    return theme.marks[group].line if group else theme.danger


def _tick(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(2, 2, 16, 16))
    painter.drawPolyline([QPointF(6, 10.5), QPointF(9, 13.5), QPointF(14, 7)])


def _triangle(painter: QPainter) -> None:
    painter.drawPolygon(QPolygonF([QPointF(10, 2.5), QPointF(18, 17), QPointF(2, 17)]))
    painter.drawLine(QPointF(10, 8), QPointF(10, 12))
    painter.drawPoint(QPointF(10, 14.8))


def _diamond(painter: QPainter) -> None:
    painter.drawPolygon(
        QPolygonF([QPointF(10, 1.5), QPointF(18.5, 10), QPointF(10, 18.5), QPointF(1.5, 10)]))
    painter.drawLine(QPointF(10, 6), QPointF(10, 11))
    painter.drawPoint(QPointF(10, 14))


def _octagon(painter: QPainter) -> None:
    painter.drawPolygon(QPolygonF([
        QPointF(x, y) for x, y in ((6.5, 2), (13.5, 2), (18, 6.5), (18, 13.5), (13.5, 18),
                                   (6.5, 18), (2, 13.5), (2, 6.5))]))
    painter.drawLine(QPointF(6, 10), QPointF(14, 10))


_SIGNS = {Level.OK: _tick, Level.WARN: _triangle, Level.ALERT: _diamond, Level.BLOCK: _octagon}


class RemarkRow(QFrame):
    def __init__(self, remark: Remark, theme: Theme) -> None:
        super().__init__()
        self.remark = remark
        self.sign = Sign(remark.level)
        self.sign.set_theme(theme)
        words, why = GRADES[remark.grade]
        self.grade = label(words, "chip")
        self.grade.setToolTip(why)
        title = label(f"{remark.title}: {LEVELS[remark.level].lower()}", "strong")
        self.sentence = label(remark.sentence, "quiet", wrap=True)
        self.setAccessibleName(
            f"{remark.title}. {LEVELS[remark.level]}. {words}. {remark.sentence}")
        head = row(gap=8)
        head.addWidget(self.sign)
        head.addWidget(title, 1)
        head.addWidget(self.grade)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self.sentence)

    def set_theme(self, theme: Theme) -> None:
        self.sign.set_theme(theme)
