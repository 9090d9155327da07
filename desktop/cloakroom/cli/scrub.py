"""``cloakroom scrub``: clean copies. One ledger for the run, so that the same value gets the same
stand-in in every file. Exit 0 only when every copy is clean and passed the second look."""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cloakroom.cli import options, replacing, ruled
from cloakroom.cli.bar import Bar
from cloakroom.cli.console import Console, visible
from cloakroom.cli.examine import Examined, examine, failure
from cloakroom.cli.listing import counts
from cloakroom.cli.matters import left_alone, to_work_in, with_what_is_known
from cloakroom.cli.parser import Parser
from cloakroom.cli.places import Place, places
from cloakroom.cli.shell import Shell
from cloakroom.cli.team import Team
from cloakroom.detect.options import Options
from cloakroom.documents.base import Kind, Wishes
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep
from cloakroom.errors import Cancelled, CloakroomError, InstallationError, UsageError
from cloakroom.files.copying import Copy, OpenFile, decided
from cloakroom.files.recording import write_recorded
from cloakroom.files.swept import known_in, swept
from cloakroom.matters.matter import Matter
from cloakroom.model import Decision, Finding
from cloakroom.output import write_new
from cloakroom.progress import silent
from cloakroom.scrub import Method, Scrubbed, scrub

SUMMARY = "write clean copies of files"
DESCRIPTION = """Writes clean copies of files, in the same format, and never over a file. With - it
reads standard input and prints the clean text. What is written has passed a second look and was
unpacked again to prove that no value is left.
Exit status: 0 clean and proven, 1 written, but a part that was kept could not be read, 2 usage,
3 refused or failed (nothing written for that file).
With --matter the values are kept, for cloakroom restore; without it they are forgotten."""


_NOT_PROVEN, _FAILED = 1, 3


def declare(parser: Parser) -> None:
    parser.add_argument("file", nargs="+", metavar="FILE|DIR|-", help="files or folders")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("-o", dest="out", metavar="OUT", help="the clean copy of one file")
    place.add_argument("--output-dir", metavar="DIR", help="the folder for the clean copies")
    replacing.declare(parser)
    parser.add_argument(
        "--keep", action="append", default=[], choices=[kind.value for kind in Kind],
        help="a part that nobody can read and that stays in the copy, which is then not proven; "
             "repeatable (default: all are dropped)",
    )
    options.declare(parser)


def run(args: argparse.Namespace, shell: Shell) -> int:
    ruled.settle(args, shell)
    todo = places(args.file, args.out, args.output_dir)
    jobs = max(1, min(args.jobs, len(todo)))
    wanted = options.detector_options(args)
    bar = Bar(shell.console, len(todo), quiet=args.quiet)
    with to_work_in(args.matter, shell) as matter, Team(shell, jobs, args.model) as team, bar:
        alone = left_alone(wanted, matter.ledger)
        method = replacing.method(args, matter.ledger, left_alone=alone)
        desk = _Desk(shell.console, team, bar, wanted, matter,
                     Wishes(keep=frozenset(map(Kind, args.keep))))
        looks = team.map(desk.look, todo)
        done = [
            desk.finish(place, examined, method, quiet=args.quiet)
            for place, examined in zip(todo, looks, strict=True)
        ]
    return max(done)


@dataclass(frozen=True, slots=True)
class _Desk:
    """The first looks may run side by side; the copies are finished one after the other, in the
    order they were named, so that the numbers in the placeholders are the same each time."""

    console: Console
    team: Team
    bar: Bar
    options: Options
    matter: Matter
    wishes: Wishes

    def look(self, place: Place) -> Examined:
        report = self.bar.file(place.source.name) if self.team.jobs == 1 else silent
        return examine(
            place.source, self.console, self.team, options=self.options, report=report
        )

    def finish(self, place: Place, examined: Examined, method: Method, *, quiet: bool) -> int:
        """The exit status of this file: 0, or it was said why not."""
        self.bar.clear()
        for warning in examined.warnings:
            self.console.complain(visible(warning))
        if examined.file is None or not examined.complete:
            return _FAILED
        try:
            scrubbed = self._scrubbed(examined, method)
            self.matter.save()  # first: a copy whose values are not kept could not be restored
            copy = self._release(place, examined, scrubbed)
        except (Cancelled, InstallationError):
            raise
        except CloakroomError as error:
            self.console.complain(visible(failure(place.source, error)))
            return _FAILED
        if not quiet:
            self.console.note(_summary(place, scrubbed, copy))
        return 0 if copy is None or self._is_proven(place, copy) else _NOT_PROVEN

    def _scrubbed(self, examined: Examined, method: Method) -> Scrubbed:
        ledger = self.matter.ledger
        known = with_what_is_known(examined, self.options, ledger)
        decisions = [Decision(finding) for finding in known.findings]
        if examined.file is not None:
            decisions = decided(examined.file, decisions)
        return scrub(
            examined.text, self._detect, ledger=ledger, method=method, decisions=decisions
        )

    def _detect(self, text: str) -> Sequence[Finding]:
        return self.team.detect(text, options=self.options, report=silent)

    def _release(
        self, place: Place, examined: Examined, scrubbed: Scrubbed
    ) -> Copy | None:
        """The copy, or None where there is none but the text on standard output."""
        if examined.piped is not None:
            data = examined.piped.encode(scrubbed.cleared.text)
            if place.target is None:
                self.console.write(data)
            else:
                write_new(place.target, data)
            return None
        if place.source.path is None or examined.file is None or place.target is None:
            raise UsageError("Say where the clean copy goes: -o OUT, or --output-dir DIR.")
        target = place.named(
            place.target, self._known(place.source.below, examined.file, scrubbed)
        )
        with self.team.reader(place.source.path) as reader:
            return write_recorded(reader, examined.file, scrubbed, target, wishes=self.wishes)

    def _known(self, name: str, file: OpenFile, scrubbed: Scrubbed) -> Sweep:
        """What ``name`` must not hold: the values of its file and of those before it."""
        return Sweep([*swept(file.reading, scrubbed), *known_in(name, self.matter.ledger)])

    def _is_proven(self, place: Place, copy: Copy) -> bool:
        """Whether the proof reached every layer; otherwise it was said which it did not."""
        for each in copy.report.proof.unread:
            self.console.complain(visible(
                f"{place.source.label}: not proven: {each.place}. {each.why}"
            ))
        return copy.report.verdict is Verdict.CLEAN


def _summary(place: Place, scrubbed: Scrubbed, copy: Copy | None) -> str:
    taken = [item.finding for item in scrubbed.redacted.replacements]
    target = copy.path if copy else place.target
    to = f" → {visible(str(target))}" if target else ""
    told = f"took out {counts(taken)}" if taken else "nothing to take out"
    gone = Counter(each.kind for each in copy.report.dropped) if copy else {}
    also = f"; dropped {', '.join(sorted(gone))}" if gone else ""
    return f"{visible(place.source.label)}{to}: {told}{also}"
