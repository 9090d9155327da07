"""``cloakroom policy``: what an administrator does with a policy file, and whom a user trusts."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from cloakroom.cli import policy_file
from cloakroom.cli.console import visible
from cloakroom.cli.parser import Parser
from cloakroom.cli.passphrase import declare as declare_passphrase
from cloakroom.cli.passphrase import passphrase
from cloakroom.cli.shell import Shell
from cloakroom.errors import InputError, UsageError
from cloakroom.output import refuse_existing, write_new
from cloakroom.policy import explained, signature
from cloakroom.policy.places import signature_of
from cloakroom.policy.reading import Document
from cloakroom.policy.schema import MOST_BYTES
from cloakroom.policy.standing import standing
from cloakroom.policy.words import Layer

SUMMARY = "check, sign, verify or explain a policy file"
DESCRIPTION = """The file that says which deployments are approved. Nothing of it is sent anywhere.
  lint FILE             every problem, one a line, with its line and key (deployments count from 1)
  explain FILE          what the file allows, in words
  keygen FILE           a new private key for signing; its passphrase is asked for
  sign FILE --key KEY   writes FILE.sig beside it, once lint has nothing to say
  verify FILE           who signed it, and whether you trust them
  trust FINGERPRINT     accept policies of this signer for yourself, where the machine has none
  distrust FINGERPRINT  no longer
  signers               whom you trust
The passphrase is asked for, or is the first line of --passphrase-file FILE (- is standard input).
Exit status: 0 done, 2 usage, 3 a problem was found or it failed."""

_KEY_MODE = 0o600
_PROBLEMS = 3
_UNLIKE = ("Amira Okafor", "07700 900123", "amira@example.org")
"""Values that have nothing in common."""


@dataclass(frozen=True, slots=True)
class _Action:
    """``words`` names what follows the action."""

    words: tuple[str, ...]
    run: Callable[[argparse.Namespace, Shell], int]


def declare(parser: Parser) -> None:
    add = parser.add_argument
    add("action", choices=list(ACTIONS))
    add("words", nargs="*", metavar="FILE|FINGERPRINT")
    add("--key", metavar="KEY", help="for sign: the private key that keygen wrote")
    add("--no-passphrase", action="store_true",
        help="for keygen and sign: the key is not sealed, whoever has the file can sign")
    declare_passphrase(parser, "for keygen and sign")


def run(args: argparse.Namespace, shell: Shell) -> int:
    action = ACTIONS[args.action]
    # A fingerprint may be copied in groups.
    words = ["".join(args.words)] if action.words == ("FINGERPRINT",) and args.words else args.words
    if len(words) != len(action.words):
        form = " ".join(("cloakroom policy", args.action, *action.words))
        raise UsageError(f"It is written: {form}")
    args.words = words
    return action.run(args, shell)


def _lint(args: argparse.Namespace, shell: Shell) -> int:
    read = policy_file.read(args.words[0])
    problems = read.problems()
    for told in problems:
        shell.console.say(told)
    if problems:
        return _PROBLEMS
    for told in _remarks(read, date.today()):
        shell.console.note(told)
    shell.console.note("No problem found.")
    return 0


def _explain(args: argparse.Namespace, shell: Shell) -> int:
    policy = policy_file.read(args.words[0]).policy(Layer.MACHINE)
    for line in explained.policy(policy, date.today()):
        shell.console.say(line)
    return 0


def _keygen(args: argparse.Namespace, shell: Shell) -> int:
    file = Path(args.words[0])
    refuse_existing(file)
    made = signature.fresh()
    given = "" if args.no_passphrase else _sealing(args, shell)
    write_new(file, made.pem(given), mode=_KEY_MODE)
    shell.console.note(f"{visible(str(file))} is the private key: keep it where only you sign.")
    shell.console.note("Its fingerprint, for those who shall trust it:")
    shell.console.say(signature.spoken(made.fingerprint))
    return 0


def _sealing(args: argparse.Namespace, shell: Shell) -> str:
    given = passphrase(args, shell, twice=True)
    if not given:
        raise UsageError("The passphrase is empty. If you mean it, say --no-passphrase.")
    return given


def _sign(args: argparse.Namespace, shell: Shell) -> int:
    file = Path(args.words[0])
    if args.key is None:
        raise UsageError("Say which key signs: --key KEY. Make one: cloakroom policy keygen KEY")
    refuse_existing(signature_of(file))
    read = policy_file.read(str(file))
    read.policy(Layer.MACHINE)  # what would not be accepted is not signed
    given = "" if args.no_passphrase else passphrase(args, shell, twice=False)
    signer = signature.read_key(Path(args.key), given)
    write_new(signature_of(file), signer.sign(read.data).encode())
    shell.console.note(f"Signed by {signature.spoken(signer.fingerprint)}.")
    return 0


def _verify(args: argparse.Namespace, shell: Shell) -> int:
    file = Path(args.words[0])
    data = policy_file.data_of(file, MOST_BYTES)
    signer = signature.verify(data, policy_file.data_of(signature_of(file), signature.MOST_BYTES))
    shell.console.say(signature.spoken(signer))
    trusted = signer in shell.policies().remembered.signers()
    shell.console.note("You trust this signer." if trusted else
                       "The signature fits the file. You do not trust this signer (policy trust).")
    return 0


def _trust(args: argparse.Namespace, shell: Shell) -> int:
    shell.policies().remembered.trust(signature.fingerprint(args.words[0]))
    shell.console.note("Trusted: a policy of this signer counts where the machine has none.")
    return 0


def _distrust(args: argparse.Namespace, shell: Shell) -> int:
    remembered, given = shell.policies().remembered, signature.fingerprint(args.words[0])
    if given not in remembered.signers():
        raise InputError("You do not trust this signer. Nothing was changed.")
    remembered.distrust(given)
    shell.console.note("No longer trusted.")
    return 0


def _signers(args: argparse.Namespace, shell: Shell) -> int:
    for each in sorted(shell.policies().remembered.signers()):
        shell.console.say(signature.spoken(each))
    return 0


def _remarks(read: Document, today: date) -> list[str]:
    """What is no fault of the file and still worth knowing."""
    policy = read.policy(Layer.MACHINE)
    told = [] if policy.deployments else ["It approves no deployment."]
    if policy.expires < today:
        told.append(f"It expired on {policy.expires}.")
    if any(map(_lets_all_through, policy.scrubbing.allow)):
        told.append("scrubbing.allow has an expression that fits anything: nothing would be found.")
    for each in policy.deployments:
        found = standing(each, today)
        told += [*([found.blocked] if found.blocked else ()), *found.warnings]
    return told


def _lets_all_through(entry: str) -> bool:
    # The library behind it is large, and every command would bring it.
    from cloakroom.detect import expressions

    if not expressions.is_expression(entry):
        return False
    asked = expressions.Expressions([(entry, "")])
    return all(asked.cover(value, "") for value in _UNLIKE)


ACTIONS: Mapping[str, _Action] = MappingProxyType({
    "lint": _Action(("FILE",), _lint),
    "explain": _Action(("FILE",), _explain),
    "keygen": _Action(("FILE",), _keygen),
    "sign": _Action(("FILE",), _sign),
    "verify": _Action(("FILE",), _verify),
    "trust": _Action(("FINGERPRINT",), _trust),
    "distrust": _Action(("FINGERPRINT",), _distrust),
    "signers": _Action((), _signers),
})
