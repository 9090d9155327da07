import re
from datetime import datetime

import pytest

from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.model import Operator
from cloakroom.redact.genders import gender_of
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


def test_dates_are_all_shifted_alike_and_come_back() -> None:
    ledger = Ledger()
    values = ["12/05/1980", "19/05/1980", "1980-05-12"]
    moved = [done(Operator.SHIFT, "DATE_TIME", value, ledger) for value in values]
    one, week_later = (datetime.strptime(each, "%d/%m/%Y") for each in moved[:2])
    assert (week_later - one).days == 7
    assert one.strftime("%Y-%m-%d") == moved[2]
    assert 35 <= abs((one - datetime(1980, 5, 12)).days) <= 728
    assert [ledger.value(each) for each in moved] == values
    assert done(Operator.SHIFT, "DATE_TIME", "12/05/1980", ledger) == moved[0]


def test_shift_of_what_is_no_whole_date_is_a_placeholder() -> None:
    assert done(Operator.SHIFT, "DATE", "next spring") == "[DATE_1]"
    assert done(Operator.SHIFT, "PERSON", "May") == "[PERSON_1]"


@pytest.mark.parametrize(
    ("name", "value", "coarser"),
    [
        ("AGE", "42", "40-49"),
        ("AGE", "aged 7", "0-9"),
        ("AGE", "103 years old", "90 or over"),
        ("UK_POSTCODE", "LS1 1AA", "LS1"),
        ("UK_POSTCODE", "sw1a1aa", "sw1a"),
        ("STREET_ADDRESS", "1 High Street, Leeds LS1 1AA", "LS1"),
        ("STREET_ADDRESS", "1 High Street", "[ADDRESS_1]"),
        ("DATE_TIME", "12 May 1980", "1980"),
        ("DATE", "from 1980 to 1990", "[DATE_1]"),
        ("AGE", "from 4 to 8", "[AGE_1]"),
        ("PERSON", "Amira", "[PERSON_1]"),
    ],
)
def test_generalise(name: str, value: str, coarser: str) -> None:
    assert done(Operator.GENERALISE, name, value) == coarser


def test_one_persona_for_all_spellings_of_a_person() -> None:
    ledger = Ledger()
    values = ["Amira Okafor", "AMIRA OKAFOR", "Ms Okafor", "Amira", "Okafor", "A. Okafor",
              "Okafor, Amira"]
    new = [done(Operator.SURROGATE, "PERSON", value, ledger) for value in values]
    first, last = new[0].split()
    assert new == [
        f"{first} {last}", f"{first} {last}".upper(), f"Ms {last}", first, last,
        f"{first[0]}. {last}", f"{last}, {first}",
    ]
    mail = done(Operator.SURROGATE, "EMAIL_ADDRESS", "amira.okafor@defra.example", ledger)
    assert mail == f"{first}.{last}@example.org".lower()
    assert [ledger.value(each) for each in new] == values
    # AND the same after a restart
    twin = Ledger.from_json(ledger.to_json())
    assert done(Operator.SURROGATE, "PERSON", "Dr Okafor", twin) == f"Dr {last}"


def test_a_persona_is_a_man_or_a_woman_only_where_that_is_known() -> None:
    said = {value: done(Operator.SURROGATE, "PERSON", value).split()[-2].casefold()
            for value in ("Mrs Amira Okafor", "Thomas Okafor", "Amira Okafor")}
    assert [gender_of(each) for each in said.values()] == ["f", "m", ""]


def test_two_people_of_one_surname_have_two_personas() -> None:
    ledger = Ledger()
    new = {done(Operator.SURROGATE, "PERSON", value, ledger).split()[1]
           for value in ("Amira Okafor", "Ben Okafor")}
    assert len(new) == 2


@pytest.mark.parametrize("operator", [Operator.MASK, Operator.HASH, Operator.REMOVE])
def test_what_cannot_be_restored_leaves_no_entry(operator: Operator) -> None:
    ledger = Ledger()
    done(operator, "PERSON", "Amira", ledger)
    assert len(ledger) == 0


def test_an_occurrence_does_not_show_its_value() -> None:
    assert "Amira" not in repr(Occurrence("PERSON", "Amira", "Dear Amira"))
