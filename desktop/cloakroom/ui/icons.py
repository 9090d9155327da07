"""All pictures are drawn here: the coat-check ticket in its states, and the signs of the rail.

States are told apart by shape: an empty ticket, a number on it, a tick, two bars, a stop sign.
"""

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap

from cloakroom.ui.theme import Theme

_SIZES = (16, 22, 24, 32, 48, 64, 128)


class TrayState(Enum):
    IDLE = auto()
    FOUND = auto()
    SCRUBBED = auto()
    PAUSED = auto()
    BLOCKED = auto()


_FIELD = {
    TrayState.IDLE: "#5A6663",
    TrayState.FOUND: "#9A5B00",
    TrayState.SCRUBBED: "#0B5D5A",
    TrayState.PAUSED: "#5A6663",
    TrayState.BLOCKED: "#A3231B",
}


def ticket_icon(state: TrayState, count: int = 0) -> QIcon:
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(_ticket(size, state, count))
    return icon


def _ticket(size: int, state: TrayState, count: int) -> QPixmap:
    """Drawn on a 64 × 64 grid, with a light edge so that it shows on dark and light bars."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 64, size / 64)
    painter.setPen(QPen(QColor("#FFFFFF"), 3))
    painter.setBrush(QColor(_FIELD[state]))
    painter.drawPath(_stop() if state is TrayState.BLOCKED else _outline())
    _draw_sign(painter, state, count)
    painter.end()
    return picture


def _outline() -> QPainterPath:
    """A ticket: rounded, with a notch in each long side and a hole at the top."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(6, 3, 52, 58), 9, 9)
    notches = QPainterPath()
    for left in (-2.0, 50.0):
        notches.addEllipse(QRectF(left, 14, 16, 16))
    hole = QPainterPath()
    hole.addEllipse(QRectF(27, 7, 10, 10))
    return path.subtracted(notches).subtracted(hole)


def _stop() -> QPainterPath:
    """An octagon, as on the road."""
    path = QPainterPath(QPointF(20, 4))
    for x, y in ((44, 4), (60, 20), (60, 44), (44, 60), (20, 60), (4, 44), (4, 20)):
        path.lineTo(x, y)
    path.closeSubpath()
    return path


def _draw_sign(painter: QPainter, state: TrayState, count: int) -> None:
    white = QPen(QColor("#FFFFFF"), 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(white)
    if state is TrayState.FOUND:
        font = QFont("DejaVu Sans", weight=QFont.Weight.Black)
        font.setPixelSize(40 if count < 10 else 30)
        painter.setFont(font)
        painter.drawText(QRectF(2, 18, 60, 42), Qt.AlignmentFlag.AlignCenter,
                         str(count) if count < 100 else "99+")
    elif state is TrayState.SCRUBBED:
        painter.drawPolyline([QPointF(18, 40), QPointF(28, 50), QPointF(47, 29)])
    elif state is TrayState.PAUSED:
        painter.drawLine(QPointF(24, 30), QPointF(24, 50))
        painter.drawLine(QPointF(40, 30), QPointF(40, 50))
    elif state is TrayState.BLOCKED:
        painter.drawLine(QPointF(18, 32), QPointF(46, 32))
    else:
        painter.setPen(QPen(QColor("#FFFFFF"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for height in (36, 46):
            painter.drawLine(QPointF(20, height), QPointF(44, height))


def rail_icon(sign: str, theme: Theme) -> QIcon:
    """A key of ``_RAIL``, in the quiet ink, and in the accent when it is the chosen place."""
    icon = QIcon()
    for state, colour in ((QIcon.State.Off, theme.quiet), (QIcon.State.On, theme.accent)):
        picture = QPixmap(48, 48)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(2, 2)
        painter.setPen(QPen(QColor(colour), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        _RAIL[sign](painter, QColor(colour))
        painter.end()
        icon.addPixmap(picture, QIcon.Mode.Normal, state)
    return icon


def _review_sign(painter: QPainter, colour: QColor) -> None:
    for y, length in ((7, 16), (12, 7), (17, 16)):
        painter.drawLine(QPointF(4, y), QPointF(4 + length, y))
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(14, 10, 6, 4), 1, 1)


def _files_sign(painter: QPainter, colour: QColor) -> None:
    painter.drawPolygon([QPointF(6, 3.5), QPointF(14, 3.5), QPointF(18.5, 8), QPointF(18.5, 20.5),
                         QPointF(6, 20.5)])
    for y in (12, 16):
        painter.drawLine(QPointF(9.5, y), QPointF(15, y))


def _chat_sign(painter: QPainter, colour: QColor) -> None:
    """What somebody says: a rounded field with a tail."""
    path = QPainterPath(QPointF(8, 17))
    path.lineTo(QPointF(8, 21))
    path.lineTo(QPointF(12.5, 17))
    painter.drawPath(path)
    painter.drawRoundedRect(QRectF(3.5, 4, 17, 13), 3, 3)


def _restore_sign(painter: QPainter, colour: QColor) -> None:
    painter.drawArc(QRectF(5, 5, 14, 14), 40 * 16, 280 * 16)
    painter.drawPolyline([QPointF(5, 4), QPointF(6, 9), QPointF(11, 8)])


def _matter_sign(painter: QPainter, colour: QColor) -> None:
    painter.drawRoundedRect(QRectF(5, 8, 14, 12), 2, 2)
    painter.drawArc(QRectF(8.5, 3.5, 7, 9), 0, 180 * 16)


def _activity_sign(painter: QPainter, colour: QColor) -> None:
    """A list with a mark before each line."""
    for y in (6.5, 12, 17.5):
        painter.drawLine(QPointF(10, y), QPointF(20, y))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(5, y), 1.2, 1.2)


def _settings_sign(painter: QPainter, colour: QColor) -> None:
    for y, knob in ((7, 15), (12, 8), (17, 13)):
        painter.drawLine(QPointF(4, y), QPointF(20, y))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(knob, y), 2.2, 2.2)


_RAIL = {
    "review": _review_sign,
    "files": _files_sign,
    "chat": _chat_sign,
    "restore": _restore_sign,
    "matter": _matter_sign,
    "activity": _activity_sign,
    "settings": _settings_sign,
}
