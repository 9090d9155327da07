"""One source, read and looked at; a failure is part of the result, so that the rest goes on."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cloakroom.cli.console import Console
from cloakroom.cli.inputs import Source, piped_text
from cloakroom.cli.team import Team
from cloakroom.detect.options import Options
from cloakroom.detect.scan import Scan
from cloakroom.documents.base import Kind, Opaque
from cloakroom.documents.text import TextFile
from cloakroom.errors import (
    Cancelled,
    CloakroomError,
    InstallationError,
    UnreadableText,
    UsageError,
)
from cloakroom.files.contents import Contents
from cloakroom.files.copying import OpenFile, open_file
from cloakroom.files.reading import Reading
from cloakroom.model import Finding, Segment
from cloakroom.progress import Report
from cloakroom.scrub import without_placeholders

_ABOUT_THE_FILE = frozenset({Kind.METADATA, Kind.PREVIEW, Kind.PRINTER, Kind.SIGNATURE})
"""Nobody reads these in a file, and a clean copy does not hold them: a scan may pass them by."""


@dataclass(frozen=True)
class Examined:
    """``file`` is None when the source could not be read or looked at: ``warnings`` says why.
    ``piped`` is the text where the source is standard input. ``near`` is None where nobody asked
    for near misses."""

    source: Source
    file: OpenFile | None
    findings: tuple[Finding, ...]
    seconds: float
    warnings: tuple[str, ...]
    scanned_to: int = 0
    near: tuple[Finding, ...] | None = None
    piped: TextFile | None = None

    @property
    def readable(self) -> bool:
        return self.file is not None

    @property
    def complete(self) -> bool:
        """Whether all of its text was looked at."""
        return self.readable and self.scanned_to >= len(self.text)

    @property
    def text(self) -> str:
        return self.file.reading.text if self.file else ""

    @cached_property
    def unread(self) -> tuple[Opaque, ...]:
        """What the file holds and nobody can read."""
        opaque = self.file.contents.opaque if self.file else ()
        return tuple(each for each in opaque if each.kind not in _ABOUT_THE_FILE)


def examine(
    source: Source, console: Console, team: Team, *, options: Options, report: Report
) -> Examined:
    """Looks once. A damaged installation, a wrong option and a stop end the whole run."""
    try:
        file, piped = _opened(source, console, team)
        scan, seconds = team.scan(file.reading.text, options=options, report=report)
    except (Cancelled, InstallationError, UsageError):
        raise
    except CloakroomError as error:
        return Examined(source, None, (), 0.0, (failure(source, error),))
    return Examined(
        source, file, _findings(file, scan.findings), seconds,
        tuple(filter(None, (*file.contents.notes, team.note, _rest(source, scan)))),
        scan.scanned_to,
        None if options.near is None else _findings(file, scan.near),
        piped,
    )


def _opened(
    source: Source, console: Console, team: Team
) -> tuple[OpenFile, TextFile | None]:
    if source.refusal:
        raise UnreadableText(source.refusal)
    if source.path is None:
        text = piped_text(console)
        contents = Contents((Segment("text", text.text),))
        return OpenFile(Path(source.label), contents, Reading.of(contents.segments)), text
    with team.reader(source.path) as reader:
        return open_file(reader, source.path), None


def _findings(file: OpenFile, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(file.reading.within(without_placeholders(file.reading.text, findings)))


def _rest(source: Source, scan: Scan) -> str:
    """That not all of it was scanned, if so."""
    if scan.complete:
        return ""
    return (
        f"{source.label}: the time allowed ran out after {scan.scanned_to:,} of {scan.total:,} "
        "characters. The rest was not scanned."
    )


def failure(source: Source, error: CloakroomError) -> str:
    """The error's sentence, with the name of the source in it."""
    if error.sentence.startswith(source.label):
        return error.sentence
    return f"{source.label}: {error.sentence}"
