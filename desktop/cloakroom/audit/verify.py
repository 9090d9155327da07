"""Whether a trail is whole: every line as it was written, in its place, none missing.

A line is confirmed when the head in the keyring has moved on to it, and only then does
:meth:`~cloakroom.audit.journal.Journal.record` return. So

- the line at the head is not there: confirmed records were cut off or exchanged. That is tampering
  (or a backup put back), however well the rest fits together;
- lines beyond the head: the program or the computer stopped between the line and the head. They
  are genuine when they are sealed, for nobody without the key can seal a line; and there may be
  several, for a keyring that was put back from a backup is further behind;
- bytes after the last line end, or a last line that is no record, beyond the head: the power went
  while it was written. Nothing relied on it, and the next record takes its place. The same bytes in
  place of the line at the head are tampering.

A trail without an anchor is checked for its chain alone: that its end was cut off, or that all of
it was written anew, cannot be seen.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from cloakroom.audit import fault
from cloakroom.audit.anchor import Head
from cloakroom.audit.event import What
from cloakroom.audit.fault import Fault, Place
from cloakroom.audit.line import GENESIS, Line
from cloakroom.audit.rows import Row, Rows, read_rows
from cloakroom.audit.secret import Secret
from cloakroom.audit.segments import Segment

DAMAGE = "damage"
"""In a CHAIN_BROKEN record: the marks of the faults it tells of."""
ALL = "*"
"""In place of the marks, where they are too many: all damage before this record."""
PRUNED_HASH, KEPT_HASH = "pruned_hash", "kept_hash"
"""In a PRUNED record: the hashes of the last line that went and of the first that stayed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``last`` is what the next record is chained to; it belongs at ``size`` of ``segment``.
    ``debris`` is what a crash left there. ``marks`` are those of all damage that is on record."""

    records: int = 0
    faults: tuple[Fault, ...] = ()
    last: Head = field(default_factory=lambda: Head(0, GENESIS))
    segment: Segment | None = None
    size: int = 0
    debris: Fault | None = None
    marks: frozenset[str] = frozenset()

    @property
    def news(self) -> tuple[Fault, ...]:
        """The faults that no record tells of yet."""
        return tuple(each for each in self.faults if not each.known)


def examine(
    trail: Path, secret: Secret | None = None, head: Head | None = None, *, session: str = ""
) -> Verdict:
    """Reads the whole trail. OSError where it cannot be read."""
    rows = read_rows(trail, session=session)
    count = sum(1 for _ in rows.lines())
    walk = _Walk(rows, secret)
    for row in rows.taken():
        walk.take(row)
    walk.finish(head)
    return Verdict(
        count,
        tuple(replace(each, known=each.mark in walk.known) for each in walk.faults),
        Head(walk.last, walk.chained or GENESIS),
        rows.parts[-1] if rows.parts else None,
        rows.size,
        rows.debris,
        frozenset(walk.known),
    )


class _Walk:
    """From line to line: what should come next, and what is wrong with what comes."""

    def __init__(self, rows: Rows, secret: Secret | None) -> None:
        self._secret = secret
        self._seqs = {line.seq for line in rows.lines()}
        self._pruned = _told_by_pruning(rows, secret, PRUNED_HASH)
        self._kept = _told_by_pruning(rows, secret, KEPT_HASH)
        self._install = ""
        self._seen: dict[int, str] = {}
        self._expected = 1
        self.chained: str | None = GENESIS  # None after what is no record
        self.last = 0
        self.faults: list[Fault] = []
        self.known: set[str] = set()

    def take(self, row: Row) -> None:
        line = row.line
        if line is None or not self._written_by_us(row.place, line):
            self.faults.append(fault.changed(row.place))
            self._go_on(self._expected, None)
            return
        if _opens(row):
            self._anew(row.place, line)
        else:
            self._follow(row.place, line)
        self._seen[line.seq] = line.hash
        self.last = max(self.last, line.seq)
        self._go_on(line.seq, line.hash)

    def finish(self, head: Head | None) -> None:
        """The line that the head stands at must be among them."""
        if head is None or self._seen.get(head.seq) == head.hash:
            return
        if head.seq > self.last:
            self.faults.append(fault.cut_off(self.last + 1, head.seq))
        elif head.seq in self._seen or not self.faults:
            self.faults.append(fault.not_confirmed(head.seq))

    def _go_on(self, seq: int, chained: str | None) -> None:
        self._expected, self.chained = seq + 1, chained

    def _written_by_us(self, place: Place, line: Line) -> bool:
        """One key for each run of lines; a run ends where a broken chain begins anew."""
        if not line.whole:
            return False
        if self._secret is None:
            return True
        if line.install == self._secret.install:
            self._install = line.install
            return line.sealed_by(self._secret)
        begins = not self._install or (place.line == 1 and line.event == What.CHAIN_BROKEN)
        if line.install != self._install and begins:
            self._install = line.install
            self.faults.append(fault.other_key(place, line.install))
        return line.install == self._install

    def _follow(self, place: Place, line: Line) -> None:
        if self._is_kept(line):
            return
        if line.seq == self._expected:
            if self.chained not in (None, line.prev):
                self.faults.append(fault.exchanged(place))
        elif line.seq > self._expected and self._expected not in self._seqs:
            self.faults.append(fault.missing(self._expected, line.seq - 1, place))
        else:
            self.faults.append(fault.moved(place, line.seq, self._expected))

    def _anew(self, place: Place, line: Line) -> None:
        """A run that was begun because of damage before it."""
        if line.seq == self._expected and self.chained not in (None, line.prev):
            self.faults.append(fault.exchanged(place))
        elif line.seq > self.last + 1 and not self._is_kept(line):
            self.faults.append(fault.missing(self.last + 1, line.seq - 1, place))
        damage = line.told.get(DAMAGE, ())
        self.known.update(damage)
        if ALL in damage:
            self.known.update(each.mark for each in self.faults)

    def _is_kept(self, line: Line) -> bool:
        """Whether it is the first line after what was pruned."""
        return not self.last and (line.hash in self._kept or line.prev in self._pruned)


def _opens(row: Row) -> bool:
    line = row.line
    return line is not None and line.event == What.CHAIN_BROKEN and row.place.line == 1


def _told_by_pruning(rows: Rows, secret: Secret | None, name: str) -> set[str]:
    told = (
        line.told for line in rows.lines()
        if line.event == What.PRUNED and line.whole and (not secret or line.sealed_by(secret))
    )
    return {str(each.get(name)) for each in told} - {GENESIS}
