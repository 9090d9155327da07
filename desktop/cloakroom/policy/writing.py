"""From the model to TOML, field for field as ``schema`` reads it: how Cloakroom writes down the
deployments that a user approved."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from cloakroom.policy.model import Deployment, KeyVault, Policy
from cloakroom.policy.schema import VERSION

# How a policy was found, which its file cannot say of itself.
_NOT_WRITTEN = frozenset({"layer", "sha256", "signed_by", "deployments"})
_INLINE = frozenset({"extra_headers", "extra", "operators"})


def policy_toml(policy: Policy) -> str:
    head = [f"schema = {VERSION}", *_table(policy, "")]
    return "\n".join([*head, deployments_toml(policy.deployments)])


def deployments_toml(deployments: tuple[Deployment, ...]) -> str:
    lines: list[str] = []
    for each in deployments:
        lines += ["", "[[deployment]]", *_table(each, "deployment")]
    return "\n".join([*lines, ""])


def _table(value: Any, path: str) -> Iterator[str]:
    """The lines of a table: its own keys first, then the tables in it."""
    inner = []
    for each in fields(value):
        held = getattr(value, each.name)
        if each.name in _NOT_WRITTEN or held is None:
            continue
        if is_dataclass(held) and not isinstance(held, KeyVault):
            inner.append((each.name, held))
        else:
            yield f"{each.name} = {_written(held, inline=each.name in _INLINE)}"
    for name, held in inner:
        below = f"{path}.{name}" if path else name
        yield f"[{below}]"
        yield from _table(held, below)


def _written(value: Any, *, inline: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, KeyVault):
        return f"{{ url = {_written(value.url)}, secret = {_written(value.secret)} }}"
    if inline:
        return "{ " + ", ".join(f'"{name}" = {_written(held)}' for name, held in value) + " }"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    # A basic string of TOML escapes as JSON does, once surrogates are left whole.
    return json.dumps(str(value), ensure_ascii=False) if isinstance(value, str) else repr(value)
