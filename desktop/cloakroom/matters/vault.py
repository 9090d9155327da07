"""Files to ledgers and back: one sealed file a matter, named by a random id.

``ID.matter`` is the matter, ``ID.new`` one being written, ``ID.wiped`` one being destroyed, and
``ID.lock`` is held by the process that has it open. A new version takes the place of the old one
only when it is on the disk and was read back and opened.
"""

import contextlib
import re
import secrets
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from cloakroom.disk import Disk
from cloakroom.errors import InputError, MatterInUse, MatterNotSaved, MatterUnreadable, NoSuchMatter
from cloakroom.matters import seal
from cloakroom.matters.info import Info
from cloakroom.matters.learnt import Learnt, packed, unpacked
from cloakroom.matters.lock import Lock
from cloakroom.redact.ledger import Ledger
from cloakroom.uncollected import uncollected

_FILE = re.compile(r"([0-9a-f]{32})\.(matter|new|wiped|lock)")
_LARGEST = 1 << 30  # bytes


class Vault:
    """``key`` is called when a file is first read or written, and once."""

    def __init__(self, folder: Path, key: Callable[[], bytes], disk: Disk) -> None:
        self._folder = folder
        self._obtain = key
        self._disk = disk

    @cached_property
    def _key(self) -> bytes:
        return self._obtain()

    def ids(self) -> list[str]:
        return [matter for matter, kind in self._files() if kind == "matter"]

    def info(self, matter: str) -> Info:
        """Reads the head of the file only. Raises MatterUnreadable."""
        data = self._read(matter, seal.START_BYTES + seal.LONGEST_HEAD)
        return Info.from_json(seal.unseal_head(self._key, bytes.fromhex(matter), data))

    def read(self, matter: str) -> tuple[Info, Ledger, Learnt]:
        """Needs no lock: a file is whole at any time. Raises NoSuchMatter, MatterUnreadable."""
        data = self._read(matter, _LARGEST)
        head, body = seal.unseal(self._key, bytes.fromhex(matter), data)
        try:
            with uncollected():
                return Info.from_json(head), *unpacked(body)
        except InputError:
            # it opened, so it is as it was written: by a Cloakroom that writes other ledgers
            raise MatterUnreadable("This version of Cloakroom cannot read this matter.") from None

    def write(self, matter: str, info: Info, ledger: Ledger, learnt: Learnt) -> None:
        """Returns when it is on the disk for certain; MatterNotSaved when it may not be."""
        head, body = info.to_json(), packed(ledger, learnt)
        data = seal.seal(self._key, bytes.fromhex(matter), head, body)
        new = self._path(matter, "new")
        try:
            self._disk.write(new, data)
            if seal.unseal(self._key, bytes.fromhex(matter), self._disk.read(new)) != (head, body):
                raise MatterUnreadable
            self._disk.replace(new, self._path(matter, "matter"))
            self._disk.sync_folder(self._folder)
        except (OSError, MatterUnreadable) as error:
            with contextlib.suppress(OSError):
                self._disk.remove(new)
            raise _not_saved(error) from error

    def wipe(self, matter: str) -> None:
        """From the first step on it is no longer listed; a wipe cut short is finished by
        :meth:`tidy`. The caller holds the lock. Raises MatterNotSaved."""
        try:
            self._disk.replace(self._path(matter, "matter"), self._path(matter, "wiped"))
            self._disk.sync_folder(self._folder)
            self._destroy(self._path(matter, "wiped"))
            self._disk.sync_folder(self._folder)
        except OSError as error:
            raise MatterNotSaved(
                f"The matter could not be wiped for certain: {error.strerror}. Try again."
            ) from error

    def lock(self, matter: str) -> Lock:
        """MatterInUse when another has it open."""
        return Lock.take(self._path(matter, "lock"))

    def leftovers(self) -> list[tuple[str, str]]:
        """(id, kind) of what a process that died may have left behind, or one at work holds."""
        kept = set(self.ids())
        return [
            (matter, kind) for matter, kind in self._files()
            if kind != "matter" and not (kind == "lock" and matter in kept)
        ]

    def tidy(self) -> None:
        """Finishes what was left behind; what is in use is left alone."""
        for matter, kind in self.leftovers():
            with contextlib.suppress(MatterInUse, OSError):
                self._clear(matter, kind)

    def _clear(self, matter: str, kind: str) -> None:
        with self.lock(matter):
            if kind == "wiped":
                self._destroy(self._path(matter, "wiped"))
            elif kind == "new":
                self._disk.remove(self._path(matter, "new"))
        if not self._path(matter, "matter").exists():
            self._path(matter, "lock").unlink(missing_ok=True)

    def _destroy(self, path: Path) -> None:
        with contextlib.suppress(OSError):  # a file that cannot be written can still be removed
            self._disk.overwrite(path)
        self._disk.remove(path)

    def _read(self, matter: str, most: int) -> bytes:
        try:
            return self._disk.read(self._path(matter, "matter"), most)
        except FileNotFoundError:
            raise NoSuchMatter from None
        except OSError as error:
            raise MatterUnreadable(
                f"The file of this matter could not be read: {error.strerror}."
            ) from error

    def _path(self, matter: str, kind: str) -> Path:
        return self._folder / f"{matter}.{kind}"

    def _files(self) -> Iterator[tuple[str, str]]:
        try:
            names = sorted(path.name for path in self._folder.iterdir())
        except FileNotFoundError:
            return
        except OSError as error:
            raise MatterUnreadable(f"The matters cannot be read: {error.strerror}.") from error
        for match in filter(None, map(_FILE.fullmatch, names)):
            yield match[1], match[2]


def new_id() -> str:
    return secrets.token_hex(seal.ID_BYTES)


def _not_saved(error: Exception) -> MatterNotSaved:
    why = error.strerror if isinstance(error, OSError) else "it could not be read back"
    return MatterNotSaved(
        f"The matter could not be saved for certain: {why}. Nothing saved before is lost."
    )
