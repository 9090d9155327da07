"""What the tray shows and offers, without a tray: the menu and the icon are real."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from cloakroom.model import Choice
from cloakroom.ui.icons import TrayState
from cloakroom.ui.state import State
from cloakroom.ui.tray import Tray
from fakes.desk import Desk


@pytest.fixture
def tray(desk: Desk) -> Iterator[Tray]:
    made = Tray(desk.session, desk.exchange)
    yield made
    made.deleteLater()
    made.menu.deleteLater()


@pytest.fixture
def said(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences of the balloons: no tray here would show them."""
    heard: list[str] = []
    monkeypatch.setattr(tray.icon, "showMessage", lambda title, words, *_: heard.append(words))
    return heard


def entry(tray: Tray, words: str) -> QAction:
    offered = [*tray.menu.actions(), *tray.pauses.actions()]
    return next(action for action in offered if action.text() == words)


def tip(tray: Tray) -> str:
    return tray.icon.toolTip()


def test_idle(tray: Tray) -> None:
    assert tray.state is TrayState.IDLE
    assert tip(tray) == "Cloakroom: nothing sensitive on the clipboard"
    assert entry(tray, "Scrub clipboard").isEnabled()
    assert not entry(tray, "Undo").isEnabled()
    assert not entry(tray, "Restore clipboard").isEnabled()
    assert entry(tray, "Restore an answer…").isEnabled()


def test_found(tray: Tray, desk: Desk) -> None:
    key = tray.icon.icon().cacheKey()
    desk.review()
    assert tray.state is TrayState.FOUND
    assert tip(tray) == "Cloakroom: found 2 names, 1 telephone number"
    assert tray.icon.icon().cacheKey() != key


def test_found_goes_on_while_it_is_taken_out(tray: Tray, desk: Desk) -> None:
    desk.review()
    desk.exchange.scrub()
    assert tray.state is TrayState.FOUND


def test_everything_kept_is_idle(tray: Tray, desk: Desk) -> None:
    desk.review()
    desk.session.choose([d.finding for d in desk.session.review.decisions], Choice.KEEP)
    assert tray.state is TrayState.IDLE


def test_the_icon_is_drawn_again_only_when_it_changes(tray: Tray, desk: Desk) -> None:
    desk.review()
    key = tray.icon.icon().cacheKey()
    tray.refresh()
    assert tray.icon.icon().cacheKey() == key
    desk.session.choose([desk.session.review.decisions[0].finding], Choice.KEEP)
    assert tray.icon.icon().cacheKey() != key


def test_scrubbed(tray: Tray, desk: Desk) -> None:
    desk.scrubbed()
    assert tray.state is TrayState.SCRUBBED
    assert tip(tray) == "Cloakroom: the clipboard is scrubbed"
    assert entry(tray, "Undo").isEnabled()
    assert entry(tray, "Restore clipboard").isEnabled()


def test_paused(tray: Tray, desk: Desk) -> None:
    assert not entry(tray, "Watch again").isVisible()
    entry(tray, "5 minutes").trigger()
    assert desk.session.watching.paused
    assert tray.state is TrayState.PAUSED
    assert tip(tray) == "Cloakroom: paused, the clipboard is not watched"
    assert not tray.pauses.menuAction().isVisible()
    entry(tray, "Watch again").trigger()
    assert not desk.session.watching.paused
    assert tray.pauses.menuAction().isVisible()
    assert not entry(tray, "Watch again").isVisible()


@pytest.mark.parametrize(
    ("words", "minutes"), [("5 minutes", 5), ("1 hour", 60), ("Until I say", None)])
def test_every_pause_is_as_long_as_it_says(
    tray: Tray, desk: Desk, words: str, minutes: int | None
) -> None:
    entry(tray, words).trigger()
    timer = desk.session.watching._resume
    assert timer.isActive() is (minutes is not None)
    if minutes:
        assert timer.interval() == minutes * 60_000


def test_blocked_says_so_before_anything_else(tray: Tray, desk: Desk) -> None:
    desk.session.watching.pause(5)
    desk.worker.break_down()
    assert tray.state is TrayState.BLOCKED
    assert tip(tray) == "Cloakroom: the detector does not run"
    assert not entry(tray, "Scrub clipboard").isEnabled()


def test_the_one_click(tray: Tray, desk: Desk, said: list[str]) -> None:
    desk.review()
    entry(tray, "Scrub clipboard").trigger()
    desk.settle()
    assert "Amira" not in desk.clipboard.text
    assert not said  # what was done shows in the icon
    entry(tray, "Undo").trigger()
    assert "Amira" in desk.clipboard.text
    assert not said


def test_restoring(tray: Tray, desk: Desk) -> None:
    desk.scrubbed()
    desk.clipboard.copy("[PERSON_1]")
    desk.settle()
    entry(tray, "Restore clipboard").trigger()
    desk.qtbot.waitUntil(lambda: desk.clipboard.text == "Amira Okafor")


def test_what_could_not_be_done_is_said(tray: Tray, desk: Desk, said: list[str]) -> None:
    entry(tray, "Scrub clipboard").trigger()
    assert said == ["There is no text on the clipboard that may be read."]
    desk.review()
    desk.clipboard.refuses = True
    entry(tray, "Scrub clipboard").trigger()
    desk.settle()
    assert said[1:] == ["The clipboard could not be changed. It holds what it held before."]
    assert desk.state is State.REVIEW


@pytest.mark.parametrize(
    ("words", "signal"),
    [("Open Cloakroom", "open_asked"), ("Restore an answer…", "restore_asked"),
     ("Open file…", "file_asked"), ("Chat", "chat_asked"),
     ("Quit", "quit_asked")],
)
def test_what_the_menu_asks_for(tray: Tray, qtbot: QtBot, words: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(tray, signal)):
        entry(tray, words).trigger()


@pytest.mark.parametrize(
    ("reason", "opens"),
    [(QSystemTrayIcon.ActivationReason.Trigger, True),
     (QSystemTrayIcon.ActivationReason.DoubleClick, True),
     (QSystemTrayIcon.ActivationReason.Context, False)],
)
def test_a_click_on_the_icon(
    tray: Tray, reason: QSystemTrayIcon.ActivationReason, opens: bool
) -> None:
    opened: list[int] = []
    tray.open_asked.connect(lambda: opened.append(1))
    tray.icon.activated.emit(reason)
    assert bool(opened) is opens


def test_no_value_is_in_a_tooltip(tray: Tray, desk: Desk) -> None:
    desk.review()
    assert "Amira" not in tip(tray)
    assert "07700" not in tip(tray)
