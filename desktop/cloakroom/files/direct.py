"""Plain text needs no process of its own: nothing in it is parsed."""

from collections.abc import Sequence
from pathlib import Path

from cloakroom.documents.base import Box
from cloakroom.files import work
from cloakroom.files.contents import Contents, Made, Order
from cloakroom.files.pasted import Source

PLAIN = frozenset({"", ".txt", ".text", ".md", ".log"})


class Direct:
    """A :class:`~cloakroom.files.client.FileWorker` in this process."""

    def contents(self, path: Source) -> Contents:
        return work.contents(path)

    def make(self, path: Source, order: Order, target: Path | None) -> Made:
        return work.make(path, order, target)

    def picture(self, path: Source, page: int, *, width: int) -> bytes:
        return work.picture(path, page, width)

    def boxes(
        self, path: Source, spans: Sequence[tuple[int, int, int]]
    ) -> list[list[Box]]:
        return work.boxes(path, spans)

    def end(self) -> None:
        """Nothing to end."""


def is_plain(path: Path) -> bool:
    return path.suffix.lower() in PLAIN
