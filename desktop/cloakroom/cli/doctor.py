"""``cloakroom doctor``: the self-test of this installation, for people or as JSON."""

import argparse
import json
from dataclasses import asdict

from cloakroom import __version__
from cloakroom.cli.console import Console, painter, visible
from cloakroom.cli.parser import Parser
from cloakroom.cli.shell import Shell
from cloakroom.doctor import Outcome, examine

SUMMARY = "check this installation"
DESCRIPTION = """Checks this installation, on this computer alone: nothing is sent or downloaded.
Exit status: 0 all well, 2 usage, 3 something is broken."""

_WIDTH = 16
_GREEN, _RED = "32", "31"


def declare(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace, shell: Shell) -> int:
    outcomes = []
    for outcome in examine(shell.checks):
        outcomes.append(outcome)
        if not args.json:
            _print(outcome, shell.console)
    well = all(outcome.ok for outcome in outcomes)
    if args.json:
        checks = [asdict(outcome) for outcome in outcomes]
        shell.console.say(json.dumps({"ok": well, "version": __version__, "checks": checks}))
    else:
        told = "All well." if well else "Something is broken: see the lines marked FAILED."
        shell.console.say(f"\nCloakroom {__version__}: {told}")
    return 0 if well else 3


def _print(outcome: Outcome, console: Console) -> None:
    paint = painter(console)
    mark = paint("ok    ", _GREEN) if outcome.ok else paint("FAILED", _RED)
    line = f"{mark}  {outcome.name:{_WIDTH}}  {visible(outcome.detail)}"
    console.say(f"{line}  ({outcome.seconds:.1f} s)")
