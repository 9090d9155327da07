"""Values back into a document: an answer that came as .docx, or was pasted into one."""

from dataclasses import dataclass, field
from pathlib import Path

from cloakroom.documents.base import Kind, Wishes
from cloakroom.errors import UnknownFormat
from cloakroom.files.client import FileWorker
from cloakroom.files.contents import Order
from cloakroom.files.copying import open_file
from cloakroom.model import Recovery, Restored
from cloakroom.redact.changes import changes
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.redact.stand_ins import StandIns
from cloakroom.redact.targets import Target, pieces

_EVERYTHING = Wishes(keep=frozenset(Kind))


@dataclass(frozen=True, slots=True)
class RestoredCopy:
    """``restored`` is the reading of the document with the values in it, and the report; ``text``
    the reading as it came."""

    path: Path
    restored: Restored
    text: str = field(repr=False)


def write_restored(
    worker: FileWorker, path: Path, ledger: Ledger, target: Path
) -> RestoredCopy:
    """A copy of ``path`` at ``target`` (a new file) with the values of ``ledger`` in place of
    their placeholders, in all of its places; nothing else of it changes. Raises an InputError
    that names the file; a PDF or picture has no text that could be written anew."""
    file = open_file(worker, path)
    if file.contents.pages:
        raise UnknownFormat(
            f"Values cannot be put back into {path.name}: its text cannot be written anew. "
            "Copy the text out of it and restore that."
        )
    text = file.reading.text
    found = [each for each in changes(text, ledger, StandIns(ledger.stand_ins))
             if each.recovery is not Recovery.UNKNOWN]
    edits = [
        edit for piece in pieces(text, found, Target.TEXT)
        for edit in file.reading.edited(piece.start, piece.end, piece.new)
    ]
    made = worker.make(path, Order(file.contents.digest, tuple(edits), (), _EVERYTHING), target)
    return RestoredCopy(made.path, restore(text, ledger), text)
