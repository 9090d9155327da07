"""Plain text needs no process of its own: nothing in it is parsed."""

from collections.abc import Sequence
from pathlib import Path

from cloakroom.documents.base import Box
from cloakroom.files import work
from cloakroom.files.contents import Contents, Made, Order

PLAIN = frozenset({"", ".txt", ".text", ".md", ".log"})


class Direct:
    """A :class:`~cloakroom.files.client.FileWorker` in this process."""

    def contents(self, path: Path) -> Contents:
        return work.contents(path)

    def make(self, path: Path, order: Order, target: Path) -> Made:
        return work.make(path, order, target)

    def picture(self, path: Path, page: int, *, width: int) -> bytes:
        return work.picture(path, page, width)

    def boxes(
        self, path: Path, spans: Sequence[tuple[int, int, int]]
    ) -> list[list[Box]]:
        return work.boxes(path, spans)

    def end(self) -> None:
        """Nothing to end."""


def is_plain(path: Path) -> bool:
    return path.suffix.lower() in PLAIN
