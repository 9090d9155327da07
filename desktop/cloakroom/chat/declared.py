"""What the organisation declares of a deployment, and what Azure confirmed of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cloakroom.chat.evidence import Grade, Level, Remark
from cloakroom.chat.privacy_facts import Ease, Facts
from cloakroom.policy.model import Deployment

_LEVELS = {Ease.GOOD: Level.OK, Ease.CAUTION: Level.WARN, Ease.ALARM: Level.ALERT}
NOTICE = timedelta(days=60)
"""How long before a model retires it is said."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What Azure's resource manager said at ``at``. Empty or None: it did not say. ``sku`` is
    ``sku.name``, ``spillover`` the deployment that overflow goes to, ``public`` whether the
    account takes connections from the internet, ``modified_monitoring`` the capability
    ``ContentLogging=false``."""

    at: datetime
    sku: str = ""
    region: str = ""
    model: str = ""
    model_version: str = ""
    spillover: str = ""
    public: bool | None = None
    keys_disabled: bool | None = None
    stored_off: bool | None = None
    modified_monitoring: bool | None = None


def declared(deployment: Deployment, facts: Facts, *, today: date) -> tuple[Remark, ...]:
    """The administrator's word, in the order of its weight."""
    said = deployment.declared
    rows = [place(said.sku, said.region, facts, Grade.DECLARED)]
    if said.spillover != "none":
        told = "Overflow may go to another deployment (spillover); nobody declares that it is off."
        rows.append(Remark(Grade.DECLARED, Level.WARN, "Spillover", told, "spillover"))
    modified = said.abuse_monitoring == "modified"
    rows.append(_monitoring(modified, Grade.DECLARED))
    if said.model_retires_on and said.model_retires_on - today <= NOTICE:
        rows.append(_retiring(said.model_retires_on, today))
    return tuple(rows)


def confirmed(seen: Confirmed, deployment: Deployment, facts: Facts) -> tuple[Remark, ...]:
    """What Azure said; where it contradicts the policy, nothing is sent."""
    rows = [place(seen.sku, seen.region, facts, Grade.CONFIRMED)]
    rows += contradictions(seen, deployment)
    if seen.modified_monitoring is not None:
        rows.append(_monitoring(seen.modified_monitoring, Grade.CONFIRMED))
    if seen.public and deployment.network.require_private_ip:
        told = "Azure says that the resource also takes connections from the internet."
        rows.append(Remark(Grade.CONFIRMED, Level.WARN, "Address", told, "address"))
    return tuple(rows)


def contradictions(seen: Confirmed, deployment: Deployment) -> tuple[Remark, ...]:
    """Where Azure says something else than the policy declares: each of them blocks."""
    said = deployment.declared
    spillover = seen.spillover if said.spillover == "none" else ""
    return (
        *_contradicted("Type", "sku", said.sku, seen.sku),
        *_contradicted("Region", "region", _same(said.region), _same(seen.region)),
        *_contradicted("Model", "model", said.model, seen.model),
        *_contradicted("Model", "model", said.model_version, seen.model_version),
        *_contradicted("Spillover", "spillover", "none", spillover),
    )


def place(sku: str, region: str, facts: Facts, grade: Grade) -> Remark:
    """Where the model runs, from the type of the deployment; a type that nobody knows is red."""
    known = facts.type_of(sku)
    if known is None:
        told = (
            f"The type of this deployment ({sku}) is not one that Cloakroom knows; it may process "
            "anywhere." if sku else "Nobody says where the model runs; it may be anywhere."
        )
        return Remark(grade, Level.ALERT, "Processing", told, "sku")
    where = f"{known.processed}{f' ({region})' if region else ''} – type {sku}. {known.detail}"
    return Remark(grade, _LEVELS[known.level], "Processing", where, "sku")


def _monitoring(modified: bool, grade: Grade) -> Remark:
    told = (
        "Abuse monitoring is modified: Microsoft stores no prompts for human review." if modified
        else "Abuse monitoring is on: Microsoft may store flagged prompts, and people read them."
    )
    return Remark(grade, Level.OK if modified else Level.WARN, "Monitoring", told, "monitoring")


def _retiring(on: date, today: date) -> Remark:
    over = on < today
    told = f"The model {'was' if over else 'will be'} retired on {on:%d %B %Y}."
    level = Level.ALERT if over else Level.WARN
    return Remark(Grade.DECLARED, level, "Model", told, "retirement")


def _contradicted(title: str, check: str, said: str, seen: str) -> list[Remark]:
    if not said or not seen or said == seen:
        return []
    told = f"Azure says {seen}; the policy declares {said}."
    return [Remark(Grade.CONFIRMED, Level.BLOCK, title, told, check)]


def _same(region: str) -> str:
    return "".join(region.lower().split())
