"""Identifiers of other countries: each form found, wrong checks and other numbers left alone."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from cloakroom.detect import Detector, Options, foreign_checks
from cloakroom.detect.foreign import FOREIGN, WORTH_A_LOOK, Foreign
from cloakroom.entity_types import ENTITY_TYPES, REGIONS
from cloakroom.errors import UsageError
from detect.spans import taken

ROWS = {row.entity_type: row for row in FOREIGN}
PACKAGE_FOLDER = Path(foreign_checks.__file__).parents[2]


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    [
        # GIVEN the numbers that the libraries and authorities print as examples
        ("US_SSN", "SSN: 536 90 4399", ["536 90 4399"]),
        ("US_SSN", "536904399 (social security)", ["536904399"]),
        ("US_SSN", "536-90-4399", []),
        ("US_SSN", "SSN 000-12-3456", ["000-12-3456"]),  # never issued, and yet called one
        ("US_SSN", "ring 020 7946 0123", []),
        ("US_ITIN", "taxpayer id 912-90-3456", ["912-90-3456"]),
        ("US_ITIN", "912-90-3456", []),
        ("US_EIN", "employer id 042103594", ["042103594"]),
        ("US_EIN", "being 042103594 of them", []),
        ("CA_SIN", "123-456-782 is her SIN", ["123-456-782"]),
        ("CA_SIN", "since 123 456 782", []),
        ("AU_TFN", "tax file number 123456782", ["123456782"]),
        ("AU_TFN", "123456782", []),
        ("AU_ABN", "ABN 51824753556", ["51824753556"]),
        ("AU_ABN", "51824753556", []),
        ("NZ_IRD", "IRD number: 49098576", ["49098576"]),
        ("NZ_IRD", "third 49098576", []),
        ("IN_AADHAAR", "Aadhaar no. 234123412346", ["234123412346"]),
        ("IN_AADHAAR", "card 2341 2341 2346 1234", []),
        ("IN_PAN", "ACUPA7085R", ["ACUPA7085R"]),
        ("IN_PAN", "ACUXA7085R acupa7085r", []),
        ("ZA_ID", "7503305044089", ["7503305044089"]),
        ("ZA_ID", "7503305044088", []),
        ("IE_PPS", "6433435F", ["6433435F"]),
        ("IE_PPS", "6433435E", []),
        ("IE_PPS", "PPS 6433435E", ["6433435E"]),
        ("FR_NIR", "253072B07300470", ["253072B07300470"]),
        ("FR_NIR", "253072B07300471", []),
        ("DE_STEUER_ID", "Ihre IdNr: 36574261809", ["36574261809"]),
        ("DE_STEUER_ID", "36574261809", []),
        ("ES_DNI_NIE", "x-2482300w y 54362315K", ["x-2482300w", "54362315K"]),
        ("ES_DNI_NIE", "54362315A", []),
        ("IT_CODICE_FISCALE", "rccmnl83s18d969h", ["rccmnl83s18d969h"]),
        ("IT_CODICE_FISCALE", "RCCMNL83S18D969I", []),
        ("NL_BSN", "burgerservicenummer 111222333", ["111222333"]),
        ("NL_BSN", "111222333", []),
        ("PL_PESEL", "44051401359 (PESEL)", ["44051401359"]),
        ("PL_PESEL", "44051401359", []),
        ("BE_NN", "85073003328", ["85073003328"]),
        ("BE_NN", "85073003329", []),
        ("SE_PERSONNUMMER", "19880320-0016", ["19880320-0016"]),
        ("SE_PERSONNUMMER", "880320-0017", []),
        ("DK_CPR", "CPR-nr 2110625629", ["2110625629"]),
        ("DK_CPR", "2110625629", []),
        ("FI_HETU", "131052A308T", ["131052A308T"]),
        ("FI_HETU", "131052-308U", []),
        ("PT_NIF", "contribuinte 501964843", ["501964843"]),
        ("PT_NIF", "501964843", []),
        ("RO_CNP", "1630615123457", ["1630615123457"]),
        ("RO_CNP", "1630615123458", []),
        ("CZ_RC", "710319/2745", ["710319/2745"]),
        ("CZ_RC", "710319/2746", []),
        ("EU_VAT", "BE697449992, FR 61 954 506 077", ["BE697449992", "FR 61 954 506 077"]),
        ("EU_VAT", "BE697449993", []),
        ("EU_VAT", "DETAILED PROGRAMME", []),
    ],
)
def test_foreign(kind: str, text: str, values: list[str]) -> None:
    assert taken(ROWS[kind].find, text) == values


@pytest.mark.parametrize("row", FOREIGN, ids=lambda row: row.entity_type)
def test_a_row_is_opt_in_has_a_region_and_a_check(row: Foreign) -> None:
    kind = ENTITY_TYPES[row.entity_type]

    assert kind.opt_in
    assert kind.region in REGIONS
    assert kind.label == row.label
    assert foreign_checks.passes(row.check, "x") is False
    assert row.alone < WORTH_A_LOOK or row.alone >= 0.5


def test_a_number_that_is_nothing_alone_is_not_even_tried_without_its_word() -> None:
    assert list(ROWS["PL_PESEL"].find("44051401359")) == []


def test_a_region_reaches_the_detector() -> None:
    detector = Detector(spacy.blank("en"))
    text = "PESEL 44051401359, SSN 536-90-4399"

    found = detector.detect(text, options=Options(also=frozenset({"EU"})))

    assert [text[f.start : f.end] for f in found] == ["44051401359"]
    assert detector.detect(text) == []
    with pytest.raises(UsageError, match="MARS"):
        detector.detect(text, options=Options(also=frozenset({"MARS"})))


@pytest.mark.parametrize("row", FOREIGN, ids=lambda row: row.entity_type)
def test_ten_thousand_innocent_numbers_raise_few_alarms(row: Foreign) -> None:
    text = " and ".join(str(1_000_003 * n + 97 * n * n) for n in range(1, 10_001))

    assert len(taken(row.find, text)) <= 60


def test_the_library_is_loaded_when_first_asked_for() -> None:
    code = (
        "import sys, cloakroom.detect.table; from cloakroom.detect.foreign import FOREIGN;"
        "before = 'stdnum' in sys.modules;"
        "[list(row.find('PESEL 44051401359')) for row in FOREIGN];"
        "print(before, 'stdnum' in sys.modules)"
    )
    fresh = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE_FOLDER, capture_output=True, text=True, check=True
    )
    assert fresh.stdout.split() == ["False", "True"]
