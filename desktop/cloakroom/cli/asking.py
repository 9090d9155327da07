"""One question on the command line: prepared, sent, answered as it arrives."""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass

from cloakroom.chat.aside import aside
from cloakroom.chat.wire import Ending, Quiet, Waiting
from cloakroom.cli.console import Console, visible
from cloakroom.cli.shell import Detects
from cloakroom.detect.options import Options
from cloakroom.entity_types import count_of
from cloakroom.errors import CloakroomError, UsageError
from cloakroom.matters.matter import Matter
from cloakroom.model import Cleared, Decision, Finding, Recovery
from cloakroom.policy.model import Deployment
from cloakroom.policy.words import Layer
from cloakroom.progress import silent
from cloakroom.scrub import Method, scrub, with_known
from cloakroom.send_errors import Left, NotSent
from cloakroom.talk.answer import Answer
from cloakroom.talk.conversation import Conversation
from cloakroom.talk.office import Office
from cloakroom.talk.prepared import Prepared
from cloakroom.talk.sending import Leaving, Step
from cloakroom.talk.turn import Turn

PRACTICE = "practice"
_CUT_SHORT = 1

_STOPPED = {
    Left.NO: "Your text had not left this computer.",
    Left.YES: "Your text had already been sent.",
    Left.MAYBE: "Your text may have been sent.",
}
_ENDINGS = {
    Ending.LENGTH: "The answer was cut at its longest.",
    Ending.FILTERED: "The content filter of the service stopped the answer; do not use it.",
    Ending.INCOMPLETE: "The answer broke off without saying why.",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options say."""

    deployment: str | None
    key: str
    reason: str
    sign_in: bool = False
    show: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """All that one call works with."""

    console: Console
    office: Office
    matter: Matter
    method: Method
    options: Options
    detector: Detects

    async def serve(self, question: str, wanted: Wanted) -> int:
        """The exit status. Raises what stopped it; nothing was sent then unless it says so."""
        try:
            deployment = await self._deployment(wanted.deployment)
            prepared = self._prepared(question, Conversation(
                deployment, self.matter.ledger, method=self.method))
            self.matter.save()  # first: an answer whose values are lost could not be restored
            if wanted.show:
                body = await aside(lambda: self.office.body(prepared.request))
                self.console.say(visible(body, keep="\n"))
                return 0
            await aside(lambda: self._credential(deployment, wanted))
            return self._told(await self._answered(prepared, wanted), wanted)
        finally:
            await self.office.close()

    async def _deployment(self, name: str | None) -> Deployment:
        held = await aside(self.office.gate.refresh)
        if name == PRACTICE:
            return await self.office.practice()
        if held.refusal:
            raise NotSent(f"{held.refusal.sentence} Nothing was sent.", check=held.refusal.check)
        found = next((each for each in held.deployments if each.id == name), None)
        if found is None:
            known = ", ".join([*(each.id for each in held.deployments), PRACTICE])
            raise UsageError(f"Say which deployment is asked: --deployment ID. There is: {known}")
        return found

    def _prepared(self, question: str, conversation: Conversation) -> Prepared:
        findings = with_known(question, self._found(question), self.matter.ledger,
                              left_alone=self.method.left_alone)
        looks = conversation.preparing(
            question, list(map(Decision, findings)), self.office.gate)
        ask = next(looks)
        while True:
            try:
                ask = looks.send([self._found(text) for text in ask])
            except StopIteration as end:
                prepared: Prepared = end.value
                return prepared

    def _found(self, text: str) -> Sequence[Finding]:
        """Raises OutOfTime where the time allowed is not enough: what was not looked at must not
        be sent."""
        return self.detector.detect(text, options=self.options, report=silent)

    def _credential(self, deployment: Deployment, wanted: Wanted) -> None:
        if wanted.key:
            self.office.keys.use_key(deployment, wanted.key)
        if wanted.sign_in:
            self.office.keys.sign_in(deployment)

    async def _answered(self, prepared: Prepared, wanted: Wanted) -> Turn:
        sending = await aside(self.office.sending)
        answer = Answer(prepared, self.matter.ledger)
        try:
            async with aclosing(sending.send(prepared, reason=self._reason(wanted))) as steps:
                async for step in steps:
                    if not wanted.quiet:
                        self._note(step, prepared)
                    self._print(answer.feed(step).restored)
        except asyncio.CancelledError:
            self.console.note(f"\n{_STOPPED[sending.left]}")
            raise
        except CloakroomError:
            if answer.turn().answer:
                self.console.say("")
            raise
        return answer.turn()

    def _note(self, step: Step, prepared: Prepared) -> None:
        match step:
            case Leaving():
                self._before(prepared)
            case Waiting(seconds):
                self.console.note(f"Busy. Trying again in {seconds:.0f} s.")
            case Quiet(seconds):
                self.console.note(f"No reply for {seconds:.0f} s. Still waiting; Ctrl+C stops.")

    def _reason(self, wanted: Wanted) -> Cleared | None:
        if not wanted.reason:
            return None
        return scrub(wanted.reason, self._found, ledger=self.matter.ledger).cleared

    def _print(self, part: str) -> None:
        if part:
            shown = visible(part, keep="\n\t") if self.console.terminal_out else part
            self.console.write(shown.encode("utf-8", "backslashreplace"))

    def _before(self, prepared: Prepared) -> None:
        deployment = prepared.request.deployment
        taken = ", ".join(count_of(kind, n) for kind, n in prepared.taken.items()) or "nothing"
        to = ("the practice deployment on this computer" if deployment.layer is Layer.PRACTICE
              else f"“{visible(deployment.display_name)}”")
        self.console.note(f"Taken out: {taken}. Sent to {to}.")

    def _told(self, turn: Turn, wanted: Wanted) -> int:
        """The exit status, with the report on standard error."""
        if not turn.answer.endswith("\n"):
            self.console.say("")
        ending = turn.ended.ending if turn.ended else Ending.INCOMPLETE
        if not turn.answer and ending is not Ending.FILTERED:
            self.console.complain("The answer is empty.")
        if ending in _ENDINGS:
            self.console.complain(_ENDINGS[ending])
        if turn.restored and not wanted.quiet:
            unknown = turn.restored.count(Recovery.UNKNOWN)
            self.console.note(f"Restored {turn.restored.recovered}, unknown {unknown}.")
        return 0 if ending is Ending.COMPLETE and turn.answer else _CUT_SHORT
