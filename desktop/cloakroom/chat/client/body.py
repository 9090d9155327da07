"""What is sent, byte for byte: built here and nowhere else, and shown in the window as it stands.

Nothing in it names a person or this computer, and no sampling parameter stands in it that the
policy does not list. A reply of the Responses API is kept for 30 days unless ``store`` is false.
"""

import json
from dataclasses import dataclass

from cloakroom.chat.wire import Request
from cloakroom.policy.words import Api

Json = dict[str, object]
# Fields that are ours: a policy's parameters cannot replace them.
_OURS = frozenset(
    {"model", "messages", "input", "stream", "stream_options", "store", "max_tokens",
     "max_completion_tokens", "max_output_tokens", "reasoning_effort", "reasoning", "user",
     "safety_identifier", "metadata", "tools", "previous_response_id", "background",
     "conversation"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dialect:
    """What an older deployment does not know, learnt from its refusal."""

    limit: str = "max_completion_tokens"
    usage: bool = True

    def without(self, refused: str) -> "Dialect | None":
        """The dialect for a deployment that named ``refused`` as unknown to it; None where that
        is nothing we can do without. It asks for the limit it knows in the same breath."""
        if self.limit in refused and self.limit == "max_completion_tokens":
            return Dialect("max_tokens", self.usage)
        if "stream_options" in refused and self.usage:
            return Dialect(self.limit, False)
        return None


def encode(request: Request, dialect: Dialect) -> bytes:
    """UTF-8 JSON without spaces."""
    chat = request.deployment.api is Api.CHAT
    body = _chat(request, dialect) if chat else _responses(request)
    extra = {name: value for name, value in request.deployment.params.extra if name not in _OURS}
    whole = {**body, **extra}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _chat(request: Request, dialect: Dialect) -> Json:
    params = request.deployment.params
    body: Json = {
        "model": request.deployment.deployment,
        "messages": _messages(request),
        "stream": True,
        dialect.limit: params.max_output_tokens,
    }
    if dialect.usage:
        body["stream_options"] = {"include_usage": True}
    if params.reasoning_effort:
        body["reasoning_effort"] = params.reasoning_effort
    return body


def _responses(request: Request) -> Json:
    params = request.deployment.params
    body: Json = {
        "model": request.deployment.deployment,
        "input": _messages(request),
        "stream": True,
        "store": False,
        "max_output_tokens": params.max_output_tokens,
    }
    if params.reasoning_effort:
        body["reasoning"] = {"effort": params.reasoning_effort}
    return body


def _messages(request: Request) -> list[Json]:
    return [{"role": each.role.value, "content": each.text.text} for each in request.messages]
