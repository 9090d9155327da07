"""Restoring an answer while it arrives.

Whatever the chunks, all that comes out together is what ``restore`` makes of the whole. Held back
is only what may still become a placeholder or a stand-in, so ordinary words flow at once.
"""

from collections.abc import Sequence

from cloakroom.model import Recovery, Restored, Ticket
from cloakroom.redact.beginnings import Beginnings
from cloakroom.redact.changes import Change, changes
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import assembled
from cloakroom.redact.stand_ins import StandIns
from cloakroom.redact.targets import Target, pieces

_NEED_THE_WHOLE = frozenset({Target.MARKDOWN, Target.CSV})


class RestoreStream:
    """One answer in chunks of any size. The ledger must not change meanwhile. A target whose
    escapes depend on the lines and cells around (Markdown, CSV) is a :class:`ValueError`."""

    def __init__(self, ledger: Ledger, *, into: Target = Target.TEXT) -> None:
        if into in _NEED_THE_WHOLE:
            raise ValueError(f"{into.value} can be written into as a whole only")
        self._ledger, self._into = ledger, into
        self._stand_ins = StandIns(ledger.stand_ins)
        self._beginnings = Beginnings(ledger.words, self._stand_ins)
        self._text = ""  # one character for context, then what is held back
        self._start = 0
        self._length = 0
        self._tickets: list[Ticket] = []
        self._met: set[str] = set()

    def feed(self, chunk: str) -> str:
        """The next part of the restored answer; it may be empty."""
        self._text += chunk
        found = list(changes(self._text, self._ledger, self._stand_ins, start=self._start))
        return self._out(found, self._held_from(found))

    def close(self) -> str:
        """The rest of it."""
        found = list(changes(self._text, self._ledger, self._stand_ins, start=self._start))
        return self._out(found, len(self._text))

    @property
    def tickets(self) -> Sequence[Ticket]:
        """What became of each placeholder so far, as offsets of all that came out."""
        return self._tickets

    def restored(self, text: str) -> Restored:
        """The report, for ``text``, all that came out."""
        expected = (entry.placeholder for entry in self._ledger if not entry.retired)
        unused = tuple(each for each in expected if each not in self._met)
        return Restored(text, tuple(self._tickets), unused)

    def _held_from(self, found: list[Change]) -> int:
        """The first place that may be the beginning of more; one inside a change, or at the start
        of a finished one, is none."""
        n = 0
        for place in self._beginnings.in_text(self._text, self._start):
            while n < len(found) and found[n].end <= place:
                n += 1
            if n == len(found) or not self._covers(found[n], place):
                return place
        return len(self._text)

    def _covers(self, change: Change, place: int) -> bool:
        # "{PERSON_1}" is not finished: with another brace it is none
        finished = change.bracketed and not self._text.endswith("}", 0, change.end)
        return change.start < place or (finished and change.start == place)

    def _out(self, found: list[Change], end: int) -> str:
        done = [change for change in found if change.end <= end]
        self._met |= {each.placeholder for each in done if each.recovery is not Recovery.UNKNOWN}
        text = self._text[:end]
        new, tickets = assembled(text, pieces(text, done, self._into), start=self._start)
        self._tickets += [
            Ticket(
                ticket.start + self._length, ticket.end + self._length,
                ticket.seen, ticket.recovery, ticket.placeholder,
            )
            for ticket in tickets
        ]
        self._length += len(new)
        context = min(end, 1)
        self._text = self._text[end - context :]
        self._start = context
        return new
