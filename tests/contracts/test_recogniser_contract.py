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
    "password in a story": ("the password, Swan-2024", "Swan-2024"),
    "command line": ("mysql -pswan77 db", "swan77"),
    "log-in": ("wifi key swan2024", "swan2024"),
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
    "age of somebody": ("a man of 43", "43"),
    "date": ("on 03/03/2024", "03/03/2024"),
    "passport number": ("passport 123456789", "123456789"),
    "driving licence number": ("licence MORGA657054SM9IJ", "MORGA657054SM9IJ"),
    "vehicle registration": ("reg AB12 CDE", "AB12 CDE"),
    "taxpayer reference": ("UTR 1955839661", "1955839661"),
    "VAT number": ("VAT GB980780684", "GB980780684"),
    "EORI number": ("EORI GB980780684000", "GB980780684000"),
    "PAYE reference": ("PAYE 123/AB456", "123/AB456"),
    "company number": ("company number 12345678", "12345678"),
    "charity number": ("charity number 1234567", "1234567"),
    "property reference": ("UPRN 100012345678", "100012345678"),
    "CHI number": ("CHI 0101601239", "0101601239"),
    "BIC": ("BIC: NWBKGB2L", "NWBKGB2L"),
    "crypto wallet": (
        "to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    ),
    "MAC address": ("mac 00:00:5e:00:53:01", "00:00:5e:00:53:01"),
    "social media name": ("follow @jane_doe", "@jane_doe"),
    "case reference": ("crime reference number 42/123456/24", "42/123456/24"),
    "user name": ("INFO user=jdoe", "jdoe"),
    "postcode": ("in LA9 4QT", "LA9 4QT"),
    "street address": ("at 12 Mill Lane", "12 Mill Lane"),
    "street abroad": ("at Via Roma 3", "Via Roma 3"),
    "rural payments number": ("SBI 106123456", "106123456"),
    "county parish holding": ("at 08/123/0045", "08/123/0045"),
    "herd mark": ("herd mark UK123456", "UK123456"),
    "ear tag": ("sold UK 123456 400123", "UK 123456 400123"),
    "RCVS number": ("MRCVS 7654321", "7654321"),
    "health entry document": ("see CHEDP.GB.2023.1234567", "CHEDP.GB.2023.1234567"),
    "waste carrier": ("under CBDU123456", "CBDU123456"),
    "land parcel": ("parcel SO1234 5678", "SO1234 5678"),
    "grid reference": ("at NY 123 456", "NY 123 456"),
    "three words": ("at ///filled.count.soap", "///filled.count.soap"),
    "protective marking": ("[OFFICIAL-SENSITIVE]", "OFFICIAL-SENSITIVE"),
    "special category": ("treated for diabetes", "diabetes"),
    "US Social Security number": ("SSN 536-90-4399", "536-90-4399"),
    "US taxpayer number": ("ITIN 912-90-3456", "912-90-3456"),
    "US employer number": ("EIN 91-1144442", "91-1144442"),
    "Canadian social insurance number": ("social insurance 123-456-782", "123-456-782"),
    "Australian tax file number": ("TFN 123 456 782", "123 456 782"),
    "Australian business number": ("ABN 83 914 571 673", "83 914 571 673"),
    "New Zealand tax number": ("IRD 49-098-576", "49-098-576"),
    "Aadhaar number": ("Aadhaar 2341 2341 2346", "2341 2341 2346"),
    "Indian tax account number": ("PAN ACUPA7085R", "ACUPA7085R"),
    "South African identity number": ("ID number 7503305044089", "7503305044089"),
    "Irish PPS number": ("PPS 6433435F", "6433435F"),
    "French social security number": ("NIR 2 95 10 99 126 111 93", "2 95 10 99 126 111 93"),
    "German tax number": ("Steuer-ID 36 574 261 809", "36 574 261 809"),
    "Spanish identity number": ("DNI 54362315-K", "54362315-K"),
    "Italian tax code": ("codice fiscale RCCMNL83S18D969H", "RCCMNL83S18D969H"),
    "Dutch citizen service number": ("BSN 1112.22.333", "1112.22.333"),
    "Polish PESEL number": ("PESEL 44051401359", "44051401359"),
    "Belgian national number": ("national number 85.07.30-033.28", "85.07.30-033.28"),
    "Swedish personal number": ("personnummer 880320-0016", "880320-0016"),
    "Danish CPR number": ("CPR 211062-5629", "211062-5629"),
    "Finnish personal code": ("hetu 131052-308T", "131052-308T"),
    "Portuguese tax number": ("NIF 501 964 843", "501 964 843"),
    "Romanian personal number": ("CNP 1630615123457", "1630615123457"),
    "Czech or Slovak birth number": ("birth number 710319/2745", "710319/2745"),
    "EU VAT number": ("VAT ATU57194903", "ATU57194903"),
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
