"""The desk of the chat with everything it said, and short words for what a test does with it."""

from dataclasses import dataclass, field

from pytestqt.qtbot import QtBot

from cloakroom.chat.wire import Began, Ended, Ending, Event, Text, Usage
from cloakroom.errors import CloakroomError
from cloakroom.talk.prepared import Prepared
from cloakroom.ui.chat.desk import ChatDesk
from cloakroom.ui.chat.message import Message, Phase
from cloakroom.ui.session import Session
from fakes.deployments import SAID, SEEN
from fakes.office import FakeLoop, FakeOffice
from fakes.worker import FakeWorker

QUESTION = "Write to Amira Okafor, 07700 900123."
BEGAN = Began(SEEN, SAID)


def ended(ending: Ending = Ending.COMPLETE) -> Ended:
    return Ended(ending, Usage(10, 5), SAID)


@dataclass
class Chatting:
    qtbot: QtBot
    worker: FakeWorker
    session: Session
    office: FakeOffice
    loop: FakeLoop
    failures: list[CloakroomError] = field(default_factory=list)
    blocks: list[Prepared] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.desk = ChatDesk(self.session, self.office, self.loop)
        self.desk.failed.connect(self.failures.append)
        self.desk.blocked.connect(self.blocks.append)

    @property
    def draft(self) -> str:
        return self.desk.draft.typed

    @property
    def last(self) -> Message:
        return self.desk.messages[-1]

    def say(self, *events: Event | CloakroomError | None) -> None:
        """What the deployment says next."""
        self.office.client.say(*events)

    def type(self, text: str = QUESTION) -> None:
        """And waits until it was looked at."""
        self.desk.draft.type(text)
        self.qtbot.waitUntil(lambda: self.desk.draft.looked)

    def send(self, text: str = QUESTION) -> Message:
        """Typed and sent; returns when it may leave."""
        self.desk.draft.type(text)
        self.desk.send()
        self.qtbot.waitUntil(lambda: bool(self.desk.messages) and self.last.phase is Phase.SENT)
        return self.last

    def answered(self, *parts: str, ending: Ending = Ending.COMPLETE) -> Message:
        """The answer to what was sent comes in parts, and ends."""
        self.say(BEGAN, *map(Text, parts), ended(ending), None)
        return self.settled()

    def settled(self) -> Message:
        self.qtbot.waitUntil(lambda: not self.desk.busy)
        return self.last
