"""A newcomer's first chat in the real window: nothing is configured, the practice deployment
answers, and the kernel sees no connection but the one to it."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QRect

from e2e.desktop import ACCENT, Desktop, cloakroom, running, wait_for
from e2e.test_connections import log, peers, pytestmark, traced

__all__ = ["log", "pytestmark"]  # the fixture and the marks serve here too

QUESTION = "Please write to Amira Okafor, 07700 900123, about her claim."
CHAT_IN_RAIL = QPoint(46, 176)
ABOVE_FOOT = 120  # pixels: the field stands so far above the window's lower edge


def audit() -> str:
    return cloakroom("audit", "list").stdout


def test_a_fresh_start_practises_the_whole_round_trip(
    log: Path, tmp_path: Path, desktop: Desktop
) -> None:
    # GIVEN a fresh start, and its window
    command = [*traced(log, "-D"), sys.executable, "-m", "cloakroom"]
    with running(command, log=tmp_path / "out.log"):
        wait_for(lambda: cloakroom("clipboard", "show").returncode != 3, "an instance")
        assert cloakroom().returncode == 0
        window = wait_for(desktop.window, "the window")
        # WHEN the chat is opened, practice is chosen, and a question is typed and sent
        before = wait_for(lambda: resting(desktop, window), "the page to review a clip")
        desktop.click(window.x() + CHAT_IN_RAIL.x(), window.y() + CHAT_IN_RAIL.y())
        practise = wait_for(lambda: resting(desktop, window, other_than=before), "Practise")
        desktop.click(practise.center().x(), practise.center().y())
        wait_for(lambda: middle_button(desktop, window) is None, "the practice deployment")
        desktop.click(window.x() + 400, window.bottom() - ABOVE_FOOT)
        type_in(QUESTION)
        desktop.press("Return")
        # THEN it was answered, with its values taken out, and that is on record
        wait_for(lambda: "Answered" in audit(), "the answer", seconds=60)
        told = audit()
        assert "1 name, 1 telephone number" in told
        assert "Okafor" not in told
    wait_for(lambda: log.read_text("utf-8", "replace").endswith("+++\n"), "the end of the log")
    seen = peers(log)
    assert {peer.address for peer in seen} <= {"127.0.0.1", "::1"}
    assert len({peer.port for peer in seen}) == 1, "one server, on one port"
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*.jsonl"))
    assert b"Okafor" not in kept


def middle_button(desktop: Desktop, window: QRect) -> QRect | None:
    """The one big button in the middle of the page."""
    middle = QRect(window.x() + window.width() // 4, window.y() + window.height() // 4,
                   window.width() // 3, window.height() // 3)
    return desktop.find(ACCENT, within=middle, least=2000)


def resting(
    desktop: Desktop, window: QRect, *, other_than: QRect | None = None
) -> QRect | None:
    """The same, once it has stopped moving."""
    seen = middle_button(desktop, window)
    again = middle_button(desktop, window)
    return seen if seen and seen == again and seen != other_than else None


def type_in(text: str) -> None:
    subprocess.run(["xdotool", "type", "--delay", "8", text], check=True, timeout=60)
