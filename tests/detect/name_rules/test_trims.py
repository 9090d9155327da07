"""What the model took along."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("⟦PERSON:Mr Okafor⟧ rang", ["Okafor"]),
        ("⟦PERSON:hiya Shaz⟧, did you", ["Shaz"]),
        ("⟦PERSON:Dear Dr Beth Rees⟧,", ["Beth Rees"]),
        ("⟦PERSON:Okafor's⟧ car", ["Okafor"]),
        ("⟦PERSON:Name: Owen Pugh⟧", ["Owen Pugh"]),
        ("\"⟦PERSON:x\",\"name\":\"Owen Pugh⟧\"", ["Owen Pugh"]),
        ("⟦PERSON:Pugh,⟧ Owen", ["Pugh"]),
        ("⟦PERSON:Owen Pugh <o⟧", ["Owen Pugh"]),
        ("⟦PERSON:Mr⟧", []),
        ("⟦PERSON:Tenant Sian Rees⟧ paid", ["Sian Rees"]),
        ("<td>⟦PERSON:Beryl Pocock</td><td⟧>", ["Beryl Pocock"]),
        ("⟦PERSON:Bangura;Ibrahim⟧;", ["Bangura", "Ibrahim"]),
        ("⟦PERSON:***⟧", []),
    ],
)
def test_only_the_name_is_left(text: str, names: list[str]) -> None:
    assert found(text) == names
