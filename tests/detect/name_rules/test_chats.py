"""Who speaks."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[09:14] Amira: hello\n[09:15] Dan: hi", ["Amira", "Dan"]),
        ("12/03/2024, 09:14 - Beth: ok", ["Beth"]),
        (
            "⟦PERSON:Amira⟧: hi\nOwen: yes\nAmira: good\nOwen: bye",
            ["Amira", "Owen", "Amira", "Owen"],
        ),
        ("09:14 Tsering → Bronagh: swap?", ["Tsering", "Bronagh"]),
        ("⟦PERSON:Amira⟧: hi\nAmira: yes\nAgreed: go", ["Amira", "Amira"]),
        ("Note: a\nNote: b", []),
        ("Colour: red\nSize: big\nColour: blue\nSize: small", []),
        ("Update 09:14: all fine", []),
        ("⟦PERSON:Amira⟧: hi\nQ: who\nA: me\nAmira: oh\nQ: you\nA: no", ["Amira", "Amira"]),
        ("[09:14] System: restarted", []),
    ],
)
def test_the_speaker_is_a_person(text: str, names: list[str]) -> None:
    assert found(text) == names
