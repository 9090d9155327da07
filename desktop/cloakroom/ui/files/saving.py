"""One clean copy: taken out and looked at again, the matter saved, and then written and proven.

Everything that takes long runs aside, on a copy of the ledger. The copy becomes the ledger of the
matter where nobody changed that meanwhile; else it is all done once more.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from cloakroom.documents.base import Wishes
from cloakroom.errors import Cancelled, CloakroomError
from cloakroom.files.copying import Copy, OpenFile, decided
from cloakroom.files.recording import write_recorded
from cloakroom.model import Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.review import Review
from cloakroom.scrub import Looks, Method, Scrubbed, rounds
from cloakroom.ui.aside import Chore
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.session import Session
from cloakroom.ui.wanted import method_for, style_for
from cloakroom.ui.worker import Job


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be saved, and where: ``target`` is a folder, or None for nowhere."""

    file: OpenFile
    review: Review
    wishes: Wishes
    target: Path | None


class MatterClosed(CloakroomError):
    """The matter was closed or changed to another one meanwhile. Nothing was written."""

    title = "Not saved"


@dataclass(frozen=True, slots=True)
class _Begun:
    """A copy of the ledger, the looks that write to it, and what to look at first."""

    ledger: Ledger
    looks: Looks
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Again:
    texts: Sequence[str]


class Saving(QObject):
    """Exactly one of ``done`` and ``failed`` is emitted, once."""

    done = Signal(object)  # Copy
    failed = Signal(object)  # CloakroomError

    def __init__(self, hand: FileHand, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._hand, self._session = hand, session
        self._job: Job | None = None
        self._stopped = self._writes = False

    def start(self, wanted: Wanted) -> None:
        self._wanted, self._matter = wanted, self._session.matter
        self._method = method_for(self._session.settings)
        self._matter.ledger.style = style_for(self._session.settings)
        self._begin()

    def stop(self) -> None:
        self._stopped = True
        if self._job is not None:
            self._session.worker.cancel(self._job)
        elif self._writes:
            self._hand.stop()

    # ---- looking again, on a copy of the ledger

    def _begin(self) -> None:
        self._basis = ledger = self._matter.ledger
        self._mark = ledger.mark
        wanted, method = self._wanted, self._method
        self._do(lambda: _begun(wanted, ledger, method), self._begun)

    def _begun(self, begun: _Begun) -> None:
        self._copy, self._looks = begun.ledger, begun.looks
        self._ask(begun.texts)

    def _ask(self, texts: Sequence[str]) -> None:
        job = self._job = self._session.worker.detect(texts, self._session.options())
        job.done.connect(self._looked)
        job.failed.connect(self.failed)

    def _looked(self, findings: list[list[Finding]]) -> None:
        self._job = None
        looks = self._looks
        self._do(lambda: _next(looks, findings), self._looked_again)

    def _looked_again(self, outcome: Scrubbed | _Again) -> None:
        if isinstance(outcome, _Again):
            self._ask(outcome.texts)
        elif self._session.matter is not self._matter:
            self.failed.emit(MatterClosed())
        elif self._basis is not self._matter.ledger or self._mark != self._basis.mark:
            self._begin()
        else:
            self._save(outcome)

    # ---- letting it out

    def _save(self, scrubbed: Scrubbed) -> None:
        before, self._matter.ledger = self._matter.ledger, self._copy
        try:
            self._matter.save()  # first: what is out must be there to come back
        except CloakroomError as error:
            self._matter.ledger = before
            self.failed.emit(error)
            return
        self._session.matter_changed.emit()
        wanted, self._writes = self._wanted, True
        self._hand.do(
            lambda worker: write_recorded(
                worker, wanted.file, scrubbed, wanted.target, wishes=wanted.wishes),
            self._written, self.failed.emit)

    def _written(self, copy: Copy) -> None:
        self.done.emit(copy)

    def _do(self, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        Chore(work, lambda result: self._unless_stopped(then, result), self.failed.emit, self)

    def _unless_stopped(self, then: Callable[[Any], None], result: object) -> None:
        if self._stopped:
            self.failed.emit(Cancelled())
        else:
            then(result)


def _begun(wanted: Wanted, ledger: Ledger, method: Method) -> _Begun:
    copy = Ledger.from_json(ledger.to_json())
    decisions = decided(wanted.file, wanted.review.decisions)
    looks = rounds([wanted.file.reading.text], [decisions], ledger=copy, method=method)
    return _Begun(copy, looks, next(looks))


def _next(looks: Looks, findings: Sequence[Sequence[Finding]]) -> Scrubbed | _Again:
    try:
        return _Again(looks.send(findings))
    except StopIteration as end:
        results: list[Scrubbed] = end.value
        return results[0]
