"""The matters in the window: which one is open, which are kept, and the steps between them.

The keyring may ask the user something and a file may be slow, so whatever touches them runs
aside; the window goes on meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from cloakroom.errors import CloakroomError
from cloakroom.matters.info import Info
from cloakroom.matters.matter import Matter
from cloakroom.ui.aside import InTurn
from cloakroom.ui.idle import Idle
from cloakroom.ui.parcels import bring_in, export
from cloakroom.ui.session import Session
from cloakroom.ui.state import State

if TYPE_CHECKING:
    from cloakroom.matters.store import Listing, Matters

IDLE_MINUTES = {"5 minutes": 5, "15 minutes": 15, "30 minutes": 30, "never": None}
"""After so long without any use a kept matter is closed: its values leave memory."""

SCREEN_LOCKED = "when the screen was locked"

Open = Callable[[], "Matters"]


def of_this_user() -> "Matters":
    """Imported here: the keyring and the cipher are not needed until a matter is kept."""
    from cloakroom.matters.store import Matters

    return Matters.of_this_user()


@dataclass(frozen=True, slots=True)
class Locked:
    """A matter that was closed without being asked, and why: “after 5 minutes without use”."""

    name: str
    why: str


class MatterDesk(QObject):
    """``changed`` when another matter is open or the list is another; ``failed`` with the error,
    and then everything is as it was; ``told`` with a sentence worth knowing; ``closed`` when a
    matter was closed for want of use, and nothing of it may stay in the window."""

    changed = Signal()
    failed = Signal(object)  # CloakroomError
    told = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, *, store: Open = of_this_user) -> None:
        super().__init__(session)
        self._session = session
        self._open_store = store
        self._store: Matters | None = None
        self._in_turn = InTurn(self)
        self._in_turn.settled.connect(self._settled)
        self._memory = session.matter
        self.kept: tuple[Info, ...] = ()
        self.locked: Locked | None = None
        self._told_expired = False
        self._reopen = ""  # after a rename that failed
        self._to_lock = ""  # why, while that has to wait
        self.idle = Idle(self)
        self.idle.out.connect(self._idle_too_long)
        session.changed.connect(self._awake)

    @property
    def current(self) -> Matter:
        return self._session.matter

    @property
    def busy(self) -> bool:
        return self._in_turn.busy

    # ---- steps

    def refresh(self) -> None:
        """Looks again which matters are kept. Says which ones have expired and are gone."""
        self._do(lambda store: (store.expired, store.listing()), self._listed)

    def open(self, name: str) -> None:
        self._do(lambda store: store.open(name), self._opened)

    def create(self, name: str) -> None:
        """A kept matter of that name, with what the matter in memory holds by now."""
        ledger = None if self.current.kept else self.current.ledger
        self._do(lambda store: store.create(name, ledger=ledger), self._created)

    def rename(self, new: str) -> None:
        """The open matter. It is closed for a moment, and nothing is lost when that fails."""
        old = self.current.info.name
        self._put_away()
        self._reopen = old
        self._do(lambda store: _renamed(store, old, new), self._opened)

    def keep_until(self, last_day: date | None) -> None:
        """The open matter; None is for ever."""
        try:
            self.current.set_expiry(last_day)
        except CloakroomError as error:
            self.failed.emit(error)
        self.refresh()

    def wipe(self) -> None:
        """The open matter: its values are gone for good."""
        name = self.current.info.name
        self._put_away()
        self._do(lambda store: store.wipe(name), self._wiped)

    def export(self, file: Path, passphrase: str) -> None:
        """The open matter, as it was last saved, to a file that is not there yet."""
        name = self.current.info.name
        self._do(lambda store: export(store, name, file, passphrase), self._say)

    def bring_in(self, file: Path, passphrase: str, name: str) -> None:
        """Keeps a copy of an exported matter, under its own name where ``name`` is empty."""
        self._do(lambda store: bring_in(store, file, passphrase, name), self._say)

    def leave(self) -> None:
        """Back to the matter in memory, with what it held. The kept one is saved by then."""
        if self.current.kept:
            self._put_away()
            self.changed.emit()

    # ---- closing what nobody uses

    def lock(self, why: str) -> None:
        """Closes the kept matter and forgets what is at hand; a scrub that runs ends first."""
        if not self.current.kept:
            return
        if self.busy or self._session.state is State.SCRUBBING:
            self._to_lock = why
            return
        self._to_lock, self.locked = "", Locked(self.current.info.name, why)
        self._session.stop()
        self._put_away()
        self.closed.emit()
        self.changed.emit()

    def reopen(self) -> None:
        if self.locked is not None:
            self.open(self.locked.name)

    def dismiss(self) -> None:
        self.locked = None
        self.changed.emit()

    # ---- outcomes, on the Qt thread

    @Slot(object)
    def _listed(self, seen: "tuple[tuple[str, ...], Listing]") -> None:
        expired, listing = seen
        self.kept = listing.matters
        sentences = [*listing.unreadable]
        if expired and not self._told_expired:
            self._told_expired = True
            names = ", ".join(f"“{name}”" for name in expired)
            sentences.insert(0, f"Wiped, as their last day is over: {names}.")
        if sentences:
            self.told.emit(" ".join(sentences))
        self.changed.emit()

    @Slot(object)
    def _created(self, matter: object) -> None:
        if not self.current.kept:
            self._memory.close()  # what it held is in the kept one now
        self._opened(matter)

    @Slot(object)
    def _opened(self, matter: object) -> None:
        self._reopen = ""
        if isinstance(matter, Matter):
            after_lock, self.locked = self.locked is not None, None
            self._put_away()
            self._session.use(matter)
            self.refresh()
            if after_lock:
                self._session.look_if_watching()

    @Slot(object)
    def _wiped(self, _: object) -> None:
        from cloakroom.matters.store import WIPED

        self._say(WIPED)

    @Slot(object)
    def _say(self, sentence: object) -> None:
        self.told.emit(str(sentence))
        self.refresh()

    @Slot(object)
    def _not_done(self, error: CloakroomError) -> None:
        self.failed.emit(error)
        self.changed.emit()
        name, self._reopen = self._reopen, ""
        if name:
            self.open(name)

    # ---- small steps

    def _do(
        self, work: "Callable[[Matters], object]", then: Callable[[Any], None]
    ) -> None:
        """One after the other, in the order they were asked for."""
        self._in_turn.do(lambda: work(self._opened_store()), then, self._not_done)

    def _opened_store(self) -> "Matters":
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _put_away(self) -> None:
        """Closes the kept matter. The one in memory stays where it is."""
        matter = self.current
        if matter.kept:
            self._session.use(self._memory)
            matter.close()

    def _settled(self) -> None:
        self.changed.emit()
        self._awake()

    def _awake(self) -> None:
        if self._to_lock:
            self.lock(self._to_lock)
        minutes = IDLE_MINUTES[self._session.settings.text("close_idle")]
        self.idle.wait(minutes if self.current.kept else None)

    def _idle_too_long(self) -> None:
        self.lock(f"after {self._session.settings.text('close_idle')} without use")


def _renamed(store: "Matters", old: str, new: str) -> Matter:
    store.rename(old, new)
    return store.open(new)
