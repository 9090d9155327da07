"""One running Cloakroom a test, on the screen that ``dev.py test`` starts."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from cloakroom.paths import package_root
from e2e.desktop import ACCENT, Desktop, missing, running, wait_for

FOUND, IDLE, SCRUBBED = "#9A5B00", "#5A6663", "#0B5D5A"


class Running:
    """The program under test and where its ticket is in the tray."""

    def __init__(self, desktop: Desktop, process_id: int, tray: QRect) -> None:
        self.desktop, self.process_id, self.tray = desktop, process_id, tray

    def shows(self, colour: str) -> bool:
        """Whether the ticket in the tray is in the state of ``colour``."""
        return self.desktop.find(colour, within=self.tray, least=40) is not None

    def wait_for_tray(self, colour: str) -> None:
        wait_for(lambda: self.shows(colour), f"the tray to turn {colour}")

    def click_tray(self, button: int = 1) -> None:
        self.desktop.click(self.tray.center().x(), self.tray.center().y(), button)

    def choose(self, number: int) -> None:
        """The entry of the tray's menu, counted from 1 among those that can be chosen: each key
        waits for what the one before it did."""
        desktop = self.desktop
        self.click_tray(button=3)
        menu = wait_for(lambda: desktop.menu(self.process_id), "the menu")
        lit: list[QRect | None] = [None]
        for _ in range(number):
            desktop.press("Down")
            lit.append(wait_for(lambda: self._lit(menu, other_than=lit[-1]), "the next entry"))
        desktop.press("Return")
        wait_for(lambda: desktop.menu(self.process_id) is None, "the menu to close")

    def _lit(self, menu: QRect, *, other_than: QRect | None) -> QRect | None:
        lit = self.desktop.find(ACCENT, within=menu, least=1000)
        return lit if lit != other_than else None


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    absent = missing()
    if absent:
        pytest.skip(f"needs {', '.join(absent)}")
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setenv("PYTHONPATH", str(package_root()))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    made = Desktop(tmp_path)
    yield made
    made.close()


@pytest.fixture
def program(desktop: Desktop, tmp_path: Path) -> Iterator[Running]:
    tray = ["trayer", "--edge", "top", "--align", "right", "--SetDockType", "true",
            "--expand", "true", "--widthtype", "request", "--height", "28"]
    with running(tray, log=tmp_path / "trayer.log"):
        command = [sys.executable, "-m", "cloakroom"]
        with running(command, log=tmp_path / "cloakroom.log") as process:
            bar = QRect(1200, 0, 200, 28)
            place = wait_for(lambda: desktop.find(IDLE, within=bar, least=40), "the tray icon")
            yield Running(desktop, process.pid, place)
            assert process.poll() is None, (tmp_path / "cloakroom.log").read_text()
    log = (tmp_path / "cloakroom.log").read_text()
    assert "Traceback" not in log, log
