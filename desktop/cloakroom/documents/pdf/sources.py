"""What was read of a PDF, and where each of its segments stands."""

from dataclasses import dataclass, field

from cloakroom.documents.base import Document, Opaque
from cloakroom.documents.pdf.raster import Rect
from cloakroom.documents.pdf.scans import Scan
from cloakroom.model import Segment


@dataclass(frozen=True, slots=True)
class Line:
    """Where a segment stands: ``[start, end)`` of the text of a leaf. ``other``: of what is given
    to be read in place of the letters."""

    leaf: int
    start: int
    end: int
    other: bool = False


@dataclass(frozen=True, slots=True)
class Hidden:
    """The hidden text of this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Inside:
    """A segment of an attached document."""

    attachment: int
    segment: int


@dataclass(frozen=True, slots=True)
class Scanned:
    """``[start, end)`` of what was read in a picture."""

    scan: int
    start: int
    end: int


Source = Line | Hidden | Inside | Scanned


@dataclass(slots=True, repr=False)
class Reading:
    """What was read. ``shown`` is the file that pdfium reads, its pages the leaves; ``texts`` the
    text of each leaf, ``others`` the text given in its place where that differs; ``scans`` what
    was read in pictures; ``notes_at`` the page and place of those leaves that are notes."""

    shown: bytes = b""
    pages: int = 0
    texts: list[str] = field(default_factory=list)
    others: dict[int, str] = field(default_factory=dict)
    scans: list[Scan] = field(default_factory=list)
    notes_at: dict[int, tuple[int, Rect]] = field(default_factory=dict)
    segments: list[Segment] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    inside: dict[int, Document] = field(default_factory=dict)
    opaque: list[Opaque] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, segment: Segment, source: Source) -> None:
        self.segments.append(segment)
        self.sources.append(source)
