"""Whether the question as it stands may be sent, and if not, why, in words."""

from dataclasses import dataclass

from cloakroom.detect.recognisers import marking
from cloakroom.policy import markings
from cloakroom.policy.model import Deployment
from cloakroom.policy.words import Override
from cloakroom.ui.chat.desk import ChatDesk

NO_LIMIT = 200_000  # where no deployment is chosen yet


@dataclass(frozen=True, slots=True)
class Standing:
    """``hindrance`` is '' where it may be sent. Sizes in characters, the conversation so far with
    them. A question that may not be sent can be previewed, so that one sees why."""

    hindrance: str
    used: int
    most: int
    can_preview: bool


def standing(desk: ChatDesk) -> Standing:
    deployment = desk.places.deployment
    most = deployment.data.max_input_chars if deployment else NO_LIMIT
    used = desk.before + len(desk.draft.text)
    hindrance = _hindrance(desk, deployment) or _too_long(used, most)
    return Standing(hindrance, used, most, deployment is not None)


def _hindrance(desk: ChatDesk, deployment: Deployment | None) -> str:
    draft = desk.draft
    if desk.busy:
        return "An answer is on its way."
    if desk.places.hindrance or deployment is None:
        return desk.places.hindrance
    if desk.signing.hindrance:
        return desk.signing.hindrance
    if draft.empty:
        return "Type a question first."
    return draft.problem or _marked(desk, deployment)


def _too_long(used: int, most: int) -> str:
    if used <= most:
        return ""
    return (f"This is {used - most:,} characters too long for this deployment. Send less of it, or "
            "start a new conversation.")


def _marked(desk: ChatDesk, deployment: Deployment) -> str:
    """Where a reason would do, the send itself asks for it."""
    rules = desk.office.gate.now().rules
    text = desk.draft.text
    found = [text[hit.start : hit.end] for hit in marking.find(text)]
    ceiling = markings.ceiling(rules, deployment)
    above = markings.above(ceiling, found)
    if not above or rules.allow_override is not Override.NEVER:
        return ""
    return f"Marked {above}: this deployment may have {ceiling.value} at most."
