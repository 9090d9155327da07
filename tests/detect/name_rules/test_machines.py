"""Words of formulas, paths and clocks."""

import pytest

from detect.name_rules.given import found

PROSE = "Mr Hall and Mrs Reed came to Kendal with Anna. "


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("=⟦PERSON:SUMXMY⟧(B2,C2)", "PERSON", []),
        ("use ⟦PERSON:SUMXMY⟧(B2,C2)", "PERSON", []),
        (f"{PROSE}at 9 ⟦PERSON:Okafor⟧ rang", "PERSON", ["Hall", "Reed", "Okafor"]),
        ("total=⟦PERSON:Render⟧(x)", "PERSON", []),
        ("#!⟦PERSON:/bin⟧/sh", "PERSON", []),
        ("style ⟦LOCATION:/APA.XSL⟧ is set", "LOCATION", []),
        ("took 01:14 ⟦PERSON:min⟧", "PERSON", []),
        ("made with ⟦ORGANIZATION:Microsoft⟧ Office Word", "ORGANIZATION", []),
        ("that ⟦ORGANIZATION:Microsoft⟧ sent", "ORGANIZATION", ["Microsoft"]),
        (f"{PROSE}⟦PERSON:Okafor⟧(the tenant)", "PERSON", ["Hall", "Reed", "Okafor"]),
        (f"{PROSE}⟦PERSON:Min⟧ rang at 9", "PERSON", ["Hall", "Reed", "Min"]),
    ],
)
def test_what_stays(text: str, kind: str, names: list[str]) -> None:
    assert found(text, kind) == names
