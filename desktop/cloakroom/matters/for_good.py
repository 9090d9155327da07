"""The words taught for good: one sealed file in a folder of its own, made and guarded like a matter
(with an empty ledger), under the same key."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cloakroom.errors import MatterUnreadable, NoSuchMatter
from cloakroom.matters.info import Info
from cloakroom.matters.learnt import Learnt
from cloakroom.paths import folders
from cloakroom.redact.ledger import Ledger

if TYPE_CHECKING:  # the cipher behind it is not needed while nothing is taught for good
    from cloakroom.matters.vault import Vault

_ID = "0" * 32
_UNREADABLE = (
    "The words you taught Cloakroom for good cannot be read: they were sealed with another key or "
    "by another version, or are damaged. Scans go without them; the file was left as it is."
)


class ForGood:
    """``folder`` is that of the matters; ``key`` is called when first needed. Reading and
    changing may raise NoKeyring and MatterUnreadable."""

    def __init__(self, folder: Path, key: Callable[[], bytes]) -> None:
        self._folder, self._key = folder / "learnt", key

    @classmethod
    def of_this_user(cls) -> "ForGood":
        folder = folders().data / "matters"

        def obtain() -> bytes:
            from cloakroom import keychain
            from cloakroom.matters import key

            return key.obtain(keychain.system(), folder)

        return cls(folder, obtain)

    @property
    def is_there(self) -> bool:
        """Whether anything was ever taught for good; asks no keyring."""
        return (self._folder / f"{_ID}.matter").exists()

    def read(self) -> Learnt:
        return self._read(self._vault())

    def change(self, step: Callable[[Learnt], Learnt]) -> Learnt:
        """Takes one step from what the file holds now, and returns what it holds then. What cannot
        be read is not written over. Raises MatterInUse and MatterNotSaved too."""
        vault = self._vault()
        with vault.lock(_ID):
            learnt = step(self._read(vault))
            vault.write(_ID, Info("learnt for good", date.today()), Ledger(), learnt)
        return learnt

    def _vault(self) -> "Vault":
        from cloakroom.disk import Disk
        from cloakroom.matters.vault import Vault

        return Vault(self._folder, self._key, Disk())

    def _read(self, vault: "Vault") -> Learnt:
        try:
            return vault.read(_ID)[2]
        except NoSuchMatter:
            return Learnt()
        except MatterUnreadable:
            raise MatterUnreadable(_UNREADABLE) from None
