"""The worker process: keeps the detector warm and answers jobs, so that neither the interpreter
lock nor a crash in a parser ever reaches the window.

One JSON object a line, both ways, over standard input and output (ASCII: lone surrogates survive):

in   ``{"id": 7, "do": "detect", "texts": […], "options": {…}}``   ``{"id": 7, "do": "cancel"}``
out  ``{"ready": true, "note": ""}``                      once, when the detector is warm; what is
                                                          amiss with the name model, if anything
     ``{"id": 7, "done": 65536, "total": 1000000}``       progress, in characters
     ``{"id": 7, "index": 0, "findings": [[start, end, type, score, why], …]}``  some of them
     ``{"id": 7, "end": true}``                           the job is done
     ``{"id": 7, "error": "TooLarge", "sentence": "…"}``  it is not, and why

A job with ``"do": "scan"`` may be incomplete, and says so; ``detect`` fails where a scan would be:
     ``{"id": 7, "index": 0, "near": [[start, …], …]}``   near misses, some of them
     ``{"id": 7, "index": 0, "scanned_to": 65536}``       once a text, after its findings

The process ends when its input does, so it never outlives the window.
"""

import gc
import json
import os
import queue
import sys
import threading
from collections.abc import Callable, Sequence
from typing import IO, Any, Protocol

from cloakroom.detect.scan import Scan
from cloakroom.errors import Cancelled, CloakroomError, DetectorFailed
from cloakroom.model import Finding
from cloakroom.progress import Report
from cloakroom.scrub import without_placeholders

BATCH = 400
"""Findings a line: a line is parsed on the window's thread, in well under 10 ms."""

_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


REMEMBERED = 16_000_000
"""Bytes of findings kept, so that a text that was edited is read again only where it changed."""


class Detects(Protocol):
    """The part of ``detect.Detector`` that the process uses."""

    def detect(self, text: str, *, options: Any, report: Report) -> Sequence[Finding]: ...

    def scan(self, text: str, *, options: Any, report: Report) -> Scan: ...


def command() -> list[str]:
    """How to start the process: this program itself when frozen, else this Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "worker"]
    return [sys.executable, "-m", "cloakroom", "worker"]


class Desk:
    """Takes jobs in one thread and works on them in another, so that a cancel is heard at once."""

    def __init__(
        self, detector: Detects, options_from: Callable[[dict[str, Any]], Any], out: IO[str]
    ) -> None:
        self._detector = detector
        self._options_from = options_from
        self._out = out
        self._jobs: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._cancelled: set[int] = set()

    def listen(self, lines: IO[str]) -> None:
        """Reads until the input ends or makes no sense; then tells :meth:`work` to stop."""
        try:
            for line in lines:
                job = json.loads(line)
                if job["do"] == "cancel":
                    self._cancelled.add(job["id"])
                else:
                    self._jobs.put(job)
        finally:
            self._jobs.put(None)

    def work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                self._answer(job)
                self._say(id=job["id"], end=True)
            except CloakroomError as error:
                self._say(id=job["id"], error=type(error).__name__, sentence=error.sentence)
            except Exception as error:  # noqa: BLE001 - one bad job must not end the warm process
                print(f"job {job['id']} failed: {type(error).__name__}", file=sys.stderr)
                self._say(id=job["id"], error=DetectorFailed.__name__, sentence="")
            self._cancelled.discard(job["id"])

    def _answer(self, job: dict[str, Any]) -> None:
        texts: list[str] = job["texts"]
        total = sum(map(len, texts))
        options = self._options_from(job.get("options", {}))
        before = 0
        for index, text in enumerate(texts):
            report = self._report(job["id"], before, total)
            if job["do"] == "scan":
                scan = self._detector.scan(text, options=options, report=report)
                self._tell_scan(job["id"], index, text, scan)
            else:
                found = self._detector.detect(text, options=options, report=report)
                self._tell(job["id"], index, "findings", without_placeholders(text, found))
            before += len(text)

    def _tell_scan(self, job_id: int, index: int, text: str, scan: Scan) -> None:
        self._tell(job_id, index, "findings", without_placeholders(text, scan.findings))
        self._tell(job_id, index, "near", without_placeholders(text, scan.near))
        self._say(id=job_id, index=index, scanned_to=scan.scanned_to)

    def _tell(self, job_id: int, index: int, what: str, findings: Sequence[Finding]) -> None:
        for start in range(0, len(findings), BATCH):
            rows = [_row(finding) for finding in findings[start : start + BATCH]]
            self._say(id=job_id, index=index, **{what: rows})

    def _report(self, job_id: int, before: int, total: int) -> Report:
        def report(done: int, _: int) -> bool:
            if job_id in self._cancelled:
                raise Cancelled
            self._say(id=job_id, done=before + done, total=total)
            return True

        return report

    def _say(self, **message: object) -> None:
        self._out.write(json.dumps(message) + "\n")
        self._out.flush()


def _row(finding: Finding) -> tuple[int, int, str, float, str]:
    return finding.start, finding.end, finding.entity_type, finding.score, finding.why


def main() -> int:
    """Warms the detector up, says so, and serves until standard input ends."""
    # numpy with two threads on a busy two-core machine is several times slower than with one
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii")
    sys.stdout = sys.stderr  # a stray print in a library must not break the protocol
    from cloakroom.detect import Detector
    from cloakroom.detect.options import Options

    detector = Detector.configured(remember=REMEMBERED)
    detector.detect(_WARM_UP)
    gc.collect()
    gc.freeze()  # what was loaded stays: the collector need not walk through it, 40 ms at a time
    desk = Desk(detector, Options.from_json, out)
    out.write(json.dumps({"ready": True, "note": detector.note}) + "\n")
    out.flush()
    threading.Thread(target=desk.listen, args=(sys.stdin,), daemon=True).start()
    desk.work()
    return 0


_WARM_UP = "Dear Ms Okafor, please ring 020 7946 0123 about the farm in Leeds. Regards, Sam"
