"""An answer with placeholders -> the answer with the values, and what became of each.

A value is not read again after it is put back, so a value that itself holds ``[PERSON_2]`` stays as
it is.
"""

from collections.abc import Iterable

from cloakroom.model import Recovery, Restored, Ticket
from cloakroom.redact.changes import changes
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.stand_ins import StandIns
from cloakroom.redact.targets import Piece, Target, pieces


def restore(
    text: str,
    ledger: Ledger,
    *,
    into: Target = Target.TEXT,
    expected: Iterable[str] | None = None,
) -> Restored:
    """``text`` with every placeholder and stand-in of ``ledger`` replaced by its value, written as
    ``into`` needs it. What reads as a placeholder but is none of this ledger's is reported UNKNOWN
    and left as it is. ``expected`` are the placeholders of what was asked, ``[PERSON_1]``; those
    that the answer lacks are reported. None stands for all of the ledger."""
    found = list(changes(text, ledger, StandIns(ledger.stand_ins)))
    new, tickets = assembled(text, pieces(text, found, into))
    if expected is None:
        expected = (entry.placeholder for entry in ledger if not entry.retired)
    met = {each.placeholder for each in found if each.recovery is not Recovery.UNKNOWN}
    return Restored(new, tickets, tuple(each for each in expected if each not in met))


def assembled(
    text: str, replacements: Iterable[Piece], *, start: int = 0
) -> tuple[str, tuple[Ticket, ...]]:
    """``text`` from ``start`` on with the pieces put in, and a ticket for each; offsets in the
    result."""
    parts: list[str] = []
    tickets: list[Ticket] = []
    at, length = start, 0
    for piece in replacements:
        begin = length + piece.start - at
        parts += [text[at : piece.start], piece.new]
        at, length = piece.end, begin + len(piece.new)
        change = piece.change
        if change is not None:
            seen = text[change.start : change.end]
            tickets.append(Ticket(begin, length, seen, change.recovery, change.placeholder))
    return "".join([*parts, text[at:]]), tuple(tickets)
