"""Whether the clipboard is watched: pausing, for a time or until asked."""

from PySide6.QtCore import QObject, QTimer, Signal


class Watching(QObject):
    """``changed`` when it is paused, or goes on."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.paused = False
        self._resume = QTimer(self, singleShot=True)
        self._resume.timeout.connect(self.resume)

    def pause(self, minutes: int | None) -> None:
        """Stops watching for ``minutes``, or until asked (None)."""
        self.paused = True
        if minutes:
            self._resume.start(minutes * 60_000)
        else:
            self._resume.stop()
        self.changed.emit()

    def resume(self) -> None:
        self.paused = False
        self._resume.stop()
        self.changed.emit()
