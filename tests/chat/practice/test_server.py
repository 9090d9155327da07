"""The practice deployment, asked by the client that asks the real ones."""

import asyncio
import os
import ssl
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from cloakroom.chat.client.client import Client
from cloakroom.chat.evidence import before, blocking
from cloakroom.chat.practice.http import MOST_BODY
from cloakroom.chat.practice.server import Practice
from cloakroom.chat.wire import Ended, Ending, Event, Measured
from cloakroom.policy.model import Deployment
from cloakroom.policy.reading import document
from cloakroom.policy.words import Layer
from cloakroom.send_errors import NotSent, Refused
from fakes.asking import KeySource, question, text_of
from policy.examples import SHORT

TEXT = "Write to [PERSON_1] and [PERSON_2], [EMAIL_1], about [CASE_REF_1]."


async def practised(text: str) -> tuple[Deployment, Measured, list[Event]]:
    practice, client = Practice(pace=0), Client()
    try:
        deployment = await practice.deployment()
        measured = await client.check(deployment)
        async with aclosing(client.answer(question(deployment, text), practice)) as events:
            return deployment, measured, [event async for event in events]
    finally:
        await client.close()
        await practice.stop()


def test_it_answers_with_what_it_was_sent() -> None:
    _, _, events = asyncio.run(practised(TEXT))
    text = text_of(events)
    for placeholder in ("[PERSON_1]", "[PERSON_2]", "[EMAIL_1]", "[CASE_REF_1]"):
        assert placeholder in text
    assert "2 × PERSON" in text
    assert "practice deployment" in text
    assert "no AI" in text
    assert "> Dear [PERSON_1]" in text
    assert "\n- " in text
    assert "```text" in text
    ended = events[-1]
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.COMPLETE
    assert ended.usage.received > 10


def test_without_a_placeholder_it_says_what_to_try() -> None:
    _, _, events = asyncio.run(practised("Hello"))
    assert "no placeholder" in text_of(events)


def test_it_is_measured_like_any_other_and_blocks_nothing() -> None:
    deployment, measured, _ = asyncio.run(practised(TEXT))
    assert deployment.layer is Layer.PRACTICE
    assert measured.tls == "TLSv1.3"
    assert (measured.private, measured.inspected, measured.proxy) == (True, False, "")
    assert blocking(before(measured, deployment)) is None


def test_each_run_has_its_own_key_port_and_certificate() -> None:
    async def two() -> None:
        one, other = Practice(pace=0), Practice(pace=0)
        try:
            first, second = await one.deployment(), await other.deployment()
            assert await one.deployment() is first, "it starts once"
            assert first.base_url != second.base_url
            assert (await one.credential()).secret != (await other.credential()).secret
            read = [Path(each.network.ca_file).read_bytes() for each in (first, second)]
            assert read[0] != read[1]
        finally:
            await one.stop()
            await other.stop()
        assert not Path(first.network.ca_file).exists()

    asyncio.run(two())


def test_its_private_key_does_not_stay_on_the_disk() -> None:
    async def left() -> list[str]:
        practice = Practice()
        try:
            deployment = await practice.deployment()
            return os.listdir(Path(deployment.network.ca_file).parent)
        finally:
            await practice.stop()

    assert asyncio.run(left()) == ["practice.pem"]


def test_nobody_without_the_key_is_answered() -> None:
    async def stranger() -> None:
        practice, client = Practice(pace=0), Client()
        try:
            deployment = await practice.deployment()
            async with aclosing(client.answer(question(deployment), KeySource())) as events:
                await anext(events)
        finally:
            await client.close()
            await practice.stop()

    with pytest.raises(Refused) as told:
        asyncio.run(stranger())
    assert told.value.status == 401


def test_a_practice_deployment_elsewhere_is_not_asked() -> None:
    """Whoever marks another server as practice gets no connection, and no milder rules."""
    async def away() -> None:
        practice, client = Practice(), Client()
        try:
            there = replace(await practice.deployment(), base_url="https://uk.example.org/v1/")
            await client.check(there)
        finally:
            await client.close()
            await practice.stop()

    with pytest.raises(NotSent, match="this computer"):
        asyncio.run(away())


async def raw(request: bytes) -> bytes:
    """What the server says to bytes that no client of ours would send."""
    practice = Practice(pace=0)
    try:
        deployment = await practice.deployment()
        trust = ssl.create_default_context(cafile=deployment.network.ca_file)
        port = int(deployment.base_url.split(":")[2].split("/")[0])
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", port, ssl=trust, server_hostname="localhost"
        )
        writer.write(request)
        answer = await reader.read(16)
        writer.close()
        await writer.wait_closed()
        return answer
    finally:
        await practice.stop()


@pytest.mark.parametrize("request_", [
    b"hello\r\n\r\n",
    b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
    b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (MOST_BODY + 1),
    b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 20_000 + b"\r\n",
])  # fmt: skip
def test_what_is_no_request_is_refused(request_: bytes) -> None:
    assert asyncio.run(raw(request_)) == b"HTTP/1.1 400 Bad"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "uk-gpt"', 'id = "uk-gpt"\nlayer = "practice"', "layer"),
        ('id = "uk-gpt"', 'id = "practice"', "“practice” are taken"),
    ],
)
def test_no_policy_file_can_name_a_practice_deployment(old: str, new: str, told: str) -> None:
    assert document(SHORT.encode()).problems() == ()
    [problem] = document(SHORT.replace(old, new).encode()).problems()
    assert told in problem
