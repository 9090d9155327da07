"""National Insurance and NHS numbers, and dates of birth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.recognisers import birth_date, uk_nhs, uk_nino
from detect.spans import taken


@pytest.mark.parametrize(
    "number",
    [
        "AB123456C", "AB 12 34 56 C", "AB-12-34-56-C", "AB.12.34.56.C", "AB 123456 C",
        "ab 12 34 56 c", "AB 12 34 56",
    ],
)
def test_nino_found_without_context(number: str) -> None:
    assert taken(uk_nino.find, f"({number})") == [number]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("NI number AB123456", ["AB123456"]),
        ("AB123456 is my national insurance number", ["AB123456"]),
        ("National Insurance: QQ123456C", ["QQ123456C"]),
        ("NI no AB l2 34 O6 C", ["AB l2 34 O6 C"]),
        ("AB l2 34 O6 C and use AB-123456-C", []),
        ("QQ123456C", []),
        ("PP 99 99 99 P", ["PP 99 99 99 P"]),
        ("OO123456C", ["OO123456C"]),
        ("TN 03 03 61 F", ["TN 03 03 61 F"]),
        ("TN030361M", ["TN030361M"]),
        ("temporary reference number 63T12345", ["63T12345"]),
        ("TRN: 63 T 12345", ["63 T 12345"]),
        ("OO123456", []),
        ("AB 12 34 56 P", []),
        ("TN 03 13 61 F and TN 99 03 61 M", []),
        ("AB123456F AB123456P", []),
        ("63T12345", []),
        ("turn 63T12345", []),
        ("AB123456", []),
        ("GB123456A DA123456A AO123456A BG123456A", []),
        ("AB1234567C", []),
        ("48 65 ab 12 34 56 78", []),
        ("X-1234-56", []),
        ("part number AB-12-34-56-C", []),
    ],
)
def test_nino_by_context_and_prefix(text: str, values: list[str]) -> None:
    assert taken(uk_nino.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("943 476 5919", ["943 476 5919"]),
        ("943.476.5919", ["943.476.5919"]),
        ("NHS number 9434765919", ["9434765919"]),
        ("9434765919 (NHS)", ["9434765919"]),
        ("NHS no: 943 476 5918", ["943 476 5918"]),
        ("pt 9434765919 missed the clinic", ["9434765919"]),
        ("pt 9434765918 missed the clinic", []),
        ("9434765919", []),
        ("order number 943 476 5919", []),
        ("tel 943 476 5919", []),
        ("943 476 5918", []),
        ("111 111 1111", []),
        ("19434765919", []),
        ("NHS-9434765919", ["9434765919"]),
        ("x-9434765919", []),
    ],
)
def test_nhs(text: str, values: list[str]) -> None:
    assert taken(uk_nhs.find, text) == values


@given(st.text(alphabet="0123456789", min_size=9, max_size=9))
def test_mod11_accepts_at_most_one_check_digit(digits: str) -> None:
    assert sum(uk_nhs.mod11(digits + d) for d in "0123456789") <= 1


@pytest.mark.parametrize(
    "date",
    [
        "3 March 1961", "03/03/1961", "1961-03-03", "3rd of March, 1961", "03.03.61", "3 Mar 61",
        "March 3, 1961", "3-Mar-1961", "12/25/1961", "3rd March 1961", "03 03 1961", "3 / 3 / 1961",
    ],
)
@pytest.mark.parametrize(
    "frame",
    [
        "born on {}", "DOB: {}",
        "DOB..........{}", "D.O.B. {}", "Date of birth:\n{}", "({} is her date of birth)",
        "his birthday is {}.", "BDAY:{}", "date_of_birth,{}", "Tesfay, b {}, of Leeds",
        "baptism {}",
    ],
)
def test_birth_date_in_any_usual_form(date: str, frame: str) -> None:
    assert taken(birth_date.find, frame.format(date)) == [date]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DOB 140287", "140287"),
        ("Date of Birth (dd/mm/yyyy) 14 / 02 / 1987", "14 / 02 / 1987"),
        ("born March 1961", "March 1961"),
        ("DoB: 3rd July", "3rd July"),
        ("(b. 1948) of this parish", "1948"),
        ("born on the third of March 1961", "third of March 1961"),
        ("Geburtsdatum: 03.03.1961", "03.03.1961"),
    ],
)
def test_birth_date_in_part_in_words_or_abroad(text: str, value: str) -> None:
    assert taken(birth_date.find, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "birth rates of 1961", "his birthday in 2009", "birthday 2024 cards", "born 400000 times",
        "the meeting is on 3 March 2024", "2024-01-02 INFO started", "born free, 10.11.12.13",
        "born in Kendal and died on 3 March 1961", "section 3.3.61", "invoice dated 03/03/2024",
        "03/03/2024 R DUNWOODY BIRTHDAY -20.00", "plan b 12.3 and b 1/2",
    ],
)
def test_other_dates_are_left_alone(text: str) -> None:
    assert taken(birth_date.find, text) == []
