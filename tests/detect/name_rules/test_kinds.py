"""The type of a name, told by its words."""

import pytest

from cloakroom.detect.options import Options
from detect.name_rules.given import found

ORGANISATIONS = [
    "⟦LOCATION:Dunkeld House Hotel⟧", "⟦PERSON:Ashdale College⟧", "⟦LOCATION:Bow County Court⟧",
    "⟦LOCATION:Ridgeway Day Centre⟧", "⟦PERSON:Brackenbury Mutual⟧", "⟦LOCATION:Triodium Bank⟧",
    "⟦PERSON:Masjid an-Nur⟧", "⟦LOCATION:Comhairle Baile Nua⟧", "⟦PERSON:Sarah Jane Ward⟧",
    "⟦PERSON:Trydan Mawr Cyf⟧",
]  # fmt: skip
ADDRESSES = [
    "9 SHORE ROAD", "44 tollgate road", "27 Teheran-ro 8-gil", "4410 Maple Grove Avenue", "Apt 3C",
    "Apt 31, The Maltings", "3rd Floor", "Ground Floor", "P.O. Box KS", "Via Garibaldi 3",
    "The Old Forge, Nether Lane", "Uhuru House", "Marina Heights", "Rua das Flores, 210",
    "Франка 9, кв. 14", "Prinsengracht 771-H", "12-14a Grey Street", "H.No. 7-1-44/B, Cross Road",
]  # fmt: skip
PLACES = [
    "Lincoln", "10178 Berlin", "1017 JZ Amsterdam", "Oxford Street", "District 9", "Zone 2",
    "South Bank", "Town Centre", "Royal Court", "Hyde Park, Leeds", "St Albans",
]  # fmt: skip
PEOPLE = ["Amira Okafor", "Sarah Ward"]


@pytest.mark.parametrize("marked", ORGANISATIONS)
def test_an_organisation(marked: str) -> None:
    assert len(found(f"at {marked} now", "ORGANIZATION")) == 1


@pytest.mark.parametrize("value", ADDRESSES)
def test_a_street_address(value: str) -> None:
    assert found(f"to ⟦LOCATION:{value}⟧, and", "STREET_ADDRESS") == [value]
    assert found(f"to ⟦LOCATION:{value}⟧, and", "LOCATION") == []


@pytest.mark.parametrize("value", PLACES)
def test_a_place_stays_a_place(value: str) -> None:
    assert found(f"to ⟦LOCATION:{value}⟧, and", "LOCATION") == [value]


@pytest.mark.parametrize("value", PEOPLE)
def test_a_person_stays_a_person(value: str) -> None:
    assert found(f"to ⟦PERSON:{value}⟧, and") == [value]


def test_an_address_that_is_not_asked_for_stays_a_place() -> None:
    options = Options(not_types=frozenset({"STREET_ADDRESS"}))
    text = "to ⟦LOCATION:9 Shore Road⟧, and"
    assert found(text, "LOCATION", options) == ["9 Shore Road"]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("⟦LOCATION:Petrel Row⟧, ⟦STREET_ADDRESS:12 Grey Street⟧", 2),
        ("⟦LOCATION:Home Farm⟧\n⟦STREET_ADDRESS:12 Grey Street⟧", 2),
        ("⟦STREET_ADDRESS:Flat 2⟧, ⟦LOCATION:Alma Road⟧\nEly", 1),
        ("⟦STREET_ADDRESS:Flat B⟧, ⟦LOCATION:Alma Road⟧\nEly", 2),
        ("⟦STREET_ADDRESS:Flat 2⟧, ⟦LOCATION:Ely⟧", 1),
        ("⟦STREET_ADDRESS:12 Grey Street⟧, ⟦LOCATION:Forest Hill⟧", 1),
        ("⟦LOCATION:Ely⟧. ⟦STREET_ADDRESS:12 Grey Street⟧", 1),
    ],
)
def test_what_stands_beside_an_address(text: str, addresses: int) -> None:
    assert len(found(text, "STREET_ADDRESS")) == addresses


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("House 22, 14 ⟦LOCATION:Kofi Annan Street⟧, Kumasi", "14 Kofi Annan Street"),
        ("to ⟦LOCATION:Calle Mayor⟧, 12, Madrid", "Calle Mayor, 12"),
        ("to ⟦LOCATION:Lindenallee⟧ 14a", "Lindenallee 14a"),
    ],
)
def test_a_number_beside_a_street_belongs_to_it(text: str, value: str) -> None:
    assert found(text, "STREET_ADDRESS") == [value]


def test_a_number_that_is_no_house_stays_apart() -> None:
    assert found("in ⟦LOCATION:Rua Augusta⟧ 12.30", "LOCATION") == ["Rua Augusta"]
    assert found("£14 ⟦LOCATION:Grey Street⟧", "LOCATION") == ["Grey Street"]
