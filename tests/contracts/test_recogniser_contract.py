"""What every row of the table keeps to, whatever it looks for."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cloakroom.detect.table import TABLE, Row
from cloakroom.entity_types import ENTITY_TYPES

# a text in which the row finds exactly this value
SAMPLES = {
    "private key": ("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----",) * 2,
    "birth date": ("born on 3 March 1961", "3 March 1961"),
    "table column": ("Name,DOB,x\nJane,03/03/1961,x", "03/03/1961"),
    "connection string": ("redis://:secret9@host.example", "redis://:secret9@host.example"),
    "cloud key": ("id AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
    "access token": ("use glpat-a1B2a1B2a1B2a1B2a1B2", "glpat-a1B2a1B2a1B2a1B2a1B2"),
    "password": ("password: hunter2", "hunter2"),
    "access code": ("PIN is 4821", "4821"),
    "credit card": ("paid by 4242 4242 4242 4242", "4242 4242 4242 4242"),
    "IBAN": ("to GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32"),
    "British bank account": ("account 12345678", "12345678"),
    "National Insurance number": ("NI AB123456C", "AB123456C"),
    "NHS number": ("NHS 943 476 5919", "943 476 5919"),
    "e-mail address": ("to jane@example.org", "jane@example.org"),
    "telephone number": ("ring 07700 900123", "07700 900123"),
    "web address": ("see https://example.org", "https://example.org"),
    "IP address": ("host 192.0.2.1", "192.0.2.1"),
    "age": ("aged 43", "43"),
    "date": ("on 03/03/2024", "03/03/2024"),
    "passport number": ("passport 123456789", "123456789"),
    "driving licence number": ("licence MORGA657054SM9IJ", "MORGA657054SM9IJ"),
    "vehicle registration": ("reg AB12 CDE", "AB12 CDE"),
    "taxpayer reference": ("UTR 1955839661", "1955839661"),
    "VAT number": ("VAT GB980780684", "GB980780684"),
    "EORI number": ("EORI GB980780684000", "GB980780684000"),
    "PAYE reference": ("PAYE 123/AB456", "123/AB456"),
    "postcode": ("in LA9 4QT", "LA9 4QT"),
    "street address": ("at 12 Mill Lane", "12 Mill Lane"),
}

HOSTILE = [
    "", " ", "\0" * 50, "\ud800\udfff", "\u202e" * 20, "e\u0301" * 100, "😀" * 100, "İ" * 50,
    "." * 3000, "a." * 1500, "0" * 3000, "0 " * 1500, "@" * 1000, "a@" * 800, "://" * 800,
    "-" * 3000,
    "١٢٣٤٥٦٧٨٩٠ " * 20, "password=" * 300, "born " * 300, "Mill " * 500, "(" * 2000, "=" * 2000,
    "{" * 2000, "server=a;" * 300, "-----BEGIN PRIVATE KEY-----" * 60, "x" * 5000,
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
class TestRecogniserContract:
    def test_its_types_are_in_the_table_of_types(self, row: Row) -> None:
        assert row.entity_types
        assert set(row.entity_types) <= set(ENTITY_TYPES)

    def test_it_finds_its_sample_and_says_why(self, row: Row) -> None:
        text, value = SAMPLES[row.name]
        (hit,) = row.find(text)

        assert text[hit.start : hit.end] == value
        assert hit.entity_type in row.entity_types
        assert 0.5 <= hit.score <= 1.0
        assert hit.why
        assert value.lower() not in hit.why.lower()

    def test_it_finds_its_sample_after_a_long_text_and_between_emoji(self, row: Row) -> None:
        sample, value = SAMPLES[row.name]
        text = f"{'quiet words ' * 400}\n😀 {sample} 😀"

        assert value in [text[hit.start : hit.end] for hit in row.find(text)]

    @pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
    def test_hostile_texts_neither_stop_it_nor_lead_it_outside(self, row: Row, text: str) -> None:
        for hit in row.find(text):
            assert 0 <= hit.start < hit.end <= len(text)
            assert hit.entity_type in row.entity_types

    def test_hits_grow_no_faster_than_the_text(self, row: Row) -> None:
        text, _ = SAMPLES[row.name]
        few, many = (len(list(row.find((text + "\n\n") * times))) for times in (5, 50))

        assert few <= many <= 10 * few

    @settings(max_examples=40, deadline=None)
    @given(text=st.text(alphabet=st.sampled_from("aB1@.:/-= \n(é😀\ud800"), max_size=80))
    def test_any_text_gives_spans_inside_it(self, row: Row, text: str) -> None:
        assert all(0 <= hit.start < hit.end <= len(text) for hit in row.find(text))


def test_every_row_has_a_sample_and_every_sample_a_row() -> None:
    assert [row.name for row in TABLE] == list(SAMPLES)


def test_every_pattern_type_has_a_recogniser() -> None:
    found = {name for row in TABLE for name in row.entity_types}

    assert found == set(ENTITY_TYPES) - {"PERSON", "ORGANIZATION", "LOCATION", "CUSTOM"}


def test_names_are_words_for_people() -> None:
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z -]+", row.name) for row in TABLE)
