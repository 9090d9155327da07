"""Names in the addresses of the text."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "⟦EMAIL_ADDRESS:amira.okafor@example.org⟧ rang. Then Okafor left, and so did amira.",
            ["Okafor", "amira"],
        ),
        ("write to ⟦EMAIL_ADDRESS:d.pugh@example.org⟧; Pugh knows", ["Pugh"]),
        ("ask Amira Okafor (⟦EMAIL_ADDRESS:amira_okafor1@example.org⟧)", ["Amira Okafor"]),
        ("⟦EMAIL_ADDRESS:okafor@example.org⟧ is what okafor uses", ["okafor"]),
        ("⟦EMAIL_ADDRESS:no.reply@example.org⟧; there was no reply", []),
        ("⟦EMAIL_ADDRESS:info@example.org⟧ for Info", []),
        ("⟦EMAIL_ADDRESS:mark.field@example.org⟧: mark the field", []),
        ("⟦EMAIL_ADDRESS:sales.team@example.org⟧ Sales Team", []),
        ("long.wood@example.org is for the Long Wood walk", []),
        ("x@@@@y", []),
    ],
)
def test_an_address_names_its_owner(text: str, names: list[str]) -> None:
    assert found(text) == names
