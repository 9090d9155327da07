"""An answer with placeholders -> the answer with the values, and what became of each.

Exact and listed forms only (``placeholders.py``), never likeness. A value is not read again after
it is put back, so a value that itself holds ``[PERSON_2]`` stays as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge

from cloakroom.model import Recovery, Restored, Ticket
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.placeholders import Sighting, sightings
from cloakroom.redact.stand_ins import find


@dataclass(frozen=True, slots=True)
class _Change:
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str
    recovery: Recovery


def restore(text: str, ledger: Ledger) -> Restored:
    """``text`` with every placeholder and stand-in of ``ledger`` replaced by its value. What reads
    as a placeholder but is none of this ledger's is reported UNKNOWN and left as it is."""
    pieces: list[str] = []
    tickets: list[Ticket] = []
    at = length = 0
    for change in _changes(text, ledger):
        if change.start < at:
            continue
        start = length + change.start - at
        pieces += [text[at : change.start], change.new]
        at, length = change.end, start + len(change.new)
        tickets.append(Ticket(start, length, text[change.start : change.end], change.recovery))
    return Restored("".join([*pieces, text[at:]]), tuple(tickets))


def _changes(text: str, ledger: Ledger) -> Iterator[_Change]:
    known = _of_placeholders(text, ledger)
    invented = _of_stand_ins(text, ledger)
    return merge(known, invented, key=lambda change: change.start)


def _of_placeholders(text: str, ledger: Ledger) -> Iterator[_Change]:
    for seen in sightings(text, ledger.words):
        value = _value(seen, ledger)
        if value is not None:
            recovery = Recovery.EXACT if seen.exact else Recovery.ALTERED
            yield _Change(seen.start, seen.end, seen.before + value + seen.after, recovery)
        elif seen.bracketed:
            yield _Change(seen.start, seen.end, text[seen.start : seen.end], Recovery.UNKNOWN)


def _value(seen: Sighting, ledger: Ledger) -> str | None:
    if not seen.bracketed and ledger.is_typed(seen.placeholder):
        return None
    return ledger.value(str(seen.placeholder))


def _of_stand_ins(text: str, ledger: Ledger) -> Iterator[_Change]:
    for start, end in find(text, ledger.stand_ins):
        value = ledger.value(text[start:end])
        if value is not None:
            yield _Change(start, end, value, Recovery.EXACT)
