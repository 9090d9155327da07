"""A worker process (``cloakroom.detector_process``) as a detector."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from cloakroom.cli.second import environment, program
from cloakroom.detect.options import Options
from cloakroom.detect.scan import Scan
from cloakroom.errors import (
    CloakroomError,
    DetectorFailed,
    InstallationError,
    OutOfTime,
    PipelineMissing,
    TooLarge,
    UsageError,
)
from cloakroom.model import Finding
from cloakroom.progress import Report, step

_ERRORS = {
    error.__name__: error
    for error in (
        DetectorFailed, InstallationError, OutOfTime, PipelineMissing, TooLarge, UsageError,
    )
}


class Worker:
    """Starts at once and warms up while the first text is on its way."""

    def __init__(self, model: str | None = None) -> None:
        self.note = ""
        self._jobs = 0
        windows = sys.platform == "win32"
        self._process = subprocess.Popen(
            program("worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
            env=environment(model),
            # a group of its own: Ctrl-C is for us, and we end the worker
            start_new_session=not windows,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) if windows else 0,
        )

    def detect(self, text: str, *, options: Options, report: Report) -> Sequence[Finding]:
        return self._ask("detect", text, options, report).findings

    def scan(self, text: str, *, options: Options, report: Report) -> Scan:
        return self._ask("scan", text, options, report)

    def _ask(self, what: str, text: str, options: Options, report: Report) -> Scan:
        self._jobs += 1
        job = {"id": self._jobs, "do": what, "texts": [text], "options": options.to_json()}
        try:
            self._send(job)
            return self._scan(len(text), report)
        except (OSError, ValueError) as error:
            raise DetectorFailed from error

    def end(self) -> None:
        with self._process:
            self._process.kill()

    def _send(self, job: dict[str, Any]) -> None:
        if self._process.stdin is None:
            raise DetectorFailed
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()

    def _scan(self, total: int, report: Report) -> Scan:
        found: list[Finding] = []
        near: list[Finding] = []
        scanned_to = total
        for message in self._answers():
            if "done" in message:
                step(report, message["done"], message["total"])
            found += [Finding(*row) for row in message.get("findings", ())]
            near += [Finding(*row) for row in message.get("near", ())]
            scanned_to = message.get("scanned_to", scanned_to)
        return Scan(tuple(found), scanned_to, total, tuple(near))

    def _answers(self) -> Iterator[dict[str, Any]]:
        """The messages about the job at hand, but for the last. Raises what went wrong there."""
        for line in self._process.stdout or ():
            message = json.loads(line)
            self.note = message.get("note", self.note)
            if message.get("id") != self._jobs:
                continue
            if "error" in message:
                raise _error(message)
            if message.get("end"):
                return
            yield message
        raise DetectorFailed


def _error(message: dict[str, Any]) -> CloakroomError:
    return _ERRORS.get(message["error"], DetectorFailed)(message["sentence"])
