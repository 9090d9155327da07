"""From the loop to the Qt thread: in order, one outcome, and nothing after a stop."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cloakroom.errors import Cancelled, TooLarge
from cloakroom.send_errors import ChatError, Left
from cloakroom.ui.chat import flow as module
from cloakroom.ui.chat.flow import Flow
from fakes.office import FakeLoop


@pytest.fixture
def loop() -> Iterator[FakeLoop]:
    made = FakeLoop()
    yield made
    made.close()


@pytest.fixture
def flow(loop: FakeLoop, qtbot: QtBot) -> Iterator[Flow]:
    parent = QObject()
    yield Flow(loop, parent)
    parent.deleteLater()


async def count(most: int, error: Exception | None = None) -> AsyncGenerator[int, None]:
    for number in range(most):
        yield number
    if error:
        raise error


def told(flow: Flow) -> list[object]:
    """Everything it says, with the thread it says it on."""
    seen: list[object] = []
    home = threading.get_ident()
    for signal in (flow.stepped, flow.done, flow.failed):
        signal.connect(lambda value: seen.append((value, threading.get_ident() == home)))
    return seen


def test_steps_come_in_order_on_the_qt_thread(flow: Flow, qtbot: QtBot) -> None:
    seen = told(flow)
    with qtbot.waitSignal(flow.done):
        flow.run(count(200))
    assert seen == [*((number, True) for number in range(200)), (None, True)]


def test_a_coroutine_gives_its_result(flow: Flow, qtbot: QtBot) -> None:
    async def work() -> str:
        return "done"

    with qtbot.waitSignal(flow.done) as caught:
        flow.call(work)
    assert caught.args == ["done"]


def test_an_error_of_ours_arrives_as_it_is(flow: Flow, qtbot: QtBot) -> None:
    error = TooLarge()
    seen = told(flow)
    with qtbot.waitSignal(flow.failed):
        flow.run(count(1, error))
    assert seen == [(0, True), (error, True)]


def test_any_other_error_says_that_the_text_may_have_left(
    flow: Flow, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(flow.failed) as caught:
        flow.run(count(1, ValueError("a secret value")))
    error = caught.args[0]
    assert isinstance(error, ChatError)
    assert error.left is Left.MAYBE
    assert "may have been sent" in error.sentence
    assert "secret" not in error.sentence + caplog.text


def test_after_a_stop_there_is_one_outcome_and_no_step(
    flow: Flow, loop: FakeLoop, qtbot: QtBot
) -> None:
    closed = threading.Event()

    async def endless() -> AsyncGenerator[int, None]:
        try:
            while True:
                yield 1
                await asyncio.sleep(0)
        finally:
            closed.set()

    seen = told(flow)
    with qtbot.waitSignal(flow.stepped):
        flow.run(endless())
    with qtbot.waitSignal(flow.failed):
        flow.stop()
        flow.stop()
    assert closed.is_set()  # what it held is let go by then
    assert isinstance(seen[-1][0], Cancelled)  # type: ignore[index]
    assert sum(isinstance(value, Cancelled) for value, _ in seen) == 1  # type: ignore[misc]


def test_stopped_before_it_began_nothing_runs(loop: FakeLoop, flow: Flow, qtbot: QtBot) -> None:
    ran: list[int] = []

    async def work() -> None:
        ran.append(1)

    gate = threading.Event()
    loop.soon(gate.wait)  # the loop is held up
    flow.call(work)
    with qtbot.waitSignal(flow.failed) as caught:
        flow.stop()
        gate.set()
    assert isinstance(caught.args[0], Cancelled)
    assert ran == []


def test_work_that_does_not_end_is_not_waited_for(
    loop: FakeLoop, flow: Flow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LAST_MS", 20)
    gate = threading.Event()
    loop.soon(gate.wait)
    flow.call(lambda: asyncio.sleep(0))
    with qtbot.waitSignal(flow.failed) as caught:
        flow.stop()
    assert caught.args[0].left is Left.MAYBE
    gate.set()
