"""The segments of a file read as one text, and the way back.

Detection sees one text, so that a name once sure is found in every place and a table is read with
its headings. What is found there becomes edits in the segments.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from cloakroom.documents.base import Edit
from cloakroom.model import Finding, Redacted, Segment

_BORDER = "\t"  # no value goes from one cell into the next


@dataclass(frozen=True, repr=False)
class Reading:
    """``text`` is made of ``segments``, each behind its joint; ``starts[i]`` is where the i-th
    begins in it."""

    segments: Sequence[Segment]
    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, segments: Sequence[Segment]) -> "Reading":
        joints = _joints(segments)
        parts = [
            part for joint, segment in zip(joints, segments, strict=False)
            for part in (joint, segment.text)
        ]
        ends = list(accumulate(map(len, parts)))
        return cls(segments, "".join(parts), ends[::2])

    def spans(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """``[start, end)`` of the text as (segment, start, end) in the segments it touches."""
        index = max(0, bisect_right(self.starts, start) - 1)
        while index < len(self.starts) and self.starts[index] < end:
            begin = self.starts[index]
            first = max(0, start - begin)
            last = min(end - begin, len(self.segments[index].text))
            if first < last:
                yield index, first, last
            index += 1

    def place(self, offset: int) -> tuple[Segment, int]:
        """The segment that ``offset`` lies in or behind, and the offset in it."""
        index = max(0, bisect_right(self.starts, offset) - 1)
        return self.segments[index], offset - self.starts[index]

    def labels(self) -> Iterator[tuple[int, int]]:
        """Where joints say something: the name of a field, a heading. They help detection, and no
        value is ever taken out of them."""
        for number, joint in enumerate(_joints(self.segments)):
            start, end = self.starts[number] - len(joint), self.starts[number]
            if any(map(str.isalnum, self.text[start:end])):
                yield start, end

    def is_label(self, finding: Finding) -> bool:
        return next(self.spans(finding.start, finding.end), None) is None

    def within(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings, without what lies on joints alone, and cut where one goes from one cell
        into the next."""
        return [part for found in findings for part in self._parts(found)]

    def _parts(self, found: Finding) -> Iterator[Finding]:
        spans = [
            (self.starts[index] + first, self.starts[index] + last)
            for index, first, last in self.spans(found.start, found.end)
        ]
        while spans:
            start, end = spans.pop(0)
            while spans and _BORDER not in self.text[end : spans[0][0]]:
                end = spans.pop(0)[1]
            yield replace(found, start=start, end=end)

    def edits(self, redacted: Redacted) -> list[Edit]:
        """The replacements as edits."""
        return [
            edit for item in redacted.replacements
            for edit in self.edited(
                item.finding.start, item.finding.end, redacted.text[item.start : item.end]
            )
        ]

    def edited(self, start: int, end: int, stand_in: str) -> Iterator[Edit]:
        """``stand_in`` for ``[start, end)`` of the text: it goes where the value begins, and what
        the value covers of further segments is cut."""
        for index, first, last in self.spans(start, end):
            yield Edit(index, first, last, stand_in)
            stand_in = ""


def _joints(segments: Sequence[Segment]) -> list[str]:
    """What stands before each; before the first only a label."""
    joints = [segment.joint for segment in segments]
    if joints:
        joints[0] = joints[0].lstrip() if any(map(str.isalnum, joints[0])) else ""
    return joints
