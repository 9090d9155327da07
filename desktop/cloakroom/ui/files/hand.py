"""The window's hand in the process that opens files: one job after the other, in a thread aside."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool

from cloakroom.errors import CloakroomError
from cloakroom.files.client import Client, FileWorker
from cloakroom.ui.aside import Chore

LAST_MS = 3000
"""How long the program waits at its end for a job that was told to stop."""


class FileHand(QObject):
    """``stop`` ends the process in the middle of a job, which then fails with Cancelled; the next
    job gets a fresh one."""

    def __init__(
        self, parent: QObject | None = None, *, worker: Callable[[], FileWorker] = Client
    ) -> None:
        super().__init__(parent)
        self._make = worker
        self._worker = worker()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def do(
        self, work: Callable[[FileWorker], object], then: Callable[[Any], None],
        otherwise: Callable[[CloakroomError], None],
    ) -> None:
        worker = self._worker
        Chore(lambda: work(worker), then, otherwise, self, pool=self._pool)

    def stop(self) -> None:
        self._worker.end()
        self._worker = self._make()

    def close(self) -> None:
        """Leaves no process behind."""
        self._worker.end()
        self._pool.waitForDone(LAST_MS)
