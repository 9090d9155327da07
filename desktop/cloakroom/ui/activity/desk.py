"""What the page asks of the journal: all of it aside, for the keyring may wait for its user."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cloakroom.audit.event import Event, What
from cloakroom.audit.export import Exported, export
from cloakroom.audit.record import Record, records
from cloakroom.errors import CloakroomError
from cloakroom.send_errors import NotRecorded
from cloakroom.ui.activity.row import rows_of
from cloakroom.ui.aside import Chore

if TYPE_CHECKING:  # the keyring behind it is not needed before the page is entered
    from cloakroom.audit.journal import Journal

JournalOf = Callable[[], "Journal"]


class ActivityDesk(QObject):
    """``loaded`` with the rows, the newest first; ``checked`` with a Verdict and whether there is
    a keyring; ``found`` with a Sent; ``exported`` with an Exported and what could not be recorded
    of it. ``failed`` with a CloakroomError. ``journal`` may be another one at any time."""

    loaded = Signal(object)
    checked = Signal(object, bool)
    found = Signal(object)
    exported = Signal(object, str)
    failed = Signal(object)

    def __init__(self, journal: JournalOf | None = None) -> None:
        super().__init__()
        self.journal = journal or cache(_in_force)
        self._reading = self._checking = False
        self.was_checked = False
        self.export_dir = ""  # what the policy suggests

    def load(self) -> None:
        """What is asked for while it is on its way comes with it."""
        if not self._reading:
            self._reading = True
            journal = self.journal

            def read() -> tuple[object, str]:
                opened = journal()
                return rows_of(records(opened.folder)), opened.export_dir

            Chore(read, self._loaded, self._not_loaded, self)

    def check(self) -> None:
        if not self._checking:
            self._checking = True
            journal = self.journal

            def verify() -> tuple[object, bool]:
                opened = journal()
                return opened.verify(), opened.anchored

            Chore(verify, self._checked, self._not_checked, self)

    def find(self, words: str) -> None:
        journal = self.journal
        Chore(lambda: journal().find(words), self.found.emit, self.failed.emit, self)

    def export(self, chosen: Sequence[Record], target: Path, *, whole: bool) -> None:
        journal = self.journal
        Chore(lambda: _export(journal, chosen, target, whole=whole),
              self._exported, self.failed.emit, self)

    # ---- what came of it

    def _loaded(self, result: tuple[object, str]) -> None:
        self._reading = False
        rows, self.export_dir = result
        self.loaded.emit(rows)

    def _not_loaded(self, error: CloakroomError) -> None:
        self._reading = False
        self.failed.emit(error)

    def _checked(self, result: tuple[object, bool]) -> None:
        self._checking, self.was_checked = False, True
        self.checked.emit(*result)

    def _not_checked(self, error: CloakroomError) -> None:
        self._checking = False
        self.failed.emit(error)

    def _exported(self, result: tuple[Exported, str]) -> None:
        self.exported.emit(*result)


def _in_force() -> "Journal":
    from cloakroom.audit.journal import Journal

    return Journal.in_force()


def _export(
    journal: JournalOf, chosen: Sequence[Record], target: Path, *, whole: bool
) -> tuple[Exported, str]:
    """The oldest first, as in the trail."""
    done = export(list(reversed(chosen)), target, whole=whole, now=datetime.now(UTC))
    try:
        journal().record(Event(
            What.EXPORT, form=target.suffix.lower().removeprefix("."),
            check=f"{done.count:,} record{'' if done.count == 1 else 's'}"))
    except NotRecorded as error:
        return done, error.sentence
    return done, ""
