"""Words in a sentence that announce a name."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("c/o Amira Okafor, 1 High St", ["Amira Okafor"]),
        ("FAO Daniel Pugh", ["Daniel Pugh"]),
        ("Grace Young née Okafor", ["Okafor"]),
        ("my name is amira okafor and I rent", ["amira okafor"]),
        ("he spoke to her husband Owen about it", ["Owen"]),
        ("aka Bobby Pugh", ["Bobby Pugh"]),
        ("# TODO(Hannelore): move", ["Hannelore"]),
        ("STATEMENT OF AMIRA OKAFOR", ["AMIRA OKAFOR"]),
        ("My surname is Young.", ["Young"]),
        ("my name is on the list", []),
        ("her husband said", []),
        ("my name is not important", []),
        ("FAO the manager", []),
        ("their mother tongue", []),
    ],
)
def test_a_phrase_announces_a_name(text: str, names: list[str]) -> None:
    assert found(text) == names
