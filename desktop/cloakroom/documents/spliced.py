"""Formats that are text with marks in it: a tokenizer says where the human text stands, and only
those ranges are ever rewritten. Everything between them is copied as it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cloakroom.documents.base import NO_WISHES, Edit, Opaque, Rewritten, Wishes
from cloakroom.documents.splice import by_segment, spliced
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.text import TextFile
from cloakroom.model import Segment

Encode = Callable[[str], str]
"""A text as it is written in the file: with escapes, quoted."""


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """``file.text[start:end]`` is how ``segment`` is written; ``encode`` writes a changed text.
    ``legal``: only letters, digits and ``_`` may stand in for a value here."""

    start: int
    end: int
    segment: Segment
    encode: Encode
    legal: bool = False


class SplicedDocument:
    """``parts`` are in the order of the text and do not overlap."""

    def __init__(
        self,
        file: TextFile,
        suffix: str,
        parts: Sequence[Part],
        *,
        opaque: Sequence[Opaque] = (),
        notes: Sequence[str] = (),
    ) -> None:
        self._file = file
        self._suffix = suffix
        self._parts = parts
        self.segments: Sequence[Segment] = tuple(part.segment for part in parts)
        self.opaque = opaque
        self.notes = notes

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        text, at = self._file.text, 0
        edited = by_segment(edits)
        written: list[str] = []
        for index, part in enumerate(self._parts):
            written += [text[at : part.start], self._written(part, edited.get(index, []), sweep)]
            at = part.end
        new = "".join([*written, text[at:]])
        return Rewritten(self._file.encode(new), self._suffix)

    def _written(self, part: Part, edits: Sequence[Edit], sweep: Sweep) -> str:
        before = part.segment.text
        after = spliced(before, edits)
        after = sweep.name(after) if part.legal else sweep.text(after)
        return self._file.text[part.start : part.end] if after == before else part.encode(after)
