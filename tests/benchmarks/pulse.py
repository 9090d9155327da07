"""How long the thread of the window is kept from its events: a timer that beats every 2 ms."""

import time

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 2


class Pulse(QObject):
    """In milliseconds, the beat itself apart: ``longest`` is the longest stop since ``reset`` by
    the clock, ``own`` without the time in which other programs had the processors (a stop in
    which this one worked for 8 ms was no longer of its making)."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self.reset()

    def reset(self) -> None:
        self.longest = self.own = 0.0
        self._last = time.monotonic(), time.process_time()
        self._timer.start()

    def stop(self) -> None:
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = time.monotonic(), time.process_time()
        gap, work = (1000 * (new - old) for new, old in zip(now, self._last, strict=True))
        self.longest = max(self.longest, gap - BEAT_MS)
        self.own = max(self.own, min(gap - BEAT_MS, work))
        self._last = now
