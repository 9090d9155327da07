"""The chat tried in one go without leaving this computer: libraries, certificate, TLS, a stream."""

from contextlib import aclosing

from cloakroom.chat.client.client import Client
from cloakroom.chat.practice.server import Practice
from cloakroom.chat.wire import Ended, Measured, Message, Request, Role, Text
from cloakroom.model import Cleared


async def trial(text: Cleared) -> tuple[Measured, str]:
    """What was seen of the connection to the practice deployment, and its answer; '' for one that
    did not end. Raises ChatError."""
    practice, client = Practice(pace=0), Client()
    try:
        deployment = await practice.deployment()
        measured = await client.check(deployment)
        request = Request(deployment, (Message(Role.USER, text),))
        async with aclosing(client.answer(request, practice)) as answer:
            events = [event async for event in answer]
    finally:
        await client.close()
        await practice.stop()
    whole = events and isinstance(events[-1], Ended)
    return measured, "".join(e.text for e in events if isinstance(e, Text)) if whole else ""
