"""The real Worker over a real process that plays a script (``fakes/detector_program.py``)."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cloakroom.detect.options import Options, Sensitivity
from cloakroom.errors import (
    Cancelled,
    CloakroomError,
    DetectorFailed,
    InstallationError,
    TooLarge,
)
from cloakroom.model import Finding
from cloakroom.ui import worker as module
from cloakroom.ui.worker import MOST_DEATHS, Job, Worker
from fakes import detector_program

WAIT_MS = 15_000


@dataclass
class Outcome:
    """What one job said, in order."""

    job: Job
    done: list[list[list[Finding]]] = field(default_factory=list)
    failed: list[CloakroomError] = field(default_factory=list)
    progress: list[tuple[int, int]] = field(default_factory=list)

    @property
    def settled(self) -> int:
        return len(self.done) + len(self.failed)


class Bench:
    """One Worker and everything it said."""

    def __init__(self, qtbot: QtBot, notes: Path) -> None:
        self.qtbot = qtbot
        self.notes = notes
        self.behaviour = ["serve"]
        self.worker = Worker(program=self.program)
        self.broken: list[InstallationError] = []
        self.worker.broken.connect(self.broken.append)

    def program(self) -> list[str]:
        """The behaviours in turn, the last one for ever."""
        behaviour = self.behaviour.pop(0) if len(self.behaviour) > 1 else self.behaviour[0]
        return [sys.executable, str(detector_program.__file__), behaviour, str(self.notes)]

    def start(self, *behaviour: str) -> None:
        self.behaviour = list(behaviour or ["serve"])
        self.worker.start()

    def warm(self, *behaviour: str) -> None:
        with self.qtbot.waitSignal(self.worker.ready, timeout=WAIT_MS):
            self.start(*behaviour)

    def ask(self, *texts: str, options: Options | None = None) -> Outcome:
        outcome = Outcome(self.worker.detect(texts, options or Options()))
        outcome.job.done.connect(outcome.done.append)
        outcome.job.failed.connect(outcome.failed.append)
        outcome.job.progress.connect(lambda done, total: outcome.progress.append((done, total)))
        return outcome

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=WAIT_MS)

    def settle(self, *outcomes: Outcome) -> None:
        self.until(lambda: all(outcome.settled for outcome in outcomes))

    @property
    def noted(self) -> list[str]:
        return self.notes.read_text(encoding="utf-8").splitlines() if self.notes.exists() else []

    @property
    def starts(self) -> int:
        return self.noted.count("start")


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path / "notes")
    yield made
    made.worker.stop()


def kinds(outcome: Outcome) -> list[type[CloakroomError]]:
    return [type(error) for error in outcome.failed]


# ---- answers


@pytest.mark.parametrize(("behaviour", "note"), [("serve", ""), ("noted", "names: rules only")])
def test_what_is_amiss_with_the_name_model_is_known_when_ready(
    bench: Bench, behaviour: str, note: str
) -> None:
    bench.warm(behaviour)
    assert bench.worker.note == note


def test_ready_and_done(bench: Bench) -> None:
    assert not bench.worker.is_ready
    bench.warm()
    assert bench.worker.is_ready
    assert bench.worker.process_id
    outcome = bench.ask("find me")
    bench.settle(outcome)
    assert outcome.done == [[[
        Finding(0, 3, "PERSON", 0.9, "half of it"), Finding(3, 7, "PERSON", 0.9, "half of it"),
    ]]]
    assert not outcome.failed


def test_findings_of_several_texts_in_several_lines(bench: Bench) -> None:
    bench.warm()
    outcome = bench.ask("find", "", "some \ud800 text")
    bench.settle(outcome)
    spans = [[(f.start, f.end) for f in found] for found in outcome.done[0]]
    assert spans == [[(0, 2), (2, 4)], [(0, 0), (0, 0)], [(0, 5), (5, 11)]]


def test_the_options_reach_the_process(bench: Bench) -> None:
    bench.warm()
    options = Options(sensitivity=Sensitivity.CAUTIOUS, allow=("Leeds",))
    outcome = bench.ask("options", options=options)
    bench.settle(outcome)
    why = outcome.done[0][0][0].why
    assert '"sensitivity": "cautious"' in why
    assert '"allow": ["Leeds"]' in why


def test_progress(bench: Bench) -> None:
    bench.warm()
    outcome = bench.ask("progress")
    bench.settle(outcome)
    assert outcome.progress == [(1, 2), (2, 2)]


def test_an_answer_never_comes_before_detect_returns(bench: Bench) -> None:
    bench.warm()
    outcome = bench.ask("find")
    assert not outcome.settled


def test_jobs_sent_before_it_is_ready_are_answered(bench: Bench) -> None:
    early = bench.ask("find")
    bench.start("late")
    late = bench.ask("find")
    assert not early.settled
    bench.notes.with_suffix(".go").touch()
    bench.settle(early, late)
    assert not early.failed + late.failed


def test_no_job_is_lost(bench: Bench) -> None:
    bench.warm()
    outcomes = [bench.ask(f"find {number}") for number in range(300)]
    bench.settle(*outcomes)
    assert [outcome.settled for outcome in outcomes] == [1] * 300
    for number, outcome in enumerate(outcomes):
        assert outcome.done[0][0][-1].end == len(f"find {number}")


def test_a_process_that_talks_nonsense_is_replaced(bench: Bench) -> None:
    bench.warm()
    outcome, after = bench.ask("babble"), bench.ask("find")
    bench.settle(outcome, after)
    assert kinds(outcome) == [DetectorFailed]
    assert after.done


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [
        ("refuse", TooLarge, "Far too large."),
        ("strange", DetectorFailed, DetectorFailed().sentence),
    ],
)
def test_an_error_comes_as_itself(
    bench: Bench, text: str, kind: type[CloakroomError], sentence: str
) -> None:
    bench.warm()
    outcome, after = bench.ask(text), bench.ask("find")
    bench.settle(outcome, after)
    assert kinds(outcome) == [kind]
    assert outcome.failed[0].sentence == sentence
    assert after.done


# ---- cancelling


def test_cancelled_before_it_is_ready(bench: Bench) -> None:
    bench.start("late")
    outcome, other = bench.ask("find"), bench.ask("find")
    bench.worker.cancel(outcome.job)
    assert kinds(outcome) == [Cancelled]
    bench.notes.with_suffix(".go").touch()
    bench.settle(other)
    assert outcome.settled == 1
    assert bench.noted == ["start", f"job {other.job.number}"]


def test_cancelled_while_it_waits_behind_another(bench: Bench) -> None:
    bench.warm()
    running, waiting, after = bench.ask("wait"), bench.ask("find"), bench.ask("find")
    bench.until(lambda: bool(running.progress))
    bench.worker.cancel(waiting.job)
    assert kinds(waiting) == [Cancelled]
    bench.worker.cancel(running.job)
    bench.settle(running, after)
    assert after.done
    assert waiting.settled == 1


def test_cancelled_while_it_runs(bench: Bench) -> None:
    bench.warm()
    running, after = bench.ask("wait"), bench.ask("find")
    bench.until(lambda: bool(running.progress))
    bench.worker.cancel(running.job)
    bench.worker.cancel(running.job)  # twice does no harm
    reported = len(running.progress)
    bench.settle(running, after)
    assert kinds(running) == [Cancelled]
    assert len(running.progress) == reported
    assert after.done
    assert bench.starts == 1  # the process was warm and stayed so


def test_a_result_that_crosses_the_cancel_is_not_given_out(bench: Bench) -> None:
    bench.warm()
    running = bench.ask("finish")
    bench.until(lambda: bool(running.progress))
    bench.worker.cancel(running.job)
    bench.settle(running)
    assert kinds(running) == [Cancelled]
    assert not running.done


def test_a_deaf_process_is_ended_after_the_grace(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "GRACE_MS", 50)
    bench.warm()
    deaf, after = bench.ask("deaf"), bench.ask("find")
    bench.until(lambda: bool(deaf.progress))
    bench.worker.cancel(deaf.job)
    bench.settle(deaf, after)
    assert kinds(deaf) == [Cancelled]
    assert after.done
    assert bench.starts == 2
    assert not bench.broken


def test_cancelling_a_settled_job_does_nothing(bench: Bench) -> None:
    bench.warm()
    outcome = bench.ask("find")
    bench.settle(outcome)
    bench.worker.cancel(outcome.job)
    assert outcome.settled == 1


# ---- dying


def test_a_death_fails_the_running_job_and_no_other(bench: Bench) -> None:
    bench.warm()
    outcomes = [bench.ask(text) for text in ("find", "die", "find", "find")]
    bench.settle(*outcomes)
    assert [kinds(outcome) for outcome in outcomes] == [[], [DetectorFailed], [], []]
    assert [outcome.settled for outcome in outcomes] == [1, 1, 1, 1]
    assert bench.starts == 2


def test_deaths_at_work_do_not_add_up(bench: Bench) -> None:
    bench.warm()
    for _ in range(MOST_DEATHS + 1):
        outcome, after = bench.ask("die"), bench.ask("find")
        bench.settle(outcome, after)
        assert kinds(outcome) == [DetectorFailed]
        assert after.done
    assert not bench.broken


def test_it_gives_up_after_deaths_while_warming_up(bench: Bench) -> None:
    outcomes = [bench.ask("find"), bench.ask("find")]
    bench.start("never")
    bench.settle(*outcomes)
    assert bench.starts == MOST_DEATHS
    assert [kinds(outcome) for outcome in outcomes] == [[InstallationError]] * 2
    assert len(bench.broken) == 1
    later = bench.ask("find")
    assert not later.settled  # the asker has yet to connect
    bench.settle(later)
    assert kinds(later) == [InstallationError]


def test_two_deaths_while_warming_up_are_forgiven(bench: Bench) -> None:
    outcome = bench.ask("find")
    bench.start("never", "never", "serve")
    bench.settle(outcome)
    assert outcome.done
    assert bench.starts == MOST_DEATHS
    assert not bench.broken


def test_a_missing_program_breaks_it(bench: Bench, tmp_path: Path) -> None:
    bench.worker = Worker(program=lambda: [str(tmp_path / "no such program")])
    bench.worker.broken.connect(bench.broken.append)
    outcome = bench.ask("find")
    bench.worker.start()
    bench.settle(outcome)
    assert kinds(outcome) == [InstallationError]
    assert len(bench.broken) == 1


# ---- another name model


def test_with_another_model_the_process_is_replaced_and_asked_again(bench: Bench) -> None:
    bench.warm()
    # GIVEN a job at work that has said something, and one that waits
    first, second = bench.ask("model"), bench.ask("model")
    bench.until(lambda: bool(first.job.findings[0]))
    # WHEN another model is to be used
    bench.worker.use_model("/opt/model")
    assert not bench.worker.is_ready
    # THEN both are answered by it, once, and no death was counted
    bench.settle(first, second)
    for outcome in (first, second):
        assert [[each.why for each in found] for found in outcome.done[0]] == [["/opt/model"]]
    assert bench.starts == 2
    assert bench.broken == []


def test_the_same_model_replaces_nothing(bench: Bench) -> None:
    bench.warm()
    bench.worker.use_model("")
    assert bench.worker.is_ready
    bench.settle(bench.ask("find"))
    assert bench.starts == 1


def test_a_model_that_was_named_before_the_start_is_used(bench: Bench) -> None:
    bench.worker.use_model("/opt/model")
    assert bench.starts == 0
    bench.start()
    outcome = bench.ask("model")
    bench.settle(outcome)
    assert outcome.done[0][0][0].why == "/opt/model"


def test_models_that_change_quickly_leave_the_last_one(bench: Bench) -> None:
    bench.start()
    for name in ("/a", "/b", "", "/c"):
        bench.worker.use_model(name)
    outcome = bench.ask("model")
    bench.settle(outcome)
    assert outcome.done[0][0][0].why == "/c"


# ---- stopping


def test_stop_settles_everything_and_ends_the_process(bench: Bench) -> None:
    bench.warm()
    outcomes = [bench.ask("find") for _ in range(3)]
    bench.worker.stop()
    assert [kinds(outcome) for outcome in outcomes] == [[Cancelled]] * 3
    assert bench.worker.process_id == 0
    assert bench.starts == 1


def test_stop_ends_a_process_that_does_not_listen(bench: Bench) -> None:
    bench.warm()
    outcome = bench.ask("deaf")
    bench.until(lambda: bool(outcome.progress))
    bench.worker.stop()
    assert kinds(outcome) == [Cancelled]
    assert "end" not in bench.noted


def test_the_process_ends_when_its_input_does(bench: Bench) -> None:
    bench.warm()
    bench.worker.stop()
    assert bench.noted == ["start", "end"]


def test_stop_before_start_is_harmless(bench: Bench) -> None:
    outcome = bench.ask("find")
    bench.worker.stop()
    assert kinds(outcome) == [Cancelled]
