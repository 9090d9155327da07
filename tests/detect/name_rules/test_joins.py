"""Two halves of one name."""

import pytest

from cloakroom.detect.name_rules.joins import LONGEST
from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Yesterday our officer for housing, too, met ⟦PERSON:Daniel⟧\n⟦PERSON:Okafor⟧ again",
            ["Daniel\nOkafor"],
        ),
        ("⟦PERSON:Ieuan⟧ \"Bach\" ⟦PERSON:Pugh⟧", ["Ieuan \"Bach\" Pugh"]),
        ("⟦PERSON:Ferreira⟧-⟦PERSON:Knox⟧", ["Ferreira-Knox"]),
        ("⟦PERSON:Eluned⟧ ⟦PERSON:Samuel⟧", ["Eluned Samuel"]),
        ("⟦PERSON:Daniel⟧\n⟦PERSON:Okafor⟧", ["Daniel", "Okafor"]),
        (
            "I have today spoken again to ⟦PERSON:Daniel⟧\n⟦PERSON:Okafor⟧ rang",
            ["Daniel", "Okafor"],
        ),
        ("⟦PERSON:Daniel⟧, ⟦PERSON:Okafor⟧", ["Daniel", "Okafor"]),
        (
            "The list of all the people who came: ⟦PERSON:Daniel⟧\n⟦PERSON:Okafor⟧\n⟦PERSON:Pugh⟧",
            ["Daniel", "Okafor", "Pugh"],
        ),
    ],
)
def test_halves_are_joined(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_text_of_nothing_but_names_is_not_one_name() -> None:
    names = found(" ".join(["⟦PERSON:Okonkwo⟧"] * 200))
    assert len(names) > 5
    assert max(map(len, names)) <= LONGEST
