"""The longest stop of the window while it does with files what takes long elsewhere: opening 300
pages, stepping through them, marking a word that stands everywhere, a list of a thousand."""

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from on_screen import OnScreen
from pulse import Pulse
from table import head, row

from cloakroom.review import occurrences
from cloakroom.ui.files.item import FileItem, FileState

LIMIT_MS = 30
STEPS = 60
MANY = 1_000
_PERSON = "Dear Ms Okafor, please ring 07700 900{:03} or write to amira.{}@example.org.\n"


class Measured:
    """The window on files that lie in ``folder``, and whether every limit was kept so far."""

    def __init__(self, screen: OnScreen, folder: Path) -> None:
        self.screen, self.folder = screen, folder
        self.desk, self.page = screen.app.files, screen.app.window.files.file
        self.kept, self.longest = True, 0.0
        self._pulse = Pulse()

    def stop(self, what: str, work: Callable[[], object], until: Callable[[], bool]) -> None:
        """One row: the longest stop from ``work`` on until what it began is there."""
        self._pulse.reset()
        work()
        self.screen.until(until, 600)
        self._pulse.stop()
        self.longest = max(self.longest, self._pulse.longest)
        self.kept &= row(what, self._pulse.own, "ms", LIMIT_MS)

    def open(self, name: str) -> None:
        path = self.folder / name
        self.stop(f"{name}: opened, until all of it is laid out",
                  lambda: self.screen.app.window.open_files([path]), self._laid)

    def step(self) -> None:
        """From finding to finding, each when the one before is shown."""
        left, guide, sheet = [STEPS], self.page.guide, self.page.sheet

        def on() -> bool:
            left[0] -= 1
            guide.step(1)
            sheet.viewport().update()
            return not left[0]

        self.stop(f"{STEPS} steps from finding to finding", lambda: None, on)

    def mark(self, word: str) -> None:
        item = self.current
        places = occurrences(item.review.text, [word])
        self.stop(f"“{word}” marked, {len(places):,} times in the text",
                  lambda: self.page.subject.add(*places[0], "CUSTOM"), lambda: item.is_decided)

    def turn(self) -> None:
        switch, sheet = self.page.panel.before_after.switch, self.page.sheet
        before = sheet.toPlainText
        first = before()
        self.stop("turned to what it will be", switch.click,
                  lambda: not sheet.is_laying and before()[:100_000] != first[:100_000])
        self.stop("turned back", switch.click, lambda: not sheet.is_laying)

    def list(self) -> None:
        papers = self.folder / "papers"
        papers.mkdir()
        for number in range(MANY):
            (papers / f"{number}.txt").write_text(_PERSON.format(number, number))
        desk = self.desk
        self.stop(f"{MANY:,} files read", lambda: self.screen.app.window.open_files([papers]),
                  lambda: desk.count(FileState.FOUND) >= MANY)
        self.stop(f"{MANY:,} copies saved", desk.save_all,
                  lambda: desk.count(FileState.SAVED) >= MANY)

    def rest(self) -> None:
        """What other programs on this machine cost is seen where the window has nothing to do."""
        row("all of these by the clock, other programs included", self.longest, "ms")
        self.longest, end = 0.0, time.monotonic() + 5
        self.stop("nothing done for five seconds", lambda: None, lambda: time.monotonic() > end)
        row("the same by the clock", self.longest, "ms")

    @property
    def current(self) -> FileItem:
        item = self.desk.current
        assert item is not None
        return item

    def _laid(self) -> bool:
        item = self.desk.current
        return (item is not None and item.state is FileState.FOUND
                and bool(self.page.sheet.patches) and not self.page.sheet.is_laying)


def made_elsewhere(folder: Path) -> list[str]:
    """By a process of its own: what makes documents weighs more than the window."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as other:
        return other.submit(make, folder).result()


def make(folder: Path) -> list[str]:
    from copies import letters
    from workbook import workbook

    from documents import CHARACTERS, leaflet, letter

    text = letters(CHARACTERS)
    made = {"300 pages.docx": letter(text), "200 pages.pdf": leaflet(text),
            "1,000 people.xlsx": workbook(1_000)}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return list(made)


def main() -> int:
    screen = OnScreen()
    head()
    with tempfile.TemporaryDirectory(prefix="cloakroom-bench-") as folder:
        measured = Measured(screen, Path(folder))
        for name in made_elsewhere(Path(folder)):
            measured.open(name)
            measured.step()
            measured.turn()
            measured.mark("the")
            screen.app.files.clear()
        measured.list()
        measured.rest()
        screen.close()
    return int(not measured.kept)


if __name__ == "__main__":
    sys.exit(main())
