"""Payment cards, IBANs, sort codes and account numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.recognisers import credit_card, iban, uk_bank
from detect.spans import taken


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("4242 4242 4242 4242", ["4242 4242 4242 4242"]),
        ("4111-1111-1111-1111,", ["4111-1111-1111-1111"]),
        ("paid with 4111111111111111.", ["4111111111111111"]),
        ("amex 3782 822463 10005", ["3782 822463 10005"]),
        ("5555555555554444", ["5555555555554444"]),
        ("card ending 4242", ["4242"]),
        ("Visa card ending in 4242.", ["4242"]),
        ("4242 4242 4242 4243", []),
        ("1234567890123456", []),
        ("order number 4111111111111111", []),
        ("0.4111111111111111", []),
        ("a4111111111111111", []),
        ("0000 0000 0000 0000", []),
        ("the story ending 4242", []),
        ("xxxx xxxx xxxx 4242", ["xxxx xxxx xxxx 4242"]),
        ("XXXX-XXXX-XXXX-4242", ["XXXX-XXXX-XXXX-4242"]),
        ("************4242.", ["************4242"]),
        ("Visa •••• 4242", ["•••• 4242"]),
        ("card, last four digits 4242", ["4242"]),
        ("debit card last 4: 4242", ["4242"]),
        ("**** 4242", []),
        ("xxxx 4242 and x 4242", []),
        ("**************** 4242", []),
        ("#### 2024", []),
    ],
)
def test_credit_card(text: str, values: list[str]) -> None:
    assert taken(credit_card.find, text) == values


@given(st.text(alphabet="0123456789", min_size=15, max_size=15))
def test_luhn_accepts_exactly_one_check_digit(digits: str) -> None:
    passing = [d for d in "0123456789" if credit_card.luhn(digits + d)]
    assert len(passing) == (1 if digits.strip("0") else 0)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("GB82 WEST 1234 5698 7654 32", ["GB82 WEST 1234 5698 7654 32"]),
        ("pay GB82WEST12345698765432 now", ["GB82WEST12345698765432"]),
        ("gb82west12345698765432", ["gb82west12345698765432"]),
        ("DE89 3704 0044 0532 0130 00 and more", ["DE89 3704 0044 0532 0130 00"]),
        ("IBAN: GB82 WEST 1234 5698 7654 33", ["GB82 WEST 1234 5698 7654 33"]),
        ("GB82 WEST 1234 5698 7654 33", []),
        ("GB82 WEST 1234", []),
        ("XX82 WEST 1234 5698 7654 32", []),
        ("GB82 WEST 1234 5698 7654 321", []),
    ],
)
def test_iban(text: str, values: list[str]) -> None:
    assert taken(iban.find, text) == values


@pytest.mark.parametrize(
    ("text", "codes", "accounts"),
    [
        ("sort code 20-45-67 account 12345678", ["20-45-67"], ["12345678"]),
        ("20-45-67 12345678", ["20-45-67"], ["12345678"]),
        ("Sort Code: 204567, A/C 12345678", ["204567"], ["12345678"]),
        ("sort code 20 45 67", ["20 45 67"], []),
        ("20-45-67", ["20-45-67"], []),
        ("account number: 1234 5678", [], ["1234 5678"]),
        ("account no 1234567", [], ["1234567"]),
        ("bank details: 204567 12345678", ["204567"], ["12345678"]),
        ("(id, sort_code, account)\n(4, '204567', '12345678')", ["204567"], ["12345678"]),
        ("bacs to 12345678 204567", ["204567"], ["12345678"]),
        ("items 204567 12345678", [], []),
        ("DEBUG 12-03-21 14:00", [], []),
        ("21-14-07", [], []),
        ("on 21-14-07 and 07-14-21", [], []),
        ("pay by BACS to 21-14-07", ["21-14-07"], []),
        ("21-14-07 12345678", ["21-14-07"], ["12345678"]),
        ("the bank holiday 21-05-07", [], []),
        ("page 12 of 20 45 67", [], []),
        ("204567 items in 12345678 bytes", [], []),
        ("order number 20-45-67", [], []),
        ("report 20240131", [], []),
    ],
)
def test_uk_bank(text: str, codes: list[str], accounts: list[str]) -> None:
    assert taken(uk_bank.find, text, "UK_SORT_CODE") == codes
    assert taken(uk_bank.find, text, "UK_BANK_ACCOUNT") == accounts
