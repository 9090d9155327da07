"""The one door to the worker process.

A job is held here until it is settled, its outcome always arrives on the Qt thread, it reports
progress and can be cancelled. A process that dies fails the job it was on, is started again, and
goes on with the jobs that were waiting.
"""

import json
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from cloakroom import errors
from cloakroom.detect.options import Options
from cloakroom.detector_process import command
from cloakroom.errors import Cancelled, CloakroomError, DetectorFailed, InstallationError
from cloakroom.model import Finding
from cloakroom.ui.worker_process import fresh

GRACE_MS = 1500
"""How long a cancelled job may take to stop by itself before its process is ended."""

LINES_A_TURN = 8
"""Lines of the process that are taken in between two events of the window."""

MOST_DEATHS = 3
"""Deaths in a row while warming up after which the process is not started again."""

_KNOWN_ERRORS: dict[str, type[CloakroomError]] = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, CloakroomError)
}


class Job(QObject):
    """One question to the detector. Exactly one of ``done`` and ``failed`` is emitted, once."""

    progress = Signal(int, int)
    done = Signal(object)  # list[list[Finding]], one list a text
    failed = Signal(object)  # CloakroomError

    def __init__(self, number: int, texts: Sequence[str], options: Options) -> None:
        super().__init__()
        self.number = number
        self.texts = texts
        self.options = options
        self.cancelled = False
        self.findings: list[list[Finding]] = [[] for _ in texts]

    def settle(self, error: CloakroomError | None) -> None:
        """Tells the outcome and lets go: what is connected here holds this job, and its texts."""
        if error is None:
            self.done.emit(self.findings)
        else:
            self.failed.emit(error)
        self.deleteLater()


class Worker(QObject):
    """``ready`` when the detector is warm; ``broken`` when it cannot be started any more."""

    ready = Signal()
    broken = Signal(object)  # InstallationError

    def __init__(
        self, parent: QObject | None = None, *, program: Callable[[], list[str]] = command
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._jobs: dict[int, Job] = {}  # held until settled, in the order they came
        self.note = ""  # what is amiss with the name model; known when ready
        self._last = 0
        self._deaths = 0
        self._is_ready = False
        self._failure: InstallationError | None = None
        self._rest = b""
        self._lines: deque[bytes] = deque()
        self._hearing = QTimer(self, singleShot=True, interval=0)
        self._hearing.timeout.connect(self._hear_some)
        self._process: QProcess | None = None
        self._model = ""

    # ---- for the window

    @property
    def is_ready(self) -> bool:
        return self._is_ready

    @property
    def process_id(self) -> int:
        return self._process.processId() if self._process else 0

    def start(self) -> None:
        process = fresh(self, self._model)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._died)
        process.errorOccurred.connect(self._not_started)
        program, *arguments = self._program()
        self._process, self._rest, self._is_ready = process, b"", False
        self._lines.clear()
        process.start(program, arguments)

    def stop(self) -> None:
        """Ends the process; jobs that are still held fail as cancelled."""
        process, self._process = self._process, None
        if process:
            process.finished.disconnect(self._died)
            process.closeWriteChannel()
            if not process.waitForFinished(300):
                process.kill()
                process.waitForFinished(1000)
        for number in list(self._jobs):
            self._settle(number, Cancelled())

    def use_model(self, folder: str) -> None:
        """Another name model, "" for the usual one. What a process was asked is asked again."""
        old, changed = self._process, folder != self._model
        self._model = folder
        if old and changed:
            old.blockSignals(True)
            old.kill()
            QTimer.singleShot(GRACE_MS, old, old.deleteLater)
            for job in self._jobs.values():
                job.findings = [[] for _ in job.texts]
            self.start()

    def detect(self, texts: Sequence[str], options: Options) -> Job:
        self._last += 1
        job = Job(self._last, texts, options)
        self._jobs[job.number] = job
        if self._failure:
            failure = self._failure
            QTimer.singleShot(0, job, lambda: self._settle(job.number, failure))
        elif self._is_ready:
            self._send(job)
        return job

    def cancel(self, job: Job) -> None:
        """The job fails with Cancelled: at once if it waits, else as soon as the process stops."""
        if job.number not in self._jobs or job.cancelled:
            return
        job.cancelled = True
        if not self._is_ready or job.number != next(iter(self._jobs)):
            self._settle(job.number, Cancelled())
        else:
            QTimer.singleShot(GRACE_MS, job, lambda: self._end_if_deaf(job.number))
        if self._is_ready:
            self._write({"id": job.number, "do": "cancel"})

    # ---- with the process

    def _send(self, job: Job) -> None:
        self._write({
            "id": job.number, "do": "detect", "texts": list(job.texts),
            "options": job.options.to_json(),
        })

    def _write(self, message: dict[str, Any]) -> None:
        if self._process:
            self._process.write(json.dumps(message).encode("ascii") + b"\n")

    def _read(self) -> None:
        if not self._process:
            return
        data = self._rest + self._process.readAllStandardOutput().data()
        *lines, self._rest = data.split(b"\n")
        self._lines.extend(lines)
        if not self._hearing.isActive():
            self._hear_some()

    def _hear_some(self) -> None:
        """A few lines at a time: ten thousand findings must not stop the window."""
        for _ in range(min(LINES_A_TURN, len(self._lines))):
            try:
                message = json.loads(self._lines.popleft())
            except ValueError:  # it lost its way: a fresh one is started when this one is gone
                self._process_lost()
                return
            self._hear(message)
        if self._lines:
            self._hearing.start()
        else:
            self._hearing.stop()

    def _hear(self, message: dict[str, Any]) -> None:
        if "ready" in message:
            self._is_ready, self._deaths, self.note = True, 0, message.get("note", "")
            self.ready.emit()
            for job in list(self._jobs.values()):
                self._send(job)
            return
        job_or_none = self._jobs.get(message["id"])
        if job_or_none is None:
            return
        if "findings" in message:
            rows = message["findings"]
            job_or_none.findings[message["index"]].extend(Finding(*row) for row in rows)
        elif "error" in message:
            kind = _KNOWN_ERRORS.get(message["error"], DetectorFailed)
            self._settle(message["id"], kind(message["sentence"]))
        elif "end" in message:
            self._settle(message["id"], None)
        elif not job_or_none.cancelled:
            job_or_none.progress.emit(message["done"], message["total"])

    def _settle(self, number: int, error: CloakroomError | None) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        if job.cancelled and error is None:
            error = Cancelled()
        job.settle(error)

    def _process_lost(self) -> None:
        self._lines.clear()
        if self._process:
            self._process.kill()

    def _end_if_deaf(self, number: int) -> None:
        if number in self._jobs and self._process:
            self._process.kill()

    def _died(self) -> None:
        self._read()  # what it still said before it died counts
        while self._lines:
            self._hear_some()
        was_ready, self._is_ready = self._is_ready, False
        self._deaths += 1
        running = next(iter(self._jobs.values()), None)
        if running and was_ready:
            self._settle(running.number, Cancelled() if running.cancelled else DetectorFailed())
        if self._deaths >= MOST_DEATHS:
            self._give_up(InstallationError("The detector does not start. Nothing is scanned. "
                                            "Run “cloakroom doctor” to see why."))
        else:
            self.start()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._give_up(InstallationError("The detector could not be started. Nothing is "
                                            "scanned. Install Cloakroom again."))

    def _give_up(self, failure: InstallationError) -> None:
        self._failure, self._process = failure, None
        self.broken.emit(failure)
        for number in list(self._jobs):
            self._settle(number, failure)
