"""A scan says how far it went, what came close, and reads again only what changed."""

import random
from dataclasses import replace

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cloakroom.detect import Detector, Options
from cloakroom.detect.scan import Scan
from cloakroom.errors import Cancelled, OutOfTime, UsageError
from cloakroom.model import Finding
from cloakroom.progress import Report
from cloakroom.redact.ledger import Ledger
from cloakroom.scrub import scrub
from fakes.counting import KIND, Counting, Ticking

PIECE = 3000
COUNTED = Options(types=frozenset({KIND}))
LINE = "Ring 07700 900123.\n\n"


def counting(*, remember: int, score: float = 0.9) -> tuple[Detector, Counting]:
    detector = Detector(spacy.blank("en"), piece=PIECE, remember=remember)
    counter = Counting(score)
    detector.analyzer.registry.add_recognizer(counter)
    return detector, counter


def paragraphs(number: int) -> list[str]:
    random_ = random.Random(3)
    words = ["water", "levels", "report", "kestrel", "late", "again"]
    return [" ".join(random_.choices(words, k=random_.randrange(20, 60))) + "\n\n"
            for _ in range(number)]


# --- Reading again only what changed ------------------------------------------------------------


def test_an_edited_text_is_read_again_only_there() -> None:
    # GIVEN a text of many pieces that was scanned once
    detector, counter = counting(remember=1_000_000)
    before = paragraphs(400)
    detector.scan("".join(before), options=COUNTED)
    pieces = len(counter.read)
    counter.read.clear()

    # WHEN one paragraph in its middle is another, longer one
    after = [*before[:200], "A new paragraph about the kestrel on the mill.\n\n", *before[201:]]
    found = detector.scan("".join(after), options=COUNTED).findings

    # THEN few pieces are read, and what is found is what a fresh look finds
    assert pieces > 25
    assert 0 < len(counter.read) <= 8
    assert found == counting(remember=0)[0].scan("".join(after), options=COUNTED).findings


def test_nothing_is_remembered_unless_asked() -> None:
    detector, counter = counting(remember=0)
    for _ in range(2):
        detector.scan("a kestrel", options=COUNTED)
    assert counter.read == ["a kestrel"] * 2


@pytest.mark.parametrize(
    ("options", "reads"),
    [
        (COUNTED, 1),
        (Options(types=COUNTED.types, threshold=0.95), 1),
        (Options(types=COUNTED.types, allow=("kestrel",)), 1),
        (Options(types=COUNTED.types, near=0.2), 1),
        (Options(types=frozenset({KIND, "URL"})), 2),
        (Options(types=COUNTED.types, names=False), 2),
    ],
)
def test_what_bears_on_the_reading_is_read_anew(options: Options, reads: int) -> None:
    detector, counter = counting(remember=100_000)
    detector.scan("a kestrel", options=COUNTED)
    fresh = counting(remember=0)[0].scan("a kestrel", options=options)

    assert detector.scan("a kestrel", options=options) == fresh
    assert len(counter.read) == reads


def test_a_new_recogniser_reads_what_was_read_before() -> None:
    detector, _ = counting(remember=100_000)
    detector.scan("a kestrel", options=COUNTED)
    second = Counting()
    detector.analyzer.registry.add_recognizer(second)
    detector.scan("a kestrel", options=COUNTED)
    assert second.read == ["a kestrel"]


PARTS = st.sampled_from([
    "jane@example.org", "07700 900123", "password: hunter2", "born 3 March 1961", "kestrel",
    "\n\n", "\n", " ", "w " * 50, "\ud800", "İ",
])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(PARTS, max_size=12).map("".join), max_size=4))
def test_memory_changes_nothing_that_is_found(
    forgetful: Detector, mindful: Detector, texts: list[str]
) -> None:
    for text in (*texts, *texts):
        assert mindful.scan(text) == forgetful.scan(text)


@pytest.fixture(scope="module")
def forgetful() -> Detector:
    return Detector(spacy.blank("en"), piece=120)


@pytest.fixture(scope="module")
def mindful() -> Detector:
    return Detector(spacy.blank("en"), piece=120, remember=5000)


# --- Time ---------------------------------------------------------------------------------------


def slow(step: float) -> Detector:
    return Detector(spacy.blank("en"), piece=200, clock=Ticking(step))


def test_when_the_time_runs_out_the_scan_says_where() -> None:
    # GIVEN a clock on which each piece takes a second, and three seconds
    text = LINE * 200
    scan = slow(1.0).scan(text, options=Options(seconds=3.0))

    # THEN the text is scanned up to there, and every finding is before
    assert 0 < scan.scanned_to < scan.total == len(text)
    assert not scan.complete
    assert scan.findings
    assert all(finding.start < scan.scanned_to for finding in scan.findings)
    assert scan.findings == tuple(
        f for f in slow(0.0).detect(text) if f.start < scan.scanned_to
    )


def test_words_on_the_list_behind_the_end_of_the_scan_are_not_told() -> None:
    scan = slow(1.0).scan(LINE * 200 + "Nightjar", options=Options(seconds=3, deny=("Nightjar",)))
    assert {finding.entity_type for finding in scan.findings} == {"PHONE_NUMBER"}


@pytest.mark.parametrize("seconds", [None, 1000.0, float("inf")])
def test_enough_time_is_no_limit(seconds: float | None) -> None:
    scan = slow(1.0).scan(LINE * 200, options=Options(seconds=seconds))
    assert scan.complete
    assert len(scan.findings) == 200


def test_no_time_at_all_scans_nothing_and_says_so() -> None:
    scan = slow(1.0).scan(LINE, options=Options(seconds=0.0))
    assert (scan.findings, scan.scanned_to, scan.complete) == ((), 0, False)


def test_who_needs_all_of_it_gets_an_error_and_a_scrub_refuses() -> None:
    detector, options = slow(1.0), Options(seconds=3.0)
    with pytest.raises(OutOfTime, match=r"after [\d,]+ of 4,000 characters"):
        detector.detect(LINE * 200, options=options)
    with pytest.raises(OutOfTime):
        scrub(LINE * 200, lambda text: detector.detect(text, options=options), ledger=Ledger())


LARGE = "Name,DOB,Note\n" + "Jane,3 March 1961,x\n" * 20_000
PROSE = "the report on water levels was late again\n" * 10_000
WHOLE = {
    "a table whose heading we know": (LARGE, Options(types=frozenset({"DATE_TIME"}))),
    "a table without one": ("a,b\n" * 100_000, Options(types=frozenset({"DATE_TIME"}))),
    "marks of keys": ("-----BEGIN PRIVATE KEY-----\n" * 20_000, Options()),
    "a list of words": (PROSE, Options(types=frozenset({"CUSTOM"}), deny=("kestrel",))),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_look_at_the_whole_text_ends_with_the_time_and_says_so(name: str) -> None:
    # GIVEN a clock on which each look takes a second, three seconds, and a text of six stretches
    text, options = WHOLE[name]
    clock = Ticking(1.0)
    scan = Detector(spacy.blank("en"), clock=clock).scan(text, options=replace(options, seconds=3))

    # THEN nothing is told of it, and no second is spent behind the third
    assert (scan.findings, scan.scanned_to, scan.total) == ((), 0, len(text))
    assert clock() <= 5.0


@pytest.mark.parametrize("name", WHOLE)
def test_a_look_at_the_whole_text_can_be_stopped(name: str) -> None:
    text, options = WHOLE[name]
    asked: list[int] = []
    with pytest.raises(Cancelled):
        Detector(spacy.blank("en")).scan(
            text, options=options, report=lambda done, _: asked.append(done) or len(asked) < 3
        )
    assert asked == [0, 0, 0]


NAMED = "Mrs Okafor rang; okafor@example.org\n" * 12_000


def read_but_for(report: Report, clock: Ticking) -> Scan:
    options = Options(types=frozenset({"PERSON"}), seconds=1000.0)
    return Detector(spacy.blank("en"), clock=clock).scan(NAMED, options=options, report=report)


def test_the_rules_around_names_end_with_the_time_and_say_so() -> None:
    # GIVEN a clock that runs as soon as the last piece is read
    clock = Ticking(0.0)
    scan = read_but_for(lambda done, total: done < total or clock.go(600.0), clock)
    assert (scan.findings, scan.scanned_to) == ((), 0)


def test_the_rules_around_names_can_be_stopped() -> None:
    asked: list[int] = []
    with pytest.raises(Cancelled):
        read_but_for(
            lambda done, total: done < total or asked.append(done) or len(asked) < 3, Ticking(0.0)
        )
    assert asked == [len(NAMED)] * 3


def test_what_was_not_read_is_no_evidence() -> None:
    text = "Okafor rang.\n\n" * 300 + "Mr Okafor"
    assert len(slow(0.0).scan(text).findings) == 301
    scan = slow(1.0).scan(text, options=Options(seconds=3.0))
    assert 0 < scan.scanned_to < scan.total
    assert scan.findings == ()


# --- Near misses --------------------------------------------------------------------------------


def found(findings: tuple[Finding, ...]) -> list[tuple[int, int]]:
    return [(finding.start, finding.end) for finding in findings]


@pytest.mark.parametrize(
    ("score", "options", "kept", "near"),
    [
        (0.9, Options(near=0.2), [(2, 9)], []),
        (0.5, Options(near=0.2), [(2, 9)], []),
        (0.4, Options(near=0.2), [], [(2, 9)]),
        (0.2, Options(near=0.2), [], [(2, 9)]),
        (0.1, Options(near=0.2), [], []),
        (0.4, Options(), [], []),
        (0.4, Options(near=0.2, allow=("kestrel",)), [], []),
        (0.4, Options(near=0.2, deny=("a kestrel",)), [(0, 9)], []),
        (0.6, Options(near=0.2, threshold=0.7), [], [(2, 9)]),
    ],
)
def test_what_came_close_is_told_apart(
    score: float, options: Options, kept: list[tuple[int, int]], near: list[tuple[int, int]]
) -> None:
    scan = counting(remember=0, score=score)[0].scan("a kestrel", options=options)
    assert (found(scan.findings), found(scan.near)) == (kept, near)
    assert all(finding.why == "found by counting" for finding in scan.near)


def test_a_presidio_result_of_score_nought_is_none() -> None:
    detector, _ = counting(remember=0, score=0.0)
    assert detector.scan("a kestrel", options=Options(threshold=0.0, near=0.0)).findings == ()


@pytest.mark.parametrize("wrong", [{"near": 1.5}, {"near": float("nan")}, {"seconds": -1.0},
                                   {"seconds": float("nan")}])
def test_limits_that_cannot_be_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        Options(**wrong)


# --- Lists --------------------------------------------------------------------------------------


def test_entries_of_a_list_have_types_and_expressions() -> None:
    detector = Detector(spacy.blank("en"))
    options = Options(
        types=frozenset({"PERSON", "CUSTOM", "UK_POSTCODE"}),
        deny=(r"re:def-\d+",), deny_as=(("Kestrel", "PERSON"), ("Heron", "URL")),
        allow_as=(("LA9 4QT", "UK_POSTCODE"),),
    )
    text = "Kestrel wrote DEF-12 to Heron, LA9 4QT and LA9 4QU"

    assert [(f.entity_type, text[f.start : f.end]) for f in detector.detect(text, options=options)
            ] == [("PERSON", "Kestrel"), ("CUSTOM", "DEF-12"), ("UK_POSTCODE", "LA9 4QU")]


def test_what_is_denied_and_allowed_is_found() -> None:
    options = Options(deny=("Nightjar",), allow=("Nightjar",))
    assert len(Detector(spacy.blank("en")).detect("Nightjar", options=options)) == 1
