"""A matter that is open: a ledger to work with, and the file it is kept in, if it is kept."""

from dataclasses import replace
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING

from cloakroom.matters.info import DEFAULT, Info
from cloakroom.matters.learnt import Learnt
from cloakroom.matters.lock import Lock
from cloakroom.redact.ledger import Ledger

if TYPE_CHECKING:  # the cipher behind it is not needed for a matter in memory
    from cloakroom.matters.vault import Vault

NOTHING_LEARNT = Learnt()


class Keeper:
    """The place of one kept matter, locked for this process."""

    def __init__(self, vault: "Vault", matter: str, lock: Lock) -> None:
        self._vault, self._matter, self._lock = vault, matter, lock

    def write(self, info: Info, ledger: Ledger, learnt: Learnt) -> None:
        self._vault.write(self._matter, info, ledger, learnt)

    def release(self) -> None:
        self._lock.release()


class Matter:
    """Not for use by two threads at once. Leaving a ``with`` closes it and saves nothing.
    ``learnt`` are the words taught for this matter."""

    def __init__(
        self, info: Info, ledger: Ledger, keeper: Keeper | None = None, *,
        learnt: Learnt = NOTHING_LEARNT,
    ) -> None:
        self.info = info
        self.ledger = ledger
        self.learnt = learnt
        self._keeper = keeper
        self._saved: object = None

    @classmethod
    def in_memory(cls) -> "Matter":
        """The default matter: never in a file, never in a list, gone when it is closed."""
        return cls(Info(DEFAULT, date.today()), Ledger())

    @property
    def kept(self) -> bool:
        return self._keeper is not None

    def save(self) -> None:
        """Returns when all of it is on the disk for certain, and raises MatterNotSaved otherwise.
        In memory, and where nothing changed since the last time, there is nothing to do."""
        if self._saved != self._mark:
            self._write(replace(self.info, entries=len(self.ledger)))

    def set_expiry(self, expires: date | None) -> None:
        """The last day on which it is kept. Saves."""
        self._write(replace(self.info, expires=expires, entries=len(self.ledger)))

    def set_name(self, name: str) -> None:
        """Saves. Whether the name is free is for :meth:`Matters.rename` to know."""
        self._write(replace(self.info, name=name, entries=len(self.ledger)))

    def close(self) -> None:
        """Lets other processes open it, and forgets the values. A second time does nothing."""
        if self._keeper is not None:
            self._keeper.release()
        self._keeper = None
        self.ledger, self.learnt = Ledger(), NOTHING_LEARNT

    def __enter__(self) -> "Matter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _write(self, info: Info) -> None:
        if self._keeper is not None:
            self._saved = None
            self._keeper.write(info, self.ledger, self.learnt)
            self.info = info
            self._saved = self._mark

    @property
    def _mark(self) -> object:
        return self.ledger, self.ledger.mark, self.learnt
