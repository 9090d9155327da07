"""Tells when nothing was done for a while.

The clock on the wall is looked at now and then, so that the hours of a sleeping computer count: a
timer of Qt stands still in them.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS = 10_000


class Idle(QObject):
    """``out`` when the time is over, and again at each look until something is done."""

    out = Signal()

    def __init__(self, parent: QObject, *, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._since = clock()
        self._minutes: int | None = None
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look)

    @property
    def minutes(self) -> int | None:
        """None while nobody waits."""
        return self._minutes

    def wait(self, minutes: int | None) -> None:
        """From here on ``out`` comes after ``minutes``; never with None."""
        self._minutes = minutes
        self.stir()
        if minutes is None:
            self._looks.stop()
        else:
            self._looks.start()

    def stir(self) -> None:
        """Something was done."""
        self._since = self._clock()

    def _look(self) -> None:
        now = self._clock()
        self._since = min(self._since, now)  # somebody set the clock back
        if self._minutes is not None and now - self._since >= self._minutes * 60:
            self.out.emit()
