"""Asking a deployment the short way."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TypeVar

from cloakroom.chat.client.client import Client
from cloakroom.chat.wire import (
    Credential,
    CredentialKind,
    Event,
    Message,
    Request,
    Role,
    Text,
)
from cloakroom.model import Cleared
from cloakroom.policy.model import Deployment

KEY = "sample-key-0001"
Answer = TypeVar("Answer")


@dataclass
class KeySource:
    """Has a key; ``fresh`` is what it finds after the first was refused."""

    kind: CredentialKind = CredentialKind.KEY
    fresh: str = ""
    renewals: int = field(default=0)

    async def credential(self) -> Credential:
        return Credential(self.kind, KEY)

    async def renewed(self) -> Credential | None:
        self.renewals += 1
        return Credential(self.kind, self.fresh) if self.fresh else None


def question(deployment: Deployment, text: str = "Write to [PERSON_1] – £5?") -> Request:
    system = Message(Role.SYSTEM, Cleared("Keep the placeholders."))
    return Request(deployment, (system, Message(Role.USER, Cleared(text))))


def run(work: Callable[[Client], Awaitable[Answer]]) -> Answer:
    """In a loop and with a client of its own, closed afterwards."""

    async def whole() -> Answer:
        client = Client()
        try:
            return await work(client)
        finally:
            await client.close()

    return asyncio.run(whole())


def ask(deployment: Deployment, source: KeySource | None = None) -> list[Event]:
    """All events of one answer."""
    return run(lambda client: asked(client, question(deployment), source))


async def asked(
    client: Client, request: Request, source: KeySource | None = None
) -> list[Event]:
    async with aclosing(client.answer(request, source or KeySource())) as events:
        return [event async for event in events]


def text_of(events: list[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, Text))
