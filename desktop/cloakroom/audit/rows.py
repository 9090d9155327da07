"""The lines of a trail with their places, and what a crash left after them."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cloakroom.audit.fault import Fault, Place, changed
from cloakroom.audit.line import Line, read
from cloakroom.audit.segments import Segment, segments
from cloakroom.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Row:
    """``line`` is None for what is no record; ``ends`` is the offset in bytes of what follows."""

    place: Place
    line: Line | None
    ends: int


@dataclass(frozen=True, slots=True)
class Rows:
    """``size`` is what the rows take of the last segment, in bytes, and ``debris`` what stands
    there after them."""

    rows: deque[Row]
    parts: Sequence[Segment]
    size: int
    debris: Fault | None

    def lines(self) -> Iterator[Line]:
        return (row.line for row in self.rows if row.line)

    def taken(self) -> Iterator[Row]:
        """Each is let go of when it was looked at: a hundred thousand at once would hold up the
        window."""
        while self.rows:
            yield self.rows.popleft()


def read_rows(trail: Path, *, session: str = "") -> Rows:
    """A last line that is no record counts as what a crash left: where it was confirmed, the head
    misses it. OSError."""
    parts = segments(trail)
    rows: deque[Row] = deque()
    debris = None
    for part in parts:
        with uncollected():
            read_here, rest = _split(part, session)
        rows += read_here
        if rest and part is parts[-1]:
            debris = changed(rest.place)
        elif rest:
            rows.append(rest)
    if debris is None and rows and rows[-1].line is None:
        debris = changed(rows.pop().place)
    last = rows[-1] if rows else None
    there = last is not None and last.place.segment == parts[-1].path.name
    return Rows(rows, parts, last.ends if last and there else 0, debris)


def _split(part: Segment, session: str) -> tuple[list[Row], Row | None]:
    """The lines, and what follows the last line end."""
    *raws, rest = part.path.read_bytes().split(b"\n")
    rows, ends = [], 0
    for number, raw in enumerate(raws, 1):
        ends += len(raw) + 1
        rows.append(Row(Place(part.path.name, number, session), read(raw), ends))
    after = Row(Place(part.path.name, len(raws) + 1, session), None, ends + len(rest))
    return rows, after if rest else None
