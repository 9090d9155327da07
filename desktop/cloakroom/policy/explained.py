"""A policy and its deployments, in words."""

from collections.abc import Iterator
from datetime import date

from cloakroom.entity_types import REGIONS, entity_type
from cloakroom.policy.hosts import host_of
from cloakroom.policy.markings import ceiling
from cloakroom.policy.model import Deployment, Policy, Rules
from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.policy.standing import standing, told
from cloakroom.policy.words import Api, Layer, Mismatch, Override, Status
from cloakroom.redact.style import written

OFF = "Sending is off; scrubbing goes on."
"""Goes with every refusal."""

_SPEAKER = {
    Layer.MACHINE: "your organisation, on this computer",
    Layer.USER: "your organisation, by a file of yours",
    Layer.OWN: "you",
    Layer.PRACTICE: "nobody: it is for practice",
}
_USABLE = {Status.APPROVED: "approved", Status.PILOT: "approved as a pilot"}


def policy(held: Policy, today: date) -> Iterator[str]:
    contact = f" (questions: {held.contact})" if held.contact else ""
    yield f"{held.policy_id}, number {held.serial}, by {held.issuer}{contact}"
    yield f"  holds from {told(held.issued)} to {told(held.expires)}"
    yield from rules(held.rules)
    yield from scrubbing(held.scrubbing)
    for each in held.deployments:
        yield ""
        yield from deployment(each, held.rules, today)


def rules(held: Rules) -> Iterator[str]:
    yield f"  highest marking that may be sent: {held.max_classification}"
    yield ("  a marking may be overridden with a reason, below SECRET"
           if held.allow_override is Override.WITH_REASON else "  no marking may be overridden")
    if held.required_entities:
        kinds = ", ".join(entity_type(each).plural for each in held.required_entities)
        yield f"  always taken out: {kinds}"
    allowed = "may" if held.allow_user_deployments else "may not"
    yield f"  users {allowed} approve deployments of their own"
    audit = held.audit
    kept = f"for {audit.retention_days} days" if audit.retention_days else "for ever"
    yield f"  sends are recorded and kept {kept}" if audit.enabled else "  sends are not recorded"


def scrubbing(held: Scrubbing) -> Iterator[str]:
    """Lists by their length: a denied word may itself be sensitive."""
    yield from (f"  {entity_type(kind).plural} are replaced with: {how}"
                for kind, how in held.operators)
    for words, value in (
        ("all other values are replaced with" if held.operators else "values are replaced with",
         held.operator),
        ("placeholders are written", held.style and written("[PERSON_1]", held.style)),
        ("users may be", held.sensitivity and " or ".join(held.sensitivities)),
        ("also taken out", ", ".join(map(_on_request, held.also))),
        ("always sensitive", _entries(held.deny)),
        ("never sensitive", _entries(held.allow)),
        ("case references of these forms are found", ", ".join(held.references)),
        ("names are found by the model in", held.model),
    ):
        if value:
            yield f"  {words}: {value}"


def _entries(held: tuple[str, ...]) -> str:
    return f"{len(held):,} {'entry' if len(held) == 1 else 'entries'}" if held else ""


def _on_request(kind_or_region: str) -> str:
    if kind_or_region in REGIONS:
        return f"all identifiers of {kind_or_region}"
    return entity_type(kind_or_region).plural


def deployment(each: Deployment, held: Rules, today: date) -> Iterator[str]:
    yield f"{each.id}: {each.display_name}"
    yield f"  {approval(each)}"
    found = standing(each, today)
    if found.blocked:
        yield f"  NOT USABLE: {found.blocked}"
    yield from (f"  note: {warning}" for warning in found.warnings)
    api = "Responses, not stored" if each.api is Api.RESPONSES else "Chat Completions"
    yield f"  goes to {host_of(each.base_url)}, deployment {each.deployment} ({api})"
    yield f"  signs in by {', '.join(each.auth.methods)}"
    yield f"  highest marking that may be sent: {ceiling(held, each)}"
    yield f"  at most {each.data.max_input_chars:,} characters a question"
    yield from (f"  {line}" for line in _network(each))
    yield from (f"  declared {line}" for line in _declared(each))


def approval(each: Deployment) -> str:
    """Who approved it, when, and until when that stands."""
    speaker = _SPEAKER[each.layer]
    by = each.approved_by if each.approved_by and each.layer is not Layer.OWN else speaker
    since = f" on {told(each.approved_on)}" if each.approved_on else ""
    review = f", to be reviewed by {told(each.review_by)}" if each.review_by else ""
    reference = f" ({each.approval_ref})" if each.approval_ref else ""
    return f"{_USABLE.get(each.status, each.status.value)} by {by}{since}{reference}{review}"


def _network(each: Deployment) -> Iterator[str]:
    net = each.network
    yield f"TLS {net.min_tls} or later"
    if net.require_private_ip:
        yield f"only over private addresses: {', '.join(net.cidrs) or 'RFC 1918 and fc00::/7'}"
    if not net.allow_proxy:
        yield "not through a proxy"
    yield ("a network that inspects the connection is allowed" if net.allow_tls_inspection
           else "not through a network that inspects the connection")
    if each.expect.x_ms_region:
        then = "is blocked" if each.expect.on_mismatch is Mismatch.BLOCK_NEXT else "is warned of"
        yield f"an answer from another region than {each.expect.x_ms_region} {then}"


def _declared(each: Deployment) -> Iterator[str]:
    said = each.declared
    for name, value in (
        ("type", said.sku), ("region", said.region), ("processing", said.processing),
        ("storage", said.at_rest), ("abuse monitoring", said.abuse_monitoring),
        ("spillover", said.spillover), ("stored responses", said.stored_responses),
        ("model", f"{said.model} {said.model_version}".strip()),
    ):
        if value:
            yield f"{name}: {value}"
