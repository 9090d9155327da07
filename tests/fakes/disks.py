"""Disks that fail, and one that forgets what was never synchronised, for a power cut."""

import errno
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cloakroom.disk import Disk


class Died(BaseException):
    """The process ended here: nothing after this line runs, no handler either."""


@dataclass
class Content:
    """What a file holds: as programs see it, and what is on the disk for certain."""

    seen: bytes = b""
    safe: bytes = b""


class CountingDisk(Disk):
    """Calls ``trouble`` before step ``at`` (counted from 1); with ``ever`` before all later ones
    too."""

    def __init__(
        self, at: int = 0, trouble: Callable[[], BaseException] = Died, *, ever: bool = False
    ) -> None:
        self.at, self.trouble, self.ever = at, trouble, ever
        self.steps = 0

    def _step(self) -> None:
        self.steps += 1
        if self.steps == self.at or (self.ever and 0 < self.at < self.steps):
            raise self.trouble()

    def create(self, path: Path) -> int:
        self._step()
        return super().create(path)

    def extend(self, path: Path) -> int:
        self._step()
        return super().extend(path)

    def cut(self, handle: int, size: int) -> None:
        self._step()
        super().cut(handle, size)

    def put(self, handle: int, data: bytes) -> None:
        self._step()
        super().put(handle, data[: len(data) // 2])
        self._step()
        super().put(handle, data[len(data) // 2 :])

    def sync(self, handle: int) -> None:
        self._step()
        super().sync(handle)

    def replace(self, old: Path, new: Path) -> None:
        self._step()
        super().replace(old, new)

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        self._step()
        super().sync_folder(folder)

    def read(self, path: Path, most: int = -1) -> bytes:
        if path.suffix == ".new":  # what is read back is a step of a write
            self._step()
        return super().read(path, most)


def full() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device")


class FragileDisk(CountingDisk):
    """Remembers what is certain. After a death :meth:`power_cut` leaves in the folder what a real
    disk may have left: of the names changed since the last synchronisation the first few, and of
    each file that was never synchronised any beginning."""

    def __init__(self, at: int = 0) -> None:
        super().__init__(at)
        self._names: dict[Path, Content] = {}
        self._safe_names: dict[Path, Content] = {}
        self._pending: list[Callable[[dict[Path, Content]], None]] = []
        self._handles: dict[int, Content] = {}

    def create(self, path: Path) -> int:
        handle = super().create(path)
        content = self._names.get(path) or Content()
        content.seen = b""
        self._change(lambda names: names.__setitem__(path, content))
        self._handles[handle] = content
        return handle

    def extend(self, path: Path) -> int:
        handle = super().extend(path)
        content = self._names.get(path)
        if content is None:
            content = Content()
            self._change(lambda names: names.__setitem__(path, content))
        self._handles[handle] = content
        return handle

    def cut(self, handle: int, size: int) -> None:
        super().cut(handle, size)
        content = self._handles[handle]
        content.seen = content.seen[:size]

    def put(self, handle: int, data: bytes) -> None:
        content = self._handles.get(handle)
        if content is not None:
            content.seen += data[: len(data) // 2]
        super().put(handle, data)
        if content is not None:
            content.seen += data[len(data) // 2 :]

    def sync(self, handle: int) -> None:
        super().sync(handle)
        if handle in self._handles:
            self._handles[handle].safe = self._handles[handle].seen

    def close(self, handle: int) -> None:
        super().close(handle)
        self._handles.pop(handle, None)

    def replace(self, old: Path, new: Path) -> None:
        super().replace(old, new)
        self._change(lambda names: names.__setitem__(new, names.pop(old)))

    def remove(self, path: Path) -> None:
        super().remove(path)
        self._change(lambda names: names.pop(path, None))

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self._safe_names = dict(self._names)
        self._pending.clear()

    def power_cut(self, folder: Path, names: float, data: float) -> None:
        """``names`` and ``data`` from 0 to 1: how much of what was not certain is there."""
        left = dict(self._safe_names)
        for change in self._pending[: round(names * len(self._pending))]:
            change(left)
        for path in folder.glob("*.*"):
            if path.suffix != ".lock":
                path.unlink()
        for path, content in left.items():
            unsure = content.safe if content.safe == content.seen else _part(content, data)
            path.write_bytes(unsure)

    def _change(self, change: Callable[[dict[Path, Content]], object]) -> None:
        def apply(names: dict[Path, Content]) -> None:
            change(names)

        apply(self._names)
        self._pending.append(apply)


def _part(content: Content, share: float) -> bytes:
    if share == 0:
        return content.safe
    if content.seen.startswith(content.safe):
        added = content.seen[len(content.safe):]
        return content.safe + added[: round(share * len(added))]
    return content.seen[: round(share * len(content.seen))]
