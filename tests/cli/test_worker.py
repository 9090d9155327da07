"""The worker process as a detector, over the real protocol."""

import os
import sys

import pytest

from cloakroom.cli import worker as module
from cloakroom.cli.worker import Worker
from cloakroom.detect.options import Options
from cloakroom.errors import DetectorFailed, OutOfTime, TooLarge
from cloakroom.progress import silent


@pytest.fixture
def fake_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    command = [sys.executable, "-m", "fakes.worker_process"]
    monkeypatch.setattr(module, "program", lambda word: command)


@pytest.mark.usefixtures("fake_process")
def test_it_answers_again_and_again_and_ends() -> None:
    worker = Worker()
    told: list[tuple[int, int]] = []
    for text in ("Hi Amira Okafor \udc80", "Nobody", "07700 900123"):
        found = worker.detect(
            text, options=Options(not_types=frozenset({"PHONE_NUMBER"})),
            report=lambda done, total: told.append((done, total)) is None,
        )
        assert [(f.start, f.entity_type) for f in found] == ([(3, "PERSON")] if "A" in text else [])
    worker.end()
    assert told[-1] == (12, 12)
    with pytest.raises(DetectorFailed):
        worker.detect("more", options=Options(), report=silent)


@pytest.mark.parametrize(
    ("line", "error"),
    [('{"id": 1, "error": "TooLarge", "sentence": "Too much."}', TooLarge),
     ('{"id": 1, "error": "OutOfTime", "sentence": "Too slow."}', OutOfTime),
     ('{"id": 1, "error": "Nonsense", "sentence": ""}', DetectorFailed),
     ('{"id": 0, "end": true}', DetectorFailed),  # the end of another job
     ("not JSON", DetectorFailed), ("", DetectorFailed)],
)
def test_what_goes_wrong_there_is_an_error_here(
    line: str, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", f"input(); print({line!r})"]
    monkeypatch.setattr(module, "program", lambda word: command)
    worker = Worker()
    with pytest.raises(error):
        worker.detect("text", options=Options(), report=silent)
    worker.end()


@pytest.mark.usefixtures("fake_process")
def test_a_scan_says_how_far_it_went_and_what_came_close() -> None:
    worker = Worker()
    text = "Hi Amira Okafor and Daniel Whitfield"
    scan = worker.scan(text, options=Options(near=0.2, threshold=0.95), report=silent)
    assert ([f.start for f in scan.near], scan.findings, scan.complete) == ([3, 20], (), True)
    scan = worker.scan(text, options=Options(seconds=1.0), report=silent)
    assert ([f.start for f in scan.findings], scan.scanned_to, scan.total) == ([3], 18, 36)
    worker.end()


def test_the_note_of_the_process_is_known_and_the_model_reaches_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = (
        "import json, os; input();"
        "print(json.dumps({'ready': True, 'note': os.environ['CLOAKROOM_MODEL']}));"
        "print(json.dumps({'id': 1, 'end': True}))"
    )
    monkeypatch.setattr(module, "program", lambda word: [sys.executable, "-c", code])
    worker = Worker("models/big")
    assert worker.scan("text", options=Options(), report=silent).complete
    assert worker.note == "models/big"
    worker.end()
