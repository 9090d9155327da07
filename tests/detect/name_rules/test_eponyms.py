"""Things called after somebody."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("use an ⟦PERSON:Allen⟧ key", []),
        ("the ⟦PERSON:Gantt⟧ charts are late", []),
        ("has ⟦PERSON:Parkinson⟧'s disease", []),
        ("has ⟦PERSON:Parkinson⟧’s disease", []),
        ("⟦PERSON:Newton⟧'s third law", []),
        ("⟦PERSON:Bakewell Tart⟧ for tea", []),
        ("key: ⟦PERSON:C major⟧", []),
        ("in ⟦PERSON:B flat minor⟧", []),
        ("the ⟦PERSON:Mark III⟧ is wider", []),
        ("⟦PERSON:Allen⟧ rang", ["Allen"]),
        ("⟦PERSON:Allen⟧ keyed it in", ["Allen"]),
        ("⟦PERSON:Mark Vine⟧ rang", ["Mark Vine"]),
        ("⟦PERSON:Allen Key Okafor⟧ rang", ["Allen Key Okafor"]),
        ("asked ⟦PERSON:Mark I⟧", ["Mark I"]),
    ],
)
def test_what_stays(text: str, names: list[str]) -> None:
    assert found(text) == names
