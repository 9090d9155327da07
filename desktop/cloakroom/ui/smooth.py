"""So that Python itself does not keep the window waiting."""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

SWITCH_SECONDS = 0.001
YOUNG = 20_000
"""Objects made until the youngest are looked through."""

NEVER = 1_000_000
MINUTE_MS = 60_000


class Smooth(QObject):
    """A thread aside gives way after a millisecond, not five: painting a page takes the lock of
    the interpreter back dozens of times. What was loaded stays: the garbage collector need not
    walk through it. And it goes through all the rest once a minute, not whenever a large file
    has been read, and then several times."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=MINUTE_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        sys.setswitchinterval(SWITCH_SECONDS)
        gc.collect()
        gc.freeze()
        gc.set_threshold(YOUNG, 10, NEVER)
        self._timer.start()

    def _collect(self) -> None:
        gc.collect()
