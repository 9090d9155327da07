"""Reads a file that others might like to change: opened once, looked at through that one handle,
read once. Between a look and the reading nothing can be put in its place."""

import errno
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cloakroom.policy.windows_owner import owner_fault
from cloakroom.send_errors import PolicyFault

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
# A pipe in place of the file would hold up the opening for ever.
_FLAGS = (os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
          | getattr(os, "O_BINARY", 0))
_REPARSE = 0x400  # FILE_ATTRIBUTE_REPARSE_POINT: a link of Windows
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Guard:
    """Who may own the file and its folder (user ids of POSIX); nobody else may write to them.
    ``all_the_way`` asks the same of every folder above, for whoever may rename one of them may put
    another in its place. ``administrators`` is the same question on Windows."""

    owners: frozenset[int]
    all_the_way: bool = True
    administrators: bool = True


def opened(path: Path) -> int | None:
    """A handle of a regular file, to be closed; None where nothing has that name. PolicyFault for
    a link, a pipe, a folder, or what may not be opened."""
    try:
        handle = os.open(path, _FLAGS)
    except FileNotFoundError:
        if os.path.lexists(path):  # a link that leads nowhere, where links can be followed only
            raise PolicyFault(f"{path} is a link.") from None
        return None
    except OSError as error:
        told = "is a link" if error.errno == errno.ELOOP else f"cannot be opened: {error.strerror}"
        raise PolicyFault(f"{path} {told}.") from None
    try:
        _check_plain(path, handle)
    except BaseException:
        os.close(handle)
        raise
    return handle


def _check_plain(path: Path, handle: int) -> None:
    held = os.fstat(handle)
    if not stat.S_ISREG(held.st_mode):
        raise PolicyFault(f"{path} is not a regular file.")
    try:
        named = os.lstat(path)
    except OSError:
        raise PolicyFault(f"{path} changed while it was opened.") from None
    if getattr(named, "st_file_attributes", 0) & _REPARSE or not os.path.samestat(held, named):
        raise PolicyFault(f"{path} is a link, or changed while it was opened.")


def check_owner(path: Path, handle: int, guard: Guard) -> None:
    """PolicyFault where the file or a folder above it belongs to, or may be written by, others."""
    if os.name == "nt":
        if guard.administrators:
            _raise(owner_fault(each) for each in (path, path.parent, path.parent.parent))
        return
    _raise([_fault(path, os.fstat(handle), guard.owners)])
    for folder in _folders(path, guard):
        held = os.lstat(folder)
        if not stat.S_ISDIR(held.st_mode):
            raise PolicyFault(f"{folder} is a link, not a folder.")
        # Above its own folder, the sticky bit keeps others from renaming what is not theirs.
        safe = folder != path.parent and held.st_mode & stat.S_ISVTX
        _raise([_fault(folder, held, guard.owners, shared=bool(safe))])


def _folders(path: Path, guard: Guard) -> Iterable[Path]:
    return path.parents if guard.all_the_way else [path.parent]


def _fault(path: Path, held: os.stat_result, owners: frozenset[int], *, shared: bool = False
           ) -> str:
    if held.st_uid not in owners:
        return f"{path} belongs to another user (number {held.st_uid})."
    if held.st_mode & _OTHERS_WRITE and not shared:
        return f"{path} may be written by others than its owner."
    return ""


def _raise(faults: Iterable[str]) -> None:
    for fault in faults:
        if fault:
            raise PolicyFault(fault)


def read(path: Path, handle: int, most: int) -> bytes:
    """All of it; PolicyFault where that is more than ``most`` bytes."""
    parts, left = [], most + 1
    try:
        while left and (part := os.read(handle, left)):
            parts.append(part)
            left -= len(part)
    except OSError as error:
        raise PolicyFault(f"{path} cannot be read: {error.strerror}.") from None
    if not left:
        raise PolicyFault(f"{path} is larger than {most // 1024} KB.")
    return b"".join(parts)
