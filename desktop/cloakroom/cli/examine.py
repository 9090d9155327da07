"""One source, read and looked at; a failure is part of the result, so that the rest goes on."""

import time
from dataclasses import dataclass

from cloakroom.cli.console import Console
from cloakroom.cli.inputs import Source, read
from cloakroom.cli.team import Team
from cloakroom.detect.options import Options
from cloakroom.documents.text import TextFile, caution
from cloakroom.errors import Cancelled, CloakroomError, InstallationError, UsageError
from cloakroom.model import Finding
from cloakroom.progress import Report
from cloakroom.scrub import without_placeholders


@dataclass(frozen=True, slots=True)
class Examined:
    """``file`` is None when the source could not be read or looked at: ``warnings`` says why."""

    source: Source
    file: TextFile | None
    findings: tuple[Finding, ...]
    seconds: float
    warnings: tuple[str, ...]

    @property
    def readable(self) -> bool:
        return self.file is not None

    @property
    def text(self) -> str:
        return self.file.text if self.file else ""


def examine(
    source: Source, console: Console, team: Team, *, options: Options, report: Report
) -> Examined:
    """Looks once. A damaged installation, a wrong option and a stop end the whole run."""
    began = time.perf_counter()
    try:
        file = read(source, console)
        found = team.detect(file.text, options=options, report=report)
        findings = without_placeholders(file.text, found)
    except (Cancelled, InstallationError, UsageError):
        raise
    except CloakroomError as error:
        seconds = time.perf_counter() - began
        return Examined(source, None, (), seconds, (failure(source, error),))
    seconds = time.perf_counter() - began
    warning = caution(source.label)
    return Examined(source, file, tuple(findings), seconds, (warning,) if warning else ())


def failure(source: Source, error: CloakroomError) -> str:
    """The error's sentence, with the name of the source in it."""
    if error.sentence.startswith(source.label):
        return error.sentence
    return f"{source.label}: {error.sentence}"
