"""Progress: work is told on, and stops when the listener says so."""

import pytest

from cloakroom.errors import Cancelled
from cloakroom.progress import silent, step


def test_a_step_is_reported_as_it_is() -> None:
    heard: list[tuple[int, int]] = []

    def listening(done: int, total: int) -> bool:
        heard.append((done, total))
        return True

    step(listening, 0, 10)
    step(listening, 10, 10)
    assert heard == [(0, 10), (10, 10)]


def test_a_listener_can_stop_the_work() -> None:
    with pytest.raises(Cancelled):
        step(lambda done, total: False, 3, 10)


def test_nobody_listening_never_stops_it() -> None:
    assert silent(0, 0)
    step(silent, 1, 2)
