"""Small words before a number or a secret."""

import pytest

from detect.name_rules.given import ruled


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("⟦PERSON:amqp⟧: ⟦PASSWORD:x9⟧", ["PASSWORD"]),
        ("⟦LOCATION:conn⟧ = \"⟦CONNECTION_STRING:Server⟧", ["CONNECTION_STRING"]),
        ("⟦ORGANIZATION:waste carrier⟧ ⟦UK_WASTE_CARRIER:CBDU1⟧", ["UK_WASTE_CARRIER"]),
        ("⟦ORGANIZATION:Flock mark⟧ ⟦UK_HERD_MARK:UK1⟧", ["UK_HERD_MARK"]),
        ("⟦PERSON:amira⟧: ⟦PHONE_NUMBER:0770⟧", ["PERSON", "PHONE_NUMBER"]),
        ("⟦PERSON:amira⟧ ⟦UK_NINO:JG1⟧", ["PERSON", "UK_NINO"]),
        ("⟦PERSON:Amira⟧: ⟦UK_NINO:JG1⟧", ["PERSON", "UK_NINO"]),
        ("my name is ⟦PERSON:amira⟧: ⟦UK_NINO:JG1⟧", ["PERSON", "UK_NINO"]),
        ("⟦ORGANIZATION:Foxglove Ltd⟧ ⟦UK_VAT:GB1⟧", ["ORGANIZATION", "UK_VAT"]),
    ],
)
def test_a_caption_is_no_name(text: str, kinds: list[str]) -> None:
    assert [finding.entity_type for finding in ruled(text)] == kinds
