"""One detector or several: what ``--jobs`` means."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import TypeVar

from cloakroom.cli.shell import Detects, Hired, Shell
from cloakroom.detect.options import Options
from cloakroom.detect.scan import Scan
from cloakroom.files.client import FileWorker
from cloakroom.files.direct import Direct, is_plain
from cloakroom.model import Finding
from cloakroom.progress import Report

Item = TypeVar("Item")
Result = TypeVar("Result")


class Team:
    """A detector that lends itself to as many callers at once as it has members. With one job it
    works in this process and this thread; with more, each member is a process of its own."""

    def __init__(self, shell: Shell, jobs: int, model: str | None = None) -> None:
        self.jobs = jobs
        self.note = ""  # what is amiss with the name model; known after the first look
        self._model = model
        self._shell = shell
        self._hired: list[Hired] = []
        self._idle: SimpleQueue[Detects | None] = SimpleQueue()
        self._readers: SimpleQueue[FileWorker] = SimpleQueue()
        self._all_readers = [shell.files() for _ in range(jobs)]
        self._pool = ThreadPoolExecutor(jobs)
        for reader in self._all_readers:
            self._idle.put(None)
            self._readers.put(reader)

    def __enter__(self) -> "Team":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """After Ctrl-C as well: nothing more begins, and what has begun is ended."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in self._hired:
            worker.end()
        for reader in self._all_readers:
            reader.end()

    def detect(self, text: str, *, options: Options, report: Report) -> Sequence[Finding]:
        with self._one() as detector:
            return detector.detect(text, options=options, report=report)

    def scan(self, text: str, *, options: Options, report: Report) -> tuple[Scan, float]:
        """The scan and the seconds it took, without those a detector takes to load."""
        with self._one() as detector:
            began = time.perf_counter()
            scan = detector.scan(text, options=options, report=report)
            self.note = detector.note
            return scan, time.perf_counter() - began

    @contextmanager
    def reader(self, path: Path) -> Iterator[FileWorker]:
        """What opens files, for one job. Plain text is read here, without a process."""
        if is_plain(path):
            yield Direct()
            return
        reader = self._readers.get()
        try:
            yield reader
        finally:
            self._readers.put(reader)

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results in the order of ``items``, each as soon as those before it are there."""
        return map(work, items) if self.jobs == 1 else self._pool.map(work, items)

    @contextmanager
    def _one(self) -> Iterator[Detects]:
        """A member for one look, as soon as one is idle."""
        detector = self._idle.get()
        try:
            detector = detector or self._member()
            yield detector
        finally:
            self._idle.put(detector)

    def _member(self) -> Detects:
        if self.jobs == 1:
            return self._shell.load(self._model)
        worker = self._shell.hire(self._model)
        self._hired.append(worker)
        return worker
