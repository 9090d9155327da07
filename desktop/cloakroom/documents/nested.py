"""Documents inside a document: their segments as its own, and edits back to each of them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cloakroom.documents.base import Document, Edit, Opaque
from cloakroom.model import Segment


@dataclass(frozen=True, slots=True, repr=False)
class Child:
    """A document at ``address``; ``place`` is what people call it ("attachment 2"), empty where
    its own places say it all. ``joint`` stands before it where all is read as one text; ``first``
    is the number of its first segment in the whole."""

    document: Document
    address: str
    place: str = ""
    hidden: bool = False
    joint: str = "\n\n"
    first: int = 0


class Nest:
    """The children in order."""

    def __init__(self, children: Sequence[Child]) -> None:
        self.children: list[Child] = []
        self.segments: list[Segment] = []
        self.opaque: list[Opaque] = []
        for child in children:
            self.children.append(replace(child, first=len(self.segments)))
            self.segments += _segments(child)
            self.opaque += [
                replace(each, address=f"{child.address}!{each.address}",
                        place=_place(child.place, each.place))
                for each in child.document.opaque
            ]

    def edits(self, child: Child, edits: Sequence[Edit]) -> list[Edit]:
        """Those of ``edits`` that mean ``child`` (one of ``children``), with its own numbers."""
        first, size = child.first, len(child.document.segments)
        start = bisect_left(edits, first, key=_segment_of)
        end = bisect_left(edits, first + size, lo=start, key=_segment_of)
        return [replace(edit, segment=edit.segment - first) for edit in edits[start:end]]


def _segment_of(edit: Edit) -> int:
    return edit.segment


def _segments(child: Child) -> list[Segment]:
    return [
        replace(
            segment,
            address=f"{child.address}!{segment.address}",
            place=_place(child.place, segment.place),
            hidden=segment.hidden or child.hidden,
            joint=segment.joint if number else child.joint,
        )
        for number, segment in enumerate(child.document.segments)
    ]


def _place(outer: str, inner: str) -> str:
    return " › ".join(filter(None, (outer, inner)))
