"""One answer, from the request to its end: tries, waits, the stream, and what went wrong.

Nothing is sent a second time once the service took it: a stream that broke off stays broken off.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from cloakroom.chat.client.body import Dialect, encode
from cloakroom.chat.client.call import Call
from cloakroom.chat.client.connection import CALL, Connection, headers_for
from cloakroom.chat.client.explain import of_break, of_refusal, say
from cloakroom.chat.client.failures import IN_STREAM, PAGE
from cloakroom.chat.client.origin import call_path
from cloakroom.chat.client.rejected import Rejected, rejected
from cloakroom.chat.client.stream import Reader, reader
from cloakroom.chat.wire import (
    Began,
    Credential,
    Ended,
    Ending,
    Event,
    Request,
    Text,
    Waiting,
)
from cloakroom.policy.model import Deployment
from cloakroom.send_errors import ChatError

if TYPE_CHECKING:
    import openai

log = logging.getLogger(__name__)
TRIES = 3
"""How often a busy deployment is asked again."""
LONGEST_WAIT_S = 120.0
AFTER_END_S = 2.0
"""How long a service may take to close an answer that has come to its end."""
_BUSY = frozenset({429, 503})


class Source(Protocol):
    """Where the credential of one deployment comes from."""

    async def credential(self) -> Credential: ...

    async def renewed(self) -> Credential | None: ...


@dataclass(slots=True)
class Dialects:
    """What was learnt of each deployment, for as long as the program runs."""

    known: dict[str, Dialect] = field(default_factory=dict)

    def of(self, request: Request) -> Dialect:
        return self.known.get(request.deployment.id, Dialect())

    def learn(self, request: Request, dialect: Dialect) -> None:
        self.known[request.deployment.id] = dialect


@dataclass(slots=True)
class Exchange:
    """One request and its answer. ``call`` knows, at any moment, what has left."""

    connect: Callable[[Deployment], Awaitable[Connection]]
    request: Request
    source: Source
    dialects: Dialects
    connection: Connection = field(init=False)
    call: Call = field(init=False)
    _credential: Credential = field(init=False)
    _time_left: float = field(init=False)
    _waits: int = 0
    _renewed: bool = False

    def __post_init__(self) -> None:
        self.call = Call(self.request.deployment)

    async def events(self) -> AsyncGenerator[Event, None]:
        self._time_left = self.request.deployment.params.overall_timeout_s
        self._credential = await self.source.credential()
        self.connection = await self.connect(self.request.deployment)
        self.call.proxy = self.connection.proxy
        opened = None
        while opened is None:
            opened, pause = await self._try()
            if pause:
                yield Waiting(pause, self._waits, TRIES)
                await asyncio.sleep(pause)
        try:
            yield Began(self.call.measured, self.call.reported)
            read = reader(self.request.deployment.api)
            async for text in self._texts(opened, read):
                yield Text(text)
            yield await self._ended(read)
        finally:
            await opened.close()

    async def _try(self) -> "tuple[openai.AsyncStream[object] | None, float]":
        """The stream, or None and how long to wait before the next try."""
        import openai

        try:
            return await self._timed(self._post()), 0.0
        except openai.APIStatusError as error:
            refused = rejected(error.status_code, error.body, error.response.headers)
        except (openai.OpenAIError, OSError, ValueError) as error:  # TimeoutError is an OSError
            raise of_break(error, self.call, began=False) from None
        # Out of the handler: no failure of ours may carry the server's own words as its context.
        return None, await self._again(refused)

    async def _post(self) -> "openai.AsyncStream[object]":
        import openai

        deployment = self.request.deployment
        token = CALL.set(self.call)
        try:
            stream = await self.connection.sdk.post(
                "/" + call_path(deployment),
                cast_to=object, content=encode(self.request, self.dialects.of(self.request)),
                options={"headers": headers_for(self._credential, deployment)},
                stream=True, stream_cls=openai.AsyncStream[object],
            )  # fmt: skip
        finally:
            CALL.reset(token)
        kind = stream.response.headers.get("content-type", "").lower()
        if not kind.startswith("text/event-stream"):
            await stream.close()
            raise say(PAGE, self.call, status=stream.response.status_code)
        return stream

    async def _again(self, refused: Rejected) -> float:
        """How long until the next try, 0 for at once; raises where there is none."""
        if refused.status in _BUSY and self._waits < TRIES:
            seconds = 2.0 ** (self._waits + 1) if refused.wait is None else refused.wait
            if seconds <= LONGEST_WAIT_S:
                self._waits += 1
                return seconds
        if refused.status == 401 and not self._renewed:
            self._renewed = True
            fresh = await self.source.renewed()
            if fresh:
                self._credential = fresh
                return 0.0
        if refused.status == 400:
            dialect = self.dialects.of(self.request).without(refused.param)
            if dialect:
                self.dialects.learn(self.request, dialect)
                return 0.0
        raise of_refusal(refused, self.call)

    async def _texts(
        self, stream: "openai.AsyncStream[object]", read: Reader
    ) -> AsyncIterator[str]:
        import openai

        broken: ChatError | None = None
        try:
            pieces = aiter(stream)
            while (piece := await self._next(pieces, read)) is not _END:
                text = read.feed(piece)
                if text:
                    yield text
                if read.failed is not None:
                    broken = self._given_up(read.failed)
                    break
        except (openai.OpenAIError, OSError, ValueError, RecursionError) as error:
            broken = self._broken(error, read)
        if broken:
            raise broken

    async def _next(self, pieces: AsyncIterator[object], read: Reader) -> object:
        """After its end an answer is waited for a moment longer: for its usage."""
        most = self._time_left if read.ending is Ending.INCOMPLETE else AFTER_END_S
        return await self._timed(anext(pieces, _END), most)

    def _broken(self, error: Exception, read: Reader) -> ChatError | None:
        """None where the answer had come to its end: what breaks then breaks nothing."""
        body = getattr(error, "body", None)
        if body:
            return self._given_up(body)
        if read.ending is not Ending.INCOMPLETE:
            return None
        return of_break(error, self.call, began=True)

    def _given_up(self, error: object) -> ChatError:
        """The service broke off its own answer."""
        headers = {"x-request-id": self.call.reported.request_id}
        refused = rejected(200, {"error": error}, headers)
        row = next(
            row for row in IN_STREAM
            if not row.matches or any(word in refused.words for word in row.matches)
        )  # fmt: skip
        return say(row, self.call, status=200, details=refused.details, filters=refused.filters)

    async def _ended(self, read: Reader) -> Ended:
        reported = replace(self.call.reported, model=read.model, stored=bool(read.stored))
        if read.stored:
            await self._delete(read.stored)
        return Ended(read.ending, read.usage, reported, tuple(dict.fromkeys(read.filters)))

    async def _delete(self, response: str) -> None:
        """An answer that was stored against our wish is asked to be deleted; told either way."""
        import openai

        headers = headers_for(self._credential, self.request.deployment)
        token = CALL.set(self.call)
        try:
            await self._timed(self.connection.sdk.delete(
                f"/responses/{quote(response, safe='')}", cast_to=object,
                options={"headers": headers},
            ))  # fmt: skip
        except (openai.OpenAIError, OSError, ValueError):
            log.warning("a stored answer could not be deleted")
        finally:
            CALL.reset(token)

    async def _timed(self, step: Any, most: float | None = None) -> Any:
        """Of the time for the whole answer, waits between tries do not count."""
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with asyncio.timeout(self._time_left if most is None else most):
                return await step
        finally:
            self._time_left -= loop.time() - started


_END = object()
