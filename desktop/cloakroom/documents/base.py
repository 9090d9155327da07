"""What every format offers: a file as segments, and a clean file of the same format.

A format is one function from a :class:`File` to a :class:`Document`, named in ``table``. It makes
two promises. Whatever text the file holds is in ``segments``, reachable by the sweep in
``rewritten``, or named in ``opaque``. And ``rewritten`` changes what it must and copies every
other byte.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

from cloakroom.documents.limits import LIMITS, Limits
from cloakroom.documents.sweep import Sweep
from cloakroom.errors import UnsafeFile
from cloakroom.model import Segment


@dataclass(frozen=True, slots=True, repr=False)
class Edit:
    """``text`` in place of ``[start, end)`` of the segment with this index. ``end > start``."""

    segment: int
    start: int
    end: int
    text: str


class Kind(StrEnum):
    """Parts of a file that no reader turns into text, or that are about it rather than in it."""

    METADATA = "metadata"  # author, company, last printed, revision ids, EXIF
    PREVIEW = "preview"  # thumbnails, metafile previews of objects
    PRINTER = "printer"
    MACRO = "macro"
    OBJECT = "object"  # OLE objects, embedded programs
    SCRIPT = "script"
    FORM = "form"  # XFA
    SIGNATURE = "signature"  # breaks with the first change, and names the signer
    HISTORY = "history"  # old revisions, undo and change logs
    ATTACHMENT = "attachment"
    PICTURE = "picture"  # pixels that nobody read
    ENCRYPTED = "encrypted"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Opaque:
    """What nobody could read. ``place`` is for people, like that of a segment; ``why`` a short
    sentence without a value. ``dropped``: the clean file does not hold it (unless ``Wishes.keep``
    says so); what is neither read nor dropped makes the copy "not proven"."""

    address: str
    kind: Kind
    place: str
    why: str
    dropped: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle drawn by hand: ``page`` counts from 0; edges in parts of the page's width and
    height, from the top left corner, 0 to 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user chose beyond the findings. ``keep``: kinds of opaque parts that stay.
    ``flatten``: every page becomes a picture. ``even_boxes``: all boxes one width, so that none
    tells the length of what it covers."""

    keep: frozenset[Kind] = frozenset()
    flatten: bool = False
    even_boxes: bool = False
    boxes: tuple[Box, ...] = ()


NO_WISHES: Final = Wishes()


@dataclass(frozen=True, slots=True, repr=False)
class Rewritten:
    """A clean file. ``suffix`` differs from the original's where the format had to change (.msg
    to .eml). ``opaque``: what was found on the way; ``notes``: sentences for the user, without
    values ("The signature of this file no longer holds.")."""

    data: bytes
    suffix: str
    opaque: tuple[Opaque, ...] = ()
    notes: tuple[str, ...] = ()


class Document(Protocol):
    """A file taken apart. Nothing in it writes to the disk or reaches the network."""

    @property
    def segments(self) -> Sequence[Segment]:
        """In reading order, hidden places after the text they belong to. May be lazy."""

    @property
    def opaque(self) -> Sequence[Opaque]: ...

    @property
    def notes(self) -> Sequence[str]:
        """What the user should know before anything is changed, in sentences without values."""

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        """A clean file of the same format. ``edits`` come sorted by segment and start and do not
        overlap; afterwards ``sweep`` goes over every text, attribute and name that is left.
        Raises :class:`CloakroomError` where that cannot be done."""


class Paged(Document, Protocol):
    """A document that can be shown as pictures: PDF and pictures."""

    @property
    def pages(self) -> int: ...

    def picture(self, page: int, *, width: int) -> bytes:
        """Page ``page`` (from 0) as PNG, ``width`` pixels wide."""

    def boxes(self, segment: int, start: int, end: int) -> Sequence[Box]:
        """Where a span of a segment stands."""


@dataclass(frozen=True, slots=True, repr=False)
class File:
    """A file to open: ``data`` and the last part of its name. ``opener`` is ``table.opened``,
    handed in so that a format can open what lies inside without knowing the other formats."""

    name: str
    data: bytes
    opener: "Callable[[File], Document]"
    depth: int = 0
    limits: Limits = field(default=LIMITS)

    @property
    def suffix(self) -> str:
        """Lower case, with the dot; empty without one."""
        _, dot, suffix = self.name.rpartition(".")
        return dot + suffix.lower()

    def inside(self, name: str, data: bytes) -> Document:
        """What lies inside this file, as a document. :class:`UnsafeFile` when it is nested too
        deep, and whatever its own format raises."""
        if self.depth >= self.limits.depth:
            raise UnsafeFile(f"{self.name} holds files within files, too deep to be looked into.")
        return self.opener(File(name, data, self.opener, self.depth + 1, self.limits))
