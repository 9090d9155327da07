"""What is done to a file in the process of its own: read it, and make and prove the clean copy.

Each job opens the file anew and knows nothing of the one before; a digest says whether it is still
the same file. The proof comes before the copy has its name.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from cloakroom.documents.base import Box, Document, Opaque, Paged
from cloakroom.documents.limits import LIMITS
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Proof, Unread
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.table import document
from cloakroom.errors import FileChanged, NotProven, TooLarge, UnknownFormat, UnreadableText
from cloakroom.files.contents import Contents, Made, Order
from cloakroom.files.naming import clean_name, free_place
from cloakroom.files.pasted import Pasted, Source
from cloakroom.output import write_new


def contents(path: Source) -> Contents:
    """The file taken apart. Raises an InputError that names it."""
    data = _bytes(path)
    whole = document(path.name, data)
    return Contents(
        tuple(whole.segments), tuple(whole.opaque), tuple(whole.notes),
        hashlib.sha256(data).hexdigest(), int(getattr(whole, "pages", 0)),
    )


def make(path: Source, order: Order, target: Path | None) -> Made:
    """The clean copy of ``path`` at ``target``: a new file, or a folder in which it gets a name
    without values; None for a copy that is written nowhere. Raises FileChanged when the file is
    another one by now, NotProven when a value was found again; then nothing is written."""
    data = _bytes(path)
    if hashlib.sha256(data).hexdigest() != order.digest:
        raise FileChanged(f"{path.name} was changed since it was read. Nothing was written.")
    sweep = Sweep(order.taken)
    clean = document(path.name, data).rewritten(order.edits, sweep, order.wishes)
    proof = _with_unread(prove(f"copy{clean.suffix}", clean.data, sweep), clean.opaque)
    if proof.leaks:
        places = ", ".join(dict.fromkeys(leak.place for leak in proof.leaks[:5]))
        raise NotProven(
            f"A value that was taken out of {path.name} was found again in the copy ({places}), "
            "so nothing was written."
        )
    if target is None or isinstance(path, Pasted):
        name = Path(clean_name(path.name, clean.suffix, sweep))
        return Made(name, proof, clean.opaque, clean.notes, clean.data)
    if target.is_dir():
        target = free_place(target, path.name, clean.suffix, sweep)
    elif clean.suffix != path.suffix.lower():  # the format had to change, so the name must
        target = target.with_suffix(clean.suffix)
    write_new(target, clean.data, mode=path.stat().st_mode & 0o666)
    return Made(target, proof, clean.opaque, clean.notes)


def picture(path: Source, page: int, width: int) -> bytes:
    """A page of a PDF or picture as PNG."""
    return _paged(path).picture(page, width=width)


def boxes(path: Source, spans: Sequence[tuple[int, int, int]]) -> list[list[Box]]:
    """Where each (segment, start, end) of ``spans`` stands on its page."""
    whole = _paged(path)
    return [list(whole.boxes(*span)) for span in spans]


def _paged(path: Source) -> Paged:
    whole: Document = document(path.name, _bytes(path))
    if not getattr(whole, "pages", 0):
        raise UnknownFormat(f"{path.name} has no pages to show.")
    return cast(Paged, whole)


def _with_unread(proof: Proof, opaque: tuple[Opaque, ...]) -> Proof:
    """What the format itself left in unread is no more proven than what the proof could not
    read."""
    kept = tuple(Unread(each.place, each.why) for each in opaque if not each.dropped)
    return replace(proof, unread=(*proof.unread, *kept))


def _bytes(path: Source) -> bytes:
    try:
        data = path.data if isinstance(path, Pasted) else _read(path)
    except OSError as error:
        raise UnreadableText(f"{path.name} could not be read: {error.strerror}.") from error
    if len(data) > LIMITS.file:
        raise TooLarge(
            f"{path.name} is larger than {LIMITS.file >> 20} MB. Nothing was changed."
        )
    return data


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:  # a device has no end: never read all of it
        return stream.read(LIMITS.file + 1)
