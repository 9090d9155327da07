from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.redact.numbers import HIGHEST_NUMBER, is_spaced, numbers, slipped

FIRST = list(islice(numbers(), 8_000))
ALL = frozenset(FIRST)


def test_they_begin_with_one_and_stay_short() -> None:
    assert FIRST[:12] == [1, 28, 36, 44, 52, 60, 79, 87, 95, 206, 214, 222]
    assert [sum(each < limit for each in FIRST) for limit in (10, 100, 1_000, 100_000)] == [
        1, 9, 68, 6076,
    ]


def test_the_rule_and_the_row_are_one() -> None:
    assert [each for each in range(FIRST[-1] // 100) if is_spaced(each)] == [
        each for each in FIRST if each < FIRST[-1] // 100
    ]


@pytest.mark.parametrize("after", [0, 1, 2, 28, 29, 95, 990, 991, 1_000, 19_999, 99_000, 100_000])
def test_the_row_goes_on_from_anywhere(after: int) -> None:
    assert list(islice(numbers(after), 9)) == [each for each in FIRST if each > after][:9]


def test_the_row_ends() -> None:
    assert list(numbers(HIGHEST_NUMBER)) == []
    assert all(each <= HIGHEST_NUMBER for each in numbers(HIGHEST_NUMBER - 1_000))


def test_every_slip_of_the_pen_is_counted() -> None:
    assert slipped(28) >= {2, 8, 82, 29, 20, 18, 128, 208, 280, 228, 288}
    assert slipped(28).isdisjoint({28, 36, 1, 281_1, 2_9_1})
    assert slipped(1) >= {2, 9, 11, 10, 21}
    assert slipped(10) == {1, *range(11, 20), *range(20, 100, 10), *range(100, 110), 110,
                           *(10 * each + 10 for each in range(1, 10)), *range(110, 1000, 100)} | {
        *(100 + 10 * each for each in range(10))
    }


@given(st.sampled_from(FIRST))
def test_no_slip_makes_of_one_another(number: int) -> None:
    assert slipped(number).isdisjoint(ALL)


@given(st.integers(1, HIGHEST_NUMBER))
def test_nor_of_the_long_ones(start: int) -> None:
    for number in islice(numbers(start), 3):
        assert is_spaced(number)
        assert not any(map(is_spaced, slipped(number)))


def test_none_is_the_beginning_of_another() -> None:
    digits = {str(each) for each in FIRST}
    assert not any(each[:n] in digits for each in digits for n in range(1, len(each)))
