"""``cloakroom deployments``: where scrubbed text may go, who approved it, and one's own."""

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from types import MappingProxyType
from typing import Any

from cloakroom.cli.console import visible
from cloakroom.cli.parser import Parser
from cloakroom.cli.shell import Shell
from cloakroom.errors import NoKeyring, UsageError
from cloakroom.policy import explained, load, own
from cloakroom.policy.hosts import host_of
from cloakroom.policy.markings import ceiling
from cloakroom.policy.model import Deployment, InForce, Rules
from cloakroom.policy.standing import standing
from cloakroom.policy.words import Api, Ceiling, KeyHeader, Method, Style
from cloakroom.send_errors import PolicyFault

SUMMARY = "list the approved deployments, or approve one for yourself"
DESCRIPTION = """The deployments that scrubbed text may be sent to. No connection is opened.
  list              what is approved, by whom, and whether it may be used today
  add               approve one for yourself, where no policy of your organisation forbids it
  remove ID         take away one that you approved
  start-over        take away all that you approved, also where somebody changed the file
Exit status: 0 done, 2 usage, 3 a policy fails a check, or it failed."""

_REFUSED = 3
_KEYS = {
    "display_name": "--name", "base_url": "--endpoint", "deployment": "--deployment",
    "style": "--style", "api": "--api", "api_version": "--api-version",
    "key_header": "--key-header", "auth.methods": "--method", "auth.tenant_id": "--tenant-id",
    "auth.client_id": "--client-id", "data.max_classification": "--max-marking",
}


def declare(parser: Parser) -> None:
    add = parser.add_argument
    add("action", nargs="?", default="list", choices=list(ACTIONS))
    add("id", nargs="?", metavar="ID", help="for remove")
    add("--json", action="store_true", help="for list: print one JSON object")
    add("--name", help="for add: what you call it")
    add("--endpoint", metavar="URL", help="for add: https://NAME.openai.azure.com/openai/v1/")
    add("--deployment", metavar="NAME", help="for add: the name of the deployment in Azure")
    add("--style", choices=list(Style), help="for add: v1, or dated for older gateways")
    add("--api-version", metavar="DATE", help="for add: with --style dated")
    add("--api", choices=list(Api), help="for add: chat, or responses (never stored)")
    add("--key-header", choices=list(KeyHeader), help="for add: the header of the key")
    add("--method", action="append", choices=list(Method), help="for add; repeatable")
    add("--tenant-id", metavar="ID", help="for add: where you sign in with Microsoft Entra")
    add("--client-id", metavar="ID", help="for add: likewise")
    add("--max-marking", choices=list(Ceiling), help="for add: the highest marking it may have")
    add("--yes", action="store_true", help="for start-over: it cannot be undone")


def run(args: argparse.Namespace, shell: Shell) -> int:
    if (args.action == "remove") is not (args.id is not None):
        raise UsageError("It is written: cloakroom deployments [list|add|start-over|remove ID]")
    return ACTIONS[args.action](args, shell)


def _list(args: argparse.Namespace, shell: Shell) -> int:
    sources = shell.policies()
    held, today = load.load(sources), sources.today()
    if args.json:
        shell.console.say(json.dumps(_json(held, today), ensure_ascii=False))
    else:
        _print(held, today, shell)
    return _REFUSED if held.refusal else 0


def _print(held: InForce, today: date, shell: Shell) -> None:
    for number, each in enumerate(held.deployments):
        lines = explained.deployment(each, held.rules, today)
        for line in (*(("",) if number else ()), *lines):
            shell.console.say(line)
    for told in held.notes:
        shell.console.note(visible(told))
    if held.refusal:
        shell.console.complain(visible(f"{held.refusal.sentence} {explained.OFF}"))
    elif not held.deployments:
        shell.console.note("No deployment is approved yet. See: cloakroom deployments --help")


def _json(held: InForce, today: date) -> dict[str, Any]:
    policy = held.policy
    about = policy and {"id": policy.policy_id, "serial": policy.serial, "issuer": policy.issuer,
                        "layer": policy.layer, "sha256": policy.sha256,
                        "signed_by": policy.signed_by, "expires": str(policy.expires)}
    return {
        "policy": about,
        "refusal": asdict(held.refusal) if held.refusal else None,
        "notes": list(held.notes),
        "deployments": [_row(each, held.rules, today) for each in held.deployments],
    }


def _row(each: Deployment, rules: Rules, today: date) -> dict[str, Any]:
    """``evidence`` is what is known without a connection."""
    found = standing(each, today)
    declared = {key: str(value) for key, value in asdict(each.declared).items() if value}
    return {
        "id": each.id, "name": each.display_name, "layer": each.layer, "status": each.status,
        "usable": found.usable, "blocked": found.blocked, "warnings": list(found.warnings),
        "approved_by": each.approved_by, "approval_ref": each.approval_ref,
        "approved_on": each.approved_on and str(each.approved_on),
        "review_by": each.review_by and str(each.review_by),
        "host": host_of(each.base_url), "deployment": each.deployment, "style": each.style,
        "api": each.api, "methods": list(each.auth.methods),
        "max_marking": ceiling(rules, each), "evidence": {"declared": declared},
    }


def _add(args: argparse.Namespace, shell: Shell) -> int:
    sources = shell.policies()
    held = load.load(sources)
    if held.refusal:
        raise PolicyFault(held.refusal.sentence)
    keys = _given(args)
    faults = own.faults(own.completed(keys, sources.today()))
    if faults:
        raise UsageError(" ".join(f"{_KEYS.get(key, key)} {told}." for key, told in faults.items()))
    made = own.approved(keys, sources.today())
    if not sources.own.kept:
        raise NoKeyring("This computer offers no safe keyring, so a deployment of your own lasts "
                        "only until the window is closed: approve it there, in Settings.")
    sources.own.add(made, held.rules)
    shell.console.say(made.id)
    shell.console.note("Approved by you, for yourself.")
    return 0


def _given(args: argparse.Namespace) -> dict[str, object]:
    """As ``[[deployment]]`` has them; what was not given is left out."""
    def given(**values: object) -> dict[str, object]:
        return {key: value for key, value in values.items() if value is not None}

    keys = given(
        display_name=args.name, base_url=args.endpoint, deployment=args.deployment,
        style=args.style, api=args.api, api_version=args.api_version, key_header=args.key_header)
    auth = given(methods=args.method, tenant_id=args.tenant_id, client_id=args.client_id)
    data = given(max_classification=args.max_marking)
    return {**keys, **({"auth": auth} if auth else {}), **({"data": data} if data else {})}


def _remove(args: argparse.Namespace, shell: Shell) -> int:
    from cloakroom import keychain
    from cloakroom.chat.credentials import Credentials

    removed = shell.policies().own.remove(args.id)
    Credentials(keychain.system).forget_key(removed)
    shell.console.note("Taken away, and with it the key that you kept for it, if any.")
    return 0


def _start_over(args: argparse.Namespace, shell: Shell) -> int:
    if not args.yes:
        raise UsageError("This takes away all that you approved. If you mean it, say --yes.")
    shell.policies().own.start_again()
    shell.console.note("None of your own deployments is left.")
    return 0


ACTIONS: Mapping[str, Callable[[argparse.Namespace, Shell], int]] = MappingProxyType({
    "list": _list, "add": _add, "remove": _remove, "start-over": _start_over,
})
