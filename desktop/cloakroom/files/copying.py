"""The use case: one file, from its path to a clean copy that is proven.

The caller owns the detector, the ledger and the review; this joins them to the file.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cloakroom.documents.base import NO_WISHES, Edit, Wishes
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.files.client import FileWorker
from cloakroom.files.contents import Contents, Order
from cloakroom.files.pasted import Source
from cloakroom.files.reading import Reading
from cloakroom.files.report import Report, report
from cloakroom.files.swept import swept
from cloakroom.model import Choice, Decision, Finding
from cloakroom.scrub import Scrubbed

LABEL = "LABEL"
"""The type of what is kept because it is none of the file's own text."""


@dataclass(frozen=True)
class OpenFile:
    """A file as it was read: what it holds, and that as one text."""

    path: Source
    contents: Contents
    reading: Reading


@dataclass(frozen=True, slots=True)
class Copy:
    """A clean copy on the disk, and what there is to say about it; ``data`` where it was written
    nowhere."""

    path: Path
    report: Report
    data: bytes = field(default=b"", repr=False)


def open_file(worker: FileWorker, path: Source) -> OpenFile:
    """Raises an InputError that names the file."""
    contents = worker.contents(path)
    return OpenFile(path, contents, Reading.of(contents.segments))


def decided(file: OpenFile, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions (in order, apart), and those to keep what the labels between the segments
    say: a second look must not take the name of a field for a value."""
    ends = [each.finding.end for each in decisions]
    labels = []
    for start, end in file.reading.labels():
        after = bisect_right(ends, start)
        if after == len(decisions) or decisions[after].finding.start >= end:
            labels.append(Decision(Finding(start, end, LABEL, 1.0, ""), Choice.KEEP))
    return sorted([*decisions, *labels], key=lambda each: each.finding)


def write_copy(
    worker: FileWorker,
    file: OpenFile,
    scrubbed: Scrubbed,
    target: Path | None,
    *,
    wishes: Wishes = NO_WISHES,
) -> Copy:
    """``scrubbed`` is the reading of ``file`` with its values taken out. ``target`` is a folder,
    in which the copy gets a name without values, or the new file itself; None where the copy is not
    to be written."""
    taken = swept(file.reading, scrubbed)
    edits = file.reading.edits(scrubbed.redacted)
    edits = _with_swept(edits, file.reading, taken)
    order = Order(file.contents.digest, tuple(edits), taken, wishes)
    made = worker.make(file.path, order, target)
    dropped = {each.address: each for each in (*file.contents.opaque, *made.opaque)}
    told = report(
        file.reading, scrubbed, made.proof,
        tuple(each for each in dropped.values() if each.dropped and each.kind not in wishes.keep),
        tuple(dict.fromkeys([*file.contents.notes, *made.notes])),
    )
    return Copy(made.path, told, made.data)


def _with_swept(
    edits: Sequence[Edit], reading: Reading, taken: Sequence[Taken]
) -> list[Edit]:
    """The edits, and those for values that detection passed by where they are written in pieces:
    a format sweeps each piece alone, here the pieces are one line."""
    more = [
        edit for start, end, each in Sweep(taken).spans(reading.text)
        for edit in reading.edited(start, end, each.stand_in)
    ]
    free: list[Edit] = []
    at = 0
    for edit in more:  # both lists are in order, and in each the edits are apart
        while at < len(edits) and _ends(edits[at]) <= (edit.segment, edit.start):
            at += 1
        if at == len(edits) or _ends(edit) <= (edits[at].segment, edits[at].start):
            free.append(edit)
    return sorted([*edits, *free], key=lambda edit: (edit.segment, edit.start))


def _ends(edit: Edit) -> tuple[int, int]:
    return edit.segment, edit.end
