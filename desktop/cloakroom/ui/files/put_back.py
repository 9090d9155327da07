"""Values back into one document: read, restored and written aside, beside the one that came."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cloakroom.errors import CloakroomError
from cloakroom.files.client import FileWorker
from cloakroom.files.naming import restored_place
from cloakroom.files.restoring import write_restored
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.targets import Target
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.restoring import NOTHING, Outcome, outcome
from cloakroom.ui.session import Session


@dataclass(frozen=True, slots=True)
class Answered:
    """The document with the values in it, and what became of each placeholder of its text."""

    path: Path
    outcome: Outcome


class PutBack(QObject):
    """``began`` with the path; then exactly one of ``done`` and ``failed``, once."""

    began = Signal(object)  # Path
    done = Signal(object)  # Answered
    failed = Signal(object)  # CloakroomError

    def __init__(self, session: Session, hand: FileHand, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._hand = session, hand
        self.busy = False

    def start(self, path: Path) -> None:
        """One at a time: nothing happens while one is at work."""
        if self.busy:
            return
        self.busy, self._matter = True, self._session.matter
        ledger, asked = self._matter.ledger, self._session.asked
        self.began.emit(path)
        self._hand.do(lambda worker: put_back(worker, path, ledger, asked=asked),
                      self._done, self._failed)

    def _done(self, answered: Answered) -> None:
        self.busy = False
        closed = self._session.matter is not self._matter  # then its values are not shown
        self.done.emit(Answered(answered.path, NOTHING) if closed else answered)

    def _failed(self, error: CloakroomError) -> None:
        self.busy = False
        self.failed.emit(error)


def put_back(worker: FileWorker, path: Path, ledger: Ledger, *, asked: str) -> Answered:
    """Raises a CloakroomError that names the file."""
    copy = write_restored(worker, path, ledger, restored_place(path))
    return Answered(copy.path, outcome(copy.text, ledger, target=Target.TEXT, asked=asked))
