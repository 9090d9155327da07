"""What the organisation says is read aside, and followed."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from cloakroom.errors import CloakroomError
from cloakroom.model import Operator
from cloakroom.policy import in_force
from cloakroom.policy.model import InForce, Refusal
from cloakroom.policy.reading import document
from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.policy.words import Layer
from cloakroom.ui.main_window import ACTIVITY, CHAT, FILES, MATTER, RESTORE, REVIEW, SETTINGS
from cloakroom.ui.organisation import Organisation
from fakes.desk import Desk
from policy.examples import SHORT


def policy(operator: str) -> InForce:
    text = SHORT.replace("[[deployment]]", f'[scrubbing]\noperator = "{operator}"\n[[deployment]]')
    return InForce(document(text.encode()).policy(Layer.MACHINE))


class Computer:
    """Says ``held``; ``threads`` are those that asked."""

    def __init__(self, held: InForce) -> None:
        self.held, self.threads = held, []

    def read(self) -> InForce:
        self.threads.append(threading.current_thread())
        return self.held


def test_it_is_read_aside_and_followed(desk: Desk, qtbot: QtBot) -> None:
    computer = Computer(policy("mask"))
    organisation = Organisation(desk.session, desk.session, read=computer.read)
    organisation.refresh()
    assert desk.session.rules == Scrubbing()
    qtbot.waitUntil(lambda: desk.session.rules == Scrubbing(operator=Operator.MASK))
    assert threading.main_thread() not in computer.threads


@pytest.mark.parametrize("held", [InForce(), InForce(refusal=Refusal("schema", "It fails."))])
def test_without_a_policy_that_holds_the_users_settings_do(
    desk: Desk, qtbot: QtBot, held: InForce
) -> None:
    desk.session.follow(Scrubbing(operator=Operator.MASK))
    Organisation(desk.session, desk.session, read=lambda: held).refresh()
    qtbot.waitUntil(lambda: desk.session.rules == Scrubbing())


def test_the_last_one_read_holds(desk: Desk, qtbot: QtBot) -> None:
    answers = [policy("mask"), policy("hash"), policy("remove")]
    read: list[int] = []

    def next_one() -> InForce:
        read.append(1)
        return answers.pop(0)

    organisation = Organisation(desk.session, desk.session, read=next_one)
    for _ in range(3):
        organisation.refresh()
    qtbot.waitUntil(lambda: desk.session.rules.operator is Operator.REMOVE)
    assert len(read) == 3


def test_what_cannot_be_read_leaves_what_held(desk: Desk, qtbot: QtBot) -> None:
    def fails() -> InForce:
        raise CloakroomError("No.")

    desk.session.follow(Scrubbing(operator=Operator.MASK))
    organisation = Organisation(desk.session, desk.session, read=fails)
    with qtbot.waitSignal(organisation._turns.settled):
        organisation.refresh()
    assert desk.session.rules.operator is Operator.MASK


@pytest.mark.parametrize(
    ("place", "read"),
    [(CHAT, 1), (SETTINGS, 1), (REVIEW, 0), (FILES, 0), (RESTORE, 0), (MATTER, 0), (ACTIVITY, 0)],
)
def test_it_is_read_where_it_shows(desk: Desk, qtbot: QtBot, place: int, read: int) -> None:
    computer = Computer(policy("mask"))
    organisation = Organisation(desk.session, desk.session, read=computer.read)
    organisation.entered(place)
    assert organisation._turns.busy is bool(read)
    qtbot.waitUntil(lambda: not organisation._turns.busy)
    assert len(computer.threads) == read


def test_by_itself_it_reads_what_is_in_force(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_force, "of_this_computer", lambda: policy("hash"))
    Organisation(desk.session, desk.session).refresh()
    qtbot.waitUntil(lambda: desk.session.rules.operator is Operator.HASH)
