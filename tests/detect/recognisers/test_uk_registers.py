"""Companies, charities, properties and Scottish patients."""

import pytest

from cloakroom.detect.recognisers import uk_charity_number, uk_chi, uk_company_number, uk_uprn
from detect.spans import taken


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("company number 12345678", ["12345678"]),
        ("Registered in England and Wales No. 01234567", ["01234567"]),
        ("Companies House: SC123456", ["SC123456"]),
        ("Co. No. NI 012345", ["NI 012345"]),
        ("OC301234 is the company", ["OC301234"]),
        ("registered number 1234 5678", ["1234 5678"]),
        ("company reg no oc301234", ["oc301234"]),
        ("Fen Roots Growers (07741120), director", ["07741120"]),
        ("the tin (07741120), 400 g", []),
        ("12345678", []),
        ("Co. Reg. No. 09876543 | VAT", ["09876543"]),
        ("Rivers Ltd. Reg no: 01234567", ["01234567"]),
        ("Reg no: SC112233", ["SC112233"]),
        ("Company 01234567 was struck off", ["01234567"]),
        ("incorporated in Scotland (no. 01234567)", ["01234567"]),
        ("the car, reg no 01234567", []),
        ("SC123456", []),
        ("the company sold 12345678 shares", []),
        ("the registered letter, tracking number 12345678", []),
        ("company number 123456789", []),
        ("company number 12.345678", []),
        ("XX123456 of the company", []),
    ],
)
def test_company_number(text: str, values: list[str]) -> None:
    assert taken(uk_company_number.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("registered charity 1234567", ["1234567"]),
        ("Registered charity number 234567-1", ["234567-1"]),
        ("Scottish charity SC012345", ["SC012345"]),
        ("Charity Commission for Northern Ireland NIC101234", ["NIC101234"]),
        ("1234567 (charity no)", ["1234567"]),
        ("registered charity (England 1234567, Scotland SC012345)", ["1234567", "SC012345"]),
        ("1234567", []),
        ("the charity raised £1234567", []),
        ("the charity raised 1,234,567 pounds", []),
        ("1234567 pounds for charity", []),
        ("charity invoice number 1234567", []),
        ("charity number 12345", []),
    ],
)
def test_charity_number(text: str, values: list[str]) -> None:
    assert taken(uk_charity_number.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("UPRN: 100012345678", ["100012345678"]),
        ("uprn 12345", ["12345"]),
        ("Unique Property Reference Number 10001234567", ["10001234567"]),
        ("100012345678 is the UPRN", ["100012345678"]),
        ("in 2024 UPRN data was matched", []),
        ("100012345678", []),
        ("UPRN 1000123456789", []),
        ("uprn, order no 12345", []),
    ],
)
def test_uprn(text: str, values: list[str]) -> None:
    assert taken(uk_uprn.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("CHI 0101601230", ["0101601230"]),
        ("CHI number: 010160 1230", ["010160 1230"]),
        ("0101601230 (CHI)", ["0101601230"]),
        ("chi no 010160-1231", ["010160-1231"]),
        ("CHI 3213601230", []),
        ("CHI 0113601230", []),
        ("0101601230", []),
        ("children 0101601230", []),
        ("chi, invoice number 0101601230", []),
        ("chi 01016012301", []),
    ],
)
def test_chi(text: str, values: list[str]) -> None:
    assert taken(uk_chi.find, text) == values


def test_a_chi_number_is_surer_with_its_check_digit() -> None:
    right, wrong = (next(uk_chi.find(f"CHI 010160123{digit}")) for digit in "98")
    assert right.score > wrong.score
