"""Whole answers with the real SDK: their events, their waits, and how fast they are let go."""

import asyncio
import socket
import threading
import time
from contextlib import aclosing, closing
from email.utils import formatdate

import pytest

from cloakroom.chat.client import incoming
from cloakroom.chat.client.client import Answer, Client
from cloakroom.chat.client.rejected import wait
from cloakroom.chat.wire import (
    Began,
    Credential,
    Ended,
    Ending,
    Event,
    Reported,
    Text,
    Usage,
    Waiting,
)
from cloakroom.policy.model import Deployment
from cloakroom.policy.words import Api
from cloakroom.send_errors import Left
from fakes.asking import KeySource, ask, asked, question, run, text_of
from fakes.azure_server import (
    DONE,
    FIRST,
    MODEL,
    USAGE,
    AzureServer,
    Reply,
    Step,
    chunk,
    refused,
    responded,
    streamed,
    told,
)


@pytest.mark.parametrize("api", list(Api))
def test_an_answer_is_begun_told_and_ended(server: AzureServer, api: Api) -> None:
    texts = ["Dear [PERS", "ON_1],", " £5 – ✓"]
    server.usual = told(*texts) if api is Api.CHAT else responded(*texts)
    began, *parts, ended = ask(server.deployment(api=api))

    assert isinstance(began, Began)
    assert (began.measured.tls, began.measured.private) == ("TLSv1.3", True)
    assert began.measured.region == began.reported.region == "UK South"
    assert [part.text for part in parts if isinstance(part, Text)] == texts
    usage = Usage(12, 5, 3 if api is Api.CHAT else 0)
    said = Reported(MODEL, "UK South", "gpt-uk", "", "4f8d-1")
    assert ended == Ended(Ending.COMPLETE, usage, said)


def test_an_answer_without_an_end_is_incomplete_and_not_asked_again(server: AzureServer) -> None:
    server.usual = streamed(FIRST, chunk({"content": "Dear"}))
    *_, ended = ask(server.deployment())
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.INCOMPLETE
    assert len(server.texts) == 1


def test_reasoning_that_used_up_the_room_is_no_answer_but_an_end(server: AzureServer) -> None:
    server.usual = told(finish="length")
    events = ask(server.deployment())
    assert text_of(events) == ""
    assert isinstance(events[-1], Ended)
    assert events[-1].ending is Ending.LENGTH


@pytest.mark.parametrize("after", [Step.CUT, Step.STALL, b"data: {no json\n\n", DONE])
def test_what_breaks_after_the_end_breaks_nothing(
    server: AzureServer, monkeypatch: pytest.MonkeyPatch, after: bytes | Step
) -> None:
    monkeypatch.setattr(incoming, "AFTER_END_S", 0.05)
    parts = [FIRST, chunk({"content": "Dear"}), chunk({}, "stop"), USAGE]
    server.usual = streamed(*parts, after, *([Step.STALL] if after is DONE else []))
    *_, ended = ask(server.deployment())
    assert isinstance(ended, Ended)
    assert (ended.ending, ended.usage) == (Ending.COMPLETE, Usage(12, 5, 3))


def test_a_filter_after_the_text(server: AzureServer) -> None:
    hit = {"violence": {"filtered": True}}
    server.usual = streamed(
        FIRST, chunk({"content": "Dear"}), chunk({}, "content_filter", content_filter_results=hit),
        DONE,
    )  # fmt: skip
    *_, ended = ask(server.deployment())
    assert isinstance(ended, Ended)
    assert (ended.ending, ended.filters) == (Ending.FILTERED, ("violence",))


def test_spillover_is_reported(server: AzureServer) -> None:
    moved = {"x-ms-spillover-from-deployment": "gpt-uk", "x-ms-deployment-name": "gpt-global"}
    server.usual = streamed(*told("Yes").pieces, headers=moved)
    began = ask(server.deployment())[0]
    assert isinstance(began, Began)
    assert (began.reported.spillover_from, began.reported.deployment) == ("gpt-uk", "gpt-global")


def test_a_response_that_was_stored_is_deleted_and_told(server: AzureServer) -> None:
    server.usual = responded("Yes.", store=True)
    *_, ended = ask(server.deployment(api=Api.RESPONSES))
    assert isinstance(ended, Ended)
    assert ended.reported.stored
    assert [(seen.method, seen.path) for seen in server.journal[1:]] == [
        ("DELETE", "/openai/v1/responses/resp_1")
    ]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_deployment_is_asked_again_and_each_wait_is_told(
    server: AzureServer, status: int
) -> None:
    busy = refused(status, headers={"retry-after-ms": "2"})
    server.script = [busy, refused(status, headers={"retry-after": "0.001"})]
    events = ask(server.deployment())
    assert [event for event in events if isinstance(event, Waiting)] == [
        Waiting(0.002, 1, 3), Waiting(0.001, 2, 3),
    ]  # fmt: skip
    assert len(server.texts) == 3
    assert len({seen.body for seen in server.texts}) == 1


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after": "9"}, 9),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9),
        ({"retry-after": "-1"}, 0),
        ({"retry-after": formatdate(0)}, 0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({}, None),
    ],
)
def test_how_long_a_service_asks_to_wait(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert wait(headers) == seconds


# ---- being stopped


async def stopped_after(client: Client, server: AzureServer, count: int) -> tuple[Left, float]:
    """Cancels the task that reads an answer after ``count`` events; what left, and how long the
    task took to end."""
    answer = client.answer(question(server.deployment()), KeySource())
    reached = asyncio.Event()

    async def read() -> None:
        seen = 0
        async with aclosing(answer):
            async for _ in answer:
                seen += 1
                if seen == count:
                    reached.set()

    task = asyncio.create_task(read())
    if count:
        await reached.wait()
    else:
        while answer.left is not Left.YES:  # the text has gone, and no answer has come
            await asyncio.sleep(0)
    started = time.perf_counter()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    return answer.left, time.perf_counter() - started


@pytest.mark.parametrize(
    ("reply", "events"),
    [
        (Reply(pieces=[Step.STALL]), 0),
        (streamed(FIRST, Step.STALL), 1),
        (streamed(FIRST, chunk({"content": "Dear"}), Step.STALL), 2),
        (refused(429, headers={"retry-after": "60"}), 1),
    ],
)
def test_a_stopped_answer_ends_at_once_and_says_what_left(
    server: AzureServer, reply: Reply, events: int
) -> None:
    server.usual = reply
    left, seconds = run(lambda client: stopped_after(client, server, events))
    assert left is Left.YES
    assert seconds < 0.1


def test_who_stops_reading_hangs_up(server: AzureServer) -> None:
    server.usual = streamed(FIRST, chunk({"content": "Dear"}), Step.WATCH)

    async def read_a_little(client: Client) -> bool:
        async with aclosing(client.answer(question(server.deployment()), KeySource())) as events:
            async for event in events:
                if isinstance(event, Text):
                    break
        return await asyncio.to_thread(server.hung_up.wait, 5)

    assert run(read_a_little)


def test_an_answer_that_nobody_started_left_nothing(server: AzureServer) -> None:
    answer = Client().answer(question(server.deployment()), KeySource())
    asyncio.run(answer.aclose())
    assert answer.left is Left.NO
    assert server.connections == 0


class SlowSource(KeySource):
    """Somebody has to sign in first."""

    async def credential(self) -> Credential:
        await asyncio.Event().wait()
        raise AssertionError


async def stopped_early(client: Client, deployment: Deployment, source: KeySource) -> Left:
    answer = client.answer(question(deployment), source)
    task = asyncio.create_task(asked_first(answer))
    for _ in range(200):  # on its way as far as it gets
        await asyncio.sleep(0.001)
    started = time.perf_counter()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.perf_counter() - started < 0.1
    return answer.left


async def asked_first(answer: Answer) -> Event:
    async with aclosing(answer):
        return await anext(answer)


def test_stopping_before_there_is_a_credential_left_nothing(server: AzureServer) -> None:
    deployment = server.deployment()
    assert run(lambda client: stopped_early(client, deployment, SlowSource())) is Left.NO
    assert server.connections == 0


def test_stopping_in_the_middle_of_a_handshake_left_nothing(server: AzureServer) -> None:
    with closing(socket.socket()) as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        base = f"https://127.0.0.1:{silent.getsockname()[1]}/openai/v1/"
        deployment = server.deployment(base_url=base)
        assert run(lambda client: stopped_early(client, deployment, KeySource())) is Left.NO


def test_stopping_while_a_name_is_looked_up_left_nothing(
    server: AzureServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for, ended = threading.Event(), threading.Event()

    def hang(*_: object, **__: object) -> None:
        asked_for.set()
        ended.wait()
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    deployment = server.deployment(base_url="https://uk.example.org/openai/v1/")

    async def stop(client: Client) -> Left:
        try:
            return await stopped_early(client, deployment, KeySource())
        finally:
            ended.set()

    assert run(stop) is Left.NO
    assert asked_for.is_set()


def test_one_connection_serves_a_whole_conversation(server: AzureServer) -> None:
    async def talk(client: Client) -> None:
        deployment = server.deployment()
        await client.check(deployment)
        for _ in range(3):
            await asked(client, question(deployment))

    run(talk)
    assert len(server.texts) == 3
    assert server.connections == 1


def test_a_connection_that_the_server_closed_is_not_used_again(server: AzureServer) -> None:
    server.models = refused(401, headers={"Connection": "close"})

    async def talk(client: Client) -> list[Event]:
        deployment = server.deployment()
        await client.check(deployment)
        return await asked(client, question(deployment))

    assert text_of(run(talk)) == "Dear [PERSON_1], all is well."
    assert server.connections == 2
    assert len(server.texts) == 1


def test_after_a_sleep_the_computer_connects_anew(server: AzureServer) -> None:
    async def talk(client: Client) -> None:
        for _ in range(2):
            await asked(client, question(server.deployment()))
            await client.close()

    run(talk)
    assert server.connections == 2
