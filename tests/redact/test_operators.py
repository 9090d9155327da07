import re

import pytest

from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.model import Operator
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.operators import OPERATORS, Occurrence


def done(operator: Operator, name: str, value: str, ledger: Ledger | None = None) -> str:
    return OPERATORS[operator](Occurrence(name, value, value), ledger or Ledger())


def test_every_operator_has_its_function() -> None:
    assert set(OPERATORS) == set(Operator)


def test_placeholder() -> None:
    assert done(Operator.PLACEHOLDER, "PERSON", "Amira") == "[PERSON_1]"


def test_surrogate_is_the_same_for_the_same_value() -> None:
    ledger = Ledger()
    first = done(Operator.SURROGATE, "PERSON", "Amira Okafor", ledger)
    other = done(Operator.SURROGATE, "PERSON", "Tom Hughes", ledger)
    assert first == done(Operator.SURROGATE, "PERSON", "Amira Okafor", ledger)
    assert first != other
    assert ledger.value(first) == "Amira Okafor"


@pytest.mark.parametrize("name", ["PASSWORD", "PRIVATE_KEY", "CUSTOM", "STAFF_ID"])
def test_surrogate_falls_back_to_a_placeholder(name: str) -> None:
    assert done(Operator.SURROGATE, name, "hunter2").endswith("_1]")


def test_surrogate_falls_back_when_the_pool_is_used_up() -> None:
    ledger = Ledger()
    cards = [done(Operator.SURROGATE, "CREDIT_CARD", f"card {n}", ledger) for n in range(16)]
    assert cards[14] == "3852 000002 3237"
    assert cards[15] == "[CARD_1]"


@pytest.mark.parametrize(
    ("name", "value", "masked"),
    [
        ("PERSON", "Amira Okafor", "A•••• O•••••"),
        ("PERSON", "Tom Hughes", "••• H•••••"),
        ("PERSON", "Li", "••"),
        ("PERSON", "O'Neill-Smythe", "•'N••••-S•••••"),
        ("PERSON", "  José", "  J•••"),
        ("PHONE_NUMBER", "+44 7700 900123", "••• •••• ••••••"),
        ("UK_NINO", "QQ 12 34 56 C", "•• •• •• •• •"),
        ("EMAIL_ADDRESS", "amira@example.org", "a••••@e••••••.•••"),
        ("IBAN_CODE", "GB82 WEST 1234", "•••• W••• ••••"),
        ("CUSTOM", "😀 Osprey\nb", "• O•••••\n•"),
        ("CUSTOM", "\ud800\x00", "••"),
        ("PASSWORD", "correct horse battery", "••••••••"),
        ("ACCESS_TOKEN", "x", "••••••••"),
        ("PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----", "••••••••"),
    ],
)
def test_mask(name: str, value: str, masked: str) -> None:
    assert done(Operator.MASK, name, value) == masked


def test_hash() -> None:
    ledger = Ledger()
    hashed = done(Operator.HASH, "UK_NINO", "QQ 12 34 56 C", ledger)
    assert re.fullmatch(r"\[NI_NUMBER:[0-9a-f]{8}\]", hashed)
    assert hashed == done(Operator.HASH, "UK_NINO", "QQ 12 34 56 C", ledger)
    assert hashed != done(Operator.HASH, "UK_NINO", "QQ 12 34 56 D", ledger)


@pytest.mark.parametrize("name", ENTITY_TYPES)
def test_remove_leaves_nothing(name: str) -> None:
    assert done(Operator.REMOVE, name, "x") == ""


@pytest.mark.parametrize("operator", [Operator.MASK, Operator.HASH, Operator.REMOVE])
def test_what_cannot_be_restored_leaves_no_entry(operator: Operator) -> None:
    ledger = Ledger()
    done(operator, "PERSON", "Amira", ledger)
    assert len(ledger) == 0


def test_an_occurrence_does_not_show_its_value() -> None:
    assert "Amira" not in repr(Occurrence("PERSON", "Amira", "Dear Amira"))
