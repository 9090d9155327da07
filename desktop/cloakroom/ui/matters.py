"""The matters in the window: which one is open, which are kept, and the steps between them.

The keyring may ask the user something and a file may be slow, so whatever touches them runs
aside; the window goes on meanwhile.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cloakroom.errors import CloakroomError
from cloakroom.matters.info import Info
from cloakroom.matters.matter import Matter
from cloakroom.ui.aside import InTurn
from cloakroom.ui.session import Session
from cloakroom.ui.state import State

if TYPE_CHECKING:
    from cloakroom.matters.store import Matters

IDLE_MINUTES = {"5 minutes": 5, "30 minutes": 30, "never": None}
"""After so long without a clip or a decision a kept matter is closed: its values leave memory."""

Open = Callable[[], "Matters"]


def of_this_user() -> "Matters":
    """Imported here: the keyring and the cipher are not needed until a matter is kept."""
    from cloakroom.matters.store import Matters

    return Matters.of_this_user()


class MatterDesk(QObject):
    """``changed`` when another matter is open or the list is another; ``failed`` with the error,
    and then everything is as it was; ``told`` with a sentence worth knowing."""

    changed = Signal()
    failed = Signal(object)  # CloakroomError
    told = Signal(str)

    def __init__(self, session: Session, *, store: Open = of_this_user) -> None:
        super().__init__(session)
        self._session = session
        self._open_store = store
        self._store: Matters | None = None
        self._in_turn = InTurn(self)
        self._in_turn.settled.connect(self.changed)
        self.kept: tuple[Info, ...] = ()
        self._reopen = ""  # after a rename that failed
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.leave)
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
        self._do(lambda store: store.listing(), self._listed)

    def open(self, name: str) -> None:
        self._do(lambda store: store.open(name), self._opened)

    def create(self, name: str) -> None:
        """A kept matter of that name, with what the matter in memory holds by now."""
        ledger = None if self.current.kept else self.current.ledger
        self._do(lambda store: store.create(name, ledger=ledger), self._opened)

    def rename(self, new: str) -> None:
        """The open matter. It is closed for a moment, and nothing is lost when that fails."""
        old = self.current.info.name
        self._put_away()
        self._reopen = old
        self._do(lambda store: _renamed(store, old, new), self._opened)

    def wipe(self) -> None:
        """The open matter: its values are gone for good."""
        name = self.current.info.name
        self._put_away()
        self._do(lambda store: store.wipe(name), self._wiped)

    def leave(self) -> None:
        """Back to the matter in memory, which is empty. The kept one is saved by then."""
        if self.current.kept:
            self._put_away()
            self.changed.emit()

    # ---- outcomes, on the Qt thread

    @Slot(object)
    def _listed(self, listing: object) -> None:
        from cloakroom.matters.store import Listing

        if isinstance(listing, Listing):
            self.kept = listing.matters
            for sentence in listing.unreadable:
                self.told.emit(sentence)
            self.changed.emit()

    @Slot(object)
    def _opened(self, matter: object) -> None:
        self._reopen = ""
        if isinstance(matter, Matter):
            self._put_away()
            self._session.use(matter)
            self.refresh()

    @Slot(object)
    def _wiped(self, _: object) -> None:
        from cloakroom.matters.store import WIPED

        self.told.emit(WIPED)
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
        self, work: "Callable[[Matters], object]", then: Callable[[object], None]
    ) -> None:
        """One after the other, in the order they were asked for."""
        self._in_turn.do(lambda: work(self._opened_store()), then, self._not_done)

    def _opened_store(self) -> "Matters":
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _put_away(self) -> None:
        matter = self.current
        self._session.use(Matter.in_memory())
        matter.close()

    def _awake(self) -> None:
        minutes = IDLE_MINUTES[self._session.settings.text("close_idle")]
        if minutes is None or not self.current.kept:
            self._idle.stop()
        elif self._session.state is not State.SCANNING:
            self._idle.start(minutes * 60_000)


def _renamed(store: "Matters", old: str, new: str) -> Matter:
    store.rename(old, new)
    return store.open(new)
