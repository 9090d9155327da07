"""What HMRC gives out: UTR, VAT, EORI, PAYE."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.recognisers import uk_eori, uk_paye, uk_utr, uk_vat
from detect.spans import taken


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("UTR 1955839661", ["1955839661"]),
        ("Unique Taxpayer Reference: 19558 39661", ["19558 39661"]),
        ("1955 839661 is my tax reference", ["1955 839661"]),
        ("UTR: 1955839661K", ["1955839661K"]),
        ("UTR 1955839662", ["1955839662"]),
        ("self assessment 19 558 39661", []),
        ("UTR/1955839661", ["1955839661"]),
        ("HMRC ref 1955839661", ["1955839661"]),
        ("tax/1955839661", []),
        ("1955839661", []),
        ("the tax return, invoice no 1955839661", []),
        ("utr 19558396610", []),
        ("tax of £1955839661.50", []),
    ],
)
def test_utr(text: str, values: list[str]) -> None:
    assert taken(uk_utr.find, text) == values


@given(st.text(alphabet="0123456789", min_size=9, max_size=9))
def test_utr_has_exactly_one_check_digit(digits: str) -> None:
    assert sum(uk_utr.checked(d + digits) for d in "0123456789") == 1


def test_utr_check_digits_by_the_remainder() -> None:
    # the last of the nine weighs 2 and the one before it 3: remainders 0, 9 and 10
    assert uk_utr.checked("2000000000")
    assert uk_utr.checked("2000000030")
    assert uk_utr.checked("1000000005")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("GB980780684", ["GB980780684"]),
        ("GB 980 7806 84.", ["GB 980 7806 84"]),
        ("VAT number 980 7806 84", ["980 7806 84"]),
        ("VAT Reg No: 980780684", ["980780684"]),
        ("VAT no. XI980780684", ["XI980780684"]),
        ("VAT GB 980 7806 84 001", ["GB 980 7806 84 001"]),
        ("vat: gb980780684", ["gb980780684"]),
        ("VAT GB 123 4567 89", ["GB 123 4567 89"]),
        ("VAT GBGD123 and GBHA567", ["GBGD123", "GBHA567"]),
        ("GB 123 4567 89", []),
        ("980780684", []),
        ("order number GB980780684", []),
        ("VAT at 20 % on invoice number 980780684", []),
        ("XGB980780684 GB9807806841", []),
        ("GB000000000", []),
        ("elevator 980 7806 84", []),
    ],
)
def test_vat(text: str, values: list[str]) -> None:
    assert taken(uk_vat.find, text) == values


def test_vat_in_the_newer_way() -> None:
    # GIVEN a number that passes the older check
    assert uk_vat.checked("980780684")
    # THEN the one with 55 taken off its check digits passes the newer one, and no other near it
    assert [n for n in range(100) if uk_vat.checked(f"9807806{n:02}")] == [29, 84]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("EORI GB123456789000", ["GB123456789000"]),
        ("GB980780684000", ["GB980780684000"]),
        ("importer: GB 980 7806 84 000", ["GB 980 7806 84 000"]),
        ("XI980780684000", ["XI980780684000"]),
        ("reference GB980780684000", []),
        ("GB98078068400", []),
        ("GB9807806840001", []),
    ],
)
def test_eori(text: str, values: list[str]) -> None:
    assert taken(uk_eori.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("PAYE reference 123/AB456", ["123/AB456"]),
        ("Employer PAYE ref: 123/A56789", ["123/A56789"]),
        ("PAYE 120/WE12345", ["120/WE12345"]),
        ("123/AB45678 on your P60", ["123/AB45678"]),
        ("ERN: 123/AB 456", ["123/AB 456"]),
        ("123PA00012345", ["123PA00012345"]),
        ("Accounts Office reference 123PA0001234X", ["123PA0001234X"]),
        ("Tax ref on the payslip: 961/WE3412", ["961/WE3412"]),
        ("tax district and ref 846 / TZ00871", ["846 / TZ00871"]),
        ("PAYE ref........961/WE3412", ["961/WE3412"]),
        ("123/AB456", []),
        ("paye on 12/03/2024", []),
        ("P60 of 103/2024/55", []),
        ("employer 123/and more", []),
    ],
)
def test_paye(text: str, values: list[str]) -> None:
    assert taken(uk_paye.find, text) == values


def test_eori_with_and_without_its_zeros() -> None:
    usual, other = (next(uk_eori.find(f"GB980780684{end}")) for end in ("000", "123"))
    assert usual.score > other.score
