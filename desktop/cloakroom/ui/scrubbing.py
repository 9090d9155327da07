"""One scrub of one clip, waiting for the worker between its looks (see ``scrub.rounds``)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cloakroom.clip import Clip, Flavours
from cloakroom.detect.options import Options
from cloakroom.errors import CloakroomError
from cloakroom.model import Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.review import Review
from cloakroom.scrub import Looks, Method, Scrubbed, rounds
from cloakroom.ui.worker import Job, Worker

Found = list[list[Finding]]


@dataclass(frozen=True, slots=True)
class CleanClip:
    """The clip to write, and the result for its plain text."""

    clip: Clip
    plain: Scrubbed


class Scrubbing(QObject):
    """Exactly one of ``done`` and ``failed`` is emitted, once."""

    done = Signal(object)  # CleanClip
    failed = Signal(object)  # CloakroomError

    def __init__(self, worker: Worker, options: Options, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._options = options
        self._job: Job | None = None

    def start(self, clip: Clip, review: Review, *, ledger: Ledger, method: Method) -> None:
        flavours = Flavours.of(clip)

        def decided(findings: Found) -> None:
            looks = rounds(
                flavours.texts, flavours.decisions(review, findings), ledger=ledger, method=method
            )
            self._look(next(looks), looks, flavours)

        others = flavours.texts[1:]
        if others:
            self._ask(others, decided)
        else:
            self._guarded(lambda: decided([]))

    def _look(self, texts: Sequence[str], looks: Looks, flavours: Flavours) -> None:
        def looked(findings: Found) -> None:
            try:
                again = looks.send(findings)
            except StopIteration as end:
                results: list[Scrubbed] = end.value
                self.done.emit(CleanClip(flavours.scrubbed(results), results[0]))
            else:
                self._look(again, looks, flavours)

        self._ask(texts, looked)

    def _ask(self, texts: Sequence[str], then: Callable[[Found], None]) -> None:
        self._job = self._worker.detect(texts, self._options)
        self._job.done.connect(lambda findings: self._guarded(lambda: then(findings)))
        self._job.failed.connect(self.failed)

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except CloakroomError as error:
            self.failed.emit(error)
