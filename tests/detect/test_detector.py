"""The one door: offsets, options, pieces and progress."""

from itertools import pairwise
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cloakroom.detect import Detector, Options, Sensitivity
from cloakroom.detect import detector as module
from cloakroom.entity_types import ENTITY_TYPES, EntityType
from cloakroom.errors import Cancelled, TooLarge, UsageError
from cloakroom.model import Finding

LETTER = (
    "Dear Mrs Hughes, ring 07700 900123 or mail jane@example.org.\n"
    "NHS 943 476 5919, born 3 March 1961, 12 Mill Lane, Kendal, LA9 4QT.\n"
    "sort code 20-45-67 account 12345678, password: hunter2, https://example.org/a\n"
)
KEY = "-----BEGIN PRIVATE KEY-----\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n" * 60
KEY += "-----END PRIVATE KEY-----"


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(spacy.blank("en"))


@pytest.fixture(scope="module")
def small_pieces() -> Detector:
    return Detector(spacy.blank("en"), piece=120)


@pytest.fixture(scope="module")
def knows_jane() -> Detector:
    """A name model that knows one name, and marks it as unsurely as the real one ever does."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Jane Doe"}])
    return Detector(nlp)


def values(text: str, findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.entity_type, text[f.start : f.end]) for f in findings]


def test_a_letter(detector: Detector) -> None:
    assert values(LETTER, detector.detect(LETTER)) == [
        ("PERSON", "Hughes"),
        ("PHONE_NUMBER", "07700 900123"),
        ("EMAIL_ADDRESS", "jane@example.org"),
        ("UK_NHS", "943 476 5919"),
        ("DATE_TIME", "3 March 1961"),
        ("STREET_ADDRESS", "12 Mill Lane, Kendal"),
        ("UK_POSTCODE", "LA9 4QT"),
        ("UK_SORT_CODE", "20-45-67"),
        ("UK_BANK_ACCOUNT", "12345678"),
        ("PASSWORD", "hunter2"),
        ("URL", "https://example.org/a"),
    ]


def test_why_never_holds_the_value(detector: Detector) -> None:
    for finding in detector.detect(LETTER):
        assert finding.why
        assert LETTER[finding.start : finding.end].lower() not in finding.why.lower()


@pytest.mark.parametrize(
    "before", ["😀🇬🇧 ", "e\u0301\u200d ", "\u202eabc\u202c ", "\0 ", "\ud800 "]
)
def test_offsets_are_code_points(detector: Detector, before: str) -> None:
    text = f"{before}jane@example.org {before}"

    assert values(text, detector.detect(text)) == [("EMAIL_ADDRESS", "jane@example.org")]


def test_types_and_not_types(detector: Detector) -> None:
    only = Options(types=frozenset({"UK_NHS", "DATE_TIME"}))
    rest = Options(not_types=frozenset({"UK_NHS", "DATE_TIME"}))

    assert {f.entity_type for f in detector.detect(LETTER, options=only)} == {"UK_NHS", "DATE_TIME"}
    without = {f.entity_type for f in detector.detect(LETTER, options=rest)}
    assert without
    assert not without & {"UK_NHS", "DATE_TIME"}
    assert detector.detect(LETTER, options=Options(types=frozenset())) == []


def test_a_recogniser_of_two_types_tells_only_the_one_that_is_wanted(detector: Detector) -> None:
    only = Options(types=frozenset({"UK_SORT_CODE"}))

    assert [f.entity_type for f in detector.detect(LETTER, options=only)] == ["UK_SORT_CODE"]


@pytest.mark.parametrize("field", ["types", "not_types", "also"])
def test_an_unknown_type_is_an_error_that_lists_the_known_ones(
    detector: Detector, field: str
) -> None:
    with pytest.raises(UsageError, match=r"EMAIL_ADRESS.*EMAIL_ADDRESS"):
        detector.detect("x", options=Options(**{field: frozenset({"EMAIL_ADRESS"})}))


def test_names_come_from_the_pipeline_and_give_way_to_patterns(knows_jane: Detector) -> None:
    text = "Jane Doe, 12 Mill Lane; for Jane Doe 12 Mill Lane"

    assert values(text, knows_jane.detect(text)) == [
        ("PERSON", "Jane Doe"),
        ("STREET_ADDRESS", "12 Mill Lane"),
        ("PERSON", "Jane Doe"),
        ("STREET_ADDRESS", "12 Mill Lane"),
    ]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (Options(), True),
        (Options(sensitivity=Sensitivity.PRECISE), True),
        (Options(types=frozenset({"PERSON"})), True),
        (Options(names=False), False),
        (Options(types=frozenset({"URL"})), False),
        (Options(not_types=frozenset({"PERSON"})), False),
        (Options(allow=("jane doe",)), False),
        (Options(threshold=0.6), False),
    ],
)
def test_when_names_are_looked_for(
    knows_jane: Detector, options: Options, *, found: bool
) -> None:
    assert bool(knows_jane.detect("ask Jane Doe", options=options)) is found


def test_deny_and_allow(detector: Detector) -> None:
    options = Options(deny=("nightjar",), allow=("JANE@example.org",))
    text = "Nightjar: jane@example.org, 07700 900123"

    findings = detector.detect(text, options=options)

    assert values(text, findings) == [("CUSTOM", "Nightjar"), ("PHONE_NUMBER", "07700 900123")]
    assert findings[0].why == "on your list"


def test_threshold_and_sensitivity(detector: Detector) -> None:
    text = "ask 12-03-21 or example.org"

    def found(options: Options) -> list[str]:
        return [value for _, value in values(text, detector.detect(text, options=options))]

    assert found(Options()) == ["example.org"]
    assert found(Options(sensitivity=Sensitivity.CAUTIOUS)) == ["12-03-21", "example.org"]
    assert found(Options(sensitivity=Sensitivity.PRECISE)) == []
    assert found(Options(threshold=0.65)) == []


def test_too_large_says_how_large(
    detector: Detector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_CHARACTERS", 1000)

    assert detector.detect("a" * 1000) == []
    with pytest.raises(TooLarge, match=r"1,001.*1,000"):
        detector.detect("a" * 1001)


def test_progress_in_characters_and_cancel(small_pieces: Detector) -> None:
    steps: list[tuple[int, int]] = []

    small_pieces.detect(LETTER * 3, report=lambda done, total: steps.append((done, total)) or True)

    assert steps[0] == (0, len(LETTER) * 3)
    assert steps[-1] == (len(LETTER) * 3, len(LETTER) * 3)
    assert all(one[0] < two[0] for one, two in pairwise(steps))
    with pytest.raises(Cancelled):
        small_pieces.detect(LETTER, report=lambda done, _: done == 0)


def test_pieces_find_the_same(detector: Detector, small_pieces: Detector) -> None:
    text = LETTER * 4

    assert small_pieces.detect(text) == detector.detect(text)


def test_a_value_across_a_cut_without_spaces_is_taken_whole(small_pieces: Detector) -> None:
    for shift in range(100, 125):
        text = "x" * shift + ":jane@example.org;" + "y" * 300

        assert values(text, small_pieces.detect(text)) == [("EMAIL_ADDRESS", "jane@example.org")]


def test_a_key_longer_than_a_piece_is_taken_whole(small_pieces: Detector) -> None:
    text = f"before\n{KEY}\nafter"

    assert values(text, small_pieces.detect(text)) == [("PRIVATE_KEY", KEY)]


def test_a_heading_above_the_piece_still_counts(small_pieces: Detector) -> None:
    rows = "".join(f"Row{number},0{number % 9 + 1}/03/1961,x\n" for number in range(100))

    assert len(small_pieces.detect("Name,DOB,Note\n" + rows)) == 100


# the network guard of conftest is set once for all texts, which is as good
MANY_TEXTS = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PARTS = st.sampled_from([
    "jane@example.org", "07700 900123", "LA9 4QT", "password: ", "hunter2", "born ", "3 March 1961",
    "https://example.org/", "12 Mill Lane, ", "20-45-67 ", "12345678", "4242 4242 4242 4242", "\n",
    " ", ", ", "😀", "\u0301", "\u202e", "(", ")", "@", ".", "://", "=", "0", "\ud800", "\0",
    "-----BEGIN PRIVATE KEY-----", "AB123456C", "İ", "ß", "192.0.2.1", ";", '"',
])


@MANY_TEXTS
@given(st.lists(PARTS, max_size=25).map("".join))
def test_any_text_gives_sorted_disjoint_findings_in_range(detector: Detector, text: str) -> None:
    findings = detector.detect(text, options=Options(threshold=0.0))

    assert findings == sorted(findings)
    assert all(0 <= f.start < f.end <= len(text) for f in findings)
    assert all(one.end <= two.start for one, two in pairwise(findings))
    assert findings == detector.detect(text, options=Options(threshold=0.0))


@MANY_TEXTS
@given(st.lists(PARTS, max_size=30).map("\n".join))
def test_lines_find_the_same_in_pieces(
    detector: Detector, small_pieces: Detector, text: str
) -> None:
    assert small_pieces.detect(text) == detector.detect(text)


@pytest.mark.parametrize("row", ENTITY_TYPES.values(), ids=lambda row: row.name)
def test_a_placeholder_is_not_found_again(detector: Detector, row: EntityType) -> None:
    ticket = f"[{row.ticket}_1]"
    text = f"Password: {ticket}, ring {ticket}, born {ticket}, sort code {ticket}, 12 Mill {ticket}"

    assert detector.detect(text) == []


def test_references_of_the_organisation(detector: Detector) -> None:
    text = "about XY/2024/00123 and XY/2024"

    def found(**options: Any) -> list[tuple[str, str]]:
        return values(text, detector.detect(text, options=Options(**options)))

    templates = ("AA/9999/99999",)
    assert found(references=templates) == [("UK_CASE_REFERENCE", "XY/2024/00123")]
    assert found() == []
    assert found(references=templates, not_types=frozenset({"UK_CASE_REFERENCE"})) == []
    assert found(references=templates, allow=("XY/2024/00123",)) == []
