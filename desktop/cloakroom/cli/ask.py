"""``cloakroom ask``: scrub a question, send it to an approved deployment, print the answer with the
values put back, as it arrives."""

import argparse
import asyncio

from cloakroom.cli import options, replacing, ruled
from cloakroom.cli.asking import Asking, Wanted
from cloakroom.cli.console import Console
from cloakroom.cli.inputs import STANDARD_INPUT, named, text_of
from cloakroom.cli.matters import left_alone, to_work_in
from cloakroom.cli.parser import Parser
from cloakroom.cli.shell import Shell
from cloakroom.errors import UsageError

SUMMARY = "ask an approved deployment, with the values taken out"
DESCRIPTION = """Takes the values out of a question, sends it to an approved deployment and prints
the answer with the values put back, as it arrives. With --deployment practice the answer comes from
this computer, and nothing leaves it. With --show nothing is sent: it prints what would be.
Exit status: 0 answered in full, 1 the answer was cut short, 2 usage, 3 blocked or failed (the
sentence says whether anything left this computer)."""


def declare(parser: Parser) -> None:
    add = parser.add_argument
    add("text", nargs="?", metavar="TEXT|-", help="the question (default: standard input)")
    add("--deployment", metavar="ID", help="an approved deployment, or practice; see: deployments")
    add("--show", action="store_true", help="print the exact request, and send nothing")
    add("--reason", metavar="TEXT", help="why it goes in spite of its marking; it is recorded")
    add("--key", action="store_true", help="ask for an API key, for this call only")
    add("--sign-in", action="store_true", help="sign in with the browser first")
    options.declare(parser)
    replacing.declare(parser)


def run(args: argparse.Namespace, shell: Shell) -> int:
    ruled.settle(args, shell, sends=True)
    question = _question(args.text, shell.console)
    wanted = options.detector_options(args)
    with to_work_in(args.matter, shell) as matter:
        method = replacing.method(
            args, matter.ledger, left_alone=left_alone(wanted, matter.ledger))
        key = shell.ask_secretly("API key: ") if args.key else ""
        asking = Asking(
            shell.console, shell.office(), matter, method, wanted, shell.load(args.model))
        return asyncio.run(asking.serve(question, Wanted(
            args.deployment, key, args.reason or "", sign_in=args.sign_in, show=args.show,
            quiet=args.quiet)))


def _question(text: str | None, console: Console) -> str:
    if text is not None and text != STANDARD_INPUT:
        return text
    if text is None and not console.piped_in:
        raise UsageError("Write a question, or pipe one in. See: cloakroom ask --help")
    return text_of(named(STANDARD_INPUT), console).text
