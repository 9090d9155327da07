"""The window's door to the detector, without a process: the test says when a job is answered."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from cloakroom.detect.options import Options
from cloakroom.errors import Cancelled, CloakroomError, InstallationError
from cloakroom.model import Finding
from cloakroom.scrub import without_placeholders
from cloakroom.ui.worker import Job

WORDS = {
    "Amira Okafor": "PERSON",
    "Daniel Whitfield": "PERSON",
    "07700 900123": "PHONE_NUMBER",
    "amira@example.org": "EMAIL_ADDRESS",
    "4242 4242 4242 4242": "CREDIT_CARD",
    "GB82 WEST 1234 5698 7654 32": "IBAN_CODE",
    "Leeds": "LOCATION",
}
Find = Callable[[str, Options], list[Finding]]


def listed_words(text: str, options: Options) -> list[Finding]:
    return sorted(
        Finding(match.start(), match.end(), kind, 0.9, "listed word")
        for word, kind in WORDS.items()
        if word not in options.allow
        for match in re.finditer(re.escape(word), text)
    )


class FakeWorker(QObject):
    """The interface of ``ui.worker.Worker``. Jobs wait in ``waiting`` until the test calls one of
    ``answer``, ``answer_all``, ``fail``; with ``at_once`` the event loop answers them."""

    ready = Signal()
    broken = Signal(object)

    def __init__(self, *, at_once: bool = False, find: Find = listed_words) -> None:
        super().__init__()
        self.find = find
        self.at_once = at_once
        self.is_ready = True
        self.note = self.model = ""
        self.running = False
        self.waiting: list[Job] = []
        self.asked: list[Job] = []
        self.cancelled: list[Job] = []

    def start(self) -> None:
        self.running = True

    def use_model(self, folder: str) -> None:
        self.model = folder

    def stop(self) -> None:
        self.running = False
        while self.waiting:
            self.fail(Cancelled())

    def detect(self, texts: Sequence[str], options: Options) -> Job:
        job = Job(len(self.asked) + 1, texts, options)
        self.asked.append(job)
        self.waiting.append(job)
        if self.at_once:
            QTimer.singleShot(0, job, lambda: self._answer_if_waiting(job))
        return job

    def cancel(self, job: Job) -> None:
        """As the real one does with a running job: it settles later, at the next answer."""
        job.cancelled = True
        self.cancelled.append(job)

    # ---- what the test does

    def answer(self) -> None:
        """Settles the oldest job."""
        job = self.waiting.pop(0)
        job.findings = [
            without_placeholders(text, self.find(text, job.options)) for text in job.texts
        ]
        job.settle(Cancelled() if job.cancelled else None)

    def answer_all(self) -> None:
        """Settles jobs until no more are asked."""
        while self.waiting:
            self.answer()

    def fail(self, error: CloakroomError) -> None:
        self.waiting.pop(0).settle(error)

    def break_down(self) -> None:
        """Gives up, as after three deaths."""
        failure = InstallationError("The detector does not start.")
        self.broken.emit(failure)
        while self.waiting:
            self.fail(failure)

    def _answer_if_waiting(self, job: Job) -> None:
        while job in self.waiting:
            self.answer()
