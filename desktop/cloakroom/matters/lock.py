"""One process at a time: a lock of the operating system on a file.

The system lets go of it when the process ends, however it ends, so no stale lock is ever left.
"""

import os
import sys
from pathlib import Path
from types import TracebackType

from cloakroom.errors import MatterInUse, MatterNotSaved

if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int, *, wait: bool) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _hold(handle: int, *, wait: bool) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


class Lock:
    """Held from :meth:`take` to :meth:`release`."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._handle: int | None = handle

    @classmethod
    def take(cls, path: Path, *, wait: bool = False) -> "Lock":
        """Makes the file and its folder where needed. MatterInUse when another holds it (with
        ``wait``: when it goes on for ever), MatterNotSaved when the folder cannot be used."""
        handle = _opened(path)
        try:
            _hold(handle, wait=wait)
        except OSError as error:
            os.close(handle)
            raise MatterInUse from error
        return cls(path, handle)

    def release(self) -> None:
        """A second time does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> "Lock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _opened(path: Path) -> int:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise MatterNotSaved(
            f"The folder of the matters cannot be written: {error.strerror}. Nothing was changed."
        ) from error
