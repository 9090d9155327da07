"""That a file was scrubbed, in the audit trail of whoever asked for it in the settings."""

import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cloakroom import settings
from cloakroom.audit.event import Event, What
from cloakroom.documents.base import NO_WISHES, Wishes
from cloakroom.errors import CloakroomError
from cloakroom.files.client import FileWorker
from cloakroom.files.copying import Copy, OpenFile, write_copy
from cloakroom.scrub import Scrubbed

if TYPE_CHECKING:
    from cloakroom.audit.journal import Journal

_log = logging.getLogger(__name__)


def write_recorded(
    worker: FileWorker, file: OpenFile, scrubbed: Scrubbed, target: Path | None, *,
    wishes: Wishes = NO_WISHES,
) -> Copy:
    """:func:`write_copy`, and a record of it where the settings ask for one."""
    copy = write_copy(worker, file, scrubbed, target, wishes=wishes)
    if settings.load().switch("record_files"):
        _record(file.path.name, copy)
    return copy


def _record(name: str, copy: Copy) -> None:
    """Numbers by kind, the verdict and the format, which is that of the copy: its name holds no
    value. ``name``, that of the original, is written as a mark alone. What stays on this computer
    goes on where it cannot be recorded."""
    event = Event(
        What.FILE_SCRUBBED, counts=copy.report.by_type, check=copy.report.verdict.value, name=name,
        form=copy.path.suffix.lower().removeprefix("."))
    try:
        _journal().record(event)
    except CloakroomError as error:
        _log.warning("a scrubbed file is not on record: %s", type(error).__name__)


@cache
def _journal() -> "Journal":
    from cloakroom.audit.journal import Journal

    return Journal.in_force()
