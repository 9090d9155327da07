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
        ("9,⟦PERSON:Whitcombe,07700 9⟧", ["Whitcombe"]),
        ("⟦PERSON:***⟧", []),
        ("⟦PERSON:Amira – Daniel⟧", ["Amira", "Daniel"]),
        ("⟦PERSON:amira Okafor⟧ lives", ["amira Okafor"]),
        ("⟦PERSON:van der Berg⟧ rang", ["van der Berg"]),
        ("⟦PERSON:abdul yusuf⟧ rang", ["abdul yusuf"]),
        ("⟦PERSON:Ștefania Rusu⟧", ["Ștefania Rusu"]),
        ("⟦PERSON:Amira Okafor⟧-Smith rang", ["Amira Okafor-Smith"]),
        ("Iyer-⟦PERSON:Banks⟧ rang", ["Iyer-Banks"]),
        ("⟦PERSON:Amira⟧-led", ["Amira"]),
        ("pro-⟦PERSON:Amira⟧", ["Amira"]),
    ],
)
def test_only_the_name_is_left(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("⟦ORGANIZATION:The Wetherby Fund⟧ gave", "ORGANIZATION", ["Wetherby Fund"]),
        ("⟦ORGANIZATION:The Range⟧ sold", "ORGANIZATION", ["The Range"]),
        ("⟦ORGANIZATION:petty cash – Museum Ely⟧", "ORGANIZATION", ["Museum Ely"]),
        ("at ⟦LOCATION:Anawim 9/9⟧.", "LOCATION", ["Anawim"]),
        ("in ⟦LOCATION:senter Tottnham⟧", "LOCATION", ["Tottnham"]),
        ("in ⟦LOCATION:La Rochelle⟧", "LOCATION", ["La Rochelle"]),
        ("in ⟦LOCATION:small heath⟧", "LOCATION", ["small heath"]),
        ("⟦ORGANIZATION:amazon UK⟧ rang", "ORGANIZATION", ["amazon UK"]),
    ],
)
def test_places_and_organisations(text: str, kind: str, names: list[str]) -> None:
    assert found(text, kind) == names


def test_a_cell_before_an_address_is_no_part_of_it() -> None:
    assert found("⟦LOCATION:10033,14 Linnet Close⟧,x", "STREET_ADDRESS") == ["14 Linnet Close"]
