"""Formats that are text with marks in it: a tokenizer says where the human text stands, and only
those ranges are ever rewritten. Everything between them is copied as it is.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from cloakroom.documents.base import NO_WISHES, Edit, Opaque, Rewritten, Wishes
from cloakroom.documents.splice import by_segment, spliced
from cloakroom.documents.sweep import Sweep, plain
from cloakroom.documents.text import TextFile
from cloakroom.model import Segment

Encode = Callable[[str], str]
"""A text as it is written in the file: with escapes, quoted."""


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """``file.text[start:end]`` is how ``segment`` is written; ``encode`` writes a changed text.
    A ``silent`` part is swept, but it is no segment: a style, the name of a class."""

    start: int
    end: int
    segment: Segment
    encode: Encode
    swept: Callable[[Sweep, str], str] = Sweep.text
    silent: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Hole:
    """``file.text[start:end]`` is ``opaque``, which nobody reads: ``instead`` takes its place
    unless the user keeps it."""

    start: int
    end: int
    opaque: Opaque
    instead: str


class SplicedDocument:
    """``parts`` are in the order of the text and do not overlap. ``words``: what stands between
    them holds names (of elements, of attributes) that may be values as well, unless they are one
    of these words of the format."""

    def __init__(
        self, file: TextFile, suffix: str, parts: Sequence[Part | Hole], *,
        words: Collection[str] | None = None, notes: Sequence[str] = (),
    ) -> None:
        self._file = file
        self._suffix = suffix
        self._parts = parts
        self._words = words
        self.segments: Sequence[Segment] = tuple(
            part.segment for part in parts if isinstance(part, Part) and not part.silent
        )
        self.opaque: Sequence[Opaque] = tuple(
            part.opaque for part in parts if isinstance(part, Hole)
        )
        self.notes = notes

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        text, at, index = self._file.text, 0, 0
        edited = by_segment(edits)
        written: list[str] = []
        kept: list[Opaque] = []
        for part in self._parts:
            raw = text[part.start : part.end]
            written.append(self._between(text[at : part.start], sweep))
            at = part.end
            if isinstance(part, Part):
                todo = [] if part.silent else edited.get(index, [])
                index += not part.silent
                written.append(_written(part, raw, todo, sweep))
            elif part.opaque.kind in wishes.keep:
                kept.append(replace(part.opaque, dropped=False))
                written.append(raw)
            else:
                written.append(part.instead)
        data = self._file.encode("".join([*written, self._between(text[at:], sweep)]))
        return Rewritten(data, self._suffix, tuple(kept))

    def _between(self, text: str, sweep: Sweep) -> str:
        words = self._words
        if words is None:
            return text
        return spliced(text, (
            Edit(0, start, end, plain(taken.stand_in)) for start, end, taken in sweep.spans(text)
            if text[start:end].lower() not in words
        ))


def _written(part: Part, raw: str, edits: Sequence[Edit], sweep: Sweep) -> str:
    before = part.segment.text
    after = part.swept(sweep, spliced(before, edits))
    return raw if after == before else part.encode(after)
