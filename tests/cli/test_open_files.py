"""``cloakroom open``: the files reach the running window, or a new one."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cloakroom.instance import Reply
from fakes.shell import FakeShell


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "letter.txt"
    path.write_text("Dear Amira Okafor")
    return path


def test_a_running_instance_gets_absolute_paths(letter: Path) -> None:
    asked: list[Sequence[Path]] = []

    def ask(files: Sequence[Path]) -> Reply:
        asked.append(files)
        return Reply(0, "Opened in the window.")

    shell = FakeShell(ask_to_open=ask)
    run = shell.run("open", "letter.txt", ".")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert asked == [[letter, letter.parent]]
    assert shell.started == []


def test_where_none_runs_one_is_started(letter: Path) -> None:
    shell = FakeShell()
    assert shell.run("open", str(letter)).code == 0
    assert shell.started == [[letter]]


def test_a_file_that_is_not_there_opens_nothing(letter: Path) -> None:
    shell = FakeShell()
    run = shell.run("open", str(letter), "nowhere.txt")
    assert run.code == 3
    assert "nowhere.txt is not there. Nothing was opened." in run.err
    assert shell.started == []


def test_a_refusal_is_said(letter: Path) -> None:
    run = FakeShell(ask_to_open=lambda _: Reply(3, "No.")).run("open", "letter.txt")
    assert (run.code, run.err) == (3, "cloakroom: No.\n")


def test_without_a_file_it_is_wrong_usage() -> None:
    assert FakeShell().run("open").code == 2
