"""Writing one trail: where its end is, what is put there, and what begins after damage. The caller
holds the lock of the trail. All raise OSError and NoKeyring."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cloakroom.audit.anchor import Anchor, Head
from cloakroom.audit.line import GENESIS, Line, made, read, written
from cloakroom.audit.segments import LARGEST, Segment, last_line, segments
from cloakroom.audit.told import stamp
from cloakroom.audit.verify import Verdict, examine
from cloakroom.disk import Disk


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Computer:
    """What a journal asks of the machine it runs on."""

    disk: Disk = field(default_factory=Disk)
    now: Callable[[], datetime] = _now


@dataclass(frozen=True, slots=True)
class End:
    """Where the next line goes: after ``last``, at ``size`` bytes of ``segment``."""

    last: Head
    segment: Segment | None = None
    size: int = 0


START = End(Head(0, GENESIS))


class Chain:
    def __init__(self, trail: Path, anchor: Anchor, computer: Computer) -> None:
        self._trail, self._anchor, self._computer = trail, anchor, computer

    def verdict(self) -> Verdict:
        """Of the whole trail. No key is made for a trail that never was."""
        head = self._anchor.head()
        if head is None and not segments(self._trail):
            return Verdict()
        return examine(self._trail, self._anchor.secret(), head)

    def end(self) -> End | None:
        """None where something is amiss: then the whole trail has to be looked at."""
        head, parts = self._anchor.head(), segments(self._trail)
        if head is None or not parts:
            return None if head or parts else START
        raw, size = last_line(parts[-1])
        line = read(raw)
        sealed = line and line.whole and line.sealed_by(self._anchor.secret())
        at_head = line and (line.seq, line.hash) == (head.seq, head.hash)
        return End(head, parts[-1], size) if sealed and at_head else None

    def add(self, told: Mapping[str, Any], end: End, *, anew: bool = False) -> End:
        """The end after it is confirmed. ``anew`` begins a new segment, and so do a new month and
        a segment that has grown."""
        now = self._computer.now()
        seq = end.last.seq + 1
        line = made({**told, "seq": seq, "ts": stamp(now)}, end.last.hash, self._anchor.secret())
        following = Segment.numbered(self._trail, end.segment.number + 1 if end.segment else 1, now)
        if end.segment and not anew and end.segment.month == following.month \
                and end.size < LARGEST:
            done = self._put(line, end.segment, end.size)
        else:
            done = self._put(line, following, 0)
        self._anchor.keep(done.last)
        return done

    def tidied(self, verdict: Verdict) -> End:
        """The end, without what a crash left there."""
        if verdict.debris and verdict.segment:
            disk = self._computer.disk
            handle = disk.extend(verdict.segment.path)
            try:
                disk.cut(handle, verdict.size)
                disk.sync(handle)
            finally:
                disk.close(handle)
        return End(verdict.last, verdict.segment, verdict.size)

    def after_damage(self, verdict: Verdict) -> End:
        """The end for a record of the damage, past every record that there ever was."""
        head = self._anchor.head()
        seq = max(verdict.last.seq, head.seq if head else 0)
        return End(Head(seq, verdict.last.hash), verdict.segment, verdict.size)

    def _put(self, line: Line, segment: Segment, size: int) -> End:
        """On the disk when it returns. What was written of a line that failed is taken back where
        that is possible, and otherwise the next time."""
        disk, data = self._computer.disk, written(line)
        fresh = not segment.path.exists()
        handle = disk.extend(segment.path)
        try:
            disk.put(handle, data)
            disk.sync(handle)
        except OSError:
            with suppress(OSError):
                disk.cut(handle, size)
            raise
        finally:
            disk.close(handle)
        if fresh:
            disk.sync_folder(self._trail)
            if segment.number == 1:
                disk.sync_folder(self._trail.parent)
        return End(Head(line.seq, line.hash), segment, size + len(data))


def line_of(segment: Segment, *, first: bool = False) -> Line | None:
    """The last one; None for what is no record."""
    if not first:
        return read(last_line(segment)[0])
    with segment.path.open("rb") as stream:
        return read(stream.readline().removesuffix(b"\n"))
