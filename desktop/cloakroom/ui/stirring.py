"""Notices that somebody uses the window: a key, a button, the wheel, the mouse moving over it."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QWindow

_USE = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
})


class Stirring(QObject):
    """``noticed`` at each use of a window that is watched. It listens at the window of the system,
    where few events pass, and takes none of them away."""

    noticed = Signal()

    def watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USE:
            self.noticed.emit()
        return False
