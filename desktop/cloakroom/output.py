"""Writing a clean copy: whole or not at all, and never over a file."""

import contextlib
import os
import secrets
import sys
from pathlib import Path

from cloakroom.errors import OutputExists, OutputFailed

_FRESH = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def refuse_existing(target: Path) -> None:
    """OutputExists when something has that name: a file, a link (even a dangling one), a folder.
    It covers the original too, under whichever name or link it is given."""
    if os.path.lexists(target):
        raise OutputExists(f"{target} is there already, and Cloakroom never writes over a file.")


def write_new(target: Path, data: bytes, *, mode: int = 0o666) -> None:
    """Writes beside ``target`` and then gives the file its name, in a step that fails when the
    name is taken. ``mode`` is cut by the umask."""
    draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(draft, data, mode)
            _name(draft, target, data, mode)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        refuse_existing(target)
        raise OutputFailed(
            f"{target} could not be written: {error.strerror}. The original is untouched."
        ) from error


def _write(path: Path, data: bytes, mode: int) -> None:
    with os.fdopen(os.open(path, _FRESH, mode), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _name(draft: Path, target: Path, data: bytes, mode: int) -> None:
    if sys.platform == "win32":
        draft.rename(target)  # on Windows this refuses to replace
        return
    try:
        os.link(draft, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        _write_in_place(target, data, mode)


def _write_in_place(target: Path, data: bytes, mode: int) -> None:
    try:
        _write(target, data, mode)
    except FileExistsError:
        raise
    except BaseException:  # Ctrl-C as well: nothing half-written stays
        with contextlib.suppress(OSError):
            target.unlink()
        raise
