"""What has too little to show for a name."""

import pytest

from cloakroom.detect.options import Options, Sensitivity
from detect.name_rules.given import found

PROSE = "Mr Hall and Mrs Reed came to Kendal with Anna. "


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (f"{PROSE}⟦PERSON@0.65:abuot⟧ my son", "PERSON", ["Hall", "Reed"]),
        (f"{PROSE}⟦PERSON@0.9:doreen⟧ rang", "PERSON", ["Hall", "Reed", "doreen"]),
        (f"{PROSE}⟦PERSON@0.65:Doreen⟧ rang", "PERSON", ["Hall", "Reed", "Doreen"]),
        ("i asked ⟦PERSON@0.65:doreen⟧ to ring", "PERSON", ["doreen"]),
        ("⟦PERSON@0.65:박지민⟧ RANG", "PERSON", ["박지민"]),
        (f"{PROSE}on the ⟦LOCATION@0.8:bracelet⟧", "LOCATION", []),
        (f"{PROSE}in ⟦LOCATION@0.9:otley⟧", "LOCATION", ["otley"]),
        (f"{PROSE}use ⟦LOCATION:AB-123456-C⟧", "LOCATION", []),
        (f"{PROSE}⟦PERSON@0.64:APA⟧", "PERSON", ["Hall", "Reed"]),
        (f"{PROSE}⟦PERSON@0.8:AMY⟧", "PERSON", ["Hall", "Reed", "AMY"]),
        ("by the ⟦LOCATION:A40⟧", "LOCATION", ["A40"]),
        ("press ⟦PERSON:Ctrl+Shift+C⟧", "PERSON", []),
        ("⟦ORGANIZATION:2.3.x⟧ first", "ORGANIZATION", []),
        ("exhibit ⟦ORGANIZATION:BN/4⟧", "ORGANIZATION", []),
        ("room ⟦ORGANIZATION:1A⟧", "ORGANIZATION", []),
        ("by ⟦ORGANIZATION:G4S⟧ and ⟦ORGANIZATION:O2⟧", "ORGANIZATION", ["G4S", "O2"]),
        ("in ⟦LOCATION:2015–2017⟧", "LOCATION", []),
        ("Mrs Hand (⟦ORGANIZATION@0.8:KZQ⟧)", "ORGANIZATION", []),
        ("Mrs Hand (⟦ORGANIZATION@0.9:KZQ⟧)", "ORGANIZATION", ["KZQ"]),
        ("Mrs Hand (⟦ORGANIZATION@0.6:RCN⟧)", "ORGANIZATION", ["RCN"]),
        ("font: ⟦LOCATION:14px/1.5 sans-serif⟧", "LOCATION", []),
        ("mysql -u ⟦LOCATION:root -p⟧x", "LOCATION", []),
        ("id ⟦LOCATION:last_ip_v⟧", "LOCATION", []),
    ],
)
def test_what_stays(text: str, kind: str, names: list[str]) -> None:
    assert found(text, kind) == names


def test_the_cautious_take_it_all_the_same() -> None:
    cautious = Options(sensitivity=Sensitivity.CAUTIOUS)
    assert "abuot" in found(f"{PROSE}⟦PERSON@0.65:abuot⟧ my son", options=cautious)
