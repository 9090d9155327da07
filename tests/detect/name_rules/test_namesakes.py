"""Plants, breeds and methods called after places and people."""

import pytest

from detect.name_rules.given import found

PROSE = "Mr Hall and Mrs Reed came to Kendal with Anna. "


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("a ⟦LOCATION:Norway⟧ maple in Kendal", "LOCATION", []),
        ("the ⟦LOCATION:Suffolk⟧ sheep graze", "LOCATION", []),
        ("a ⟦PERSON:Bonferroni⟧ correction", "PERSON", []),
        ("⟦PERSON:A Mann-Whitney⟧ test", "PERSON", []),
        ("⟦PERSON:Himalayan balsam⟧ was pulled", "PERSON", []),
        ("⟦PERSON:Winter Wheat⟧ 8.1", "PERSON", []),
        # a name of two words is somebody's, as is a sure one, and a verb is no thing
        (f"{PROSE}⟦PERSON:Kofi Mensah⟧ sheep", "PERSON", ["Hall", "Reed", "Kofi Mensah"]),
        ("⟦PERSON@0.98:Okafor⟧ test results", "PERSON", ["Okafor"]),
        (f"{PROSE}in ⟦LOCATION:Norway⟧ maples grow", "LOCATION", ["Norway"]),
        (f"{PROSE}⟦PERSON:Rose Partridge⟧ rang", "PERSON", ["Hall", "Reed", "Rose Partridge"]),
    ],
)
def test_what_stays(text: str, kind: str, names: list[str]) -> None:
    assert found(text, kind) == names
