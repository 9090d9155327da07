"""The use case: one file, from its path to a clean copy that is proven.

The caller owns the detector, the ledger and the review; this joins them to the file.
"""

from dataclasses import dataclass
from pathlib import Path

from cloakroom.documents.base import NO_WISHES, Wishes
from cloakroom.files.client import FileWorker
from cloakroom.files.contents import Contents, Order
from cloakroom.files.reading import Reading
from cloakroom.files.report import Report, report
from cloakroom.files.swept import swept
from cloakroom.scrub import Scrubbed


@dataclass(frozen=True)
class OpenFile:
    """A file as it was read: what it holds, and that as one text."""

    path: Path
    contents: Contents
    reading: Reading


@dataclass(frozen=True, slots=True)
class Copy:
    """A clean copy on the disk, and what there is to say about it."""

    path: Path
    report: Report


def open_file(worker: FileWorker, path: Path) -> OpenFile:
    """Raises an InputError that names the file."""
    contents = worker.contents(path)
    return OpenFile(path, contents, Reading.of(contents.segments))


def write_copy(
    worker: FileWorker,
    file: OpenFile,
    scrubbed: Scrubbed,
    target: Path,
    *,
    wishes: Wishes = NO_WISHES,
) -> Copy:
    """``scrubbed`` is the reading of ``file`` with its values taken out. ``target`` is a folder,
    in which the copy gets a name without values, or the new file itself."""
    taken = swept(file.reading.text, scrubbed)
    order = Order(
        file.contents.digest, tuple(file.reading.edits(scrubbed.redacted)), taken, wishes
    )
    made = worker.make(file.path, order, target)
    dropped = {each.address: each for each in (*file.contents.opaque, *made.opaque)}
    told = report(
        file.reading, scrubbed, made.proof,
        tuple(each for each in dropped.values() if each.dropped and each.kind not in wishes.keep),
        tuple(dict.fromkeys([*file.contents.notes, *made.notes])),
    )
    return Copy(made.path, told)
