"""Taking back what was taught: wherever it was taught, and for good where it was for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cloakroom.matters.for_good import ForGood
from cloakroom.matters.learnt import Learnt
from cloakroom.matters.store import Matters
from cloakroom.ui.learning import Scope
from cloakroom.ui.taught import TaughtButton
from fakes.desk import Desk

KEY = bytes(range(32))


@pytest.fixture
def taught(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[TaughtButton]:
    desk.session.learning._open = lambda: ForGood(tmp_path, lambda: KEY)
    made = TaughtButton(desk.session.learning)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.list.close()


def words(button: TaughtButton) -> list[str]:
    button.click()
    button.list.close()
    return [a.text() for a in button.list.actions() if not a.isSeparator()]


def forget(button: TaughtButton, word: str) -> None:
    button.click()
    next(a for a in button.list.actions() if a.text().startswith(word)).trigger()
    button.list.close()


def test_nothing_so_far(taught: TaughtButton) -> None:
    assert words(taught) == ["Nothing so far"]


def test_a_word_is_forgotten_wherever_it_was_taught(
    taught: TaughtButton, desk: Desk, tmp_path: Path
) -> None:
    learning = desk.session.learning
    store = Matters(tmp_path, lambda: KEY)
    with store.create("Appeal") as matter:
        desk.session.use(matter)
        for scope in (Scope.MATTER, Scope.FOR_GOOD):
            learning.never("Heron & Co", scope)
            learning.always("Marsh", "PERSON", scope)
        assert words(taught) == [
            "Heron && Co  (never flagged)", "Marsh  (always taken out)",
        ]
        forget(taught, "Heron")
        desk.qtbot.waitUntil(lambda: not learning.busy)
        left = Learnt((), (("Marsh", "PERSON"),))
        assert learning.all == left
        assert store.read("Appeal").learnt == left
        assert ForGood(tmp_path, lambda: KEY).read() == left
    assert not desk.failures
