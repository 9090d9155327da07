"""A deployment that says nothing for a while: it is told, waited for, and can be left at once."""

import asyncio
import gc
import threading
import time
from collections.abc import Callable
from contextlib import aclosing

import pytest

from cloakroom.chat.client.client import Answer, Client
from cloakroom.chat.client.watch import Watch
from cloakroom.chat.wire import Began, Ended, Ending, Event, Quiet, Text
from cloakroom.policy.model import Deployment, Params
from cloakroom.send_errors import ChatError, Left
from fakes.asking import KeySource, ask, question, run, text_of
from fakes.azure_server import (
    DONE,
    FIRST,
    USAGE,
    AzureServer,
    Reply,
    Step,
    chunk,
    refused,
    streamed,
)

SILENCE = 0.05
DEAR = streamed(FIRST, chunk({"content": "Dear"}), Step.WATCH)
HELD = pytest.mark.parametrize("reply", [Reply(pieces=[Step.STALL]), DEAR], ids=["status", "text"])


def slow(server: AzureServer, **more: float) -> Deployment:
    return server.deployment(params=Params(read_timeout_s=SILENCE, **more))  # type: ignore[arg-type]


async def until(
    client: Client, deployment: Deployment, heard: Callable[[Event], None]
) -> list[Event]:
    """All events, each shown to ``heard`` as it comes."""
    events = []
    async with aclosing(client.answer(question(deployment), KeySource())) as answer:
        async for event in answer:
            heard(event)
            events.append(event)
    return events


def kinds(events: list[Event]) -> list[type]:
    """What came, one after another, whatever came several times in a row."""
    found = [type(event) for event in events]
    return [kind for index, kind in enumerate(found) if index == 0 or found[index - 1] is not kind]


def test_silence_before_the_status_is_told_and_the_answer_still_comes(
    server: AzureServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a deployment that answers only once the silence was told twice
    heard = threading.Event()
    post = server.RequestHandlerClass.do_POST  # type: ignore[attr-defined]

    def held(handler: object) -> None:
        heard.wait(10)
        post(handler)

    monkeypatch.setattr(server.RequestHandlerClass, "do_POST", held)

    def listen(event: Event) -> None:
        if isinstance(event, Quiet) and event.seconds >= 2 * SILENCE:
            heard.set()

    # WHEN it is asked
    events = run(lambda client: until(client, slow(server), listen))
    # THEN the silence is counted, nothing is sent again, and the answer is whole
    quiet = [event.seconds for event in events if isinstance(event, Quiet)]
    assert quiet[:2] == pytest.approx([SILENCE, 2 * SILENCE])
    assert kinds(events) == [Quiet, Began, Text, Ended]
    assert text_of(events) == "Dear [PERSON_1], all is well."
    assert len(server.texts) == 1


def test_silence_between_two_parts_is_told_and_the_answer_goes_on(server: AzureServer) -> None:
    heard = threading.Event()

    class Late(bytes):
        """A part that goes out once the silence was told."""

        def __len__(self) -> int:
            heard.wait(10)
            return super().__len__()

    parts = chunk({"content": "Dear"}), Late(chunk({"content": " all"}, "stop"))
    server.usual = streamed(FIRST, *parts, USAGE, DONE)
    events = run(lambda client: until(
        client, slow(server), lambda event: heard.set() if isinstance(event, Quiet) else None))
    assert kinds(events) == [Began, Text, Quiet, Text, Ended]
    assert text_of(events) == "Dear all"
    assert isinstance(events[-1], Ended)
    assert events[-1].ending is Ending.COMPLETE


@HELD
def test_the_time_for_the_whole_answer_ends_it(server: AzureServer, reply: Reply) -> None:
    server.usual = reply
    seen: list[Event] = []
    with pytest.raises(ChatError) as told_us:
        run(lambda client: until(client, slow(server, overall_timeout_s=0.4), seen.append))
    assert (told_us.value.check, told_us.value.left) == ("out-of-time", Left.YES)
    assert sum(isinstance(event, Quiet) for event in seen) >= 2


def test_an_answer_in_time_is_never_quiet(server: AzureServer) -> None:
    events = ask(server.deployment(params=Params(read_timeout_s=30)))
    assert not any(isinstance(event, Quiet) for event in events)


async def to_the_silence(answer: Answer) -> None:
    async for event in answer:
        if isinstance(event, Quiet):
            return


@HELD
def test_who_stops_during_the_silence_hangs_up_at_once(server: AzureServer, reply: Reply) -> None:
    server.usual = reply

    async def leave(client: Client) -> tuple[float, set[asyncio.Task[object]]]:
        answer = client.answer(question(slow(server)), KeySource())
        await to_the_silence(answer)
        started = time.perf_counter()
        await answer.aclose()
        return time.perf_counter() - started, asyncio.all_tasks() - {asyncio.current_task()}  # type: ignore[arg-type]

    seconds, left_over = run(leave)
    assert seconds < 0.1
    assert left_over == set()


@HELD
def test_a_task_that_is_cancelled_during_the_silence_ends_at_once(
    server: AzureServer, reply: Reply
) -> None:
    server.usual = reply

    async def cancel(client: Client) -> tuple[Left, float, set[asyncio.Task[object]]]:
        answer = client.answer(question(slow(server)), KeySource())
        quiet = asyncio.Event()

        async def read() -> None:
            async with aclosing(answer):
                async for event in answer:
                    if isinstance(event, Quiet):
                        quiet.set()

        task = asyncio.create_task(read())
        await quiet.wait()
        started = time.perf_counter()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        took = time.perf_counter() - started
        return answer.left, took, asyncio.all_tasks() - {asyncio.current_task()}  # type: ignore[arg-type]

    left, seconds, left_over = run(cancel)
    assert left is Left.YES
    assert seconds < 0.1
    assert left_over == set()


def test_the_deployment_sees_the_end_of_the_connection(server: AzureServer) -> None:
    server.usual = DEAR

    async def leave(client: Client) -> bool:
        answer = client.answer(question(slow(server)), KeySource())
        await to_the_silence(answer)
        await answer.aclose()
        return await asyncio.to_thread(server.hung_up.wait, 5)

    assert run(leave)


def test_an_answer_that_opens_when_nobody_waits_any_more_is_closed(server: AzureServer) -> None:
    """GIVEN a silence that was told WHEN the answer opens while nobody iterates, and it is closed
    then THEN its connection goes with it."""
    go = threading.Event()
    server.usual = streamed(FIRST, Step.WATCH)
    head = server.RequestHandlerClass._head  # type: ignore[attr-defined]

    def held(handler: object, reply: Reply) -> None:
        go.wait(10)
        head(handler, reply)

    async def leave(client: Client) -> bool:
        answer = client.answer(question(slow(server)), KeySource())
        await to_the_silence(answer)
        go.set()
        while answer._exchange.opened is None:
            await asyncio.sleep(0.001)
        await answer.aclose()
        return await asyncio.to_thread(server.hung_up.wait, 5)

    server.RequestHandlerClass._head = held  # type: ignore[attr-defined]
    try:
        assert run(leave)
    finally:
        server.RequestHandlerClass._head = head  # type: ignore[attr-defined]


def test_a_busy_deployment_that_falls_silent(server: AzureServer) -> None:
    server.script = [refused(429, headers={"retry-after-ms": "1"}), Reply(pieces=[Step.STALL])]
    seen: list[Event] = []
    with pytest.raises(ChatError):
        run(lambda client: until(client, slow(server, overall_timeout_s=0.3), seen.append))
    assert [kind.__name__ for kind in kinds(seen)] == ["Waiting", "Quiet"]


def test_what_a_step_raises_is_raised_by_its_result() -> None:
    async def fails() -> str:
        raise ValueError("no")

    async def watched() -> None:
        async with Watch(fails(), 1) as watch:
            assert await watch.done()
        watch.result()

    with pytest.raises(ValueError, match="no"):
        asyncio.run(watched())


def test_what_a_step_raises_too_late_is_nobodys_concern() -> None:
    troubles: list[object] = []

    async def stubborn() -> None:
        try:
            await asyncio.sleep(10)
        finally:
            raise ValueError

    async def left() -> None:
        async with Watch(stubborn(), 0.01) as watch:
            assert not await watch.done()
            raise KeyError

    async def whole() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, told: troubles.append(told))
        with pytest.raises(KeyError):
            await left()
        gc.collect()

    asyncio.run(whole())
    assert troubles == []
