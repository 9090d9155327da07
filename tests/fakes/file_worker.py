"""What opens files, without a process: real formats, and what the test wants to go wrong."""

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage

from cloakroom.documents.base import Box
from cloakroom.errors import Cancelled, CloakroomError
from cloakroom.files.contents import Contents, Made, Order
from cloakroom.files.direct import Direct
from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.session import Session


class FakeFileWorker(Direct):
    """``failures`` by name of file, each raised once; with ``held`` jobs wait until ``free`` or
    ``end``. Pages are of one colour, and every span stands in a box of its own."""

    def __init__(self) -> None:
        self.failures: dict[str, CloakroomError] = {}
        self.contents_of: dict[str, Contents] = {}
        self.pictures: list[tuple[int, int]] = []
        self.orders: list[Order] = []
        self.held = False
        self.ended = 0
        self._go = threading.Event()

    def contents(self, path: Path) -> Contents:
        self._wait()
        if path.name in self.failures:
            raise self.failures.pop(path.name)
        return self.contents_of.get(path.name) or super().contents(path)

    def make(self, path: Path, order: Order, target: Path) -> Made:
        self._wait()
        self.orders.append(order)
        if path.name in self.failures:
            raise self.failures.pop(path.name)
        return super().make(path, order, target)

    def picture(self, path: Path, page: int, *, width: int) -> bytes:
        self.pictures.append((page, width))
        if path.name in self.failures:
            raise self.failures.pop(path.name)
        image = QImage(width, width, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        data = QByteArray()
        buffer = QBuffer(data)
        image.save(buffer, "PNG")
        return bytes(data.data())

    def boxes(self, path: Path, spans: Sequence[tuple[int, int, int]]) -> list[list[Box]]:
        return [[Box(segment, 0.1, 0.1, 0.4, 0.2)] for segment, _, _ in spans]

    def end(self) -> None:
        self.ended += 1
        self._go.set()

    def free(self) -> None:
        self.held = False
        self._go.set()

    def _wait(self) -> None:
        if self.held:
            self._go.wait(10)
            self._go.clear()
            if self.held:  # not freed, so ended
                raise Cancelled


def file_desk(session: Session, worker: FakeFileWorker | None = None) -> FileDesk:
    one = worker or FakeFileWorker()
    return FileDesk(session, FileHand(session, worker=lambda: one),
                    FileHand(session, worker=lambda: one))
