"""``cloakroom scrub``: clean copies. One ledger for the run, so that the same value gets the same
stand-in in every file. Exit 0 only when every copy is clean and passed the second look."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cloakroom.cli import options
from cloakroom.cli.bar import Bar
from cloakroom.cli.console import Console, visible
from cloakroom.cli.examine import Examined, examine, failure
from cloakroom.cli.listing import counts
from cloakroom.cli.matters import knowing, to_work_in
from cloakroom.cli.parser import Parser
from cloakroom.cli.places import Place, places
from cloakroom.cli.shell import Shell
from cloakroom.cli.team import Team
from cloakroom.detect.options import Options
from cloakroom.errors import Cancelled, CloakroomError, InstallationError
from cloakroom.matters.matter import Matter
from cloakroom.model import Decision, Finding, Operator
from cloakroom.output import write_new
from cloakroom.progress import silent
from cloakroom.scrub import Method, Scrubbed, scrub

SUMMARY = "write clean copies of text files"
DESCRIPTION = """Writes clean copies of text files, and never over a file. With - it reads standard
input and prints the clean text. What is written has passed a second look.
Exit status: 0 clean and verified, 2 usage, 3 refused or failed (nothing written for that file).
With --matter the values are kept, for cloakroom restore; without it they are forgotten."""


def declare(parser: Parser) -> None:
    parser.add_argument("file", nargs="+", metavar="FILE|DIR|-", help="text files or folders")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("-o", dest="out", metavar="OUT", help="the clean copy of one file")
    place.add_argument("--output-dir", metavar="DIR", help="the folder for the clean copies")
    parser.add_argument(
        "--operator", choices=[operator.value for operator in Operator],
        default=Operator.PLACEHOLDER.value, help="what replaces a value (default: placeholder)",
    )
    options.declare(parser)


def run(args: argparse.Namespace, shell: Shell) -> int:
    options.refuse_later(args)
    todo = places(args.file, args.out, args.output_dir)
    jobs = max(1, min(args.jobs, len(todo)))
    method = Method(Operator(args.operator))
    wanted = options.detector_options(args)
    bar = Bar(shell.console, len(todo), quiet=args.quiet)
    with to_work_in(args.matter, shell) as matter, Team(shell, jobs, args.model) as team, bar:
        desk = _Desk(shell.console, team, bar, knowing(wanted, matter.ledger), matter)
        looks = team.map(desk.look, todo)
        done = [
            desk.finish(place, examined, method, quiet=args.quiet)
            for place, examined in zip(todo, looks, strict=True)
        ]
    return 0 if all(done) else 3


@dataclass(frozen=True, slots=True)
class _Desk:
    """The first looks may run side by side; the copies are finished one after the other, in the
    order they were named, so that the numbers in the placeholders are the same each time."""

    console: Console
    team: Team
    bar: Bar
    options: Options
    matter: Matter

    def look(self, place: Place) -> Examined:
        report = self.bar.file(place.source.name) if self.team.jobs == 1 else silent
        return examine(
            place.source, self.console, self.team, options=self.options, report=report
        )

    def finish(self, place: Place, examined: Examined, method: Method, *, quiet: bool) -> bool:
        """True when the clean copy is written; otherwise it was said why there is none."""
        self.bar.clear()
        for warning in examined.warnings:
            self.console.complain(visible(warning))
        if examined.file is None or not examined.complete:
            return False
        try:
            scrubbed = self._scrubbed(examined, method)
            self.matter.save()  # first: a copy whose values are not kept could not be restored
            self._release(place, examined.file.encode(scrubbed.cleared.text))
        except (Cancelled, InstallationError):
            raise
        except CloakroomError as error:
            self.console.complain(visible(failure(place.source, error)))
            return False
        if not quiet:
            self.console.note(_summary(place, scrubbed))
        return True

    def _scrubbed(self, examined: Examined, method: Method) -> Scrubbed:
        decisions = [Decision(finding) for finding in examined.findings]
        ledger = self.matter.ledger
        return scrub(
            examined.text, self._detect, ledger=ledger, method=method, decisions=decisions
        )

    def _detect(self, text: str) -> Sequence[Finding]:
        return self.team.detect(text, options=self.options, report=silent)

    def _release(self, place: Place, data: bytes) -> None:
        if place.target is None:
            self.console.write(data)
            return
        write_new(place.target, data, mode=_mode(place.source.path))


def _mode(original: Path | None) -> int:
    """A clean copy is open to nobody the original was closed to."""
    return original.stat().st_mode & 0o666 if original else 0o666


def _summary(place: Place, scrubbed: Scrubbed) -> str:
    taken = [item.finding for item in scrubbed.redacted.replacements]
    to = f" → {visible(str(place.target))}" if place.target else ""
    told = f"took out {counts(taken)}" if taken else "nothing to take out"
    return f"{visible(place.source.label)}{to}: {told}"
