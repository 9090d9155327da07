"""The progress bar on a terminal, on standard error so that results can be piped on."""

import shutil
import time
from types import TracebackType

from cloakroom.cli.console import Console, visible
from cloakroom.progress import Report

_CELLS = 24
_EVERY = 0.1  # seconds


class Bar:
    """Shows how far the current file is and how many there are. Silent off a terminal."""

    def __init__(self, console: Console, files: int, *, quiet: bool) -> None:
        self._console = console
        self._files = files
        self._file = 0
        self._name = ""
        self._shown = console.terminal_err and not quiet
        self._last = 0.0

    def __enter__(self) -> "Bar":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()

    def file(self, name: str) -> Report:
        """Begins the next file, and gives the report for its work."""
        self._file += 1
        self._name = name
        self._draw(0.0)
        return self._report

    def clear(self) -> None:
        """Frees the line, for a result or the end."""
        if self._shown:
            self._console.tell("\r\x1b[K")

    def _report(self, done: int, total: int) -> bool:
        if time.monotonic() - self._last >= _EVERY:
            self._draw(done / total if total else 1.0)
        return True

    def _draw(self, part: float) -> None:
        if not self._shown:
            return
        self._last = time.monotonic()
        filled = "#" * round(part * _CELLS)
        line = f"[{filled:{_CELLS}}] {part:4.0%}  {self._file} of {self._files}  "
        room = max(0, shutil.get_terminal_size().columns - len(line) - 1)
        self._console.tell(f"\r{line}{visible(self._name)[:room]}\x1b[K")
