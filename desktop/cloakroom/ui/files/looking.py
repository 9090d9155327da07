"""One file read and looked at: first in the process that opens files, then by the detector, then
with what the matter knows."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cloakroom.errors import Cancelled
from cloakroom.files.copying import OpenFile, open_file
from cloakroom.files.pasted import Source
from cloakroom.model import Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.review import Review
from cloakroom.scrub import with_known
from cloakroom.ui.aside import Chore
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.files.headings import Headed, Heading, headings
from cloakroom.ui.session import Session
from cloakroom.ui.worker import Job


@dataclass(frozen=True, slots=True)
class Looked:
    """A file ready for review. ``headed`` is its text as it is shown."""

    file: OpenFile
    review: Review
    headings: tuple[Heading, ...]
    headed: Headed


class Looking(QObject):
    """Exactly one of ``done`` and ``failed`` is emitted, once."""

    done = Signal(object)  # Looked
    failed = Signal(object)  # CloakroomError
    progress = Signal(int, int)

    def __init__(self, hand: FileHand, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._hand, self._session = hand, session
        self._job: Job | None = None
        self._stopped = False

    def start(self, path: Source) -> None:
        self._hand.do(lambda worker: open_file(worker, path), self._read, self.failed.emit)

    def stop(self) -> None:
        self._stopped = True
        if self._job is not None:
            self._session.worker.cancel(self._job)
        else:
            self._hand.stop()

    def _read(self, file: OpenFile) -> None:
        if self._stopped:
            self.failed.emit(Cancelled())
            return
        job = self._job = self._session.worker.detect(
            [file.reading.text], self._session.options())
        job.progress.connect(self.progress)
        job.done.connect(lambda found: self._looked(file, found[0]))
        job.failed.connect(self.failed)

    def _looked(self, file: OpenFile, findings: list[Finding]) -> None:
        ledger = self._session.ledger
        Chore(lambda: looked(file, findings, ledger), self._done, self.failed.emit, self)

    def _done(self, ready: Looked) -> None:
        if self._stopped:
            self.failed.emit(Cancelled())
        else:
            self.done.emit(ready)


def looked(file: OpenFile, findings: list[Finding], ledger: Ledger) -> Looked:
    """Takes time in proportion to the text and to what the matter holds."""
    text, made = file.reading.text, headings(file.reading)
    review = Review.of(text, file.reading.within(with_known(text, findings, ledger)))
    return Looked(file, review.prepared(), tuple(made), Headed(text, made))
