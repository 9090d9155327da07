"""Lines that list people."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("From: Amira Okafor <⟦EMAIL_ADDRESS:a.okafor@example.org⟧>", ["Amira Okafor"]),
        ("To: Okafor, Amira; Pugh, Daniel", ["Okafor, Amira", "Pugh, Daniel"]),
        ("Cc: Beth Rees, Owen Pugh and Grace Young", ["Beth Rees", "Owen Pugh", "Grace Young"]),
        ("From: Okafor, Amira", ["Okafor, Amira"]),
        ("To: \"Okafor, Amira\" <⟦EMAIL_ADDRESS:amira@example.org⟧>", ["Okafor, Amira"]),
        ("Attendees: A. Okafor (chair), D. Pugh", ["A. Okafor", "D. Pugh"]),
        ("> From: Will Young", ["Will Young"]),
        ("To: all staff", []),
        ("From: 1 May to 3 June", []),
        ("From: noreply@example.org", []),
        ("To: the council", []),
        ("he drove from: London", []),
        ("Apologies: none received", []),
    ],
)
def test_a_line_lists_people(text: str, names: list[str]) -> None:
    assert found(text) == names
