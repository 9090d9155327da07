"""The way out: checked, recorded, sent, recorded again. Whatever fails, fails closed.

The order of the steps is the promise: the policy once more, the connection without content, the
credential, the record on the disk, and only then the text.
"""

import time
from asyncio import CancelledError
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass, field, replace
from typing import Protocol

from cloakroom.audit.event import Event as Record
from cloakroom.audit.event import Evidence, What
from cloakroom.chat.aside import aside
from cloakroom.chat.wire import Began, Credential, Ended, Event, Measured, Reported, Request, Text
from cloakroom.errors import CloakroomError
from cloakroom.model import Cleared
from cloakroom.policy.model import Deployment, InForce
from cloakroom.policy.words import Layer
from cloakroom.send_errors import ChatError, Left, NotRecorded, NotSent
from cloakroom.talk.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Leaving:
    """Everything is in order and recorded as ``sequence``: from here on the text may leave. Before
    this nothing did."""

    sequence: int


Step = Leaving | Event


class Source(Protocol):
    """Where the credential of one deployment comes from."""

    async def credential(self) -> Credential: ...

    async def renewed(self) -> Credential | None: ...


class Client(Protocol):
    """What speaks to the network."""

    async def check(self, deployment: Deployment) -> Measured: ...

    def body(self, request: Request) -> str: ...

    def answer(self, request: Request, source: Source) -> AsyncGenerator[Event, None]:
        """Closing it closes the connection."""


class Journal(Protocol):
    """What keeps the records; NotRecorded where it cannot."""

    def record(self, event: Record) -> int: ...


class Gate(Protocol):
    """What says no."""

    def now(self) -> InForce: ...

    def refresh(self) -> InForce:
        """Reads the policy again; may wait."""

    def again(self, prepared: Prepared, measured: Measured, reason: Cleared | None) -> None:
        """NotSent where what was allowed when the question was prepared no longer is, or where the
        connection or the reason is not what the policy asks for."""

    def after(self, deployment: Deployment, reported: Reported) -> None:
        """Remembers what the service said of itself; the next send may be blocked for it."""


@dataclass
class Sending:
    """One for the program. ``measured`` holds what was seen of each deployment's connection, by
    its id: once in a session, before the first text. ``left`` says of the last send, a cancelled
    one too, whether its text left this computer."""

    client: Client
    journal: Journal
    gate: Gate
    source: Callable[[Deployment], Source]
    measured: dict[str, Measured] = field(default_factory=dict)
    left: Left = Left.NO

    async def send(
        self, prepared: Prepared, *, reason: Cleared | None = None
    ) -> AsyncGenerator[Step, None]:
        """Leaving, then the events of the answer. ``reason`` is the user's for going on in spite
        of a block. Raises ChatError or NotRecorded; a cancelled task is recorded as such."""
        attempt = _Attempt(self, prepared)
        self.left = Left.NO
        try:
            yield Leaving(await attempt.allowed(reason))
            async with aclosing(attempt.events()) as events:
                async for event in events:
                    yield event
        except CloakroomError as error:
            attempt.failed(error)
            raise
        except (CancelledError, GeneratorExit):
            attempt.cancelled()
            raise


@dataclass
class _Attempt:
    """One send, with what has to be remembered for its records."""

    desk: Sending
    prepared: Prepared
    began: Began | None = None
    sequence: int = 0
    answered: bool = False
    received: list[str] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    @property
    def deployment(self) -> Deployment:
        return self.prepared.request.deployment

    async def allowed(self, reason: Cleared | None) -> int:
        """Returns with the record of the send on the disk; raises otherwise."""
        prepared, desk = self.prepared, self.desk
        if prepared.blocks and not (prepared.overridable and reason):
            first = prepared.blocks[0]
            raise NotSent(first.sentence, check=first.check)
        measured = desk.measured.get(self.deployment.id)
        if measured is None:
            measured = desk.measured[self.deployment.id] = await desk.client.check(self.deployment)
        await aside(desk.gate.refresh)
        desk.gate.again(prepared, measured, reason)
        await desk.source(self.deployment).credential()
        if prepared.blocks and reason:
            self._record(What.OVERRIDE, reason=reason, check=prepared.blocks[0].check)
        self.sequence = self._record(
            What.SEND, text=prepared.scrubbed.cleared.text, chars_out=prepared.request.characters)
        return self.sequence

    async def events(self) -> AsyncGenerator[Event, None]:
        source = self.desk.source(self.deployment)
        self.desk.left = Left.MAYBE
        answer = self.desk.client.answer(self.prepared.request, source)
        try:
            async with aclosing(answer) as events:
                async for event in events:
                    self._note(event)
                    unrecorded = self._answered(event) if isinstance(event, Ended) else None
                    yield event
                    if unrecorded:
                        raise unrecorded
        finally:
            # the client knows to the byte; a script does not
            self.desk.left = getattr(answer, "left", Left.YES if self.began else Left.MAYBE)

    def _note(self, event: Event) -> None:
        if isinstance(event, Began):
            self.began = event
            self.desk.measured[self.deployment.id] = event.measured
        elif isinstance(event, Text):
            self.received.append(event.text)

    def failed(self, error: CloakroomError) -> None:
        """A block is recorded as one. A record that fails must not hide the first failure."""
        if self.sequence == 0 and not isinstance(error, NotSent):
            return  # no connection, no credential: nothing was decided and nothing left
        told = error if isinstance(error, ChatError) else ChatError(check=type(error).__name__)
        what = What.ERROR if self.sequence else What.SEND_BLOCKED
        with suppress(NotRecorded):
            self._record(what, check=told.check, status=told.status)

    def cancelled(self) -> None:
        if self.sequence and not self.answered:
            with suppress(NotRecorded):
                self._record(What.CANCELLED)

    def _answered(self, event: Ended) -> ChatError | None:
        """Recorded, or why not."""
        self.answered = True
        reply = "".join(self.received)
        self.desk.gate.after(self.deployment, event.reported)
        try:
            self._record(
                What.REPLY, reply=reply, chars_in=len(reply), check=event.ending.value,
                tokens_out=event.usage.sent, tokens_in=event.usage.received)
        except NotRecorded:
            return ChatError(
                "The answer is complete, but it could not be recorded. The question had been sent, "
                "and is on record. Nothing more is sent until records can be written.",
                left=Left.YES, check="audit")
        return None

    def _record(self, what: What, **told: object) -> int:
        prepared = self.prepared
        event = Record(
            what, self._evidence(), counts=prepared.taken, accepted=prepared.accepted,
            marking=prepared.marking, about=self.sequence,
            milliseconds=round((time.monotonic() - self.started) * 1000))
        # the type checker cannot tell which field of an event each name is for
        return self.desk.journal.record(replace(event, **told))  # type: ignore[arg-type]

    def _evidence(self) -> Evidence:
        deployment, policy = self.deployment, self.desk.gate.now().policy
        seen = self.began.measured if self.began else self.desk.measured.get(
            deployment.id, Measured())
        told = self.began.reported if self.began else Reported()
        return Evidence(
            deployment_id=deployment.id,
            policy_id=policy.policy_id if policy else "",
            policy_sha256=policy.sha256 if policy else "",
            host=deployment.base_url.split("/")[2] if "//" in deployment.base_url else "",
            tls=seen.tls, peer_private=seen.private, proxy=seen.proxy, inspected=seen.inspected,
            region=told.region or seen.region, model=told.model, deployment=told.deployment,
            spillover_from=told.spillover_from, request_id=told.request_id,
            practice=deployment.layer is Layer.PRACTICE,
        )

