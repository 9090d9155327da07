"""Session and exchange over a worker and a clipboard that the test controls."""

from dataclasses import dataclass, field

from pytestqt.qtbot import QtBot

from cloakroom.errors import CloakroomError
from cloakroom.instance import Reply
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.session import Session
from cloakroom.ui.state import State
from fakes.clipboard import FakeClipboard
from fakes.worker import FakeWorker

LETTER = "Dear Amira Okafor, please ring 07700 900123. Amira Okafor knows."


@dataclass
class Desk:
    """Session and exchange on fakes, and everything they said."""

    worker: FakeWorker
    clipboard: FakeClipboard
    session: Session
    exchange: Exchange
    qtbot: QtBot
    replies: list[Reply] = field(default_factory=list)
    failures: list[CloakroomError] = field(default_factory=list)
    progress: list[tuple[int, int]] = field(default_factory=list)

    def tell(self, reply: Reply) -> None:
        self.replies.append(reply)

    @property
    def state(self) -> State:
        return self.session.state

    def settle(self) -> None:
        """Answers every job until the session is at rest. A scrub takes turns with a thread."""
        self.qtbot.waitUntil(self._is_at_rest)

    def until_asked(self) -> None:
        """Waits for the next job."""
        self.qtbot.waitUntil(lambda: bool(self.worker.waiting))

    def until_told(self) -> Reply:
        """Answers every job until who asked got a reply."""
        self.qtbot.waitUntil(lambda: self._is_at_rest() and bool(self.replies))
        return self.replies[-1]

    def restored(self) -> Reply:
        """What is told when the answer on the clipboard is to be restored."""
        self.replies.clear()
        self.exchange.restore_clipboard(self.tell)
        return self.until_told()

    def review(self, text: str = LETTER, html: str = "") -> None:
        """Another program copies; the scan is answered."""
        self.clipboard.copy(text, html)
        self.settle()
        assert self.state is State.REVIEW

    def scrubbed(self, text: str = LETTER, html: str = "") -> None:
        self.review(text, html)
        self.exchange.scrub()
        self.settle()
        assert self.state is State.SCRUBBED

    def _is_at_rest(self) -> bool:
        self.worker.answer_all()
        return self.state not in (State.SCANNING, State.SCRUBBING)
