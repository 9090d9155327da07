"""A passphrase, asked for without showing it or read from a file."""

import argparse
from pathlib import Path

from cloakroom.cli.inputs import STANDARD_INPUT
from cloakroom.cli.parser import Parser
from cloakroom.cli.shell import Shell
from cloakroom.errors import InputError, UsageError


def declare(parser: Parser, told: str) -> None:
    parser.add_argument("--passphrase-file", metavar="FILE", help=told)


def passphrase(args: argparse.Namespace, shell: Shell, *, twice: bool) -> str:
    """The first line of ``--passphrase-file``, or what is typed."""
    if args.passphrase_file is not None:
        return _first_line(args.passphrase_file, shell)
    if shell.console.piped_in:
        raise UsageError("Without a terminal, give the passphrase with --passphrase-file FILE.")
    given = shell.ask_secretly("Passphrase: ")
    if twice and shell.ask_secretly("Once more: ") != given:
        raise UsageError("These were two different passphrases. Nothing was written.")
    return given


def _first_line(file: str, shell: Shell) -> str:
    try:
        if file == STANDARD_INPUT:
            line = shell.console.stdin.readline()
        else:
            with Path(file).open("rb") as stream:
                line = stream.readline()
        return line.decode("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{file} could not be read as a passphrase.") from None
