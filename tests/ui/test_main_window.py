"""The one window: its places, its header, its themes, and its keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QFileDialog, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from cloakroom.clip import Clip
from cloakroom.errors import DetectorFailed, NoKeyring
from cloakroom.model import Choice, Finding
from cloakroom.review import Review
from cloakroom.ui import main_window as module
from cloakroom.ui.files.item import FileItem
from cloakroom.ui.main_window import (
    ACTIVITY,
    CHAT,
    FILES,
    MATTER,
    RESTORE,
    REVIEW,
    SETTINGS,
    MainWindow,
)
from cloakroom.ui.matters import MatterDesk
from cloakroom.ui.theme import DARK, LIGHT
from fakes.desk import Desk
from fakes.dropping import drop
from fakes.file_worker import file_desk

LETTER = "Dear Amira Okafor, please ring 07700 900123. Amira Okafor knows."


@pytest.fixture(autouse=True)
def tray(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Whether this desktop has a tray, as the test likes."""
    there = {"is": True}
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: there["is"])
    return there


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    made = MainWindow(
        desk.session, desk.exchange, MatterDesk(desk.session), file_desk(desk.session))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.bring_up()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def header(window: MainWindow) -> tuple[str, str]:
    return window.title.text(), window.about.text()


# ---- places and header


@pytest.mark.parametrize(("place", "title"), [(RESTORE, "Restore"), (SETTINGS, "Settings")])
def test_the_rail_goes_to_its_places(
    window: MainWindow, qtbot: QtBot, place: int, title: str
) -> None:
    qtbot.mouseClick(window.places.button(place), Qt.MouseButton.LeftButton)
    assert window._pages.currentIndex() == place
    assert header(window) == (title, "")
    assert window.places.checkedId() == place
    qtbot.mouseClick(window.places.button(REVIEW), Qt.MouseButton.LeftButton)
    assert header(window) == ("Review", "")


def test_the_header_says_what_is_open(window: MainWindow, desk: Desk) -> None:
    desk.review(LETTER)
    assert header(window) == ("Clipboard", "64 characters · plain text")
    desk.review("x" * 1234, "<p>x</p>")
    assert header(window) == ("Clipboard", "1,234 characters · plain text and HTML")
    desk.session.look(Clip("letter"), "Sample letter")
    assert header(window)[0] == "Sample letter"
    desk.clipboard.copy("hunter2", secret=True)
    assert header(window) == ("Review", "")


def test_the_activity_is_read_when_its_place_is_entered(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([window.activity.desk.loaded, window.activity.desk.checked]):
        qtbot.mouseClick(window.places.button(ACTIVITY), Qt.MouseButton.LeftButton)
    assert header(window) == ("Activity", "")
    qtbot.waitUntil(lambda: "Nothing is on record yet" in window.activity.empty.text())


def test_control_o_asks_which_file(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert window._pages.currentIndex() == FILES


def test_a_file_may_be_dropped_on_every_place(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    seen: list[list[Path]] = []
    window.drops.dropped.disconnect()
    window.drops.dropped.connect(seen.append)
    for target in (window, window.restore.answer.viewport(), window.review.sheet.viewport()):
        assert drop(target, QUrl.fromLocalFile(str(tmp_path)))
    assert seen == [[tmp_path]] * 3
    assert window.restore.answer.toPlainText() == ""


def test_the_pill_is_always_there(window: MainWindow) -> None:
    for place in (REVIEW, RESTORE, SETTINGS):
        window.go_to(place)
        assert window.pill.isVisible()
        assert "Nothing leaves this computer" in window.pill.text()


def test_the_restore_place_is_fresh_each_time(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.restore.answer.setPlainText("[PERSON_1]")
    desk.scrubbed(LETTER)
    with qtbot.waitSignal(window.restore.shown):
        window.go_to(RESTORE)
    assert window.restore.result.document().toPlainText() == "Amira Okafor"


def test_restore_an_answer_leads_there(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.scrubbed(LETTER)
    qtbot.mouseClick(window.review.panel.restore, Qt.MouseButton.LeftButton)
    assert window._pages.currentIndex() == RESTORE


def test_the_chat_is_made_when_it_is_opened(window: MainWindow, qtbot: QtBot) -> None:
    assert window.chat.page is None
    qtbot.mouseClick(window.places.button(CHAT), Qt.MouseButton.LeftButton)
    assert header(window) == ("Chat", "")
    assert window.chat.page is not None
    qtbot.waitUntil(window.chat.page.isVisible)
    qtbot.waitUntil(lambda: not window.chat.page.composer.send.isEnabled())
    assert "Nothing leaves this computer" in window.pill.text()
    window.chat.shut()


def test_a_clean_copy_is_attached_to_the_chat(window: MainWindow, qtbot: QtBot) -> None:
    item = FileItem(Path("letter.txt"))
    item.review = Review.of("Dear Amira Okafor", [Finding(5, 17, "PERSON", 0.9, "listed")])
    window._desk.current = item
    window.files.file.result.chat.click()
    assert window._pages.currentIndex() == CHAT
    qtbot.waitUntil(lambda: bool(window.chat.desk.draft.attachments))
    assert window.chat.desk.draft.attachments[0].text == "Dear [PERSON_1]"
    window.chat.shut()


def test_every_place_can_be_reached_with_the_tab_key(window: MainWindow) -> None:
    for place in (REVIEW, RESTORE, SETTINGS):
        assert window.places.button(place).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_what_could_not_be_done_with_a_matter_is_shown_wherever_one_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.matter._desk.failed.emit(NoKeyring())
    assert window._pages.currentIndex() == MATTER
    assert NoKeyring().sentence in window.matter.problem.text()


def test_whoever_moves_over_the_window_is_not_idle(
    window: MainWindow, qtbot: QtBot
) -> None:
    idle = window.matter._desk.idle
    idle._since = 0.0
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert idle._since > 0


# ---- themes


def ground(window: MainWindow) -> str:
    """The colour at the foot of the empty review."""
    window.go_to(REVIEW)
    picture = window.grab().toImage()
    return picture.pixelColor(window.width() - 30, window.height() - 30).name().upper()


def test_the_theme_can_be_switched_while_open(window: MainWindow, desk: Desk) -> None:
    desk.session.change_setting("theme", "dark")
    assert ground(window) == DARK.background
    assert window.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)
    desk.session.change_setting("theme", "light")
    assert ground(window) == LIGHT.background


def test_every_place_is_painted_in_both_themes(window: MainWindow, desk: Desk) -> None:
    """A warning of Qt while painting fails the test."""
    desk.review(LETTER, f"<p>{LETTER}</p>")
    for theme in ("dark", "light"):
        desk.session.change_setting("theme", theme)
        for place in (REVIEW, RESTORE, SETTINGS):
            window.go_to(place)
            assert not window.grab().isNull()


@pytest.mark.parametrize(("choice", "follows"), [("system", True), ("light", False)])
def test_the_desktop_changes_its_theme(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch, choice: str, follows: bool
) -> None:
    desk.session.change_setting("theme", choice)
    monkeypatch.setattr(module, "theme_for", lambda _: DARK)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))
    assert (ground(window) == DARK.background) is follows


# ---- what the review shows while there is no text


def empty(window: MainWindow) -> tuple[str, set[str]]:
    """The lead, and the buttons that can be seen."""
    page = window.review.empty
    buttons = {"look": page.look, "sample": page.sample, "stop": page.stop, "resume": page.resume}
    return page.lead.text(), {name for name, made in buttons.items() if made.isVisible()}


def test_nothing_copied_yet(window: MainWindow) -> None:
    assert empty(window) == ("Copy some text anywhere", {"look", "sample"})


def test_without_a_tray_the_window_says_what_it_stands_for(
    window: MainWindow, tray: dict[str, bool]
) -> None:
    tray["is"] = False
    window.go_to(REVIEW)
    assert window.about.text().startswith("No tray on this desktop")


def test_scanning(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.clipboard.copy(LETTER)
    page = window.review.empty
    assert empty(window) == ("Looking through the text…", {"stop"})
    assert page.progress.isVisible()
    desk.worker.waiting[0].progress.emit(30, 100)
    assert (page.progress.value(), page.progress.maximum()) == (30, 100)
    qtbot.mouseClick(page.stop, Qt.MouseButton.LeftButton)
    assert empty(window) == ("Copy some text anywhere", {"look", "sample"})
    assert desk.worker.cancelled


def test_the_detector_is_not_warm_yet(window: MainWindow, desk: Desk) -> None:
    desk.worker.is_ready = False
    desk.clipboard.copy(LETTER)
    assert empty(window)[0] == "Getting the detector ready…"
    assert window.review.empty.progress.maximum() == 0  # moves to and fro
    desk.worker.waiting[0].progress.emit(0, 100)
    assert empty(window)[0] == "Looking through the text…"


def test_a_secret(window: MainWindow, desk: Desk) -> None:
    desk.clipboard.copy("hunter2", secret=True)
    assert empty(window)[0] == "A password was copied"


def test_paused(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.session.watching.pause(None)
    assert empty(window) == ("Paused", {"look", "sample", "resume"})
    qtbot.mouseClick(window.review.empty.resume, Qt.MouseButton.LeftButton)
    assert not desk.session.watching.paused
    assert empty(window)[0] == "Copy some text anywhere"


def test_a_problem(window: MainWindow, desk: Desk) -> None:
    desk.clipboard.copy(LETTER)
    desk.worker.fail(DetectorFailed())
    assert empty(window) == ("This could not be looked through", {"look", "sample"})
    assert window.review.empty.sentence.text() == DetectorFailed().sentence


def test_a_broken_detector(window: MainWindow, desk: Desk) -> None:
    desk.worker.break_down()
    assert empty(window) == ("Installation damaged", set())


def test_looking_at_the_clipboard(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.session.watching.pause(None)
    desk.clipboard.copy(LETTER)
    qtbot.mouseClick(window.review.empty.look, Qt.MouseButton.LeftButton)
    desk.settle()
    assert window.review._stack.currentIndex() == 1


# ---- keys


def test_f3_goes_to_every_place_also_of_the_same_value(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    text = "Amira Okafor, 07700 900123, Amira Okafor, Daniel Whitfield"
    desk.review(text)
    seen = []
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_F3)
        here = window.review.sheet.textCursor().position()
        seen.append((here, window.review.panel.why.row.value))
    assert seen == [
        (0, "Amira Okafor"), (14, "07700 900123"), (28, "Amira Okafor"), (42, "Daniel Whitfield"),
        (0, "Amira Okafor"),
    ]


def test_shift_f3_goes_backwards(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.review("Amira Okafor, 07700 900123, Daniel Whitfield")
    seen = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
        seen.append(window.review.panel.why.row.value)
    assert seen == ["Daniel Whitfield", "07700 900123", "Amira Okafor", "Daniel Whitfield"]


def test_f3_without_findings_is_harmless(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.review("nothing here")
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.review.panel.why.row is None


def test_control_z_takes_back_the_last_decision(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.review(LETTER)
    desk.session.choose([desk.session.review.decisions[1].finding], Choice.KEEP)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.review.kept == 0


def test_control_z_in_the_answer_is_the_text_fields_own(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.review(LETTER)
    desk.session.choose([desk.session.review.decisions[1].finding], Choice.KEEP)
    window.go_to(RESTORE)
    window.restore.answer.setFocus()
    qtbot.keyClicks(window.restore.answer, "typed")
    qtbot.keyClick(window.restore.answer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.restore.answer.toPlainText() == ""
    assert desk.session.review.kept == 1


# ---- the window itself


def test_closing_is_told(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()


def test_bringing_up_a_minimized_window(window: MainWindow, qtbot: QtBot) -> None:
    window.showMinimized()
    qtbot.waitUntil(window.isMinimized)
    window.bring_up()
    qtbot.waitUntil(lambda: window.isVisible() and not window.isMinimized())
