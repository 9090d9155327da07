"""``cloakroom open``: files in the window for review. A running Cloakroom shows them; where there
is none, it is started."""

import argparse
from pathlib import Path

from cloakroom.cli.console import visible
from cloakroom.cli.parser import Parser
from cloakroom.cli.shell import Shell
from cloakroom.errors import NoInstance, UnreadableText

SUMMARY = "open files in the window for review"
DESCRIPTION = """Opens files and folders in the window of Cloakroom for review. A running Cloakroom
comes to the front; where there is none, it is started.
Exit status: 0 done, 2 usage, 3 a file is not there."""


def declare(parser: Parser) -> None:
    parser.add_argument("file", nargs="+", metavar="FILE|DIR", help="files or folders")


def run(args: argparse.Namespace, shell: Shell) -> int:
    files = [Path(name).absolute() for name in args.file]
    for name, file in zip(args.file, files, strict=True):
        if not file.exists():
            raise UnreadableText(f"{name} is not there. Nothing was opened.")
    try:
        reply = shell.ask_to_open(files)
    except NoInstance:
        return shell.start(files)
    if reply.code:
        shell.console.complain(visible(reply.message))
    return reply.code
