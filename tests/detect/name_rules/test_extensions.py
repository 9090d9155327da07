"""A forename that is a word, before a surname."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("so is Will ⟦PERSON:Young⟧ joining", ["Will Young"]),
        ("I asked Grace ⟦PERSON:Okafor⟧", ["Grace Okafor"]),
        ("Will ⟦PERSON:Young⟧ come?", ["Young"]),
        ("and the will ⟦PERSON:Okafor⟧ made", ["Okafor"]),
        ("a Major ⟦PERSON:Okafor⟧ stood", ["Okafor"]),
    ],
)
def test_the_forename_before_a_surname_belongs_to_it(text: str, names: list[str]) -> None:
    assert found(text) == names
