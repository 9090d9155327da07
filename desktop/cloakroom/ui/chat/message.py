"""One question in the window and how far its answer is."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from cloakroom.chat.wire import Ending, Quiet, Waiting
from cloakroom.model import Ticket
from cloakroom.talk.prepared import Prepared
from cloakroom.talk.turn import Turn
from cloakroom.ui.chat.draft import Question


class Phase(Enum):
    """CHECKING: nothing has left. SENT: it may leave from here on. SETTLED: there is a turn."""

    CHECKING = auto()
    SENT = auto()
    BUSY = auto()
    ANSWERING = auto()
    SETTLED = auto()


@dataclass(eq=False)
class Message:
    """Changed by the desk alone. ``text`` is the answer so far with the values put back, and
    ``tickets`` where they stand in it. ``waiting`` while the service is busy, ``quiet`` while it
    says nothing and the user has not said to wait on. Times are those of ``time.monotonic``."""

    number: int
    question: Question
    prepared: Prepared
    phase: Phase = Phase.CHECKING
    text: str = field(default="", repr=False)
    tickets: Sequence[Ticket] = field(default=(), repr=False)
    waiting: Waiting | None = None
    waiting_since: float = 0.0
    quiet: Quiet | None = None
    turn: Turn | None = None
    stopped: bool = False
    may_have_left: bool = False
    since: float = field(default_factory=time.monotonic)

    @property
    def at_work(self) -> bool:
        return self.phase is not Phase.SETTLED

    @property
    def ending(self) -> Ending | None:
        return self.turn.ended.ending if self.turn and self.turn.ended else None

    @property
    def hidden(self) -> bool:
        """Whether the filter of the service took the answer back."""
        return self.ending is Ending.FILTERED

    @property
    def accepted(self) -> bool:
        """Whether the service said that it got the text."""
        return bool(self.turn and self.turn.began) or self.phase is Phase.ANSWERING
