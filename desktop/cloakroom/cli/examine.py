"""One source, read and looked at; a failure is part of the result, so that the rest goes on."""

from dataclasses import dataclass

from cloakroom.cli.console import Console
from cloakroom.cli.inputs import Source, read
from cloakroom.cli.team import Team
from cloakroom.detect.options import Options
from cloakroom.detect.scan import Scan
from cloakroom.documents.text import TextFile, caution
from cloakroom.errors import Cancelled, CloakroomError, InstallationError, UsageError
from cloakroom.model import Finding
from cloakroom.progress import Report
from cloakroom.scrub import without_placeholders


@dataclass(frozen=True, slots=True)
class Examined:
    """``file`` is None when the source could not be read or looked at: ``warnings`` says why.
    ``near`` is None where nobody asked for near misses."""

    source: Source
    file: TextFile | None
    findings: tuple[Finding, ...]
    seconds: float
    warnings: tuple[str, ...]
    scanned_to: int = 0
    near: tuple[Finding, ...] | None = None

    @property
    def readable(self) -> bool:
        return self.file is not None

    @property
    def complete(self) -> bool:
        """Whether all of it was looked at."""
        return self.readable and self.scanned_to >= len(self.text)

    @property
    def text(self) -> str:
        return self.file.text if self.file else ""


def examine(
    source: Source, console: Console, team: Team, *, options: Options, report: Report
) -> Examined:
    """Looks once. A damaged installation, a wrong option and a stop end the whole run."""
    try:
        file = read(source, console)
        scan, seconds = team.scan(file.text, options=options, report=report)
    except (Cancelled, InstallationError, UsageError):
        raise
    except CloakroomError as error:
        return Examined(source, None, (), 0.0, (failure(source, error),))
    return Examined(
        source, file, tuple(without_placeholders(file.text, scan.findings)),
        seconds,
        tuple(filter(None, (caution(source.label), team.note, _rest(source, scan)))),
        scan.scanned_to,
        None if options.near is None else tuple(without_placeholders(file.text, scan.near)),
    )


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
