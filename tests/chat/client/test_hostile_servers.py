"""A server, or whatever stands in its place, that does not play by the rules."""

import asyncio
import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cloakroom.chat.client import limits
from cloakroom.chat.client.client import Client
from cloakroom.chat.wire import Ended, Ending
from cloakroom.policy.model import Params
from cloakroom.policy.words import Api
from cloakroom.send_errors import ChatError, CutShort, Refused
from fakes.asking import ask, asked, question, run, text_of
from fakes.azure_server import AzureServer, Reply, Step, chunk, data, refused, streamed, told

EVENTS = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
QUICK = Params(read_timeout_s=2, overall_timeout_s=4)


def outcome(server: AzureServer, reply: Reply, api: Api = Api.CHAT) -> ChatError | Ending:
    """Any other exception fails the test."""
    server.usual = reply
    try:
        events = ask(server.deployment(api=api, params=QUICK))
    except ChatError as error:
        return error
    assert isinstance(events[-1], Ended)
    return events[-1].ending


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x00\xff\xfe garbage\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"HTTP/1.1 999 What\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        b"HTTP/1.1 304 Not Modified\r\n\r\n",
        b"HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX: " + b"a" * 500_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000 + b"\r\n",
        b"HTTP/1.1 103 Early\r\n\r\n" * 100 + b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n",
        EVENTS + b"Content-Length: 500\r\n\r\ndata: {}\n\n",
        EVENTS + b"Content-Length: x\r\n\r\n",
        EVENTS + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
        EVENTS + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nabc\r\n",
        EVENTS + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc\r\n",
        EVENTS + b"Content-Encoding: gzip\r\n\r\nthis is no gzip",
        EVENTS + b"Content-Encoding: whatever\r\n\r\ndata: {}\n\n",
        b"HTTP/1.1 307 Away\r\nLocation: ::::\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 307 Away\r\nLocation: javascript:alert(1)\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 401 No\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}",
    ],
    ids=range(21),
)
def test_whatever_comes_ends_in_an_error_of_ours_or_an_incomplete_answer(
    server: AzureServer, answer: bytes
) -> None:
    result = outcome(server, Reply(raw=answer))
    assert isinstance(result, ChatError) or result is Ending.INCOMPLETE
    assert len(server.texts) == 1


STREAMS = st.lists(
    st.binary(max_size=40)
    | st.sampled_from([
        b"data: ", b"\n\n", b"\r", b"data: [DONE]\n\n", b"data: {}\n\n", b"data: null\n\n",
        b'data: {"choices": [{"delta": {"content": "x"}, "finish_reason": "stop"}]}\n\n',
        b'data: {"error": {"code": "x"}}\n\n', b'data: {"error": "x"}\n\n', b"event: thread.x\n",
        b"retry: 1\n", b"id: 1\n", b": comment\n", b"data: " + b"[" * 200 + b"\n\n",
        b'data: {"type": "response.completed", "response": {}}\n\n', b"event: error\n",
    ]),
    max_size=8,
)  # fmt: skip


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(Api), STREAMS)
def test_whatever_is_streamed_ends_the_same_way(
    server: AzureServer, api: Api, parts: list[bytes]
) -> None:
    result = outcome(server, streamed(*filter(None, parts)), api)
    assert isinstance(result, ChatError | Ending)


def test_a_deep_nest_is_no_way_in(server: AzureServer) -> None:
    deep = b"data: " + b"[" * 200_000 + b"]" * 200_000 + b"\n\n"
    assert isinstance(outcome(server, streamed(deep)), CutShort)


def test_an_error_without_an_end_is_not_read_to_it(server: AzureServer) -> None:
    endless = [b"x" * 50_000] * 20
    result = outcome(server, Reply(500, {}, [*endless, Step.STALL], "text/plain"))
    assert isinstance(result, Refused)
    assert result.check == "not-the-protocol"


def test_an_answer_without_an_end_is_not_kept(
    server: AzureServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_OF_AN_ANSWER", 10_000)
    line = [b"data: "] + [b"x" * 1000] * 20
    assert isinstance(outcome(server, streamed(*line, Step.STALL)), CutShort)


def test_a_packed_answer_is_unpacked_or_refused_but_never_swells(server: AzureServer) -> None:
    """We ask for unpacked text; who packs all the same may be hiding gigabytes in a few bytes."""
    bomb = zlib.compress(b"data: " + b"x" * 50_000_000 + b"\n\n", 9)
    packed = Reply(200, {"Content-Encoding": "deflate"}, [bomb], "text/event-stream")
    tracemalloc.start()
    result = outcome(server, packed)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(result, ChatError) or result is Ending.INCOMPLETE
    assert peak < 20_000_000


def test_a_packed_refusal_is_a_refusal(server: AzureServer) -> None:
    packed = Reply(401, {"Content-Encoding": "gzip"}, [gzip.compress(b"{}")])
    result = outcome(server, packed)
    assert isinstance(result, Refused)
    assert result.status == 401


def test_a_cookie_is_not_brought_back(server: AzureServer) -> None:
    server.script = [streamed(*told("Yes").pieces, headers={"Set-Cookie": "id=1; Path=/"})]

    async def twice(client: Client) -> None:
        for _ in range(2):
            await asked(client, question(server.deployment()))

    run(twice)
    assert len(server.texts) == 2
    assert "cookie" not in server.texts[1].headers


def test_two_answers_at_once_do_not_mix(server: AzureServer) -> None:
    server.script = [
        streamed(chunk({"content": "one"}), chunk({}, "stop")),
        refused(401, "401", "no"),
        streamed(chunk({"content": "three"}), data({"error": {"code": "x"}})),
        streamed(chunk({"content": "four"}), chunk({}, "stop")),
    ]

    async def all_of_them(client: Client) -> list[object]:
        request = question(server.deployment())
        return list(await asyncio.gather(
            *(asked(client, request) for _ in range(4)), return_exceptions=True
        ))  # fmt: skip

    results = run(all_of_them)
    kinds = sorted(type(each).__name__ for each in results)
    assert kinds == ["CutShort", "Refused", "list", "list"]
    answers = sorted(text_of(each) for each in results if isinstance(each, list))
    assert answers == ["four", "one"]
