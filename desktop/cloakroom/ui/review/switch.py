"""Before ⟷ After: one switch with both words, a check box to the keyboard and to screen readers."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from cloakroom.ui.parts import label
from cloakroom.ui.theme import LIGHT, Theme


class Switch(QAbstractButton):
    """A toggle: on is filled with its knob at the right, off a ring with its knob at the left."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(46, 28)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        colour = QColor(self._theme.accent if self.isChecked() else self._theme.quiet)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), 12, 12)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if self.isChecked() else QColor(self._theme.panel))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        radius = place.height() / 2 - 4
        across = place.right() - radius - 4 if self.isChecked() else place.left() + radius + 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.on_accent) if self.isChecked() else colour)
        painter.drawEllipse(
            QRectF(across - radius, place.center().y() - radius, 2 * radius, 2 * radius))
        painter.end()


class BeforeAfter(QWidget):
    """``turned`` by the user only."""

    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.switch = Switch("Show the text after scrubbing")
        self._followed: bool | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch()
        line.addWidget(label("Before", "quiet"))
        line.addWidget(self.switch)
        line.addWidget(label("After", "quiet"))
        line.addStretch()
        self.switch.clicked.connect(self.turned)

    @property
    def after(self) -> bool:
        return self.switch.isChecked()

    def follow(self, scrubbed: bool) -> None:
        """Turns with the state of the clip, once for each change; the user may turn it back."""
        if scrubbed != self._followed:
            self._followed = scrubbed
            self.switch.setChecked(scrubbed)

    def set_theme(self, theme: Theme) -> None:
        self.switch.set_theme(theme)
