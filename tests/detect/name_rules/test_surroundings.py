"""The type of one word by what stands beside it."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("T/c to Haven, spoke to ⟦LOCATION@0.7:Flo⟧.", "PERSON", ["Flo"]),
        ("⟦ORGANIZATION@0.7:Suki⟧ rang about cost", "PERSON", ["Suki"]),
        ("we stayed near ⟦PERSON@0.7:Ufton⟧", "LOCATION", ["Ufton"]),
        ("I asked ⟦LOCATION@0.9:Flo⟧", "LOCATION", ["Flo"]),
        ("she believes in ⟦PERSON@0.9:Flo⟧", "PERSON", ["Flo"]),
        ("interest in ⟦PERSON@0.7:Flo⟧", "PERSON", ["Flo"]),
        ("spoke to ⟦ORGANIZATION@0.7:Ufton Fasteners⟧", "ORGANIZATION", ["Ufton Fasteners"]),
        ("the boat was in ⟦LOCATION@0.7:Ufton⟧", "LOCATION", ["Ufton"]),
    ],
)
def test_what_stands_beside_decides_where_the_model_is_not_sure(
    text: str, kind: str, names: list[str]
) -> None:
    assert found(text, kind) == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("⟦STREET_ADDRESS:Kerkstraat 41-III⟧, ⟦PERSON:Utrecht⟧", ["Utrecht"]),
        ("⟦STREET_ADDRESS:Kerkstraat 41-III⟧, ⟦PERSON:Amira Okafor⟧", []),
        ("⟦STREET_ADDRESS:Kerkstraat 41-III⟧\n⟦PERSON:Utrecht⟧", []),
        ("Mr Hall, ⟦PERSON:Utrecht⟧", []),
    ],
)
def test_a_town_follows_the_street_and_a_comma(text: str, places: list[str]) -> None:
    assert found(text, "LOCATION") == places
