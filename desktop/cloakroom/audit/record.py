"""A record as it is read back, and all of them."""

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cloakroom.audit.event import What
from cloakroom.audit.line import Line, read
from cloakroom.audit.segments import segments, sessions
from cloakroom.send_errors import TrailUnreadable
from cloakroom.uncollected import uncollected

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Record:
    """``told`` are the fields as they stand in the file. ``session`` names the trail of a session
    without a keyring, and ``about`` is the number of another record of the same trail."""

    line: Line = field(repr=False)
    when: datetime
    session: str = ""

    @property
    def seq(self) -> int:
        return self.line.seq

    @property
    def told(self) -> Mapping[str, Any]:
        return self.line.told

    @property
    def event(self) -> str:
        """The value of a What; of a later version perhaps a word we do not know."""
        return self.line.event

    @property
    def what(self) -> What | None:
        return What(self.event) if self.event in _WHATS else None

    @property
    def anchored(self) -> bool:
        return not self.session

    @property
    def about(self) -> int:
        return self.number("about")

    def text(self, name: str) -> str:
        value = self.told.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int:
        value = self.told.get(name)
        return value if isinstance(value, int) else 0

    def counts(self, name: str = "counts") -> Mapping[str, int]:
        value = self.told.get(name)
        return value if isinstance(value, dict) else {}


_WHATS = frozenset(What)


def records(folder: Path) -> list[Record]:
    """Of all trails of the journal in ``folder``, the oldest first. What is no record is passed
    by: to find it is for :mod:`~cloakroom.audit.verify`. Raises TrailUnreadable."""
    try:
        with uncollected():
            trails = [_of(folder, ""), *(_of(trail, trail.name) for trail in sessions(folder))]
            # each is in order already; and to sort in one go would hold up the window
            return list(heapq.merge(*trails, key=lambda record: record.when))
    except OSError as error:
        raise TrailUnreadable(
            f"The audit trail cannot be read: {error.strerror}. Nothing was changed."
        ) from error


def _of(trail: Path, session: str) -> Iterator[Record]:
    for segment in segments(trail):
        for raw in segment.path.read_bytes().split(b"\n"):
            line = read(raw)
            if line:
                yield Record(line, _when(line), session)


def _when(line: Line) -> datetime:
    try:
        when = datetime.fromisoformat(str(line.told.get("ts")))
    except ValueError:
        return _NO_TIME
    return when if when.tzinfo else _NO_TIME
