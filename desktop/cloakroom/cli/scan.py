"""``cloakroom scan``: print what is found. Exit 0 nothing, 1 something, 3 a file was not read."""

import argparse
from dataclasses import replace

from cloakroom.cli import options, ruled
from cloakroom.cli.bar import Bar
from cloakroom.cli.console import Console, painter, visible
from cloakroom.cli.examine import Examined, examine
from cloakroom.cli.findings_json import as_json
from cloakroom.cli.inputs import STANDARD_INPUT, Source, named
from cloakroom.cli.listing import counts, listing, unread
from cloakroom.cli.matters import to_look_into, with_what_is_known
from cloakroom.cli.parser import Parser
from cloakroom.cli.shell import Shell
from cloakroom.cli.team import Team
from cloakroom.errors import UsageError
from cloakroom.progress import silent

SUMMARY = "show what is sensitive in files or in a text"
DESCRIPTION = """Shows what is sensitive in files or in standard input. Changes nothing.
Exit status: 0 nothing found, 1 something found, 2 usage, 3 a file could not be read, or not all
of it: a picture in it, an embedded object, or what was left when the time allowed was over."""

NEAR = 0.2
"""The score from which something came close; below it next to nothing speaks for a finding."""


def declare(parser: Parser) -> None:
    parser.add_argument("file", nargs="*", metavar="FILE", help="a file, or - (the default)")
    parser.add_argument("--json", action="store_true", help="print JSON Lines, one object a file")
    parser.add_argument("--no-values", action="store_true", help="do not print what was found")
    parser.add_argument("--near", action="store_true",
                        help="list apart what came close; it does not count")
    options.declare(parser)
    parser.add_argument("--operator", help=argparse.SUPPRESS)  # common with scrub; no effect here


def run(args: argparse.Namespace, shell: Shell) -> int:
    ruled.settle(args, shell)
    console, sources = shell.console, _sources(args.file, shell.console)
    wanted = replace(options.detector_options(args), near=NEAR if args.near else None)
    with to_look_into(args.matter, shell) as matter:
        ledger = matter.ledger
    jobs = min(args.jobs, len(sources))
    found = failed = False
    with Team(shell, jobs, args.model) as team, Bar(console, len(sources), quiet=args.quiet) as bar:

        def look(source: Source) -> Examined:
            report = bar.file(source.name) if jobs == 1 else silent
            examined = examine(source, console, team, options=wanted, report=report)
            return with_what_is_known(examined, wanted, ledger)

        for examined in team.map(look, sources):
            bar.clear()
            _print(examined, console, args)
            found |= bool(examined.findings)
            failed |= not examined.complete or bool(examined.unread)
    return 3 if failed else int(found)


def _sources(names: list[str], console: Console) -> list[Source]:
    if names:
        return [named(name) for name in names]
    if not console.piped_in:
        raise UsageError("Name a file, or pipe a text in. See: cloakroom scan --help")
    return [named(STANDARD_INPUT)]


def _print(examined: Examined, console: Console, args: argparse.Namespace) -> None:
    for warning in (*examined.warnings, *unread(examined)):
        console.complain(visible(warning))
    if args.json:
        console.say(as_json(examined, values=not args.no_values))
        return
    for line in listing(examined, painter(console), values=not args.no_values):
        console.say(line)
    if examined.near:
        console.say(f"{visible(examined.source.name)}: near misses, which do not count:")
        close = replace(examined, findings=examined.near)
        for line in listing(close, painter(console), values=not args.no_values):
            console.say(line)
    if examined.readable and not args.quiet:
        told = counts(examined.findings) or "nothing found"
        console.note(f"{visible(examined.source.label)}: {told}")
