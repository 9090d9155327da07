"""The other end of ``server``: starts it when it is first needed, ends it when it takes too long,
and starts another after that."""

import base64
import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from cloakroom.documents.base import Box
from cloakroom.documents.ocr.models import models
from cloakroom.errors import (
    Cancelled,
    CloakroomError,
    DamagedFile,
    FileChanged,
    FileWorkerFailed,
    InputError,
    InstallationError,
    NotProven,
    OutputExists,
    OutputFailed,
    ProtectedFile,
    TooLarge,
    UnknownFormat,
    UnreadableText,
    UnsafeFile,
)
from cloakroom.files.contents import Contents, Made, Order
from cloakroom.files.pasted import Pasted, Source
from cloakroom.paths import package_root

SECONDS = 300.0
"""After so long a job is ended. The largest files of the benchmarks take a tenth of it."""

SECONDS_WITH_PICTURES = 1_800.0
"""Where pictures are read: sixty dense pages of a scan, twice."""

_GRACE = 1.0  # seconds


class FileWorker(Protocol):
    """Reads files and makes clean copies of them, one job at a time."""

    def contents(self, path: Source) -> Contents: ...

    def make(self, path: Source, order: Order, target: Path | None) -> Made: ...

    def picture(self, path: Source, page: int, *, width: int) -> bytes: ...

    def boxes(
        self, path: Source, spans: Sequence[tuple[int, int, int]]
    ) -> list[list[Box]]: ...

    def end(self) -> None: ...


class Client:
    """A :class:`FileWorker` in a process of its own. ``end`` may be called from another thread;
    the job at hand then raises Cancelled."""

    def __init__(self, *, seconds: float = 0.0, command: Sequence[str] = ()) -> None:
        self._seconds = seconds or _allowed()
        self._command = list(command) or _command()
        self._process: subprocess.Popen[str] | None = None
        self._ended = False

    def contents(self, path: Source) -> Contents:
        return Contents.from_json(self._ask(do="read", **_named(path)))

    def make(self, path: Source, order: Order, target: Path | None) -> Made:
        place = None if target is None else str(target)
        job = {**_named(path), "order": order.to_json(), "target": place}
        return Made.from_json(self._ask(do="make", **job))

    def picture(self, path: Source, page: int, *, width: int) -> bytes:
        return base64.b64decode(self._ask(do="picture", **_named(path), page=page, width=width))

    def boxes(
        self, path: Source, spans: Sequence[tuple[int, int, int]]
    ) -> list[list[Box]]:
        rows = self._ask(do="boxes", **_named(path), spans=list(spans))
        return [[Box(*box) for box in row] for row in rows]

    def end(self) -> None:
        self._ended = True
        self._kill()

    def _ask(self, **job: object) -> Any:
        process = self._process or self._start()
        timer = threading.Timer(self._seconds, process.kill)
        timer.start()
        try:
            answer = _exchanged(process, job)
        finally:
            timer.cancel()
        if answer is None:
            self._kill()
            if self._ended:
                raise Cancelled
            raise FileWorkerFailed
        if "error" in answer:
            raise _error(answer)
        return answer["done"]

    def _start(self) -> subprocess.Popen[str]:
        if self._ended:
            raise Cancelled
        windows = sys.platform == "win32"
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
            env=_environment(),
            # a group of its own: Ctrl-C is for us, and we end the worker
            start_new_session=not windows,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) if windows else 0,
        )
        return self._process

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with process:
                process.terminate()  # it may be writing: it takes its draft away first
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_GRACE)
                process.kill()


def _named(source: Source) -> dict[str, str]:
    if isinstance(source, Pasted):
        return {"path": source.name, "data": base64.b64encode(source.data).decode("ascii")}
    return {"path": str(source)}


def _allowed() -> float:
    return SECONDS if models() is None else SECONDS_WITH_PICTURES


def _exchanged(
    process: subprocess.Popen[str], job: Mapping[str, object]
) -> dict[str, Any] | None:
    """The answer, or None where the process is no more."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        process.stdin.write(json.dumps(job) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line.endswith("\n") else {}
    except (OSError, ValueError):
        return None
    return answer or None


def _error(answer: Mapping[str, Any]) -> CloakroomError:
    return _ERRORS.get(answer["error"], FileWorkerFailed)(answer["sentence"])


_ERRORS: Mapping[str, type[CloakroomError]] = {
    error.__name__: error
    for error in (
        DamagedFile, FileChanged, InputError, InstallationError, NotProven, OutputExists,
        OutputFailed, ProtectedFile, TooLarge, UnknownFormat, UnreadableText, UnsafeFile,
    )
}


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "file-worker"]
    return [sys.executable, "-m", "cloakroom", "file-worker"]


def _environment() -> dict[str, str]:
    """Ours, and where this package is: a checkout need not be installed."""
    inherited = os.environ.get("PYTHONPATH")
    paths = [str(package_root()), *([inherited] if inherited else [])]
    # numpy with two threads on a busy two-core machine is several times slower than with one
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1"}
