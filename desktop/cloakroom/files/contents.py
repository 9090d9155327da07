"""What one file holds, as it travels from the process that read it."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cloakroom.documents.base import NO_WISHES, Box, Edit, Kind, Opaque, Wishes
from cloakroom.documents.proof.result import Leak, Proof, Unread
from cloakroom.documents.sweep import Taken
from cloakroom.model import Segment, Stream


@dataclass(frozen=True, slots=True, repr=False)
class Contents:
    """``digest`` (SHA-256, hexadecimal) is that of the bytes that were read; ``pages`` is 0 where
    the file cannot be shown as pictures."""

    segments: tuple[Segment, ...]
    opaque: tuple[Opaque, ...] = ()
    notes: tuple[str, ...] = ()
    digest: str = ""
    pages: int = 0

    def to_json(self) -> dict[str, Any]:
        return {
            "segments": [
                (s.address, s.text, s.place, s.hidden, s.stream, s.joint) for s in self.segments
            ],
            "opaque": _opaque_rows(self.opaque),
            "notes": self.notes,
            "digest": self.digest,
            "pages": self.pages,
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Contents":
        segments = (
            Segment(address, text, place, hidden, Stream(stream), joint)
            for address, text, place, hidden, stream, joint in row["segments"]
        )
        return cls(
            tuple(segments), _opaque(row["opaque"]), tuple(row["notes"]), row["digest"],
            row["pages"],
        )


@dataclass(frozen=True, slots=True, repr=False)
class Order:
    """What a clean copy is made from. ``digest`` is that of the file whose segments the edits
    mean: another file is refused."""

    digest: str
    edits: tuple[Edit, ...]
    taken: tuple[Taken, ...]
    wishes: Wishes = NO_WISHES

    def to_json(self) -> dict[str, Any]:
        return {
            "digest": self.digest,
            "edits": [(e.segment, e.start, e.end, e.text) for e in self.edits],
            "taken": [(t.value, t.stand_in, t.careful) for t in self.taken],
            "wishes": {
                "keep": sorted(self.wishes.keep),
                "flatten": self.wishes.flatten,
                "even_boxes": self.wishes.even_boxes,
                "boxes": [(b.page, b.left, b.top, b.right, b.bottom) for b in self.wishes.boxes],
            },
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Order":
        wishes = row["wishes"]
        return cls(
            row["digest"],
            tuple(Edit(*edit) for edit in row["edits"]),
            tuple(Taken(*taken) for taken in row["taken"]),
            Wishes(
                frozenset(map(Kind, wishes["keep"])), wishes["flatten"], wishes["even_boxes"],
                tuple(Box(*box) for box in wishes["boxes"]),
            ),
        )


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order: the copy at ``path``, and its proof, which has no leak. ``data`` is
    the copy itself where it was not to be written anywhere."""

    path: Path
    proof: Proof
    opaque: tuple[Opaque, ...] = ()
    notes: tuple[str, ...] = ()
    data: bytes = field(default=b"", repr=False)

    def to_json(self) -> dict[str, Any]:
        return {
            "path": str(self.path),
            "data": base64.b64encode(self.data).decode("ascii"),
            "layers": self.proof.layers,
            "leaks": [(leak.value, leak.place) for leak in self.proof.leaks],
            "unread": [(unread.place, unread.why) for unread in self.proof.unread],
            "opaque": _opaque_rows(self.opaque),
            "notes": self.notes,
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Made":
        proof = Proof(
            row["layers"],
            tuple(Leak(*leak) for leak in row["leaks"]),
            tuple(Unread(*unread) for unread in row["unread"]),
        )
        return cls(
            Path(row["path"]), proof, _opaque(row["opaque"]), tuple(row["notes"]),
            base64.b64decode(row["data"]),
        )


def _opaque_rows(items: tuple[Opaque, ...]) -> list[tuple[str, str, str, str, bool]]:
    return [(o.address, o.kind, o.place, o.why, o.dropped) for o in items]


def _opaque(rows: list[list[Any]]) -> tuple[Opaque, ...]:
    return tuple(
        Opaque(address, Kind(kind), place, why, dropped)
        for address, kind, place, why, dropped in rows
    )
