"""One scrub of one clip, waiting for the worker between its looks (see ``scrub.rounds``)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from cloakroom.clip import Clip, Flavours
from cloakroom.detect.options import Options
from cloakroom.errors import CloakroomError
from cloakroom.model import Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.review import Review
from cloakroom.scrub import Method, Scrubbed, rounds
from cloakroom.ui.aside import Aside
from cloakroom.ui.worker import Job, Worker

Found = list[list[Finding]]


@dataclass(frozen=True, slots=True)
class CleanClip:
    """The clip to write, and the result for its plain text."""

    clip: Clip
    plain: Scrubbed


class Scrubbing(QObject):
    """Exactly one of ``done`` and ``failed`` is emitted, once. The steps: take the clip apart,
    look at the flavours that were not reviewed, take out and look again, put together."""

    done = Signal(object)  # CleanClip
    failed = Signal(object)  # CloakroomError

    def __init__(self, worker: Worker, options: Options, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._options = options
        self._job: Job | None = None
        self._aside: Aside | None = None

    def start(self, clip: Clip, review: Review, *, ledger: Ledger, method: Method) -> None:
        self._review, self._ledger, self._method = review, ledger, method
        self._with_pages = clip.html is not None
        self._do(lambda: Flavours.of(clip), self._taken_apart)

    @Slot(object)
    def _taken_apart(self, flavours: Flavours) -> None:
        self._flavours = flavours
        others = flavours.texts[1:]
        if others:
            self._ask(others, self._decided)
        else:
            self._guarded(lambda: self._decided([]))

    def _decided(self, findings: Found) -> None:
        decisions = self._flavours.decisions(self._review, findings)
        self._looks = rounds(
            self._flavours.texts, decisions, ledger=self._ledger, method=self._method
        )
        self._ask(next(self._looks), self._looked)

    def _looked(self, findings: Found) -> None:
        try:
            again = self._looks.send(findings)
        except StopIteration as end:
            self._results: list[Scrubbed] = end.value
            self._do(lambda: self._flavours.scrubbed(self._results), self._put_together)
        else:
            self._ask(again, self._looked)

    @Slot(object)
    def _put_together(self, clip: Clip) -> None:
        self.done.emit(CleanClip(clip, self._results[0]))

    def _ask(self, texts: Sequence[str], then: Callable[[Found], None]) -> None:
        self._job = self._worker.detect(texts, self._options)
        self._job.done.connect(lambda findings: self._guarded(lambda: then(findings)))
        self._job.failed.connect(self.failed)

    def _do(self, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        """Aside where there is a page of HTML, which may be long; else at once."""
        if not self._with_pages:
            self._guarded(lambda: then(work()))
            return
        self._aside = Aside(work, self)
        self._aside.done.connect(then)
        self._aside.failed.connect(self.failed)
        self._aside.start()

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except CloakroomError as error:
            self.failed.emit(error)
