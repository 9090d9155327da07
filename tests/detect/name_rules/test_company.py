"""A doubtful name needs something sure near it."""

import pytest

from cloakroom.detect.name_rules.company import Needed, accompanied
from cloakroom.detect.names.recogniser import NAME, ORDINARY, REPEATED
from cloakroom.model import Finding

NEEDED = Needed(
    inside=0.5, elsewhere=0.75, item=0.9, ordinary_inside=0.87, ordinary_elsewhere=0.97
)

PAGE = "\n" + "." * 80


def left(text: str, value: str, score: float, why: str, *others: Finding) -> bool:
    """Whether ``value`` is still a name, with ``others`` beside it."""
    text += PAGE
    start = text.index(value)
    name = Finding(start, start + len(value), "PERSON", score, why)
    numbers = [f for f in others if f.entity_type != "PERSON"]
    names = [name, *(f for f in others if f.entity_type == "PERSON")]
    return name in accompanied(text, names, numbers, NEEDED)


@pytest.mark.parametrize(
    ("text", "value", "score", "why", "stays"),
    [
        # GIVEN nothing but the name: inside a sentence its capital counts, at the start it does not
        ("we saw Skylark there", "Skylark", 0.6, NAME, True),
        ("Skylark flew off", "Skylark", 0.7, NAME, False),
        ("Skylark flew off", "Skylark", 0.8, NAME, True),
        # AND alone in a cell or an item of a list it needs more
        ("| Skylark | 41 | 38", "Skylark", 0.8, NAME, False),
        ("| Skylark | 41 | 38", "Skylark", 0.92, NAME, True),
        ("Toast, Lasagne and Crumble.", "Lasagne", 0.8, NAME, False),
        ("Toast, Lasagne and Crumble.", "Crumble", 0.8, NAME, True),
        ("the Grantor signs", "Grantor", 0.7, NAME, False),
        ("meet JESIP there", "JESIP", 0.6, NAME, True),
        ("Skylark rang twice", "Skylark", 0.6, NAME, True),
        ("박지민 | 41", "박지민", 0.6, NAME, True),
        # AND ordinary words need more, in either place
        ("we saw Winter there", "Winter", 0.8, ORDINARY, False),
        ("we saw Winter there", "Winter", 0.9, ORDINARY, True),
        ("Winter, Summer", "Winter", 0.95, ORDINARY, False),
        ("Winter, Summer", "Winter", 0.975, ORDINARY, True),
        # AND small letters count only where nobody writes others
        ("Write In Capitals as May will", "will", 0.9, ORDINARY, False),
        ("if he brings will home", "will", 0.9, ORDINARY, True),
        ("Red, Amber or Amber", "Amber", 0.7, REPEATED, False),
        # AND what a rule speaks for stays
        ("Pledges; Close", "Pledges", 0.6, "after the label 'Name'", True),
    ],
)
def test_alone(text: str, value: str, score: float, why: str, stays: bool) -> None:
    assert left(text, value, score, why) is stays


@pytest.mark.parametrize(
    ("company", "stays"),
    [
        (Finding(16, 20, "PHONE_NUMBER", 0.6, "a number"), True),
        (Finding(16, 20, "IP_ADDRESS", 0.9, "an address"), False),
        (Finding(16, 20, "MARKING", 0.9, "a marking"), False),
        (Finding(16, 20, "PERSON", 0.97, NAME), True),
        (Finding(16, 20, "PERSON", 0.95, NAME), False),
        (Finding(21, 28, "PERSON", 0.94, NAME), True),
        (Finding(16, 20, "PERSON", 0.98, ORDINARY), False),
        (Finding(16, 20, "PERSON", 0.6, "after a title (Mr)"), True),
        (Finding(1_600, 1_605, "PHONE_NUMBER", 0.6, "a number"), False),
    ],
)
def test_company_makes_a_name_likely(company: Finding, stays: bool) -> None:
    text = "Close the gate. 1234 Mo Beck" + " " * 2_000
    assert left(text, "Close", 0.6, ORDINARY, company) is stays


@pytest.mark.parametrize(
    ("value", "stays"),
    [("Taxpayers Union", True), ("Parish Council", False), ("Medicine Records", False)],
)
def test_what_is_called_like_a_body_is_one(value: str, stays: bool) -> None:
    name = Finding(0, len(value), "ORGANIZATION", 0.8, ORDINARY)
    assert (accompanied(f"{value} met{PAGE}", [name], [], NEEDED) == [name]) is stays


def test_company_is_looked_for_before_the_name_too() -> None:
    text = "12345" + " " * 1_400 + "Close"
    assert left(text, "Close", 0.6, ORDINARY, Finding(0, 5, "UK_NHS", 0.9, "a number"))


def test_a_line_alone_is_left_as_it_is() -> None:
    name = Finding(0, 5, "PERSON", 0.6, ORDINARY)
    assert accompanied("Close, Shut", [name], [], NEEDED) == [name]
    assert accompanied("Close, Shut" + PAGE, [name], [], NEEDED) == []
