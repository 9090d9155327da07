"""One string, one type."""

import pytest

from detect.name_rules.given import ruled


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("⟦LOCATION@0.7:Derek⟧. ⟦PERSON:Derek⟧", ["PERSON", "PERSON"]),
        ("⟦PERSON:Harold Tipping⟧. ⟦LOCATION@0.9:Tipping⟧", ["PERSON", "PERSON"]),
        ("⟦PERSON:Abe Lincoln⟧ in ⟦LOCATION@0.9:Lincoln⟧", ["PERSON", "LOCATION"]),
        ("⟦PERSON@0.6:Acme Foxglove⟧; ⟦ORGANIZATION:Acme Foxglove⟧", ["ORGANIZATION"] * 2),
        ("⟦LOCATION:Kendal⟧. ⟦PERSON@0.7:Kendal⟧", ["LOCATION", "LOCATION"]),
        ("⟦LOCATION:Kendal⟧ and Mr ⟦PERSON@0.7:Kendal⟧", ["LOCATION", "PERSON"]),
        ("⟦LOCATION:Kendal⟧ and ⟦ORGANIZATION:Acme⟧", ["LOCATION", "ORGANIZATION"]),
    ],
)
def test_the_type_that_is_likeliest_in_the_text(text: str, kinds: list[str]) -> None:
    assert [finding.entity_type for finding in ruled(text)] == kinds
