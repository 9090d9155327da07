"""The parts of the window over a worker and a clipboard that the test controls."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication

from cloakroom import settings
from cloakroom.errors import CloakroomError
from cloakroom.instance import Reply
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.session import Session, State
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
    replies: list[Reply] = field(default_factory=list)
    failures: list[CloakroomError] = field(default_factory=list)
    progress: list[tuple[int, int]] = field(default_factory=list)

    def tell(self, reply: Reply) -> None:
        self.replies.append(reply)

    @property
    def state(self) -> State:
        return self.session.state

    def review(self, text: str = LETTER, html: str = "") -> None:
        """Another program copies; the scan is answered."""
        self.clipboard.copy(text, html)
        self.worker.answer_all()
        assert self.state is State.REVIEW

    def scrubbed(self, text: str = LETTER, html: str = "") -> None:
        self.review(text, html)
        self.exchange.scrub(self.tell)
        self.worker.answer_all()
        assert self.state is State.SCRUBBED


@pytest.fixture(autouse=True, scope="session")
def fusion(request: pytest.FixtureRequest) -> None:
    """As ``app.main`` sets it up. Without a display Qt would abort the whole run."""
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        pytest.skip("no display: run under Xvfb with a window manager")
    qapp: QApplication = request.getfixturevalue("qapp")
    qapp.setStyle("Fusion")
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    worker, clipboard = FakeWorker(), FakeClipboard()
    session = Session(clipboard, worker, settings.defaults())
    made = Desk(worker, clipboard, session, Exchange(session))
    for source in (session, made.exchange):
        source.failed.connect(made.failures.append)
    session.progress.connect(lambda done, total: made.progress.append((done, total)))
    yield made
    worker.waiting.clear()
