"""The two wire formats, piece by piece; what comes from a network may be anything."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.chat.client.stream import ChatReader, Reader, reader
from cloakroom.chat.wire import Ending, Usage
from cloakroom.policy.words import Api
from fakes import azure_server as azure
from fakes.azure_server import MODEL, Step


def pieces(reply: azure.Reply) -> list[Any]:
    read = []
    for sent in reply.pieces:
        assert not isinstance(sent, Step)
        if sent != azure.DONE:
            read.append(json.loads(sent.removeprefix(b"data: ")))
    return read


def fed(api: Api, *events: object) -> tuple[str, Reader]:
    read = reader(api)
    return "".join(read.feed(event) for event in events), read


def test_a_chat_answer_is_read_from_its_empty_start_to_its_usage() -> None:
    text, read = fed(Api.CHAT, *pieces(azure.told("Dear [PERS", "ON_1]")))
    assert text == "Dear [PERSON_1]"
    assert (read.ending, read.model, read.usage) == (Ending.COMPLETE, MODEL, Usage(12, 5, 3))


@pytest.mark.parametrize(
    ("finish", "ending"),
    [
        ("stop", Ending.COMPLETE),
        ("length", Ending.LENGTH),
        ("content_filter", Ending.FILTERED),
        ("something new", Ending.COMPLETE),
    ],
)
def test_how_a_chat_answer_ended(finish: str, ending: Ending) -> None:
    assert fed(Api.CHAT, *pieces(azure.told("Yes", finish=finish)))[1].ending is ending


def test_an_end_that_nobody_named_is_incomplete() -> None:
    assert fed(Api.CHAT, *pieces(azure.told("Yes"))[:3])[1].ending is Ending.INCOMPLETE
    assert fed(Api.RESPONSES, *pieces(azure.responded("Yes"))[:2])[1].ending is Ending.INCOMPLETE


def test_a_filter_that_hits_after_the_text_is_noted() -> None:
    results = {
        "violence": {"filtered": True, "severity": "high"},
        "hate": {"filtered": False, "severity": "safe"},
        "jailbreak": {"detected": True},
    }
    late = {"choices": [{"delta": {}, "content_filter_results": results}]}
    _, read = fed(Api.CHAT, *pieces(azure.told("Yes", finish="content_filter")), late)
    assert read.filters == ("violence", "jailbreak")


@pytest.mark.parametrize(
    ("kind", "reason", "ending"),
    [
        ("response.completed", "", Ending.COMPLETE),
        ("response.incomplete", "max_output_tokens", Ending.LENGTH),
        ("response.incomplete", "content_filter", Ending.FILTERED),
        ("response.incomplete", "", Ending.INCOMPLETE),
    ],
)
def test_a_response_is_read_to_its_end(kind: str, reason: str, ending: Ending) -> None:
    reply = azure.responded("Dear ", "[PERSON_1]", kind=kind, reason=reason)
    text, read = fed(Api.RESPONSES, *pieces(reply))
    assert text == "Dear [PERSON_1]"
    assert (read.ending, read.model, read.usage) == (ending, MODEL, Usage(12, 5))
    assert read.stored == ""


def test_a_response_that_was_stored_is_told_by_its_id() -> None:
    assert fed(Api.RESPONSES, *pieces(azure.responded(store=True)))[1].stored == "resp_1"


@pytest.mark.parametrize("event", [
    {"type": "response.failed", "response": {"error": {"code": "server_error"}}},
    {"type": "error", "code": "server_error"},
])  # fmt: skip
def test_a_response_that_failed_says_so(event: object) -> None:
    assert fed(Api.RESPONSES, event)[1].failed is not None


def test_a_refusal_is_an_answer() -> None:
    assert ChatReader().feed({"choices": [{"delta": {"refusal": "I cannot."}}]}) == "I cannot."


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["choices", "delta", "content", "finish_reason", "usage", "prompt_tokens", "response",
             "type", "model", "content_filter_results", "completion_tokens_details", "error", "x"]
        ),
        inner | st.sampled_from(["response.completed", "response.incomplete", "stop"]),
        max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


@given(st.sampled_from(Api), st.lists(JSON, max_size=5))
def test_nothing_that_arrives_breaks_a_reader(api: Api, events: list[object]) -> None:
    text, read = fed(api, *events)
    assert isinstance(text, str)
    assert isinstance(read.ending, Ending)
    assert read.usage.sent >= 0
