"""The kept matters of this user by their names. The names stand inside the sealed files, so a
list opens the head of each."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cloakroom.errors import (
    MatterExists,
    MatterInUse,
    MatterNotSaved,
    MatterUnreadable,
    NoSuchMatter,
    UsageError,
)
from cloakroom.matters.disk import Disk
from cloakroom.matters.info import DEFAULT, Info, clean_name, folded
from cloakroom.matters.lock import Lock
from cloakroom.matters.matter import Keeper, Matter
from cloakroom.matters.vault import Vault, new_id
from cloakroom.paths import folders
from cloakroom.redact.ledger import Ledger

WIPED = (
    "Its file was overwritten, as far as the drive obeys, and removed. What an SSD, a snapshot, a "
    "backup or a synchronised folder still holds of it cannot be promised away; such copies stay "
    "sealed with the key in your keyring."
)
ONLY_IN_MEMORY = (
    "The default matter lives in the memory of the running Cloakroom and nowhere else, so this "
    "cannot open it. Use: cloakroom clipboard restore; or keep a matter: cloakroom matter create"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """``unreadable`` holds a sentence for each file that did not open: they are left alone."""

    matters: tuple[Info, ...]
    unreadable: tuple[str, ...]


class Matters:
    """Opening the store wipes the matters that have expired (``expired`` holds their names) and
    finishes what a process that died left undone. ``key`` is called when first needed, not for
    an empty folder. May raise NoKeyring."""

    def __init__(
        self, folder: Path, key: Callable[[], bytes], *, disk: Disk | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._folder = folder
        self._today = today
        self._vault = Vault(folder, key, disk or Disk())
        self._vault.tidy()
        self.expired = tuple(self._wipe_expired())

    @classmethod
    def of_this_user(cls) -> "Matters":
        from cloakroom.matters import key

        folder = folders().data / "matters"
        return cls(folder, lambda: key.obtain(key.system(), folder))

    def listing(self) -> Listing:
        """In the order of their names."""
        found, unreadable = self._look()
        infos = sorted(found.values(), key=lambda info: folded(info.name))
        return Listing(tuple(infos), tuple(unreadable))

    def create(
        self, name: str, *, expires: date | None = None, ledger: Ledger | None = None
    ) -> Matter:
        """A new matter, saved and open. UsageError for a name that cannot be; MatterExists."""
        info = Info(clean_name(name), self._today(), expires)
        if info.expired(self._today()):
            raise UsageError("That day is past: such a matter would be wiped at once.")
        with self._names():
            self._require_free(info.name)
            matter = new_id()
            lock = self._vault.lock(matter)
            made = Matter(info, ledger or Ledger(), Keeper(self._vault, matter, lock))
            try:
                made.save()
            except BaseException:
                made.close()
                raise
        return made

    def open(self, name: str) -> Matter:
        """For this process alone. Raises NoSuchMatter, MatterInUse and MatterUnreadable."""
        matter = self._id(name)
        lock = self._vault.lock(matter)
        try:
            info, ledger = self._vault.read(matter)
        except BaseException:
            lock.release()
            raise
        return Matter(info, ledger, Keeper(self._vault, matter, lock))

    def read(self, name: str) -> Matter:
        """As it was last saved, also while another process has it open. What is changed in it is
        not kept."""
        return Matter(*self._vault.read(self._id(name)))

    def rename(self, name: str, new: str) -> None:
        """A matter that is open must be closed first, here too."""
        clean = clean_name(new)
        with self._names(), self.open(name) as matter:
            if folded(clean) != folded(matter.info.name):
                self._require_free(clean)
            matter.set_name(clean)

    def wipe(self, name: str) -> None:
        """:data:`WIPED` says what that means. Raises MatterInUse and MatterNotSaved."""
        self._wipe(self._id(name))

    def _wipe(self, matter: str) -> None:
        with self._vault.lock(matter) as lock:
            self._vault.wipe(matter)
        with contextlib.suppress(OSError):
            lock.path.unlink()

    def _wipe_expired(self) -> list[str]:
        gone = []
        for matter, info in self._look()[0].items():
            if info.expired(self._today()):
                # one that is in use, or will not go, is told and tried again the next time
                with contextlib.suppress(MatterInUse, MatterNotSaved):
                    self._wipe(matter)
                    gone.append(info.name)
        return gone

    def _look(self) -> tuple[dict[str, Info], list[str]]:
        found: dict[str, Info] = {}
        unreadable = []
        for matter in self._vault.ids():
            try:
                found[matter] = self._vault.info(matter)
            except NoSuchMatter:
                continue  # wiped by another process just now
            except MatterUnreadable as error:
                unreadable.append(f"{matter[:8]}: {error.sentence}")
        return found, unreadable

    def _id(self, name: str) -> str:
        if folded(name) == DEFAULT:
            raise UsageError(ONLY_IN_MEMORY)
        wanted = folded(name)
        for matter, info in self._look()[0].items():
            if folded(info.name) == wanted:
                return matter
        raise NoSuchMatter

    def _require_free(self, name: str) -> None:
        if any(folded(info.name) == folded(name) for info in self._look()[0].values()):
            raise MatterExists

    def _names(self) -> Lock:
        """Held while a name is given, so that two processes do not give the same one."""
        return Lock.take(self._folder / "names.lock", wait=True)
