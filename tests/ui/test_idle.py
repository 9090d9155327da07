"""Nothing was done for a while: told by the clock on the wall, which the test moves."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cloakroom.ui.idle import Idle


class Wall:
    """A clock, and how often ``out`` came."""

    def __init__(self, parent: QObject) -> None:
        self.now = 1_000_000.0
        self.idle = Idle(parent, clock=lambda: self.now)
        self.times = 0
        self.idle.out.connect(self._out)

    def pass_by(self, minutes: float) -> None:
        self.now += minutes * 60
        self.idle._looks.timeout.emit()

    def _out(self) -> None:
        self.times += 1


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_it_comes_when_the_time_is_over(parent: QObject) -> None:
    wall = Wall(parent)
    wall.idle.wait(5)
    wall.pass_by(4.9)
    assert wall.times == 0
    wall.pass_by(0.1)
    assert wall.times == 1


def test_hours_asleep_count(parent: QObject) -> None:
    wall = Wall(parent)
    wall.idle.wait(30)
    wall.pass_by(8 * 60)
    assert wall.times == 1


def test_use_begins_it_anew(parent: QObject) -> None:
    wall = Wall(parent)
    wall.idle.wait(5)
    wall.pass_by(4)
    wall.idle.stir()
    wall.pass_by(4)
    assert wall.times == 0


def test_never_means_never_and_costs_nothing(parent: QObject) -> None:
    wall = Wall(parent)
    wall.idle.wait(5)
    wall.idle.wait(None)
    assert not wall.idle._looks.isActive()
    wall.pass_by(600)
    assert wall.times == 0


def test_a_clock_set_back_does_not_keep_it_open_for_longer(parent: QObject) -> None:
    wall = Wall(parent)
    wall.idle.wait(5)
    wall.pass_by(-600)
    wall.pass_by(5)
    assert wall.times == 1


def test_it_comes_again_where_it_could_not_be_obeyed(parent: QObject) -> None:
    wall = Wall(parent)
    wall.idle.wait(5)
    wall.pass_by(5)
    wall.pass_by(0.2)
    assert wall.times == 2
