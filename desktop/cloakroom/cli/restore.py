"""``cloakroom restore``: waits for stored matters. Until then the running instance restores the
clipboard with the values it holds in memory, and this command says so."""

import argparse

from cloakroom.cli.options import LATER_MATTER
from cloakroom.cli.parser import Parser
from cloakroom.cli.shell import Shell
from cloakroom.errors import UsageError

SUMMARY = "put the values back into a text"
DESCRIPTION = """Puts values back into a text from a stored matter. Stored matters come in a later
version. Until then, copy the text and use: cloakroom clipboard restore"""


def declare(parser: Parser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE|-", help="the text to restore")
    parser.add_argument("--matter", metavar="NAME", help="the matter that holds the values")


def run(args: argparse.Namespace, shell: Shell) -> int:
    raise UsageError(LATER_MATTER)
