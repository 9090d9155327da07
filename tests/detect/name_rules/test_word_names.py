"""Names of two words that are words, at the start of a sentence."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Will Young will read it.", ["Will Young"]),
        ("Fine. Mark Long said so.", ["Mark Long"]),
        ("Will ⟦PERSON:Young⟧ will read it.", ["Will Young"]),
        ("May Day is near.", []),
        ("Rose Garden has opened.", []),
        ("Grant Funding was cut.", []),
        ("Will young people come?", []),
        ("Will Young People come?", []),
    ],
)
def test_a_forename_and_a_surname_before_what_a_person_does(text: str, names: list[str]) -> None:
    assert found(text) == names
