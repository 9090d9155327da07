"""The two wire formats of a streamed answer, read piece by piece.

A reader is fed the decoded events in their order and answers the text of each. What it is fed
comes from a network: nothing in it is taken to be there, or of the right kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from cloakroom.chat.client.rejected import stopped
from cloakroom.chat.client.reported import plain
from cloakroom.chat.wire import Ending, Usage
from cloakroom.policy.words import Api

Piece = Mapping[str, object]


class Reader(Protocol):
    """``ending`` stays INCOMPLETE unless the service said how the answer ended."""

    ending: Ending
    usage: Usage
    model: str
    filters: tuple[str, ...]
    stored: str
    failed: object

    def feed(self, piece: object) -> str: ...


def reader(api: Api) -> Reader:
    return ChatReader() if api is Api.CHAT else ResponsesReader()


@dataclass(slots=True)
class _Read:
    """``stored`` is the id of a response that the service kept; ``failed`` is the error of a
    service that gave up in the middle."""

    ending: Ending = Ending.INCOMPLETE
    usage: Usage = field(default_factory=Usage)
    model: str = ""
    filters: tuple[str, ...] = ()
    stored: str = ""
    failed: object = None


_FINISHED = {
    "stop": Ending.COMPLETE,
    "length": Ending.LENGTH,
    "content_filter": Ending.FILTERED,
}


@dataclass(slots=True)
class ChatReader(_Read):
    """``chat.completion.chunk`` events. The first may have no choices, the last may have nothing
    but the usage, and one without text may carry what a filter found."""

    def feed(self, piece: object) -> str:
        chunk = _mapping(piece)
        self.model = plain(chunk.get("model")) or self.model
        if chunk.get("usage"):
            self.usage = _usage(_mapping(chunk["usage"]), "prompt_tokens", "completion_tokens")
        choices = chunk.get("choices")
        if not isinstance(choices, list) or not choices:
            return ""
        choice = _mapping(choices[0])
        self.filters += stopped(choice.get("content_filter_results"))
        finish = choice.get("finish_reason")
        if isinstance(finish, str):
            # Any other reason is an end the service meant.
            self.ending = _FINISHED.get(finish, Ending.COMPLETE)
        delta = _mapping(choice.get("delta"))
        return _text(delta.get("content")) + _text(delta.get("refusal"))


_DELTAS = frozenset({"response.output_text.delta", "response.refusal.delta"})
_REASONS = {"max_output_tokens": Ending.LENGTH, "content_filter": Ending.FILTERED}


@dataclass(slots=True)
class ResponsesReader(_Read):
    """``response.…`` events."""

    def feed(self, piece: object) -> str:
        event = _mapping(piece)
        kind = plain(event.get("type"))
        if kind in _DELTAS:
            return _text(event.get("delta"))
        response = _mapping(event.get("response"))
        self.model = plain(response.get("model")) or self.model
        if kind == "response.completed":
            self._finish(response, Ending.COMPLETE)
        elif kind == "response.incomplete":
            reason = plain(_mapping(response.get("incomplete_details")).get("reason"))
            self._finish(response, _REASONS.get(reason, Ending.INCOMPLETE))
        elif kind == "response.failed":
            self.failed = response.get("error") or {}
        elif kind == "error":
            self.failed = event.get("error") or event
        return ""

    def _finish(self, response: Piece, ending: Ending) -> None:
        self.ending = ending
        self.usage = _usage(_mapping(response.get("usage")), "input_tokens", "output_tokens")
        self.stored = plain(response.get("id")) if response.get("store") is True else ""


def _usage(usage: Piece, sent: str, received: str) -> Usage:
    kinds = ("completion_tokens_details", "output_tokens_details")
    reasoning = (_mapping(usage.get(kind)).get("reasoning_tokens") for kind in kinds)
    return Usage(
        _number(usage.get(sent)), _number(usage.get(received)), max(map(_number, reasoning))
    )


def _mapping(value: object) -> Piece:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and value >= 0 else 0
