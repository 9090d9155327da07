"""The parts put together: on fakes within this process, and as a program of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from cloakroom.errors import NoInstance
from cloakroom.instance import Reply, address, ask
from cloakroom.matters.store import Matters
from cloakroom.paths import package_root
from cloakroom.policy import in_force
from cloakroom.policy.model import InForce
from cloakroom.policy.reading import document
from cloakroom.policy.words import Layer
from cloakroom.ui import app as module
from cloakroom.ui.app import App
from cloakroom.ui.files.item import FileState
from cloakroom.ui.main_window import FILES, RESTORE, REVIEW, SETTINGS
from cloakroom.ui.matters import SCREEN_LOCKED, Locked
from cloakroom.ui.state import State
from fakes import app_program
from fakes.clipboard import FakeClipboard
from fakes.worker import FakeWorker
from policy.examples import SHORT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="speaks over a Unix socket")
WAIT_MS = 20_000
LETTER = "Dear Amira Okafor, please ring 07700 900123."
NOTHING = Reply(1, "There is no text on the clipboard that may be read.")


class AppOnFakes(App):
    """The real App; its worker answers from the event loop."""

    worker: FakeWorker  # type: ignore[assignment]  # a stand-in: no Worker, and no process
    clipboard: FakeClipboard  # type: ignore[assignment]  # a stand-in, as above

    def request(self, action: str) -> list[Reply]:
        """As the server does it."""
        replies: list[Reply] = []
        self._actions()[action](replies.append)
        return replies


@pytest.fixture
def tray_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)


@pytest.fixture
def no_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time the program would have ended."""
    times: list[int] = []
    monkeypatch.setattr(module.QGuiApplication, "quit", lambda: times.append(1))
    return times


@pytest.fixture
def app(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: list[int]
) -> Iterator[AppOnFakes]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(module, "Worker", lambda _: FakeWorker(at_once=True))
    monkeypatch.setattr(module, "Clipboard", lambda _: FakeClipboard())
    made = AppOnFakes()
    yield made
    made.close()
    if made._window:
        made._window.close()
        made._window.deleteLater()
    made.deleteLater()


def rested(app: AppOnFakes, qtbot: QtBot, state: State) -> None:
    qtbot.waitUntil(lambda: app.session.state is state, timeout=WAIT_MS)


def told(replies: list[Reply], qtbot: QtBot) -> Reply:
    qtbot.waitUntil(lambda: bool(replies), timeout=WAIT_MS)
    return replies[0]


# ---- starting


def test_with_a_tray_no_window_opens(app: AppOnFakes, tray_is_there: None) -> None:
    app.start()
    assert app._window is None
    assert app.worker.running
    assert Path(address()).exists()


def test_without_a_tray_the_window_stands_in(app: AppOnFakes, no_tray: None, qtbot: QtBot) -> None:
    app.start()
    qtbot.waitUntil(app.window.isVisible)


def test_the_rules_of_an_organisation_are_read_once_the_tray_shows(
    app: AppOnFakes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tray_is_there: None
) -> None:
    tray: list[bool] = []
    text = SHORT.replace("[[deployment]]", '[scrubbing]\noperator = "mask"\n[[deployment]]')
    held = InForce(document(text.encode()).policy(Layer.MACHINE))
    monkeypatch.setattr(in_force, "of_this_computer",
                        lambda: (tray.append(app.tray.icon.isVisible()), held)[1])
    assert tray == []
    app.start()
    qtbot.waitUntil(lambda: app.session.settings.text("operator") == "mask", timeout=WAIT_MS)
    # AND again where they show
    app.open(SETTINGS)
    qtbot.waitUntil(lambda: len(tray) == 2, timeout=WAIT_MS)
    assert tray == [True, True]


def test_what_was_copied_before_is_looked_at(
    app: AppOnFakes, tray_is_there: None, qtbot: QtBot
) -> None:
    app.clipboard.blockSignals(True)
    app.clipboard.copy(LETTER)
    app.clipboard.blockSignals(False)
    app.start()
    rested(app, qtbot, State.REVIEW)


def test_a_click_on_the_tray_opens_the_review(app: AppOnFakes, qtbot: QtBot) -> None:
    app.tray.open_asked.emit()
    qtbot.waitUntil(app.window.isVisible)
    assert app.window._pages.currentIndex() == REVIEW


def test_the_tray_opens_the_restore_place(app: AppOnFakes) -> None:
    app.tray.restore_asked.emit()
    assert app.window._pages.currentIndex() == RESTORE


# ---- what the command line may ask


def test_scrub_and_undo_and_restore(app: AppOnFakes, qtbot: QtBot) -> None:
    app.clipboard.copy(LETTER)
    reply = told(app.request("clipboard.scrub"), qtbot)
    assert reply == Reply(0, "Taken out: 1 name, 1 telephone number.")
    assert app.clipboard.text == "Dear [PERSON_1], please ring [PHONE_1]."
    assert told(app.request("clipboard.undo"), qtbot).code == 0
    assert app.clipboard.text == LETTER
    assert told(app.request("clipboard.undo"), qtbot).code == 1
    app.clipboard.copy("[PERSON_1]")
    rested(app, qtbot, State.REVIEW)
    assert told(app.request("clipboard.restore"), qtbot) == Reply(0, "1 value put back.")
    assert app.clipboard.text == "Amira Okafor"


def test_show_tells_kinds_and_opens_the_window(app: AppOnFakes, qtbot: QtBot) -> None:
    app.clipboard.copy(LETTER)
    assert told(app.request("clipboard.show"), qtbot) == Reply(
        0, "Found: 1 name, 1 telephone number.")
    assert app.window.isVisible()
    told(app.request("clipboard.scrub"), qtbot)
    assert told(app.request("clipboard.show"), qtbot) == Reply(
        0, "Scrubbed: 1 name, 1 telephone number.")


@pytest.mark.parametrize(
    ("text", "secret", "reply"),
    [("", False, NOTHING), ("hunter2", True, NOTHING),
     ("nothing of that kind", False, Reply(1, "Found: nothing."))],
)
def test_show_with_nothing_to_show(
    app: AppOnFakes, qtbot: QtBot, text: str, secret: bool, reply: Reply
) -> None:
    app.clipboard.copy(text, secret=secret)
    assert told(app.request("clipboard.show"), qtbot) == reply


def test_a_second_start_raises_the_window(app: AppOnFakes, qtbot: QtBot) -> None:
    assert told(app.request("raise"), qtbot) == Reply(0, "The window is in front.")
    qtbot.waitUntil(app.window.isVisible)


# ---- a locked screen


def test_a_locked_screen_closes_the_kept_matter_and_forgets_the_undo(
    app: AppOnFakes, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(app.tray.icon, "showMessage", lambda title, words, *_: said.append(words))
    app.session.use(Matters(tmp_path / "matters", lambda: bytes(32)).create("Appeal"))
    app.clipboard.copy(LETTER)
    told(app.request("clipboard.scrub"), qtbot)
    assert app.exchange.can_undo
    app.screen.locked.emit()
    assert not app.session.matter.kept
    assert app.matters.locked == Locked("Appeal", SCREEN_LOCKED)
    assert not app.exchange.can_undo
    assert app.session.state is State.EMPTY
    # the window may be closed, and a balloon may show over a locked screen: no name in it
    assert said == ["The matter was closed when the screen was locked. Nothing is lost: open it "
                    "again in the window."]


# ---- files


def test_files_named_at_the_start_are_opened(
    app: AppOnFakes, tray_is_there: None, qtbot: QtBot, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER)
    app.start([letter])
    qtbot.waitUntil(app.window.isVisible)
    assert app.window._pages.currentIndex() == FILES
    qtbot.waitUntil(lambda: reviewed(app), timeout=WAIT_MS)


def reviewed(app: AppOnFakes) -> bool:
    return app.window.files.file.sheet.toPlainText() == LETTER


def test_the_command_line_opens_files_in_the_window(
    app: AppOnFakes, qtbot: QtBot, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER)
    replies: list[Reply] = []
    app._open_files([letter], replies.append)
    assert replies == [Reply(0, "Opened in the window.")]
    assert app.window._pages.currentIndex() == FILES
    qtbot.waitUntil(lambda: reviewed(app), timeout=WAIT_MS)
    # WHEN the matter is closed, nothing of the file stays in the window
    app.matters.closed.emit()
    assert app.files.items == []
    assert app.window.files.file.sheet.toPlainText() == ""


def test_the_tray_asks_which_file(
    app: AppOnFakes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def nothing(*given: object) -> tuple[list[str], str]:
        asked.append(str(given[1]))
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", nothing)
    app.tray.file_asked.emit()
    assert asked == ["Open files"]
    assert app.window.isVisible()


# ---- leaving


def answer_box(words: str) -> None:
    """When the question comes, presses the button with these words."""
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(0, press)


def test_quitting_with_nothing_to_lose(app: AppOnFakes, left: list[int]) -> None:
    app.tray.quit_asked.emit()
    assert left == [1]


@pytest.mark.parametrize(("button", "times"), [("Stay", 0), ("Quit", 1)])
def test_quitting_asks_while_values_wait_to_be_put_back(
    app: AppOnFakes, qtbot: QtBot, left: list[int], button: str, times: int
) -> None:
    app.clipboard.copy(LETTER)
    told(app.request("clipboard.scrub"), qtbot)
    answer_box(button)
    app.quit()
    assert len(left) == times


def test_a_kept_matter_loses_nothing_by_quitting_and_that_is_said(
    app: AppOnFakes, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    app.clipboard.copy(LETTER)
    told(app.request("clipboard.scrub"), qtbot)
    app.quit()
    app.session.use(Matters(tmp_path / "matters", lambda: bytes(32)).create("Appeal"))
    app.quit()
    assert "2 values taken out will be forgotten" in said[0]
    assert "stay in “Appeal”" in said[1]


def test_quitting_asks_while_copies_may_be_answered(
    app: AppOnFakes, qtbot: QtBot, tmp_path: Path, left: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER)
    app.files.add([letter])
    qtbot.waitUntil(lambda: app.files.count(FileState.FOUND) == 1, timeout=WAIT_MS)
    app.files.save(app.files.items[0])
    qtbot.waitUntil(lambda: app.files.count(FileState.SAVED) == 1, timeout=WAIT_MS)
    app.quit()
    assert left == []
    assert said == ["2 values taken out will be forgotten, and an answer can no longer be "
                    "restored. The clean copies stay where they are."]


def test_closing_the_window_leaves_only_without_a_tray(
    app: AppOnFakes, left: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for there, times in ((True, 0), (False, 1)):
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda there=there: there)
        app.open()
        app.window.close()
        assert len(left) == times


def test_close_settles_the_worker_and_frees_the_address(app: AppOnFakes) -> None:
    app.start()
    app.close()
    assert not app.worker.running
    assert not Path(address()).exists()


# ---- the program itself


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    tests = Path(app_program.__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(package_root()), str(tests)])}
    process = subprocess.Popen(
        [sys.executable, app_program.__file__, str(tmp_path / "notes")],
        env=environment, stderr=subprocess.PIPE)
    yield process
    process.kill()
    process.communicate(timeout=10)


def answers(qtbot: QtBot, action: str) -> Reply:
    """Asks until the program listens."""
    replies: list[Reply] = []

    def heard() -> bool:
        try:
            replies.append(ask(action))
        except NoInstance:
            return False
        return True

    qtbot.waitUntil(heard, timeout=WAIT_MS)
    return replies[0]


def test_a_second_start_ends_at_once_and_leaves_the_first_running(
    program: subprocess.Popen[bytes], qtbot: QtBot
) -> None:
    answers(qtbot, "raise")
    assert module.main() == 0  # would not return if it ran itself
    assert program.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_polite_kill_ends_it_cleanly(
    program: subprocess.Popen[bytes], qtbot: QtBot, tmp_path: Path, number: signal.Signals
) -> None:
    answers(qtbot, "raise")
    notes = tmp_path / "notes"
    qtbot.waitUntil(notes.exists, timeout=WAIT_MS)
    program.send_signal(number)
    _, complaints = program.communicate(timeout=20)
    assert program.returncode == 0
    assert complaints == b""
    assert not Path(address()).exists()
