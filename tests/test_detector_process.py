"""The worker process's desk: jobs in, lines out, and nothing that a job does ends it."""

import io
import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detector_process import BATCH, Desk
from cloakroom.errors import Cancelled, CloakroomError, InstallationError, TooLarge
from cloakroom.model import Finding
from cloakroom.progress import Report
from fakes.worker_desk import (
    FailingFinder,
    InterruptedFinder,
    LetterFinder,
    answers,
    desk_of,
    ends,
    job,
    lines,
)

SECRET = "Amira Okafor"

# --- Jobs ---------------------------------------------------------------------------------------


def test_a_job_is_answered_line_by_line() -> None:
    assert answers(LetterFinder(), job(7, "abba", "b", "xa")) == [
        {"id": 7, "done": 0, "total": 7},
        {"id": 7, "done": 4, "total": 7},
        {"id": 7, "index": 0, "findings": [
            [0, 1, "PERSON", 0.5, "an a"], [3, 4, "PERSON", 0.5, "an a"],
        ]},
        {"id": 7, "done": 4, "total": 7},
        {"id": 7, "done": 5, "total": 7},
        {"id": 7, "done": 5, "total": 7},
        {"id": 7, "done": 7, "total": 7},
        {"id": 7, "index": 2, "findings": [[1, 2, "PERSON", 0.5, "an a"]]},
        {"id": 7, "end": True},
    ]


def test_jobs_are_done_in_their_order_and_options_reach_the_detector() -> None:
    detector = LetterFinder()
    said = answers(detector, job(1, "one", options={"threshold": 0.4}), job(2, "two"))
    assert ends(said) == [{"id": 1, "end": True}, {"id": 2, "end": True}]
    assert detector.texts == ["one", "two"]
    assert detector.options == [{"threshold": 0.4}, {}]


@pytest.mark.parametrize("texts", [(), ("",), ("", "")])
def test_nothing_to_look_at_is_a_job_too(texts: tuple[str, ...]) -> None:
    assert ends(answers(LetterFinder(), job(1, *texts))) == [{"id": 1, "end": True}]


@pytest.mark.parametrize("number", [1, BATCH, BATCH + 1, 3 * BATCH])
def test_findings_come_in_batches_and_none_is_lost(number: int) -> None:
    said = answers(LetterFinder(), job(1, "a" * number))
    batches = [message["findings"] for message in said if "findings" in message]
    assert max(map(len, batches)) <= BATCH
    assert [row[0] for rows in batches for row in rows] == list(range(number))
    assert len(batches) == -(-number // BATCH)


@given(st.lists(st.text(st.characters(exclude_categories=())), max_size=3))
def test_any_text_arrives_as_it_was_sent(texts: list[str]) -> None:
    """Lone surrogates, NUL, line separators: a line is ASCII, so nothing is lost in a pipe."""
    detector = LetterFinder()
    assert ends(answers(detector, job(1, *texts))) == [{"id": 1, "end": True}]
    assert detector.texts == texts


@given(st.text(st.characters(exclude_categories=())))
def test_every_line_that_is_said_is_ascii(why: str) -> None:
    class Chatty(LetterFinder):
        def detect(self, text: str, *, options: object, report: Report) -> Sequence[Finding]:
            return [Finding(0, 1, "PERSON", 0.5, why)]

    out = io.StringIO()
    desk = Desk(Chatty(), dict, out)
    desk.listen(lines(job(1, "a")))
    desk.work()
    assert out.getvalue().isascii()
    assert out.getvalue().count("\n") == 2


def test_a_scan_tells_near_misses_and_how_far_it_went() -> None:
    said = answers(LetterFinder(), {**job(1, "abba", "a|a"), "do": "scan"})
    assert [message for message in said if "done" not in message] == [
        {"id": 1, "index": 0, "findings": [
            [0, 1, "PERSON", 0.5, "an a"], [3, 4, "PERSON", 0.5, "an a"],
        ]},
        {"id": 1, "index": 0, "near": [
            [1, 2, "PERSON", 0.3, "nearly an a"], [2, 3, "PERSON", 0.3, "nearly an a"],
        ]},
        {"id": 1, "index": 0, "scanned_to": 4},
        {"id": 1, "index": 1, "findings": [[0, 1, "PERSON", 0.5, "an a"]]},
        {"id": 1, "index": 1, "scanned_to": 1},
        {"id": 1, "end": True},
    ]


def test_a_placeholder_is_no_near_miss_either() -> None:
    said = answers(LetterFinder(), {**job(1, "[URL_1] b"), "do": "scan"})
    assert [message["near"] for message in said if "near" in message] == [
        [[8, 9, "PERSON", 0.3, "nearly an a"]],
    ]


# --- Stopping -----------------------------------------------------------------------------------


def test_a_job_is_stopped_while_it_runs_and_the_next_one_is_done() -> None:
    detector = InterruptedFinder()
    desk, said = desk_of(detector)
    detector.meanwhile = lambda: desk.listen(lines({"id": 1, "do": "cancel"}))
    desk.listen(lines(job(1, "aa", "later"), job(2, "a")))
    desk.work()
    assert ends(said()) == [
        {"id": 1, "error": "Cancelled", "sentence": Cancelled().sentence},
        {"id": 2, "end": True},
    ]
    assert "later" not in detector.texts
    assert not any("findings" in message and message["id"] == 1 for message in said())


def test_a_job_that_still_waits_is_stopped_before_it_begins() -> None:
    detector = LetterFinder()
    said = answers(detector, job(1, "a"), job(2, "aa"), {"id": 2, "do": "cancel"})
    assert [message.get("error") for message in ends(said)] == [None, "Cancelled"]


def test_a_number_that_was_stopped_once_can_be_used_again() -> None:
    detector = InterruptedFinder()
    desk, said = desk_of(detector)
    cancels = [lines({"id": 1, "do": "cancel"}), lines()]
    detector.meanwhile = lambda: desk.listen(cancels.pop(0))
    desk.listen(lines(job(1, "a"), job(1, "aa")))
    desk.work()
    assert [message.get("error") for message in ends(said())] == ["Cancelled", None]


def test_a_cancel_for_another_job_stops_nothing() -> None:
    said = answers(LetterFinder(), {"id": 9, "do": "cancel"}, job(1, "a"))
    assert ends(said) == [{"id": 1, "end": True}]


# --- Failing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [TooLarge(), InstallationError("gone"), Cancelled()])
def test_a_failure_is_told_with_its_name_and_sentence(error: CloakroomError) -> None:
    said = ends(answers(FailingFinder(error), job(1, "fine", "!"), job(2, "a")))
    assert said == [
        {"id": 1, "error": type(error).__name__, "sentence": error.sentence},
        {"id": 2, "end": True},
    ]


@pytest.mark.parametrize(
    "error",
    [ValueError(f"cannot parse {SECRET}"), RecursionError(SECRET), KeyError(SECRET),
     MemoryError(SECRET), UnicodeEncodeError("utf-8", SECRET, 0, 1, SECRET)],
)
def test_the_unexpected_ends_one_job_only_and_prints_no_content(
    error: Exception, capfd: pytest.CaptureFixture[str]
) -> None:
    said = answers(FailingFinder(error), job(1, f"!{SECRET}"), job(2, "a"))
    assert ends(said) == [
        {"id": 1, "error": "DetectorFailed", "sentence": ""},
        {"id": 2, "end": True},
    ]
    told = capfd.readouterr()
    assert told.err == f"job 1 failed: {type(error).__name__}\n"
    assert SECRET not in told.out + json.dumps(said)


def test_options_that_cannot_be_end_one_job_only() -> None:
    out = io.StringIO()

    def refuse(options: dict[str, Any]) -> object:
        raise TooLarge

    desk = Desk(LetterFinder(), refuse, out)
    desk.listen(lines(job(1, "a")))
    desk.work()
    assert json.loads(out.getvalue())["error"] == "TooLarge"


@pytest.mark.parametrize("rubbish", ["rubbish\n", "[]\n", "{}\n"])
def test_input_that_makes_no_sense_ends_the_process_after_its_jobs(rubbish: str) -> None:
    """GIVEN a job and then rubbish THEN the job is done, and nobody waits for ever."""
    desk, said = desk_of(LetterFinder())
    with pytest.raises((ValueError, KeyError, TypeError)):
        desk.listen(io.StringIO(lines(job(1, "a")).getvalue() + rubbish))
    desk.work()
    assert ends(said()) == [{"id": 1, "end": True}]
