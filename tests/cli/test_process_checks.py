"""The self-test's checks that need another process, with stand-in processes."""

import json
import sys

import pytest

from cloakroom.cli import process_checks as module
from cloakroom.cli.process_checks import CHECKS
from cloakroom.doctor import examine


def told(name: str) -> list[tuple[str, bool, str]]:
    return [(o.name, o.ok, o.detail) for o in examine([c for c in CHECKS if c.name == name])]


def replace_program(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setattr(module, "program", lambda word: [sys.executable, "-c", script])


def test_no_running_instance_is_a_note() -> None:
    assert told("running instance") == [
        ("running instance", True, "Cloakroom is not running (that is all right)")
    ]


@pytest.mark.parametrize(
    ("script", "well", "detail"),
    [
        ("for _ in range(9): print('{\"id\": 1, \"findings\": [0]}')\n"
         "print('{\"id\": 1, \"end\": true}')", True, "answered with 9 findings"),
        ("print('{\"id\": 1, \"end\": true}')", False, "answered with 0 findings"),
        ("print('{\"ready\": true}')", False, "The worker process did not finish its job."),
        ("import sys; sys.exit('no pipeline')", False, "The process ended with 1: no pipeline"),
    ],
)
def test_the_worker_must_answer(
    script: str, well: bool, detail: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_program(monkeypatch, script)
    assert told("worker process") == [("worker process", well, detail)]


def test_qt_that_ends_its_process_is_one_failed_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    replace_program(monkeypatch, "import os; os.abort()")
    ((name, well, detail),) = told("window")
    assert (name, well) == ("window", False)
    assert detail.startswith("The process ended with ")


def test_qt_that_starts_tells_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    rows = [("tray", True, "none"), ("window", True, "Qt")]
    replace_program(monkeypatch, f"print({json.dumps(rows)!r})")
    assert told("window") == rows


@pytest.mark.skipif(sys.platform != "linux", reason="a session without a display")
def test_no_display_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert told("window") == [("window", True, "there is no display here, so it was not tried")]
