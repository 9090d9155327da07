"""The text of a file as it is shown: with a heading wherever another place begins, and the way
between its positions and those of the reading."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from cloakroom.files.reading import Reading
from cloakroom.model import Redacted, Segment

THE_TEXT = "Text"
_PART = "\n\n"  # the joint of a segment that begins a part of its own
_ROW = re.compile(r"row \d+")  # a table needs no heading for each line


@dataclass(frozen=True, slots=True)
class Heading:
    """``words`` go in before ``at``, a position of the reading. They end in a line end, and begin
    with one where something else stands on the line."""

    at: int
    words: str


def headings(reading: Reading) -> list[Heading]:
    """None where all of the file is one place without a name."""
    found: list[Heading] = []
    last: Segment | None = None
    for start, segment in zip(reading.starts, reading.segments, strict=True):
        if segment.text and _begins(last, segment):
            before = "" if reading.text[:start][-1:] in ("", "\n") else "\n"
            found.append(Heading(start, f"{before}{title(segment)}\n"))
        if segment.text:
            last = segment
    return [] if len(found) == 1 and found[0].words == f"{THE_TEXT}\n" else found


def title(segment: Segment) -> str:
    """``Comment 2 · hidden in this file``."""
    place = segment.place or THE_TEXT
    words = place[0].upper() + place[1:]
    return f"{words} · hidden in this file" if segment.hidden else words


def _begins(last: Segment | None, segment: Segment) -> bool:
    if _ROW.fullmatch(segment.place):
        return False
    if last is None:
        return True
    if (last.place, last.hidden) == (segment.place, segment.hidden):
        return False
    return segment.hidden or last.hidden or segment.joint.startswith(_PART)


class Headed:
    """``text`` with headings in it. ``source`` and ``shown`` translate positions; one inside a
    heading is that behind it."""

    def __init__(self, text: str, made: Sequence[Heading]) -> None:
        self._at = [each.at for each in made]
        self._added = [0, *accumulate(len(each.words) for each in made)]
        parts, done = [], 0
        for each in made:
            parts += [text[done : each.at], each.words]
            done = each.at
        self.text = "".join([*parts, text[done:]])
        self._words = [each.words for each in made]
        self._shown_at = [a + b for a, b in zip(self._at, self._added, strict=False)]

    def shown(self, position: int) -> int:
        return position + self._added[bisect_right(self._at, position)]

    def shown_end(self, position: int) -> int:
        """Where what ends at ``position`` ends: before a heading that stands there."""
        return self.shown(position - 1) + 1 if position else 0

    def source(self, position: int) -> int:
        number = bisect_right(self._shown_at, position)
        if not number:
            return position
        return max(self._at[number - 1], position - self._added[number])

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where the headings stand in ``text``, without their line ends."""
        for at, words in zip(self._shown_at, self._words, strict=True):
            yield at + len(words) - len(words.lstrip("\n")), at + len(words) - 1


def carried(made: Sequence[Heading], redacted: Redacted) -> list[Heading]:
    """The headings in the text with its values taken out."""
    items = redacted.replacements
    ends = [item.finding.end for item in items]
    moved = []
    for each in made:
        before = bisect_right(ends, each.at)
        at = each.at + (items[before - 1].end - ends[before - 1] if before else 0)
        if before < len(items) and items[before].finding.start < each.at:
            at = items[before].end  # a value that goes on behind the heading
        moved.append(Heading(at, each.words))
    return moved
