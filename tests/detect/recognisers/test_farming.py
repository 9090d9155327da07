"""Numbers of farms, animals, vets, imports and waste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.recognisers import (
    uk_cattle_tag,
    uk_ched,
    uk_cph,
    uk_herd_mark,
    uk_rcvs,
    uk_rural_payments,
    uk_waste_carrier,
)
from detect.spans import taken


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("SBI 106123456", "UK_SBI", ["106123456"]),
        ("SBI: 106 123 456", "UK_SBI", ["106 123 456"]),
        ("106123456 (SBI)", "UK_SBI", ["106123456"]),
        ("single business identifier\n106123456", "UK_SBI", ["106123456"]),
        ("CRN 1101234567", "UK_CRN", ["1101234567"]),
        ("customer reference number: 110 123 4567", "UK_CRN", ["110 123 4567"]),
        ("Welsh CRN A0012345", "UK_CRN", ["A0012345"]),
        ("FRN 1101234567", "UK_FRN", ["1101234567"]),
        ("SBI 106123456, CRN 1101234567, FRN 1109876543", "UK_FRN", ["1109876543"]),
        ("SBI 106123456, CRN 1101234567, FRN 1109876543", "UK_CRN", ["1101234567"]),
        ("SBI and CRN: 106123456 and 1101234567", "UK_SBI", ["106123456"]),
        ("RPA customer no. 1103887214", "UK_CRN", ["1103887214"]),
        ("1101234567", None, []),
        ("106123456", None, []),
        ("SBI 10612345", None, []),
        ("FRN 123456", None, []),  # the Financial Conduct Authority's is shorter
        ("customer 1101234567", None, []),
        ("CRN SA0012345", None, []),
        ("CRN 11012345678", None, []),
    ],
)
def test_rural_payments(text: str, kind: str | None, values: list[str]) -> None:
    assert taken(uk_rural_payments.find, text, kind) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("08/123/0045", ["08/123/0045"]),
        ("holding 66/123/0045/01", ["66/123/0045/01"]),
        ("CPH 08 / 123 / 0045", ["08 / 123 / 0045"]),
        ("CPH: 08-123-0045", ["08-123-0045"]),
        ("CPH 081230045", ["081230045"]),
        ("08 123 0045 is our holding number", ["08 123 0045"]),
        ("CPH 00/123/0045", ["00/123/0045"]),
        ("from 08/123/0045-01", ["08/123/0045-01"]),
        ("00/123/0045", []),
        ("081230045", []),
        ("08-123-0045", []),
        ("108/123/0045", []),
        ("08/123/00456", []),
        ("2/08/123/0045", []),
        ("08/12/2023", []),
        ("CPH of 12 pigs", []),
    ],
)
def test_county_parish_holding(text: str, values: list[str]) -> None:
    assert taken(uk_cph.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("herd mark UK123456", ["UK123456"]),
        ("flockmark: 123456", ["123456"]),
        ("UK 123456 (flock mark)", ["UK 123456"]),
        ("slapmark AB1234", ["AB1234"]),
        ("slap mark A 1234", ["A 1234"]),
        ("Herd UK204417 TB reactor", ["UK204417"]),
        ("flock UK0712345, 40 ewes", ["UK0712345"]),
        ("mark on the tags is UK 118 337 (goats)", ["UK 118 337"]),
        ("pigs (slap) KB 4471", ["KB 4471"]),
        ("UK 250 000 sheep", []),
        ("UK 118337 people", []),
        ("UK123456", []),
        ("a herd of 123456", []),
        ("herd mark 12345", []),
        ("herd mark 1234", []),
        ("flock number AB123456", []),
        ("herd mark 1234567", []),
        ("the flock marked 123456", []),
    ],
)
def test_herd_mark(text: str, values: list[str]) -> None:
    assert taken(uk_herd_mark.find, text) == values


@pytest.mark.parametrize(
    "tag",
    [
        "UK 123456 400123", "UK123456400123", "uk 123456 400123", "UK 123456 4 00123",
        "UK-123456-400123", "UK 123450 600001", "UK0713393 00045", "UK 0 713393 00045",
        "UK 713393 00045", "UK 9 123456 0012 4",
    ],
)
def test_ear_tag_is_its_own_evidence(tag: str) -> None:
    assert taken(uk_cattle_tag.find, f"Sold {tag}, then left.") == [tag]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("EID 826 071339300045", ["826 071339300045"]),
        ("tag number 0826071339300045", ["0826071339300045"]),
        ("ear tag UK 123456 500123", ["UK 123456 500123"]),
        ("0826071339300045", []),
        ("order 826 071339300045", []),
        ("tags 826 0713", []),
        ("ear tag 826 12345 67890", []),
        ("UK 123456", []),
        ("UK 123456 800123", []),
        ("DUK 123456 400123", []),
        ("UK 123456 4001234", []),
        ("UK 020 7946 0123", []),
        ("UK12345640012", []),
    ],
)
def test_ear_tag(text: str, values: list[str]) -> None:
    assert taken(uk_cattle_tag.find, text) == values


def test_a_wrong_check_digit_lowers_the_score() -> None:
    right, wrong = (
        next(uk_cattle_tag.find(text)).score for text in ("UK 123456 400123", "UK 123456 300123")
    )
    assert wrong < 0.6 < right


@pytest.mark.parametrize(
    ("number", "digit"), [("12345000001", 6), ("12345000002", 7), ("12345000003", 1)]
)
def test_check_digit_of_published_examples(number: str, digit: int) -> None:
    assert uk_cattle_tag.check_digit(number) == digit


@given(st.from_regex(r"[0-9]{11}", fullmatch=True))
def test_one_check_digit_fits(number: str) -> None:
    tags = [f"UK {number[:6]} {digit}{number[6:]}" for digit in range(1, 8)]
    assert sum(next(uk_cattle_tag.find(tag)).score > 0.9 for tag in tags) == 1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("RCVS number 7654321", ["7654321"]),
        ("A. Vet MRCVS 7654321", ["7654321"]),
        ("7654321 (MRCVS)", ["7654321"]),
        ("7654321", []),
        ("MRCVS, tel 7946012", []),
        ("RCVS 765432", []),
        ("the vet paid 7654321", []),
    ],
)
def test_veterinary_surgeon(text: str, values: list[str]) -> None:
    assert taken(uk_rcvs.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("CHEDP.GB.2023.1234567", ["CHEDP.GB.2023.1234567"]),
        ("CHEDA.XI.2024.0000012V", ["CHEDA.XI.2024.0000012V"]),
        ("see CHEDPP.GB.2021.1234567R.", ["CHEDPP.GB.2021.1234567R"]),
        ("ched-d-gb-2023-1234567", ["ched-d-gb-2023-1234567"]),
        ("DRAFT.GB.2023.1234567", ["DRAFT.GB.2023.1234567"]),
        ("CHEDX.GB.2023.1234567", []),
        ("CHEDP.GB.2023.123456", []),
        ("CHEDP.GB.1923.1234567", []),
        ("WATCHEDP.GB.2023.1234567", []),
        ("draft of 2023", []),
    ],
)
def test_health_entry_document(text: str, values: list[str]) -> None:
    assert taken(uk_ched.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("CBDU123456", ["CBDU123456"]),
        ("waste carrier cbdl 4567", ["cbdl 4567"]),
        ("CBDL1", ["CBDL1"]),
        ("CB/VE5000TG", ["CB/VE5000TG"]),
        ("WCR/R/123456", ["WCR/R/123456"]),
        ("ROC UT 1234", ["ROC UT 1234"]),
        ("CBDX123456", []),
        ("CBDU12345678", []),
        ("SCBDU123456", []),
        ("CBDU", []),
    ],
)
def test_waste_carrier(text: str, values: list[str]) -> None:
    assert taken(uk_waste_carrier.find, text) == values
