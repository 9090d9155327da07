"""The office of the chat: real gate and sending, on a client that answers from a script."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from cloakroom.chat.declared import Confirmed
from cloakroom.chat.wire import Event, Measured, Request
from cloakroom.errors import CloakroomError
from cloakroom.policy.model import Deployment, InForce
from cloakroom.policy.words import Layer, Method
from cloakroom.talk.gate import Gate
from cloakroom.talk.sending import Sending, Source
from fakes.deployments import DEPLOYMENT, POLICY, SEEN, GoodKey, ListedJournal, ScriptedClient

PRACTICE = replace(
    DEPLOYMENT, id="practice", display_name="Practice", base_url="https://127.0.0.1:4433/openai/v1/",
    approved_by="", layer=Layer.PRACTICE)


class FakeLoop:
    """A real asyncio loop in a thread."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def submit(self, coroutine: Coroutine[Any, Any, None]) -> "Future[None]":
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    def soon(self, call: Callable[[], object]) -> None:
        self._loop.call_soon_threadsafe(call)

    def close(self) -> None:
        async def wind_up() -> None:
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            await self._loop.shutdown_asyncgens()

        self.submit(wind_up()).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()


class LiveClient(ScriptedClient):
    """Answers what ``say`` says, when it is said; an error ends the answer, None too."""

    def __init__(self, loop: FakeLoop) -> None:
        super().__init__()
        self._loop = loop
        self._lines: asyncio.Queue[Event | CloakroomError | None] = asyncio.Queue()

    def say(self, *events: Event | CloakroomError | None) -> None:
        for event in events:
            self._loop.soon(lambda event=event: self._lines.put_nowait(event))  # type: ignore[misc]

    async def answer(self, request: Request, source: Source) -> AsyncGenerator[Event, None]:
        self.seen.append(request)
        self.open += 1
        try:
            while (event := await self._lines.get()) is not None:
                if isinstance(event, CloakroomError):
                    raise event
                yield event
        finally:
            self.open -= 1


@dataclass
class FakeKeys:
    """One key or one account for all; ``wrong`` is raised by whatever is asked next. A sign-in
    waits until it is ``free``; ``asked`` counts those that are over."""

    key: str = "sample-key"
    name: str = ""
    wrong: CloakroomError | None = None
    session_only: bool = False
    free: threading.Event = field(default_factory=threading.Event)
    asked: int = 0

    def __post_init__(self) -> None:
        self.free.set()

    def has_key(self, deployment: Deployment) -> bool:
        self._fail()
        return bool(self.key)

    def keep_key(self, deployment: Deployment, key: str) -> None:
        self._fail()
        self.key = key

    def use_key(self, deployment: Deployment, key: str) -> None:
        self.key, self.session_only = key, True

    def account(self, deployment: Deployment) -> str:
        self._fail()
        return self.name

    def sign_in(self, deployment: Deployment, method: Method, window: int) -> str:
        self._fail()
        self.free.wait(10)  # as long as nobody answers in the browser
        self.asked += 1
        return "casey@example.org"

    def leave(self, deployment: Deployment) -> None:
        self.key = self.name = ""

    def _fail(self) -> None:
        wrong, self.wrong = self.wrong, None
        if wrong:
            raise wrong


@dataclass
class FakeOffice:
    """``held`` is the policy as it is on the disk now."""

    client: LiveClient
    held: InForce = field(default_factory=lambda: InForce(POLICY))
    journal: ListedJournal = field(default_factory=ListedJournal)
    keys: FakeKeys = field(default_factory=FakeKeys)
    confirms: Confirmed | CloakroomError = field(
        default_factory=lambda: Confirmed(datetime(2026, 11, 22, 18, 5, tzinfo=UTC), "Standard"))

    def __post_init__(self) -> None:
        self.gate = Gate(lambda: self.held)
        self._sending = Sending(self.client, self.journal, self.gate, lambda _: GoodKey())

    def sending(self) -> Sending:
        return self._sending

    async def practice(self) -> Deployment:
        return PRACTICE

    async def check(self, deployment: Deployment) -> Measured:
        measured = await self.client.check(deployment)
        self._sending.measured[deployment.id] = measured
        return measured

    async def confirm(self, deployment: Deployment) -> Confirmed:
        if isinstance(self.confirms, CloakroomError):
            raise self.confirms
        return self.confirms

    def measured(self, deployment: Deployment) -> Measured | None:
        return self._sending.measured.get(deployment.id)

    def body(self, request: Request) -> str:
        return self.client.body(request)


__all__ = ["DEPLOYMENT", "POLICY", "PRACTICE", "SEEN", "FakeKeys", "FakeLoop", "FakeOffice",
           "LiveClient"]
