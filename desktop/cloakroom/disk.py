"""The few steps in which what must not be lost reaches the disk, each small enough to fail on its
own in a test. All raise OSError."""

import os
import secrets
import sys
from pathlib import Path

_CREATE = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_EXTEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
_BLOCK = 1 << 20


class Disk:
    """The real one."""

    def read(self, path: Path, most: int = -1) -> bytes:
        with path.open("rb") as stream:
            return stream.read(most)

    def write(self, path: Path, data: bytes) -> None:
        """All of ``data``, on the disk when this returns; the name of a new file is not, before
        :meth:`sync_folder`. Only the user may read the file."""
        handle = self.create(path)
        try:
            self.put(handle, data)
            self.sync(handle)
        finally:
            self.close(handle)

    def overwrite(self, path: Path) -> None:
        """Noise in place of what the file holds, as far as the drive obeys."""
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            left = os.fstat(handle).st_size
            while left > 0:
                self.put(handle, secrets.token_bytes(min(left, _BLOCK)))
                left -= _BLOCK
            self.sync(handle)
        finally:
            self.close(handle)

    def create(self, path: Path) -> int:
        return os.open(path, _CREATE, 0o600)

    def extend(self, path: Path) -> int:
        """Opened to write at its end; made where it is not there yet."""
        return os.open(path, _EXTEND, 0o600)

    def cut(self, handle: int, size: int) -> None:
        """Leaves the first ``size`` bytes."""
        os.ftruncate(handle, size)

    def put(self, handle: int, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]

    def sync(self, handle: int) -> None:
        os.fsync(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def replace(self, old: Path, new: Path) -> None:
        old.replace(new)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """The names in ``folder``. Windows has no such call and needs none."""
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
