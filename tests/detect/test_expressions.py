"""Expressions of users: what they find, and that none of them can stop the scan."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect import expressions as module
from cloakroom.detect.expressions import LONGEST, Expressions
from cloakroom.errors import UsageError

EXPLODING = "re:(x+x+)+y"
MANY_X = "x" * 5000


def ticking(step: float) -> Iterator[float]:
    return count(0.0, step)


def test_an_exploding_expression_is_stopped_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.05)
    with pytest.raises(UsageError, match=r"\(x\+x\+\)\+y.*too long"):
        list(Expressions([(EXPLODING, "CUSTOM")]).find(MANY_X))
    with pytest.raises(UsageError, match=r"\(x\+x\+\)\+y.*too long"):
        Expressions([(EXPLODING, "")]).cover(MANY_X, "PERSON")


def test_many_matches_that_are_slow_together_are_stopped_too() -> None:
    # GIVEN a clock on which each match takes a quarter of what the text is allowed
    clock = ticking(module.SECONDS / 4)
    slow = Expressions([("re:a", "CUSTOM")], clock=lambda: next(clock))
    with pytest.raises(UsageError, match=r"“re:a”"):
        list(slow.find("a" * 10))


def test_looks_at_many_values_share_the_time_of_the_text() -> None:
    clock = ticking(module.SECONDS / 3.5)
    slow = Expressions([("re:a", "")], clock=lambda: next(clock))
    assert [slow.cover("a", "URL") for _ in range(4)] == [True] * 4
    with pytest.raises(UsageError, match=r"“re:a”"):
        slow.cover("a", "URL")


@pytest.mark.parametrize(
    "wrong", ["(", "[", "a{9999999999999}", r"\p{Nothing}", "(?P<", "(" * 450 + ")" * 450]
)
def test_what_is_no_expression_is_refused_with_its_name(wrong: str) -> None:
    with pytest.raises(UsageError) as refused:
        Expressions([(f"re:{wrong}", "CUSTOM")])
    assert wrong in refused.value.sentence


def test_one_that_is_too_long_is_refused_with_its_beginning() -> None:
    with pytest.raises(UsageError, match=r"re:ab.*1,000"):
        Expressions([("re:" + "ab" * LONGEST, "CUSTOM")])


@given(st.text(max_size=30))
def test_any_entry_is_used_or_refused(entry: str) -> None:
    try:
        found = list(Expressions([(f"re:{entry}", "CUSTOM")]).find("ab ab"))
    except UsageError:
        return
    assert all(0 <= start < end <= 5 for start, end, _ in found)
