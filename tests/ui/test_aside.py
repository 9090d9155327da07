"""Work off the Qt thread: its outcome always comes back, once, on the Qt thread."""

import logging
import threading
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Slot
from pytestqt.qtbot import QtBot

from cloakroom.errors import CloakroomError, NotClean
from cloakroom.ui.aside import Aside


class Listener(QObject):
    """Hears one piece of work, and notes in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[object] = []
        self.failed: list[CloakroomError] = []
        self.threads: list[threading.Thread] = []

    @Slot(object)
    def hear_done(self, result: object) -> None:
        self.done.append(result)
        self.threads.append(threading.current_thread())

    @Slot(object)
    def hear_failed(self, error: CloakroomError) -> None:
        self.failed.append(error)
        self.threads.append(threading.current_thread())


@pytest.fixture
def listener(qtbot: QtBot) -> Listener:
    return Listener()


def outcome(listener: Listener, qtbot: QtBot, work: Callable[[], object]) -> None:
    aside = Aside(work, listener)
    aside.done.connect(listener.hear_done)
    aside.failed.connect(listener.hear_failed)
    aside.start()
    assert not listener.threads  # never before start() returned
    qtbot.waitUntil(lambda: bool(listener.threads))
    assert listener.threads == [threading.current_thread()]


def test_the_work_is_done_in_another_thread(listener: Listener, qtbot: QtBot) -> None:
    outcome(listener, qtbot, threading.get_ident)
    assert listener.done != [threading.get_ident()]
    assert not listener.failed


def test_an_error_of_ours_comes_as_itself(listener: Listener, qtbot: QtBot) -> None:
    def fail() -> None:
        raise NotClean

    outcome(listener, qtbot, fail)
    assert [type(error) for error in listener.failed] == [NotClean]
    assert not listener.done


def test_any_other_error_is_told_too_and_logged_without_its_words(
    listener: Listener, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError("Amira Okafor")

    with caplog.at_level(logging.ERROR):
        outcome(listener, qtbot, fail)
    assert [type(error) for error in listener.failed] == [CloakroomError]
    assert "ValueError" in caplog.text
    assert "Amira" not in caplog.text


def test_work_whose_owner_is_gone_ends_without_a_word(
    qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    """GIVEN work that is still running WHEN its owner is deleted THEN its result is nobody's."""
    owner, go = QObject(), threading.Event()
    aside = Aside(lambda: go.wait(10), owner)
    aside.start()
    shiboken6.delete(owner)
    go.set()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    assert "Signal source" not in capfd.readouterr().err
