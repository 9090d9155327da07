"""What was said with one deployment, and how the next question is made ready.

A conversation belongs to the thread that owns the ledger. Everything that leaves is Cleared: the
question, the instructions that go before it, and the answers that came before it, whose own new
personal data must not travel back.
"""

from collections.abc import Generator, Sequence
from typing import Protocol

from cloakroom.chat.wire import Message, Request, Role
from cloakroom.model import Cleared, Decision, Finding
from cloakroom.policy.model import Deployment
from cloakroom.redact.ledger import Ledger
from cloakroom.scrub import PLACEHOLDERS, Method, Scrubbed, rounds, with_known
from cloakroom.talk.prepared import Block, Prepared
from cloakroom.talk.turn import Turn

INSTRUCTIONS = (
    "Some words in this conversation are placeholders for real values: a kind and a number in "
    "brackets. Use them in your answer exactly as they are written, and never guess what stands "
    "behind one."
)

Looks = Generator[list[str], Sequence[Sequence[Finding]], Prepared]
"""Yields the texts to look at, is sent the findings of each, and returns what is ready."""


class Judge(Protocol):
    """Who says what stands against a send: the highest marking in the question, and the blocks."""

    def judge(
        self, request: Request, question: str, scrubbed: Scrubbed
    ) -> tuple[str, tuple[Block, ...]]: ...


class Conversation:
    """``turns`` are all, the failed ones too. ``instructions`` stand before the first question; an
    empty text sends none."""

    def __init__(
        self, deployment: Deployment, ledger: Ledger, *,
        method: Method = PLACEHOLDERS, instructions: str = INSTRUCTIONS,
    ) -> None:
        self.deployment, self.ledger, self.method = deployment, ledger, method
        self.turns: tuple[Turn, ...] = ()
        self._instructions = instructions
        self._cleared: dict[str, Cleared] = {}

    def add(self, turn: Turn) -> None:
        self.turns = (*self.turns, turn)

    def preparing(
        self, question: str, decisions: Sequence[Decision], judge: Judge
    ) -> Looks:
        """``decisions`` are the user's about ``question``. What else goes along and was not
        cleared before is looked at, and taken out, together with it. NotClean when something
        stays."""
        others = [text for text in self._others() if text not in self._cleared]
        found = (yield others) if others else ()
        decided = [list(decisions), *(
            list(map(Decision, with_known(text, findings, self.ledger)))
            for text, findings in zip(others, found, strict=True))]
        results = yield from rounds(
            [question, *others], decided, ledger=self.ledger, method=self.method)
        for text, result in zip(others, results[1:], strict=True):
            self._cleared[text] = result.cleared
        request = self._request(results[0].cleared)
        marking, blocks = judge.judge(request, question, results[0])
        return Prepared(question, results[0], request, marking, blocks)

    def _others(self) -> list[str]:
        """What goes along with the next question, but for earlier questions, which are cleared."""
        answers = [turn.answer for turn in self.turns if turn.in_history]
        return list(dict.fromkeys(filter(None, [self._instructions, *answers])))

    def _request(self, question: Cleared) -> Request:
        messages = []
        if self._instructions:
            messages.append(Message(Role.SYSTEM, self._cleared[self._instructions]))
        for turn in self.turns:
            if turn.in_history:
                messages.append(Message(Role.USER, turn.prepared.scrubbed.cleared))
                messages.append(Message(Role.ASSISTANT, self._cleared[turn.answer]))
        messages.append(Message(Role.USER, question))
        return Request(self.deployment, tuple(messages))
