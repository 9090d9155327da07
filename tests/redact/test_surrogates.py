"""Every stand-in is of its kind, of its published range, and different from the others."""

import ipaddress
import re
from datetime import datetime

import pytest

from cloakroom.entity_types import ENTITY_TYPES, Group
from cloakroom.redact.names import FIRST_NAMES, last_names
from cloakroom.redact.surrogates import Pool, pool_for

VALUES = {
    "PERSON": "Amira Okafor", "ORGANIZATION": "Okafor Ltd", "LOCATION": "Leeds",
    "STREET_ADDRESS": "1 High Street", "UK_POSTCODE": "LS1 1AA",
    "EMAIL_ADDRESS": "a@example.com", "PHONE_NUMBER": "07700 900123",
    "URL": "https://example.com", "IP_ADDRESS": "192.0.2.1", "CREDIT_CARD": "4242 4242 4242 4242",
    "IBAN_CODE": "GB82 WEST 1234 5698 7654 32", "UK_SORT_CODE": "12-34-56",
    "UK_BANK_ACCOUNT": "12345678", "UK_NINO": "QQ 12 34 56 C", "UK_NHS": "943 476 5919",
    "DATE_TIME": "12 May 1980",
}


def pool(name: str, value: str | None = None) -> Pool:
    found = pool_for(name, value or VALUES[name])
    assert found is not None
    return found


def all_of(name: str, value: str | None = None) -> list[str]:
    drawn = pool(name, value)
    return [drawn.make(n) for n in range(drawn.size)]


@pytest.mark.parametrize(
    ("name", "value"),
    [*VALUES.items(), ("PERSON", "Amira"), ("IP_ADDRESS", "2001:db8::1")],
)
def test_a_pool_holds_different_whole_words(name: str, value: str) -> None:
    drawn = all_of(name, value)
    assert len(set(drawn)) == len(drawn) >= 15
    assert all(each[0].isalnum() and each[-1].isalnum() for each in drawn)


def test_what_has_no_pool() -> None:
    without = {name for name in ENTITY_TYPES if pool_for(name, "x") is None}
    secrets = {row.name for row in ENTITY_TYPES.values() if row.group is Group.SECRETS}
    assert without == set(ENTITY_TYPES) - set(VALUES)
    assert secrets | {"CUSTOM"} <= without
    assert pool_for("STAFF_ID", "x") is None


def test_the_lists_of_names() -> None:
    assert len(set(FIRST_NAMES)) == len(FIRST_NAMES) >= 90
    assert len(set(last_names())) == len(last_names()) >= 300
    assert not set(FIRST_NAMES) & set(last_names())


def test_one_word_stands_for_one_word() -> None:
    assert all(" " not in each for each in all_of("PERSON", "Amira"))
    assert all(each.count(" ") == 1 for each in all_of("PERSON", "Amira Jane Okafor"))


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("PHONE_NUMBER", r"07700 900\d{3}|020 7946 0\d{3}|01632 960\d{3}"),
        ("EMAIL_ADDRESS", r"[a-z]+\.[a-z]+@example\.org"),
        ("URL", r"https://www\.example\.org/page-\d+"),
        ("UK_SORT_CODE", r"00-00-\d\d"),
        ("UK_BANK_ACCOUNT", r"0000\d{4}"),
        ("UK_NINO", r"QQ \d\d \d\d \d\d [A-D]"),
        ("UK_POSTCODE", r"ZZ[1-9] \d[ABD-HJLNP-UW-Z]{2}"),
        ("UK_NHS", r"999 \d{3} \d{4}"),
        ("IBAN_CODE", r"GB\d\d WEST 1234 56\d\d \d{4} \d\d"),
        ("STREET_ADDRESS", r"\d+ Example (Road|Street|Lane|Close|Avenue)"),
        ("ORGANIZATION", r"[A-Z][a-z]+ Example Ltd"),
        ("LOCATION", r"[A-Z][a-z]+"),
    ],
)
def test_stand_ins_have_the_shape_of_their_range(name: str, shape: str) -> None:
    assert [each for each in all_of(name) if not re.fullmatch(shape, each)] == []


def test_addresses_are_in_the_documentation_networks() -> None:
    published = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")
    networks = [ipaddress.ip_network(each) for each in published]
    for each in all_of("IP_ADDRESS"):
        assert any(ipaddress.ip_address(each) in network for network in networks)
    six = ipaddress.ip_network("2001:db8::/32")
    assert all(ipaddress.ip_address(each) in six for each in all_of("IP_ADDRESS", "::1"))


def luhn_holds(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number.replace(" ", ""))]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def test_cards_have_their_check_digit() -> None:
    assert not luhn_holds("4242 4242 4242 4243")
    assert [card for card in all_of("CREDIT_CARD") if not luhn_holds(card)] == []


def iban_holds(iban: str) -> bool:
    compact = iban.replace(" ", "")
    return int("".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])) % 97 == 1


def test_ibans_have_their_check_digits() -> None:
    assert iban_holds("GB82 WEST 1234 5698 7654 32")
    assert not iban_holds("GB28 WEST 1234 5698 7654 32")
    assert [iban for iban in all_of("IBAN_CODE") if not iban_holds(iban)] == []


def nhs_holds(number: str) -> bool:
    digits = [int(digit) for digit in number.replace(" ", "")]
    return sum(d * w for d, w in zip(digits, [*range(10, 1, -1), 1], strict=True)) % 11 == 0


def test_nhs_numbers_have_their_check_digit() -> None:
    assert nhs_holds("943 476 5919")
    assert not nhs_holds("943 476 5918")
    assert [number for number in all_of("UK_NHS") if not nhs_holds(number)] == []


def test_dates_are_days_of_grown_ups() -> None:
    years = {datetime.strptime(each, "%d/%m/%Y").year for each in all_of("DATE_TIME")}
    assert min(years) == 1950
    assert max(years) == 1977
