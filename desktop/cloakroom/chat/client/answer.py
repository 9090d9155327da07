"""One answer, from the request to its end.

Nothing is sent a second time once the service took it: a stream that broke off stays broken off.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cloakroom.chat.client.allowance import Allowance
from cloakroom.chat.client.body import encode
from cloakroom.chat.client.call import Call
from cloakroom.chat.client.connection import CALL, Connection, headers_for
from cloakroom.chat.client.explain import of_break, say
from cloakroom.chat.client.failures import PAGE
from cloakroom.chat.client.incoming import Incoming
from cloakroom.chat.client.origin import call_path
from cloakroom.chat.client.rejected import rejected
from cloakroom.chat.client.retries import TRIES, Dialects, Retries, Source
from cloakroom.chat.client.stream import Reader, reader
from cloakroom.chat.client.watch import Watch
from cloakroom.chat.wire import Began, Ended, Event, Quiet, Request, Waiting
from cloakroom.policy.model import Deployment

if TYPE_CHECKING:
    import openai

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Exchange:
    """One request and its answer. ``call`` knows, at any moment, what has left."""

    connect: Callable[[Deployment], Awaitable[Connection]]
    request: Request
    source: Source
    dialects: Dialects
    call: Call = field(init=False)
    connection: Connection = field(init=False)
    retries: Retries = field(init=False)
    allowance: Allowance = field(init=False)
    opened: "openai.AsyncStream[object] | None" = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.call = Call(self.request.deployment)
        self.allowance = Allowance(self.request.deployment.params.overall_timeout_s)

    async def events(self) -> AsyncGenerator[Event, None]:
        """Sends when it is first iterated."""
        credential = await self.source.credential()
        self.retries = Retries(self.request, self.source, self.dialects, credential)
        self.connection = await self.connect(self.request.deployment)
        self.call.proxy = self.connection.proxy
        try:
            while self.opened is None:
                async with Watch(self._try(), self.request.deployment.params.silence_s) as trying:
                    while not await trying.done():
                        yield Quiet(trying.quiet)
                if pause := trying.result():
                    yield Waiting(pause, self.retries.waits, TRIES)
                    await asyncio.sleep(pause)
            yield Began(self.call.measured, self.call.reported)
            read = reader(self.request.deployment.api)
            incoming = Incoming(self.opened, read, self.call, self.allowance)
            async with aclosing(incoming.events()) as events:
                async for event in events:
                    yield event
            yield await self._ended(read)
        finally:
            if self.opened:  # also where it opened in the moment in which nobody waited any more
                await self.opened.close()

    async def _try(self) -> float:
        """Opens the stream; else how long to wait before the next try."""
        import openai

        try:
            await self.allowance.spend(self._post())
            return 0.0
        except openai.APIStatusError as error:
            refused = rejected(error.status_code, error.body, error.response.headers)
        except (openai.OpenAIError, OSError, ValueError) as error:  # TimeoutError is an OSError
            raise of_break(error, self.call, began=False) from None
        # Out of the handler: no failure of ours may carry the server's own words as its context.
        return await self.retries.again(refused, self.call)

    async def _post(self) -> None:
        import openai

        token = CALL.set(self.call)
        try:
            stream = await self.connection.sdk.post(
                "/" + call_path(self.request.deployment),
                cast_to=object, content=encode(self.request, self.dialects.of(self.request)),
                options={"headers": self._headers(), "timeout": self.connection.for_an_answer()},
                stream=True, stream_cls=openai.AsyncStream[object],
            )  # fmt: skip
        finally:
            CALL.reset(token)
        kind = stream.response.headers.get("content-type", "").lower()
        if not kind.startswith("text/event-stream"):
            await stream.close()
            raise say(PAGE, self.call, status=stream.response.status_code)
        self.opened = stream

    async def _ended(self, read: Reader) -> Ended:
        reported = replace(self.call.reported, model=read.model, stored=bool(read.stored))
        if read.stored:
            await self._delete(read.stored)
        return Ended(read.ending, read.usage, reported, tuple(dict.fromkeys(read.filters)))

    async def _delete(self, response: str) -> None:
        """An answer that was stored against our wish is asked to be deleted; told either way."""
        import openai

        path = f"/responses/{quote(response, safe='')}"
        token = CALL.set(self.call)
        try:
            await self.allowance.spend(self.connection.sdk.delete(
                path, cast_to=object, options={"headers": self._headers()}
            ))  # fmt: skip
        except (openai.OpenAIError, OSError, ValueError):
            log.warning("a stored answer could not be deleted")
        finally:
            CALL.reset(token)

    def _headers(self) -> Mapping[str, Any]:
        return headers_for(self.retries.credential, self.request.deployment)
