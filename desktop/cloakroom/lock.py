"""One process at a time: a lock of the operating system on a file.

The system lets go of it when the process ends, however it ends, so no stale lock is ever left.
"""

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


FOR_EVER = float("inf")
_PAUSE = 0.01  # seconds between two tries


class HeldElsewhere(Exception):
    """Another process, or another part of this one, has the lock."""


class Lock:
    """Held from :meth:`take` to :meth:`release`."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._handle: int | None = handle

    @classmethod
    def take(cls, path: Path, *, seconds: float = 0.0) -> Self:
        """Makes the file and its folder where needed. HeldElsewhere when another still holds it
        after ``seconds``, OSError when the folder cannot be used."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _wait(handle, time.monotonic() + seconds)
        except BaseException:  # Ctrl-C while it waits: the file must not stay open
            os.close(handle)
            raise
        return cls(path, handle)

    def release(self) -> None:
        """A second time does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _wait(handle: int, until: float) -> None:
    while True:
        try:
            _hold(handle)
        except OSError as error:
            if time.monotonic() >= until:
                raise HeldElsewhere from error
            time.sleep(_PAUSE)
        else:
            return
