"""A deployment that answers from a script, and the parts around it that say yes or no."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from datetime import date

from cloakroom.audit.event import Event as Record
from cloakroom.chat.wire import (
    Began,
    Credential,
    CredentialKind,
    Ended,
    Ending,
    Event,
    Measured,
    Reported,
    Request,
    Text,
    Usage,
)
from cloakroom.errors import CloakroomError
from cloakroom.model import Cleared
from cloakroom.policy.model import Deployment, InForce, Policy
from cloakroom.scrub import Scrubbed
from cloakroom.send_errors import NotRecorded
from cloakroom.talk.prepared import Block, Prepared
from cloakroom.talk.sending import Source

DEPLOYMENT = Deployment(
    "uk", "UK casework", "https://uk.openai.azure.com/openai/v1/", "gpt-uk",
    approved_by="Digital Assurance")
POLICY = Policy(
    "policy-1", 14, "Digital Assurance", date(2026, 11, 1), date(2027, 2, 1), (DEPLOYMENT,),
    sha256="ab" * 32)
SEEN = Measured(tls="TLSv1.3", address="10.20.4.7", private=True, region="UK South")
SAID = Reported(model="gpt-5.1", region="UK South", deployment="gpt-uk", request_id="r-1")


def told(*parts: str, ending: Ending = Ending.COMPLETE) -> list[Event]:
    """The events of an answer that comes in ``parts``."""
    return [Began(SEEN, SAID), *map(Text, parts), Ended(ending, Usage(10, 5), SAID)]


class GoodKey:
    """A source that has a key."""

    async def credential(self) -> Credential:
        return Credential(CredentialKind.KEY, "sample-key")

    async def renewed(self) -> Credential | None:
        return None


@dataclass
class ScriptedClient:
    """Answers each request with the next of ``answers``: events, or an error among them."""

    answers: list[Sequence[Event | CloakroomError]] = field(default_factory=list)
    unreachable: CloakroomError | None = None
    seen: list[Request] = field(default_factory=list)
    checks: int = 0
    open: int = 0

    async def check(self, deployment: Deployment) -> Measured:
        self.checks += 1
        if self.unreachable:
            raise self.unreachable
        return SEEN

    def body(self, request: Request) -> str:
        return "\n".join(message.text.text for message in request.messages)

    async def answer(self, request: Request, source: Source) -> AsyncGenerator[Event, None]:
        self.seen.append(request)
        self.open += 1
        try:
            for event in self.answers.pop(0):
                if isinstance(event, CloakroomError):
                    raise event
                yield event
        finally:
            self.open -= 1


@dataclass
class ListedJournal:
    """Keeps its records in a list; ``full_after`` so many it keeps no more."""

    records: list[Record] = field(default_factory=list)
    full_after: int = 1_000_000

    def record(self, event: Record) -> int:
        if len(self.records) >= self.full_after:
            raise NotRecorded
        self.records.append(event)
        return len(self.records)

    @property
    def told(self) -> list[str]:
        return [record.what.value for record in self.records]


@dataclass
class OpenGate:
    """Lets through what nothing here speaks against."""

    blocks: tuple[Block, ...] = ()
    marking: str = ""
    closed: CloakroomError | None = None
    reported: list[Reported] = field(default_factory=list)
    refreshed: int = 0

    def now(self) -> InForce:
        return InForce(POLICY)

    def refresh(self) -> InForce:
        self.refreshed += 1
        return self.now()

    def judge(
        self, request: Request, question: str, scrubbed: Scrubbed
    ) -> tuple[str, tuple[Block, ...]]:
        return self.marking, self.blocks

    def again(self, prepared: Prepared, measured: Measured, reason: Cleared | None) -> None:
        if self.closed:
            raise self.closed

    def after(self, deployment: Deployment, reported: Reported) -> None:
        self.reported.append(reported)
