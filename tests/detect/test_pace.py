"""What a scan asks while it works: is there time, and is it still wanted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.pace import GRACE, STRETCH, Pace, TimeUp, each, stretches, unhurried
from cloakroom.errors import Cancelled
from cloakroom.progress import silent
from fakes.counting import Ticking


def test_the_clock_is_looked_at_once_in_a_stretch() -> None:
    # GIVEN a clock on which each look takes a second, and four seconds
    pace = Pace(silent, 10, 4.0, Ticking(1.0))

    # WHEN it has been looked at three times more
    for _ in range(3 * 8):
        pace.pulse(STRETCH // 8)

    # THEN the next look finds the time spent, and none is taken before its turn
    for _ in range(7):
        pace.pulse(STRETCH // 8)
    with pytest.raises(TimeUp):
        pace.pulse(STRETCH // 8)


def test_the_last_part_of_the_work_has_a_little_more() -> None:
    pace = Pace(silent, 10, 1.0, Ticking(0.75 + GRACE / 2))
    pace.extend()
    pace.pulse(STRETCH)
    with pytest.raises(TimeUp):
        pace.pulse(STRETCH)


@pytest.mark.parametrize("seconds", [None, float("inf")])
def test_without_a_limit_only_the_report_can_stop_it(seconds: float | None) -> None:
    said: list[tuple[int, int]] = []
    pace = Pace(lambda *at: said.append(at) or len(said) < 3, 10, seconds, Ticking(1e9))

    pace.reached(4)
    pace.pulse(STRETCH)
    with pytest.raises(Cancelled):
        pace.pulse(STRETCH)
    assert said == [(4, 10)] * 3


@given(st.text(alphabet="ab \n", max_size=40), st.integers(0, 3))
def test_stretches_follow_one_another_and_cut_no_word(text: str, longer: int) -> None:
    text = "word " * (longer * STRETCH // 4) + text
    passed: list[int] = []
    parts = list(stretches(text, passed.append))

    assert "".join(text[start:end] for start, end in parts) == text
    assert passed == [end - start for start, end in parts]
    assert all(text[end - 1].isspace() for _, end in parts[:-1])


def test_a_word_longer_than_a_stretch_is_cut() -> None:
    assert list(stretches("a" * (STRETCH + 1), unhurried)) == [(0, STRETCH), (STRETCH, STRETCH + 1)]


def test_each_item_beats() -> None:
    passed: list[int] = []
    assert list(each("abc", passed.append)) == ["a", "b", "c"]
    assert len(passed) == 3
