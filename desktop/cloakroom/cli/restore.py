"""``cloakroom restore``: put the values of a kept matter back into a text, and report."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from cloakroom.cli.console import visible
from cloakroom.cli.inputs import STANDARD_INPUT, named, text_of
from cloakroom.cli.matters import to_look_into
from cloakroom.cli.parser import Parser
from cloakroom.cli.shell import Shell
from cloakroom.errors import UsageError
from cloakroom.files.restoring import write_restored
from cloakroom.model import Recovery, Restored
from cloakroom.redact.guess import guess
from cloakroom.redact.restore import restore
from cloakroom.redact.targets import Target

SUMMARY = "put the values back into a text"
DESCRIPTION = """Puts the values of a kept matter back into a text (a file, or standard input) and
prints the result, or with -o into a copy of a document (of any format but PDF and pictures). The
report on standard error says how many values were restored as they were written, how many
although the answer wrote their placeholder differently, how many placeholders are unknown and
stay, and how many of the matter are not in the text.
Exit status: 0 all restored, 1 something altered or unknown, 2 usage, 3 failed."""


def declare(parser: Parser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE|-", help="the text (default: -)")
    parser.add_argument("--matter", metavar="NAME", help="the matter that holds the values")
    parser.add_argument(
        "--format", choices=["auto", *(target.value for target in Target)],
        default=Target.TEXT.value,
        help="what the text is written in, so that a value with a quote in it, say, does not break "
             "it; auto goes by the look of it (default: text, values to the byte)")
    parser.add_argument("-o", dest="out", metavar="OUT",
                        help="write a copy of the file, a Word document say, with the values in it")
    parser.add_argument("--quiet", action="store_true", help="no report")


def run(args: argparse.Namespace, shell: Shell) -> int:
    if args.matter is None:
        raise UsageError(
            "Say which matter holds the values: --matter NAME. For what the running Cloakroom "
            "holds in memory: cloakroom clipboard restore"
        )
    console = shell.console
    if args.file is None and not console.piped_in:
        raise UsageError("Name a file, or pipe a text in. See: cloakroom restore --help")
    if args.out is not None:
        return _into_a_file(args, shell)
    with to_look_into(args.matter, shell) as matter:
        file = text_of(named(args.file or STANDARD_INPUT), console)
        into = guess(file.text) if args.format == "auto" else Target(args.format)
        restored = restore(file.text, matter.ledger, into=into)
        if console.terminal_out:
            console.write(visible(restored.text, keep="\n\t").encode("utf-8", "backslashreplace"))
        else:
            console.write(file.encode(restored.text))
        return _told(restored, args, shell)


def _into_a_file(args: argparse.Namespace, shell: Shell) -> int:
    """A document, place by place, in a process of its own."""
    source = named(args.file or STANDARD_INPUT)
    if source.path is None:
        raise UsageError("With -o name a file; a text from standard input is printed.")
    worker = shell.files()
    try:
        with to_look_into(args.matter, shell) as matter:
            copy = write_restored(worker, source.path, matter.ledger, Path(args.out))
            return _told(copy.restored, args, shell)
    finally:
        worker.end()


def _told(restored: Restored, args: argparse.Namespace, shell: Shell) -> int:
    if not args.quiet:
        for line in report(restored):
            shell.console.note(line)
    return int(any(ticket.recovery is not Recovery.EXACT for ticket in restored.tickets))


def report(restored: Restored) -> Iterator[str]:
    """The counts, then each placeholder that was altered or is unknown, as the text wrote it.
    Never a value."""
    exact, altered, unknown = (restored.count(recovery) for recovery in Recovery)
    yield (
        f"restored {exact}, altered {altered}, unknown {unknown}, "
        f"never used {len(restored.unused)}"
    )
    for ticket in restored.tickets:
        if ticket.recovery is not Recovery.EXACT:
            line = restored.text.count("\n", 0, ticket.start) + 1
            yield f"  {ticket.recovery}: {visible(ticket.seen)} (line {line})"
