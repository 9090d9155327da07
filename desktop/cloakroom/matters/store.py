"""The kept matters of this user by their names. The names stand inside the sealed files, so a
list opens the head of each."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cloakroom.disk import Disk
from cloakroom.errors import (
    MatterExists,
    MatterInUse,
    MatterNotSaved,
    MatterUnreadable,
    NoSuchMatter,
    UsageError,
)
from cloakroom.lock import FOR_EVER
from cloakroom.matters.info import DEFAULT, Info, clean_name, folded
from cloakroom.matters.learnt import Learnt
from cloakroom.matters.lock import Lock
from cloakroom.matters.matter import NOTHING_LEARNT, Keeper, Matter
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
    """``unreadable`` holds a sentence for each file that did not open, after the mark by which it
    can be wiped: they are left alone."""

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
        self._tidy()
        self.expired = tuple(self._wipe_expired())

    @classmethod
    def of_this_user(cls) -> "Matters":
        from cloakroom import keychain
        from cloakroom.matters import key

        folder = folders().data / "matters"
        return cls(folder, lambda: key.obtain(keychain.system(), folder))

    def listing(self) -> Listing:
        """In the order of their names."""
        found, unreadable = self._look()
        infos = sorted(found.values(), key=lambda info: folded(info.name))
        return Listing(tuple(infos), tuple(f"{_mark(m)}: {why}" for m, why in unreadable.items()))

    def create(
        self, name: str, *, expires: date | None = None, ledger: Ledger | None = None,
        learnt: Learnt = NOTHING_LEARNT,
    ) -> Matter:
        """A new matter, saved and open. UsageError for a name that cannot be; MatterExists."""
        info = Info(clean_name(name), self._today(), expires)
        if info.expired(self._today()):
            raise UsageError("That day is past: such a matter would be wiped at once.")
        with self._names():
            self._require_free(info.name)
            matter = new_id()
            lock = self._vault.lock(matter)
            keeper = Keeper(self._vault, matter, lock)
            made = Matter(info, ledger or Ledger(), keeper, learnt=learnt)
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
            info, ledger, learnt = self._vault.read(matter)
        except BaseException:
            lock.release()
            raise
        return Matter(info, ledger, Keeper(self._vault, matter, lock), learnt=learnt)

    def read(self, name: str) -> Matter:
        """As it was last saved, also while another process has it open. What is changed in it is
        not kept."""
        info, ledger, learnt = self._vault.read(self._id(name))
        return Matter(info, ledger, learnt=learnt)

    def rename(self, name: str, new: str) -> None:
        """A matter that is open must be closed first, here too."""
        clean = clean_name(new)
        with self._names(), self.open(name) as matter:
            if folded(clean) != folded(matter.info.name):
                self._require_free(clean)
            matter.set_name(clean)

    def wipe(self, name: str) -> None:
        """:data:`WIPED` says what that means. One that cannot be read goes by the mark that the
        list shows. Raises NoSuchMatter, MatterInUse and MatterNotSaved."""
        found, unreadable = self._look()
        marked = (matter for matter in unreadable if _mark(matter) == name.strip())
        matter = _named(name, found) or next(marked, "")
        if not matter:
            raise NoSuchMatter
        self._wipe(matter)

    def _tidy(self) -> None:
        """Not while a matter is being made: one without a file yet looks like one left behind."""
        if self._vault.leftovers():
            with contextlib.suppress(MatterInUse, MatterNotSaved), self._names(wait=False):
                self._vault.tidy()

    def _wipe(self, matter: str, *, expired: bool = False) -> str:
        """The name it had, or "" where it is unknown or (with ``expired``) it was not its time."""
        with self._vault.lock(matter) as lock:
            # asked again: until the lock was ours another process may have changed the day
            info = self._vault.info(matter) if expired else None
            if info is not None and not info.expired(self._today()):
                return ""
            self._vault.wipe(matter)
        with contextlib.suppress(OSError):
            lock.path.unlink()
        return info.name if info else ""

    def _wipe_expired(self) -> list[str]:
        gone = []
        for matter, info in self._look()[0].items():
            if info.expired(self._today()):
                # one that is in use, or will not go, is tried again the next time
                with contextlib.suppress(MatterInUse, MatterNotSaved, NoSuchMatter):
                    gone.append(self._wipe(matter, expired=True))
        return [name for name in gone if name]

    def _look(self) -> tuple[dict[str, Info], dict[str, str]]:
        """By id, what is known of each matter, or why it cannot be read."""
        found: dict[str, Info] = {}
        unreadable: dict[str, str] = {}
        for matter in self._vault.ids():
            try:
                found[matter] = self._vault.info(matter)
            except NoSuchMatter:
                continue  # wiped by another process just now
            except MatterUnreadable as error:
                unreadable[matter] = error.sentence
        return found, unreadable

    def _id(self, name: str) -> str:
        if folded(name) == DEFAULT:
            raise UsageError(ONLY_IN_MEMORY)
        matter = _named(name, self._look()[0])
        if not matter:
            raise NoSuchMatter
        return matter

    def _require_free(self, name: str) -> None:
        if _named(name, self._look()[0]):
            raise MatterExists

    def _names(self, *, wait: bool = True) -> Lock:
        """Held while a name is given, so that two processes do not give the same one."""
        return Lock.take(self._folder / "names.lock", seconds=FOR_EVER if wait else 0.0)


def _named(name: str, found: Mapping[str, Info]) -> str:
    """The id of the matter of that name; "" where there is none."""
    wanted = folded(name)
    return next((matter for matter, info in found.items() if folded(info.name) == wanted), "")


def _mark(matter: str) -> str:
    return matter[:8]
