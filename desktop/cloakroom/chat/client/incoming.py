"""A stream on its way in: its texts, and what it means when it breaks."""

from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cloakroom.chat.client.allowance import Allowance
from cloakroom.chat.client.call import Call
from cloakroom.chat.client.explain import of_break, say
from cloakroom.chat.client.failures import IN_STREAM
from cloakroom.chat.client.rejected import rejected
from cloakroom.chat.client.stream import Reader
from cloakroom.chat.client.watch import Watch
from cloakroom.chat.wire import Ending, Quiet, Text
from cloakroom.send_errors import ChatError

if TYPE_CHECKING:
    import openai

AFTER_END_S = 2.0
"""How long a service may take to close an answer that has come to its end."""
_END = object()


@dataclass(frozen=True, slots=True)
class Incoming:
    """``read`` holds all but the texts when they are at their end."""

    stream: "openai.AsyncStream[object]"
    read: Reader
    call: Call
    allowance: Allowance

    async def events(self) -> AsyncGenerator[Text | Quiet, None]:
        """Raises ChatError where it broke off before its end. Close it: it waits for the stream in
        a task of its own."""
        import openai

        broken: ChatError | None = None
        silence = self.call.deployment.params.silence_s
        try:
            pieces = aiter(self.stream)
            while True:
                async with Watch(self._next(pieces), silence) as coming:
                    while not await coming.done():
                        yield Quiet(coming.quiet)
                if (piece := coming.result()) is _END:
                    break
                if text := self.read.feed(piece):
                    yield Text(text)
                if self.read.failed is not None:
                    broken = self._given_up(self.read.failed)
                    break
        except (openai.OpenAIError, OSError, ValueError, RecursionError) as error:
            broken = self._broken(error)
        # Out of the handler: no failure of ours may carry the server's own words as its context.
        if broken:
            raise broken

    async def _next(self, pieces: AsyncIterator[object]) -> object:
        """After its end an answer is waited for a moment longer: for its usage."""
        most = None if self.read.ending is Ending.INCOMPLETE else AFTER_END_S
        return await self.allowance.spend(anext(pieces, _END), most)

    def _broken(self, error: Exception) -> ChatError | None:
        """None where the answer had come to its end: what breaks then breaks nothing."""
        body = getattr(error, "body", None)
        if body:
            return self._given_up(body)
        if self.read.ending is not Ending.INCOMPLETE:
            return None
        return of_break(error, self.call, began=True)

    def _given_up(self, error: object) -> ChatError:
        """The service broke off its own answer."""
        headers = {"x-request-id": self.call.reported.request_id}
        refused = rejected(200, {"error": error}, headers)
        row = next(
            row for row in IN_STREAM
            if not row.matches or any(word in refused.words for word in row.matches)
        )  # fmt: skip
        return say(row, self.call, status=200, details=refused.details, filters=refused.filters)
