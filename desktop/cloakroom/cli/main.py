"""Picks the command, runs it, and turns every failure into a sentence and an exit status.

0 done, 1 something found (or nothing to do), 2 usage, 3 failed, 130 stopped by the user.
"""

import argparse
import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from cloakroom import __version__
from cloakroom.cli import (
    ask,
    audit,
    clipboard,
    deployments,
    doctor,
    matter,
    open_files,
    policy,
    restore,
    scan,
    scrub,
)
from cloakroom.cli.console import visible
from cloakroom.cli.parser import Parser
from cloakroom.cli.shell import Shell, Start, no_window, real
from cloakroom.errors import Cancelled, CloakroomError, UsageError

FAILED = 3
_STOPPED = 130
_PIPE_CLOSED = 141  # what a program gets that SIGPIPE ends


class Command(Protocol):
    """The form of a command's file. ``SUMMARY`` is its line in the help."""

    SUMMARY: str
    DESCRIPTION: str

    def declare(self, parser: Parser) -> None: ...

    def run(self, args: argparse.Namespace, shell: Shell) -> int: ...


COMMANDS: Mapping[str, Command] = MappingProxyType({
    "open": open_files,
    "scan": scan,
    "scrub": scrub,
    "restore": restore,
    "ask": ask,
    "deployments": deployments,
    "policy": policy,
    "audit": audit,
    "matter": matter,
    "clipboard": clipboard,
    "doctor": doctor,
})

_WIDTH = max(map(len, COMMANDS))

HELP = f"""usage: cloakroom [COMMAND …]

Takes personal, financial and secret data out of text, and puts it back into the answer.
Without a command the tray application starts.

commands:
{chr(10).join(f"  {name:{_WIDTH}}  {row.SUMMARY}" for name, row in COMMANDS.items())}

options:
  -h, --help  show this help, or with a command the help of that command
  --version   show the version

exit status: 0 done, 1 something found or nothing to do, 2 usage, 3 failed, 130 stopped"""


def main(argv: list[str], shell: Shell | None = None, *, start: Start = no_window) -> int:
    """``start`` opens the window where ``open`` finds none running."""
    shell = shell or real(start)
    try:
        return _dispatch(argv, shell)
    except CloakroomError as error:
        shell.console.complain(visible(error.sentence))
        return _status(error)
    except KeyboardInterrupt:
        shell.console.note("\nStopped, as you asked. Nothing is half-written.")
        return _STOPPED
    except BrokenPipeError:
        _close_quietly(shell)
        return _PIPE_CLOSED


def _dispatch(argv: list[str], shell: Shell) -> int:
    name, rest = argv[0], argv[1:]
    if name in {"-h", "--help"}:
        shell.console.say(HELP)
        return 0
    if name == "--version":
        shell.console.say(f"cloakroom {__version__}")
        return 0
    if name not in COMMANDS:
        raise UsageError(f"This version has no command “{name}”. It has: {', '.join(COMMANDS)}.")
    command = COMMANDS[name]
    parser = Parser(name, command.DESCRIPTION)
    command.declare(parser)
    if {"-h", "--help"} & set(rest):
        shell.console.say(parser.format_help().rstrip())
        return 0
    return command.run(parser.read(rest), shell)


def _status(error: CloakroomError) -> int:
    if isinstance(error, UsageError):
        return 2
    return _STOPPED if isinstance(error, Cancelled) else FAILED


def _close_quietly(shell: Shell) -> None:
    """Lets Python's last flush go nowhere instead of into the closed pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, shell.console.stdout.fileno())
