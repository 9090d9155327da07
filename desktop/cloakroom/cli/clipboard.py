"""``cloakroom clipboard``: asks the running instance, and prints what it did."""

import argparse

from cloakroom.cli.console import visible
from cloakroom.cli.parser import Parser
from cloakroom.cli.shell import Shell

SUMMARY = "scrub, restore, undo or show the clipboard (needs a running Cloakroom)"
DESCRIPTION = """Asks the running Cloakroom to act on the clipboard, and prints what was done.
  scrub    takes the sensitive data out
  restore  puts the values back that a scrub took out
  undo     puts back what the clipboard held before
  show     prints what the clipboard holds
Exit status: 0 done, 1 nothing to do, 2 usage, 3 no running Cloakroom, or it failed."""

_FAILED = 3


def declare(parser: Parser) -> None:
    parser.add_argument("action", choices=["scrub", "restore", "undo", "show"])


def run(args: argparse.Namespace, shell: Shell) -> int:
    reply = shell.ask(f"clipboard.{args.action}")
    console = shell.console
    if reply.code == _FAILED:
        console.complain(visible(reply.message))
    elif reply.message:
        told = visible(reply.message, keep="\n\t") if console.terminal_out else reply.message
        console.say(told)
    return reply.code
