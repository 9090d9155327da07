"""What the chat asks of the network: a look, the exact body, an answer."""

import logging
from collections.abc import AsyncGenerator
from types import TracebackType
from typing import Any

from cloakroom.chat.client.answer import Exchange
from cloakroom.chat.client.body import encode
from cloakroom.chat.client.connection import Connection, connect
from cloakroom.chat.client.preflight import look
from cloakroom.chat.client.proxies import proxy_for
from cloakroom.chat.client.retries import Dialects, Source
from cloakroom.chat.wire import Event, Measured, Request
from cloakroom.policy.model import Deployment
from cloakroom.send_errors import Left

log = logging.getLogger(__name__)


class Answer(AsyncGenerator[Event, None]):
    """The events of one answer. ``left`` says at any moment whether its text left this computer,
    after a cancelled task too. Closing it closes the connection."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._events = exchange.events()

    @property
    def left(self) -> Left:
        return self._exchange.call.left

    async def asend(self, value: None) -> Event:
        return await self._events.asend(value)

    async def athrow(
        self,
        typ: Any,
        val: object = None,
        tb: TracebackType | None = None,
    ) -> Event:
        return await self._events.athrow(typ, val, tb)

    async def aclose(self) -> None:
        await self._events.aclose()


class Client:
    """One for the program; it lives in one event loop. Nothing is loaded before its first call."""

    def __init__(self) -> None:
        self._connections: dict[Deployment, Connection] = {}
        self._dialects = Dialects()

    async def warm(self) -> None:
        """Loads the libraries (a second or so), so that the first question need not wait."""
        import httpx2
        import openai

        log.debug("openai %s, httpx2 %s", openai.__version__, httpx2.__version__)

    async def check(self, deployment: Deployment) -> Measured:
        """Connects and asks for nothing but what an answer's headers say: no text, no credential.
        What the policy forbids of a connection is measured and returned as well; ChatError where
        there is none to be had."""
        return await look(await self._to(deployment))

    def body(self, request: Request) -> str:
        """The JSON that will be sent, to the byte (as UTF-8)."""
        return encode(request, self._dialects.of(request)).decode()

    def answer(self, request: Request, source: Source) -> "Answer":
        """Sends when it is first iterated. Raises ChatError, which says what left."""
        return Answer(Exchange(self._to, request, source, self._dialects))

    async def close(self) -> None:
        """Also after the computer slept: the next call connects anew."""
        connections, self._connections = list(self._connections.values()), {}
        for connection in connections:
            await connection.http.aclose()

    async def _to(self, deployment: Deployment) -> Connection:
        """The connection that is kept, unless another proxy is to be used by now."""
        kept = self._connections.get(deployment)
        if kept and kept.proxy == proxy_for(kept.origin.host):
            return kept
        if kept:
            await kept.http.aclose()
        made = self._connections[deployment] = connect(deployment)
        return made
