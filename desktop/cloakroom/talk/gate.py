"""What says no to a send: the policy, the deployment's standing, a marking, what is kept, the size,
the connection, and what the service said of itself last time.

Every sentence says that nothing left. Scrubbing is never stopped here.
"""

from collections.abc import Callable, Iterator
from datetime import date

from cloakroom.chat import evidence
from cloakroom.chat.declared import Confirmed, contradictions
from cloakroom.chat.wire import Measured, Reported, Request
from cloakroom.detect.recognisers import marking as markings_in
from cloakroom.entity_types import count_of
from cloakroom.model import Choice, Cleared
from cloakroom.policy import markings
from cloakroom.policy.model import Deployment, InForce, Refusal, Rules
from cloakroom.policy.standing import standing
from cloakroom.policy.words import Layer
from cloakroom.scrub import Scrubbed
from cloakroom.send_errors import NotSent
from cloakroom.talk.prepared import Block, Prepared

NOTHING_LEFT = "Your text has not left this computer."
CHARACTERS_A_TOKEN = 3
"""Low for English, so that what passes here seldom comes back as too long."""

OVERRIDABLE = "x" * markings.SHORTEST_REASON
"""A reason that is long enough: asks whether any would do."""


class Gate:
    """``load`` reads the policy afresh; it may wait for the keyring, and never raises. Until it
    was asked once, nothing may be sent."""

    def __init__(
        self, load: Callable[[], InForce], *, today: Callable[[], date] = date.today
    ) -> None:
        self._load, self._today = load, today
        self._held = InForce(refusal=Refusal("not read", "The policy has not been read yet."))
        self._mismatches: dict[str, evidence.Remark] = {}
        self._contradicted: dict[Deployment, evidence.Remark] = {}

    def now(self) -> InForce:
        """What was in force when it was read last."""
        return self._held

    def refresh(self) -> InForce:
        """Reads the policy again; not for a thread that must not wait."""
        self._held = self._load()
        return self._held

    def closed(self, deployment: Deployment) -> Block | None:
        """Why nothing at all may be sent to ``deployment`` now; None where something may."""
        if deployment.layer is not Layer.PRACTICE:
            held = self.now()
            if held.refusal and deployment not in held.own:
                return _block(held.refusal.check, held.refusal.sentence)
            if deployment not in held.deployments:
                return _block("deployment", f"“{deployment.display_name}” is not approved, or what "
                              "was approved has changed. Choose a deployment again.")
        blocked = standing(deployment, self._today()).blocked
        if blocked:
            return _block("status", blocked)
        if mismatch := self._mismatches.get(deployment.id):
            return _block(mismatch.check, f"The last answer did not come from where it should: "
                          f"{mismatch.sentence} Tell whoever approved this deployment.")
        if other := self._contradicted.get(deployment):
            return _block(other.check, f"{other.sentence} Tell whoever approved this deployment, "
                          "then check with Azure again.")
        return None

    def judge(
        self, request: Request, question: str, scrubbed: Scrubbed
    ) -> tuple[str, tuple[Block, ...]]:
        """The highest marking in ``question`` as it was typed, and all that stands against it."""
        deployment, rules = request.deployment, self.now().rules
        found = [question[hit.start : hit.end] for hit in markings_in.find(question)]
        closed = self.closed(deployment)
        blocks = [
            *([closed] if closed else []),
            *_too_long(request),
            *_marked(rules, deployment, found),
            *_required(rules, scrubbed),
        ]
        return markings.highest(found), tuple(blocks)

    def again(self, prepared: Prepared, measured: Measured, reason: Cleared | None) -> None:
        """NotSent where what was allowed when the question was prepared no longer is, where the
        reason for an override does not do, or where the connection is not what is asked for."""
        deployment = prepared.request.deployment
        if closed := self.closed(deployment):
            raise NotSent(closed.sentence, check=closed.check)
        if fault := self._fault(prepared, reason):
            raise NotSent(f"{fault} {NOTHING_LEFT}", check="override")
        if remark := evidence.blocking(evidence.before(measured, deployment)):
            raise NotSent(f"Blocked: {remark.sentence} {NOTHING_LEFT}", check=remark.check)

    def after(self, deployment: Deployment, reported: Reported) -> None:
        """Remembers a mismatch that the policy says must block what comes next."""
        if remark := evidence.blocking(evidence.after(reported, deployment)):
            self._mismatches[deployment.id] = remark

    def confirmed(self, deployment: Deployment, seen: Confirmed) -> None:
        """Nothing may be sent where Azure contradicts the policy, until either says another
        thing."""
        self._contradicted.pop(deployment, None)
        if remark := evidence.blocking(contradictions(seen, deployment)):
            self._contradicted[deployment] = remark

    def _fault(self, prepared: Prepared, reason: Cleared | None) -> str:
        if not any(block.check == "marking" for block in prepared.blocks):
            return ""
        told = reason.text if reason else ""
        return markings.override_fault(self.now().rules, prepared.marking, told)


def _too_long(request: Request) -> Iterator[Block]:
    deployment, length = request.deployment, request.characters
    most = deployment.data.max_input_chars
    tokens = deployment.params.context_tokens
    if tokens:
        most = min(most, max(0, tokens - deployment.params.max_output_tokens) * CHARACTERS_A_TOKEN)
    if length > most:
        yield _block("size", f"With the conversation so far this is {length:,} characters; "
                     f"{most:,} fit. Start a new conversation, or send less of it.")


def _marked(rules: Rules, deployment: Deployment, found: list[str]) -> Iterator[Block]:
    most = markings.ceiling(rules, deployment)
    marking = markings.above(most, found)
    if marking:
        yield _block(
            "marking",
            f"This text is marked {marking}, and this deployment may have {most.value} at most. "
            "Taking the marking out does not change what the text is.",
            overridable=not markings.override_fault(rules, marking, OVERRIDABLE))


def _required(rules: Rules, scrubbed: Scrubbed) -> Iterator[Block]:
    kept = [d.finding.entity_type for d in scrubbed.decisions if d.choice is Choice.KEEP]
    wanted = [kind for kind in rules.required_entities if kind in kept]
    if wanted:
        told = ", ".join(count_of(kind, kept.count(kind)) for kind in wanted)
        yield _block("required", f"Your organisation wants these taken out: {told}. Take them out, "
                     "or give a reason.", overridable=True)


def _block(check: str, sentence: str, *, overridable: bool = False) -> Block:
    return Block(check, f"{sentence} {NOTHING_LEFT}", overridable)
