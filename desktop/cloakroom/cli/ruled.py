"""The rules of an organisation for scrubbing, over the options of the command line: they fill in
what was not said, and refuse what would fall below them."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field

from cloakroom.cli import policy_file
from cloakroom.cli.shell import Shell
from cloakroom.detect import reference_template
from cloakroom.detect.options import LISTED, Options, Sensitivity
from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.errors import UsageError
from cloakroom.policy.model import Policy
from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.policy.words import Layer
from cloakroom.send_errors import PolicyFault

_NOT_FOLLOWED = "Its rules for scrubbing are not followed; your own options hold."


@dataclass(frozen=True, slots=True)
class Ruled:
    """``name`` is what a refusal calls the policy; ``required`` are kinds that must be looked
    for."""

    name: str = ""
    rules: Scrubbing = field(default_factory=Scrubbing)
    required: frozenset[str] = frozenset()


def settle(args: argparse.Namespace, shell: Shell, *, sends: bool = False) -> None:
    """``args`` as they are used: those of ``--policy``, else of the policy in force, where they
    were not given. What is sent must also be looked through for the kinds that the policy requires.

    UsageError for an option that would fall below the rules; PolicyFault for a file that is no
    policy."""
    ruled = _ruled(args, shell, sends=sends)
    for told in _refusals(args, ruled):
        raise UsageError(f"{ruled.name} {told}")
    rules = ruled.rules
    args.sensitivity = args.sensitivity or rules.careful(Sensitivity.BALANCED).value
    args.also = (*args.also, *rules.also)
    args.deny = [*args.deny, *rules.deny]
    args.allow = [*args.allow, *rules.allow]
    args.reference = list(dict.fromkeys((*args.reference, *rules.references)))
    args.model = args.model or rules.model or None
    if "operator_for" in args:
        args.operator = args.operator or rules.operator
        args.operator_for = [*args.operator_for, *rules.operators]
        args.style = args.style or rules.style


def _ruled(args: argparse.Namespace, shell: Shell, *, sends: bool) -> Ruled:
    if args.policy is not None:
        if sends:
            raise UsageError("--policy is for scan and scrub. What is sent follows the policy in "
                             "force.")
        return _of_a_file(args)
    held = shell.rules()
    if held.refusal:
        shell.console.complain(f"{held.refusal.sentence} {_NOT_FOLLOWED}")
    if held.policy is None:
        return Ruled()
    required = frozenset(held.rules.required_entities) if sends else frozenset()
    return Ruled(_called(held.policy), held.policy.scrubbing, required)


def _of_a_file(args: argparse.Namespace) -> Ruled:
    read = policy_file.read(args.policy)
    problems = read.problems()
    if problems:
        raise PolicyFault(f"{args.policy} is no policy that can be followed. {problems[0]} "
                          f"All of it: cloakroom policy lint {args.policy}")
    policy = read.policy(Layer.MACHINE)
    model = policy.scrubbing.model
    # Loading a model runs what its folder says: a file alone must not choose it.
    if model and args.model != model:
        raise UsageError(f"{args.policy} asks for the name model in {model}. If you trust it, say "
                         f"--model {model} as well.")
    return Ruled(_called(policy), policy.scrubbing)


def _called(policy: Policy) -> str:
    return f"The policy {policy.policy_id}, number {policy.serial},"


def _refusals(args: argparse.Namespace, ruled: Ruled) -> Iterator[str]:
    """What of the options falls below the rules: ends of sentences."""
    rules = ruled.rules
    if args.sensitivity and args.sensitivity not in rules.sensitivities:
        yield f"does not allow --sensitivity {args.sensitivity}."
    if rules.sensitivity and args.threshold > Options().threshold:
        yield "says how careful to be: --threshold cannot be raised."
    if rules.model and args.model not in (None, rules.model):
        yield f"sets the name model: --model must be {rules.model}."
    yield from _left_out(args, ruled)
    if "operator_for" in args:
        yield from _replaced_otherwise(args, rules)


def _left_out(args: argparse.Namespace, ruled: Ruled) -> Iterator[str]:
    wanted = ruled.required | _wanted(ruled.rules)
    out = wanted & frozenset(args.not_types)
    if args.types is not None:
        out |= wanted - frozenset(args.types) - {LISTED}  # whose words are looked for all the same
    if out:
        yield f"wants these looked for, and --types or --not-types leaves them out: {_few(out)}."


def _wanted(rules: Scrubbing) -> frozenset[str]:
    kinds = {name for name, row in ENTITY_TYPES.items() if {name, row.region} & set(rules.also)}
    kinds |= {LISTED} if rules.deny else set()
    kinds |= {reference_template.TYPE} if rules.references else set()
    return frozenset(kinds)


def _replaced_otherwise(args: argparse.Namespace, rules: Scrubbing) -> Iterator[str]:
    if args.operator and rules.operator not in (None, args.operator):
        yield f"says what replaces a value: --operator must be {rules.operator}."
    for kind, how in args.operator_for:
        if rules.operator_for(kind) not in (None, how):
            yield f"says what replaces {kind}: it must be {rules.operator_for(kind)}."
    if args.style and rules.style not in (None, args.style):
        yield f"says how placeholders are written: --style must be {rules.style}."


def _few(kinds: frozenset[str]) -> str:
    names = sorted(kinds)
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return f"{', '.join(names[:5])}{more}"
