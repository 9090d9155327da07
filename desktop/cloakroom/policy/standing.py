"""Whether an approved deployment may be used today, and what its users should know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cloakroom.policy.model import Deployment
from cloakroom.policy.words import Status

NOTICE = timedelta(days=60)
"""How long before the model retires its users are told."""
FORBIDDEN = "Your organisation's policy does not let users approve deployments of their own."


@dataclass(frozen=True, slots=True)
class Standing:
    """``blocked`` says why it may not be used, '' where it may. ``warnings`` block nothing."""

    blocked: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        return not self.blocked


def standing(deployment: Deployment, today: date) -> Standing:
    return Standing(_blocked(deployment, today), tuple(_warnings(deployment, today)))


def _blocked(deployment: Deployment, today: date) -> str:
    name, since = deployment.display_name, deployment.approved_on
    if deployment.status is Status.SUSPENDED:
        return f"“{name}” is suspended by those who approved it."
    if deployment.status is Status.RETIRED:
        return f"“{name}” is retired: choose another deployment."
    if since is not None and today < since:
        return f"“{name}” is approved from {told(since)} on."
    return ""


def _warnings(deployment: Deployment, today: date) -> Iterator[str]:
    name, review = deployment.display_name, deployment.review_by
    retires = deployment.declared.model_retires_on
    if deployment.status is Status.PILOT:
        yield f"“{name}” is a pilot: for those who take part in it."
    if review is not None and today > review:
        yield f"The approval of “{name}” was due for review on {told(review)}."
    if retires is not None and today >= retires:
        yield f"The model of “{name}” was to be retired on {told(retires)}: it may not answer."
    elif retires is not None and retires - today <= NOTICE:
        yield f"The model of “{name}” will be retired on {told(retires)}."


def told(day: date) -> str:
    """``1 February 2027``."""
    return f"{day.day} {day:%B %Y}"
