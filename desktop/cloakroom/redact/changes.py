"""What a text says in placeholders and stand-ins of a ledger, and what is to stand there.

Exact and listed forms only (``placeholders.py``); likeness (``slips.py``) warns and no more.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import merge

from cloakroom.model import Recovery
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.placeholders import Sighting, sightings
from cloakroom.redact.slips import slips
from cloakroom.redact.stand_ins import StandIns
from cloakroom.redact.style import written


@dataclass(frozen=True, slots=True)
class Change:
    """``text[start:end]`` becomes ``before + value + after``; an UNKNOWN one has no value.
    A ``bracketed`` one does not depend on the character behind it."""

    start: int
    end: int
    placeholder: str
    recovery: Recovery
    value: str = field(default="", repr=False)
    before: str = ""
    after: str = ""
    stand_in: bool = False
    bracketed: bool = False


def changes(text: str, ledger: Ledger, stand_ins: StandIns, *, start: int = 0) -> Iterator[Change]:
    """In order and apart, from ``start`` on."""
    known = _of_placeholders(text, ledger, start)
    invented = _of_stand_ins(text, ledger, stand_ins, start)
    wrong = (
        Change(*span, text[slice(*span)], Recovery.UNKNOWN, bracketed=True)
        for span in slips(text, ledger.words, start=start)
    )
    at = start
    for change in merge(known, invented, wrong, key=lambda change: change.start):
        if change.start >= at:
            yield change
            at = change.end


def _of_placeholders(text: str, ledger: Ledger, start: int) -> Iterator[Change]:
    for seen in sightings(text, ledger.words, start=start):
        placeholder = str(seen.placeholder)
        value = ledger.value(placeholder)
        if value is not None and (seen.bracketed or not ledger.is_typed(seen.placeholder)):
            recovery = Recovery.EXACT if _is_exact(seen, text, ledger) else Recovery.ALTERED
            yield Change(
                seen.start, seen.end, placeholder, recovery,
                value, seen.before, seen.after, bracketed=seen.bracketed,
            )
        elif seen.bracketed:
            yield Change(seen.start, seen.end, placeholder, Recovery.UNKNOWN, bracketed=True)


def _is_exact(seen: Sighting, text: str, ledger: Ledger) -> bool:
    return seen.exact or text[seen.start : seen.end] == written(str(seen.placeholder), ledger.style)


def _of_stand_ins(text: str, ledger: Ledger, stand_ins: StandIns, start: int) -> Iterator[Change]:
    for begin, end in stand_ins.find(text, start):
        value = ledger.value(text[begin:end])
        if value is not None:
            yield Change(begin, end, text[begin:end], Recovery.EXACT, value, stand_in=True)
