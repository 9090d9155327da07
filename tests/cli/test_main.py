"""Which command runs, and what becomes of every way it can end."""

import argparse
import io
import os
from dataclasses import dataclass, field

import pytest

from cloakroom.cli import main as module
from cloakroom.cli.console import Console
from cloakroom.cli.main import COMMANDS
from cloakroom.cli.parser import Parser
from cloakroom.cli.shell import Shell
from cloakroom.errors import Cancelled, NoInstance, NotClean, UsageError
from fakes.shell import FakeShell


@dataclass
class FakeCommand:
    """A command that ends in the given way."""

    ending: BaseException | None = None
    SUMMARY: str = "ends"
    DESCRIPTION: str = "Ends."
    words: list[str] = field(default_factory=list)

    def declare(self, parser: Parser) -> None:
        parser.add_argument("--deny")

    def run(self, args: argparse.Namespace, shell: Shell) -> int:
        if self.ending:
            raise self.ending
        return 0


def replace_scan(monkeypatch: pytest.MonkeyPatch, command: FakeCommand) -> None:
    monkeypatch.setattr(module, "COMMANDS", {"scan": command})


@pytest.mark.parametrize(
    ("ending", "code", "told"),
    [
        (None, 0, ""),
        (UsageError("No such kind."), 2, "cloakroom: No such kind.\n"),
        (NotClean("Still there."), 3, "cloakroom: Still there.\n"),
        (NoInstance(), 3, "cloakroom: Cloakroom is not running. Start it first: cloakroom\n"),
        (Cancelled(), 130, "cloakroom: Stopped, as you asked. Nothing was changed.\n"),
        (KeyboardInterrupt(), 130, "\nStopped, as you asked. Nothing is half-written.\n"),
        (NotClean("\x1b[2Jname\n"), 3, "cloakroom: \\x1b[2Jname\\n\n"),
    ],
)
def test_each_ending_has_its_status_and_sentence(
    ending: BaseException | None, code: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_scan(monkeypatch, FakeCommand(ending))
    run = FakeShell().run("scan")
    assert (run.code, run.err, run.out) == (code, told, "")


def test_a_closed_pipe_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """GIVEN a reader that went away WHEN the command writes THEN nothing is said."""
    replace_scan(monkeypatch, FakeCommand(BrokenPipeError()))
    read_end, write_end = os.pipe()
    os.close(read_end)
    errors = io.BytesIO()
    with os.fdopen(write_end, "wb") as out:
        console = Console(stdin=io.BytesIO(), stdout=out, stderr=errors)
        assert module.main(["scan"], FakeShell().shell(console)) == 141
        out.write(b"the last flush goes nowhere")
    assert errors.getvalue() == b""


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help(name: str) -> None:
    run = FakeShell().run(name, "--help")
    assert run.code == 0
    assert run.out.startswith(f"usage: cloakroom {name}")
    assert COMMANDS[name].DESCRIPTION in run.out


def test_a_command_that_there_is_not_is_said() -> None:
    run = FakeShell().run("talk")
    assert run.code == 2
    assert "no command “talk”" in run.err


@pytest.mark.parametrize("command", ["scan", "scrub"])
def test_the_policy_option_is_offered(command: str) -> None:
    assert "--policy FILE" in FakeShell().run(command, "--help").out


@pytest.mark.parametrize("command", ["scan", "scrub"])
def test_options_are_not_guessed_from_their_beginning(command: str) -> None:
    assert FakeShell().run(command, "a.txt", "--sens", "precise").code == 2
