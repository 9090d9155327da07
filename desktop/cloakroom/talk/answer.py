"""An answer while it arrives: what came, and the same with the values put back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cloakroom.chat.wire import Began, Ended, Text
from cloakroom.errors import CloakroomError
from cloakroom.model import Ticket
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.redact.stream import RestoreStream
from cloakroom.talk.prepared import Prepared
from cloakroom.talk.sending import Step
from cloakroom.talk.turn import Turn


@dataclass(frozen=True, slots=True)
class Part:
    """What an event adds to the answer: as it came, and restored. They need not say the same: the
    beginning of a placeholder is held back until its end is there."""

    scrubbed: str = field(default="", repr=False)
    restored: str = field(default="", repr=False)


class Answer:
    """Fed with the events of one send, by the thread that owns the ledger."""

    def __init__(self, prepared: Prepared, ledger: Ledger) -> None:
        self._prepared, self._ledger = prepared, ledger
        self._stream = RestoreStream(ledger)
        self._parts: list[str] = []
        self._began: Began | None = None
        self._ended: Ended | None = None

    def feed(self, step: Step) -> Part:
        match step:
            case Text(text):
                self._parts.append(text)
                return Part(text, self._stream.feed(text))
            case Began():
                self._began = step
            case Ended():
                self._ended = step
                return Part("", self._stream.close())
        return Part()

    @property
    def tickets(self) -> Sequence[Ticket]:
        """What became of each placeholder so far, as offsets of the restored answer."""
        return self._stream.tickets

    def turn(self, error: CloakroomError | None = None) -> Turn:
        """What came of it, ended or not. The whole is restored once more in one piece, so the
        report does not depend on the chunks."""
        answer = "".join(self._parts)
        asked = restore(self._prepared.scrubbed.cleared.text, self._ledger).tickets
        expected = dict.fromkeys(ticket.placeholder for ticket in asked if ticket.placeholder)
        restored = restore(answer, self._ledger, expected=expected) if answer else None
        return Turn(self._prepared, answer, restored, self._began, self._ended, error)
