"""A sure name, found everywhere in its forms."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "⟦PERSON:Amira Okafor⟧ rang. Okafor's number. AMIRA OKAFOR. amira okafor.",
            ["Amira Okafor", "Okafor", "AMIRA OKAFOR", "amira okafor"],
        ),
        (
            "⟦PERSON:Amira Okafor⟧; Okafor, Amira; A. Okafor; A Okafor; amira",
            ["Amira Okafor", "Okafor, Amira", "A. Okafor", "A Okafor", "amira"],
        ),
        ("⟦PERSON:Amira Okafor⟧ (x.okafor@mail.example, a@okafor.example)", ["Amira Okafor"]),
        (
            "⟦PERSON:Amira\nOkafor⟧ and Amira Okafor and Amira-Okafor",
            ["Amira\nOkafor", "Amira Okafor", "Amira-Okafor"],
        ),
        (
            "⟦PERSON:Sean O'Brien⟧; O'Brien; o'brien; O’BRIEN",
            ["Sean O'Brien", "O'Brien", "o'brien", "O’BRIEN"],
        ),
        (
            "⟦PERSON:Jan van der Berg⟧; van der Berg; Jan Berg",
            ["Jan van der Berg", "van der Berg", "Jan"],
        ),
        ("⟦PERSON:Okafor, Amira⟧; Amira Okafor", ["Okafor, Amira", "Amira Okafor"]),
        (
            "⟦PERSON:Will Young⟧. Then Will spoke. Will you? Young people. So Young won.",
            ["Will Young", "Will", "Young"],
        ),
        ("⟦PERSON:Rob Baker⟧ and the baker. Rob the bank. I saw Baker.", ["Rob Baker", "Baker"]),
        ("⟦PERSON:Amira Sepsis⟧: sepsis, sepsis, sepsis, sepsis", ["Amira Sepsis"]),
        ("told ⟦PERSON@0.6:Amira⟧ and Amira", ["Amira"]),
        ("⟦PERSON:Okafor⟧ made okafor", ["Okafor"]),
        ("⟦PERSON:Ann Lee⟧; Leeds; Annual", ["Ann Lee"]),
        ("⟦PERSON:Amira Okafor⟧ amira87 Okafor-Smith xokafor", ["Amira Okafor"]),
        ("😀 ⟦PERSON:Amira Okafor⟧ 😀 Okafor", ["Amira Okafor", "Okafor"]),
    ],
)
def test_a_name_is_found_in_every_form(text: str, names: list[str]) -> None:
    assert found(text) == names
