"""What was copied is not kept longer than it is needed: no text outlives its clip and its undo."""

import gc
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from cloakroom.ui.scrubbing import Scrubbing
from cloakroom.ui.worker import Job
from fakes.desk import Desk

TIMES = 6
HTML = "<p>Amira Okafor</p>"


def alive(kind: type) -> int:
    gc.collect()
    return sum(type(thing) is kind for thing in gc.get_objects())


def no_more_than(limit: int, kind: type) -> Callable[[], bool]:
    return lambda: alive(kind) <= limit


def test_settled_scans_are_let_go(desk: Desk, qtbot: QtBot) -> None:
    before = alive(Job)
    for number in range(TIMES):
        desk.review(f"Amira Okafor {number}")
        desk.worker.asked.clear()
    qtbot.waitUntil(no_more_than(before + 1, Job))


@pytest.mark.parametrize("html", ["", HTML])
def test_finished_scrubs_are_let_go(desk: Desk, qtbot: QtBot, html: str) -> None:
    jobs, scrubs = alive(Job), alive(Scrubbing)
    for number in range(TIMES):
        desk.scrubbed(f"Amira Okafor {number}", html)
        desk.worker.asked.clear()
    qtbot.waitUntil(no_more_than(scrubs + 1, Scrubbing))
    qtbot.waitUntil(no_more_than(jobs + 1, Job))


def test_dropped_scans_are_let_go(desk: Desk, qtbot: QtBot) -> None:
    before = alive(Job)
    for number in range(TIMES):
        desk.clipboard.copy(f"Amira Okafor {number}")
    desk.settle()
    desk.worker.asked.clear()
    desk.worker.cancelled.clear()
    qtbot.waitUntil(no_more_than(before + 1, Job))
