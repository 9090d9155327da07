"""Whether a deployment may be used today."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cloakroom.policy.model import Declared, Deployment
from cloakroom.policy.standing import standing
from cloakroom.policy.words import Status

TODAY = date(2026, 11, 22)
DAY = timedelta(1)
ONE = Deployment("a", "GPT", "https://a.example/v1/", "gpt", approved_on=TODAY)


@pytest.mark.parametrize(
    ("status", "blocked", "warned"),
    [
        (Status.APPROVED, "", 0),
        (Status.PILOT, "", 1),
        (Status.SUSPENDED, "“GPT” is suspended by those who approved it.", 0),
        (Status.RETIRED, "“GPT” is retired: choose another deployment.", 0),
    ],
)
def test_the_status_decides(status: Status, blocked: str, warned: int) -> None:
    found = standing(replace(ONE, status=status), TODAY)
    assert (found.blocked, len(found.warnings)) == (blocked, warned)
    assert found.usable is not bool(blocked)


def test_an_approval_begins_on_its_day() -> None:
    assert standing(ONE, TODAY).usable
    assert "from 22 November 2026 on" in standing(ONE, TODAY - DAY).blocked
    assert standing(replace(ONE, approved_on=None), TODAY).usable


def test_a_review_that_is_overdue_warns() -> None:
    one = replace(ONE, review_by=TODAY)
    assert standing(one, TODAY).warnings == ()
    late = standing(one, TODAY + DAY)
    assert late.usable
    assert late.warnings == ("The approval of “GPT” was due for review on 22 November 2026.",)


@pytest.mark.parametrize(
    ("days", "told"),
    [(61, ""), (60, "will be retired on"), (1, "will be retired on"), (0, "was to be retired on"),
     (-9, "was to be retired on")],
)
def test_a_model_that_retires_is_told_sixty_days_before(days: int, told: str) -> None:
    one = replace(ONE, declared=Declared(model_retires_on=TODAY + days * DAY))
    found = standing(one, TODAY)
    assert found.usable
    assert told in "".join(found.warnings)
    assert len(found.warnings) == bool(told)
