"""``cloakroom clipboard``: one request, its answer, and its status."""

from collections.abc import Callable

import pytest

from cloakroom.instance import Reply
from fakes.shell import FakeShell


def answering(code: int, message: str, asked: list[str]) -> Callable[[str], Reply]:
    def ask(action: str) -> Reply:
        asked.append(action)
        return Reply(code, message)

    return ask


@pytest.mark.parametrize("action", ["scrub", "restore", "undo", "show"])
@pytest.mark.parametrize(
    ("code", "out", "err"),
    [(0, "Took out 2 names.\n", ""), (1, "Took out 2 names.\n", ""),
     (3, "", "cloakroom: Took out 2 names.\n")],
)
def test_the_answer_is_printed_and_its_code_is_the_status(
    action: str, code: int, out: str, err: str
) -> None:
    asked: list[str] = []
    run = FakeShell(ask=answering(code, "Took out 2 names.", asked)).run("clipboard", action)
    assert (run.code, run.out, run.err) == (code, out, err)
    assert asked == [f"clipboard.{action}"]


def test_what_the_clipboard_holds_cannot_drive_the_terminal() -> None:
    held = "one\n\ttwo \x1b[2J"
    shell = FakeShell(ask=answering(0, held, []), terminal=True)
    assert shell.run("clipboard", "show").out == "one\n\ttwo \\x1b[2J\n"
    assert FakeShell(ask=answering(0, held, [])).run("clipboard", "show").out == f"{held}\n"


def test_an_empty_answer_prints_nothing() -> None:
    assert FakeShell(ask=answering(0, "", [])).run("clipboard", "undo").out == ""


@pytest.mark.parametrize("argv", [[], ["paste"], ["scrub", "undo"]])
def test_other_actions_are_a_usage_error(argv: list[str]) -> None:
    assert FakeShell(ask=answering(0, "", [])).run("clipboard", *argv).code == 2
