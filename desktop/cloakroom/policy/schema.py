"""The schema of ``approved-deployments.toml``, version 1: TOML 1.0, UTF-8, at most 256 KB.

Every table below is the twin of a class in ``policy.model``; a key stands in both or in neither.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from cloakroom.policy import kinds, model
from cloakroom.policy.hosts import address, base_url_fault, origin, scope
from cloakroom.policy.kinds import choice, form, needed, one_of, or_empty, several, text, whole
from cloakroom.policy.scrubbing_table import SCRUBBING
from cloakroom.policy.tables import Each, Table, twin
from cloakroom.policy.words import (
    Api,
    Ceiling,
    KeyHeader,
    Layer,
    Method,
    Mismatch,
    Override,
    Status,
    Style,
    UserId,
)

VERSION = 1
MOST_BYTES = 256 * 1024
MOST_DEPLOYMENTS = 100
OWN_PREFIX = "own-"
"""How the ids of deployments begin that a user approved; an organisation's never do, so a key that
was kept for the one can never go to the other."""

_ID = r"[a-z0-9][a-z0-9._-]{0,63}"
_GUID = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
_DOMAIN = r"(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}"
_NAME = form(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "letters, digits, dots and dashes")
_EFFORTS = ("", "none", "minimal", "low", "medium", "high", "xhigh", "max")
_SIGNS_IN = {Method.BROKER, Method.BROWSER, Method.DEVICE_CODE, Method.KEY_VAULT}


def _ceilings() -> dict[str, Any]:
    return {"max_classification": choice(Ceiling)}


def _auth_faults(auth: model.Auth) -> Iterator[tuple[str, str]]:
    if set(auth.methods) & _SIGNS_IN:
        for key in ("tenant_id", "client_id"):
            if not getattr(auth, key):
                yield key, "must be given, because a method signs in with Microsoft Entra"
    if (Method.KEY_VAULT in auth.methods) is not (auth.key_vault is not None):
        yield "key_vault", "must be given where “key-vault” is a method, and only there"


def _deployment_faults(each: model.Deployment) -> Iterator[tuple[str, str]]:
    fault = base_url_fault(each.base_url, each.style)
    if fault:
        yield "base_url", fault
    if (each.style is Style.DATED) is not bool(each.api_version):
        yield "api_version", "must be given where style is “dated”, and only there"
    if each.status in {Status.APPROVED, Status.PILOT}:
        for key in ("approved_by", "approved_on"):
            if not getattr(each, key):
                yield key, "must be given: an approval without a name and a day is none"


AUDIT = twin(model.AuditRules, {
    "enabled": kinds.switch,
    "user_id": choice(UserId),
    "retention_days": whole(0, 36_500),
    "export_dir": or_empty(kinds.file),
})
RULES = twin(model.Rules, {
    "allow_user_deployments": kinds.switch,
    "allow_override": choice(Override),
    "required_entities": several(kinds.entity_type, most=300),
    **_ceilings(),
    "audit": AUDIT,
})
KEY_VAULT = twin(model.KeyVault, {
    "url": origin,
    "secret": form(r"[0-9A-Za-z-]{1,127}", "the name of a secret: letters, digits and dashes"),
})
AUTH = twin(model.Auth, {
    "methods": several(choice(Method), least=1),
    "authority": origin,
    "tenant_id": or_empty(form(f"{_GUID}|{_DOMAIN}", "the id or the domain of a tenant")),
    "client_id": or_empty(form(_GUID, "the id of an application")),
    "scope": scope,
    "key_vault": KEY_VAULT,
}, _auth_faults)
DECLARED = twin(model.Declared, {
    "resource_id": or_empty(form(r"/subscriptions/[\w./()-]{1,400}", "a resource id of Azure")),
    **dict.fromkeys(("sku", "region", "processing", "at_rest", "spillover"), text(100)),
    "abuse_monitoring": one_of("", "default", "modified"),
    "stored_responses": one_of("", "on", "off"),
    **dict.fromkeys(("model", "model_version"), text(100)),
    "model_retires_on": kinds.day,
})
NETWORK = twin(model.Network, {
    "require_private_ip": kinds.switch,
    "cidrs": several(kinds.network),
    "min_tls": one_of("1.2", "1.3"),
    "allow_proxy": kinds.switch,
    "allow_tls_inspection": kinds.switch,
    "issuers": several(needed(text())),
    "ca_file": or_empty(kinds.file),
})
EXPECT = twin(model.Expect, {"x_ms_region": text(100), "on_mismatch": choice(Mismatch)})
DATA = twin(model.Data, {**_ceilings(), "max_input_chars": whole(1, 10_000_000)})
PARAMS = twin(model.Params, {
    "max_output_tokens": whole(1, 1_000_000),
    "context_tokens": whole(0, 100_000_000),
    "reasoning": kinds.switch,
    "reasoning_effort": one_of(*_EFFORTS),
    "connect_timeout_s": kinds.number(1, 120),
    "read_timeout_s": kinds.number(1, 3_600),
    "overall_timeout_s": kinds.number(1, 86_400),
    "extra": kinds.sampling,
})
DEPLOYMENT = twin(model.Deployment, {
    "id": form(_ID, "an id of small letters, digits, dots and dashes, at most 64"),
    "display_name": needed(text(80)),
    "base_url": address,
    "deployment": _NAME,
    "status": choice(Status),
    "approval_ref": text(),
    "approved_by": text(),
    "approved_on": kinds.day,
    "review_by": kinds.day,
    "style": choice(Style),
    "api": choice(Api),
    "api_version": or_empty(form(r"20\d\d-\d\d-\d\d(?:-preview)?", "a version: 2024-10-21")),
    "key_header": choice(KeyHeader),
    "extra_headers": kinds.headers,
    "auth": AUTH, "declared": DECLARED, "network": NETWORK, "expect": EXPECT, "data": DATA,
    "params": PARAMS,
}, _deployment_faults)


def _policy(**keys: Any) -> model.Policy:
    keys.pop("schema")
    return model.Policy(deployments=keys.pop("deployment", ()), **keys)


def _policy_faults(policy: model.Policy) -> Iterator[tuple[str, str]]:
    if policy.expires <= policy.issued:
        yield "expires", "must be after the day it was issued"
    order = list(Ceiling)
    seen: set[str] = set()
    for number, each in enumerate(policy.deployments, start=1):
        path = f"deployment[{number}]"
        if each.id in seen or each.id.startswith(OWN_PREFIX) or each.id == Layer.PRACTICE:
            yield f"{path}.id", "must be an id of its own (“own-…” and “practice” are taken)"
        seen.add(each.id)
        if order.index(each.data.max_classification) > order.index(policy.rules.max_classification):
            yield f"{path}.data.max_classification", "must not be above rules.max_classification"


HEAD: Mapping[str, Any] = MappingProxyType({
    "policy_id": form(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "letters, digits, dots and dashes"),
    "serial": whole(1, 2**53),
    "issued": kinds.day,
    "expires": kinds.day,
})
"""What is checked before the rest, so that an old file of another schema is first of all old."""

POLICY = Table(
    _policy,
    MappingProxyType({
        "schema": whole(VERSION, VERSION),
        **HEAD,
        "issuer": needed(text()),
        "contact": text(),
        "guidance_url": or_empty(address),
        "rules": RULES,
        "scrubbing": SCRUBBING,
        "deployment": Each(DEPLOYMENT, MOST_DEPLOYMENTS),
    }),
    frozenset({"schema", "issuer", *HEAD}),
    _policy_faults,
)
