"""What keeps Python from stopping the window."""

import gc
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cloakroom.ui.smooth import SWITCH_SECONDS, Smooth


@pytest.fixture
def as_before() -> Iterator[None]:
    interval, threshold = sys.getswitchinterval(), gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)
    sys.setswitchinterval(interval)


class Ring:
    """Garbage that only the collector can find."""

    gone = 0

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Ring.gone += 1


@pytest.mark.usefixtures("as_before")
def test_the_old_is_looked_through_by_the_clock_and_not_by_the_count(qtbot: QtBot) -> None:
    smooth = Smooth()
    smooth._timer.setInterval(1)
    smooth.start()
    assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS, rel=0.1)
    assert gc.get_freeze_count() > 0
    # GIVEN garbage that has outlived the looks at the young
    ring = Ring()
    gc.collect(1)
    before = Ring.gone
    del ring
    # THEN a great many new objects do not bring a look at everything, and the timer does
    kept = [[number] for number in range(300_000)]
    assert (Ring.gone, len(kept)) == (before, 300_000)
    qtbot.waitUntil(lambda: Ring.gone == before + 1)
