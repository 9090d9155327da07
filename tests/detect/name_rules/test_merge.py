"""Where the evidence and the model speak of the same words."""

import pytest

from cloakroom.detect.name_rules.merge import Covered
from cloakroom.model import Finding
from detect.name_rules.given import given, ruled, values


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("so Mr ⟦LOCATION@0.8:Paris⟧ came", [("PERSON", "Paris")]),
        ("c/o ⟦ORGANIZATION:Okafor⟧", [("ORGANIZATION", "Okafor")]),
        ("Name: ⟦PERSON:Grace⟧ Young", [("PERSON", "Grace Young")]),
        ("Name: ⟦PERSON@0.6:Grace⟧ Young\n", [("PERSON", "Grace Young")]),
        ("so Mr ⟦PERSON:Pugh⟧ Summer", [("PERSON", "Pugh")]),
        ("so Mr Daniel ⟦PERSON:Okafor⟧ came", [("PERSON", "Daniel Okafor")]),
        ("so Mr Daniel ⟦LOCATION@0.8:Lima⟧ came", [("PERSON", "Daniel Lima")]),
        ("Mr ⟦PERSON:Pugh⟧ and ⟦LOCATION:Kendal⟧", [("PERSON", "Pugh"), ("LOCATION", "Kendal")]),
    ],
)
def test_the_surer_one_decides(text: str, names: list[tuple[str, str]]) -> None:
    plain, _ = given(text)
    after = ruled(text)
    kinds = [finding.entity_type for finding in after]
    assert list(zip(kinds, values(plain, after), strict=True)) == names


def test_a_cue_makes_a_doubtful_person_surer() -> None:
    (finding,) = ruled("Dear ⟦PERSON@0.6:Amira⟧,")
    assert finding.score == 0.9


@pytest.mark.parametrize(
    ("start", "end", "held"), [(5, 9, True), (0, 3, True), (2, 6, False), (9, 12, False)]
)
def test_what_is_covered(start: int, end: int, held: bool) -> None:
    spans = ((0, 4), (5, 10), (6, 8))
    covered = Covered(Finding(*span, "PERSON", 0.9, "") for span in spans)
    assert covered.holds(start, end) == held
