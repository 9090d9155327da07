"""One question and what came of it."""

from dataclasses import dataclass, field

from cloakroom.chat.wire import Began, Ended, Ending
from cloakroom.errors import CloakroomError
from cloakroom.model import Restored
from cloakroom.talk.prepared import Prepared

_IN_HISTORY = frozenset({Ending.COMPLETE, Ending.LENGTH, Ending.INCOMPLETE})


@dataclass(frozen=True, slots=True)
class Turn:
    """``answer`` as it came, with its placeholders; ``restored`` with the values put back. A turn
    without ``ended`` was stopped or failed; ``error`` says why, where something failed."""

    prepared: Prepared
    answer: str = field(default="", repr=False)
    restored: Restored | None = field(default=None, repr=False)
    began: Began | None = None
    ended: Ended | None = None
    error: CloakroomError | None = None

    @property
    def in_history(self) -> bool:
        """Whether the next question takes it along: an answer that was filtered or that failed is
        not repeated to the service."""
        return bool(self.answer and self.ended and self.ended.ending in _IN_HISTORY)
