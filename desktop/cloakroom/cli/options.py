"""The options that scan and scrub share, and what they mean to the detector."""

import argparse
import math
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from cloakroom.cli import lists
from cloakroom.cli.parser import Parser
from cloakroom.detect.options import LISTED, Options, Sensitivity
from cloakroom.entity_types import ENTITY_TYPES, REGIONS

_MOST_JOBS = 64


def declare(parser: Parser) -> None:
    add = parser.add_argument
    add("--types", metavar="A,B", type=_types, default=None, help="look for these kinds only")
    add("--not-types", metavar="A,B", type=_types, default=(), help="leave these kinds alone")
    add("--also", metavar="A,B", type=_types_or_regions, default=(),
        help="look for these kinds too, of those that are left out unless asked for, or for all "
             f"of a region ({', '.join(sorted(REGIONS))})")
    add("--threshold", metavar="0..1", type=_threshold, default=Options().threshold,
        help="the least certainty that counts (default: 0.5)")
    add("--sensitivity", choices=[level.value for level in Sensitivity],
        default=None, help="default: balanced")
    add("--deny", metavar="WORD", action="append", default=[],
        help="always sensitive: a word, a phrase, or re:EXPRESSION; repeatable")
    add("--allow", metavar="WORD", action="append", default=[], help="never sensitive; repeatable")
    add("--deny-file", metavar="FILE", action="append", default=[],
        help="a list of such words, one a line or a CSV with the type beside them; repeatable")
    add("--allow-file", metavar="FILE", action="append", default=[], help="the same, for --allow")
    add("--seconds", metavar="N", type=_seconds, default=None,
        help="the most time for one text; what is not scanned by then is said")
    add("--model", metavar="DIR", help="another name model: the folder of a spaCy pipeline")
    add("--reference", metavar="AA/9999", action="append", default=[],
        help="a form of your case references: A a letter, 9 a digit; repeatable")
    add("--jobs", metavar="N", type=_jobs, default=1,
        help="work on N files at once, in N processes")
    add("--quiet", action="store_true", help="no progress and no summary")
    add("--matter", metavar="NAME", help="a kept matter: its values are found everywhere")
    add("--policy", metavar="FILE",
        help="for scan and scrub: follow this policy file instead of the policy in force")


def detector_options(args: argparse.Namespace) -> Options:
    """``--deny`` words count whatever ``--types`` says. Raises UsageError for a list file that
    cannot be read."""
    deny, allow = _listed(args.deny, args.deny_file), _listed(args.allow, args.allow_file)
    kinds = {kind or LISTED for _, kind in deny}
    return Options(
        types=None if args.types is None else frozenset((*args.types, *kinds)),
        not_types=frozenset(args.not_types),
        threshold=args.threshold,
        sensitivity=Sensitivity(args.sensitivity or Sensitivity.BALANCED),
        deny=_untyped(deny),
        allow=_untyped(allow),
        also=frozenset((*args.also, *(kinds - {LISTED}))),
        deny_as=_typed(deny),
        allow_as=_typed(allow),
        references=tuple(args.reference),
        seconds=args.seconds,
    )


Entries = tuple[tuple[str, str], ...]
"""(entry, type or "")."""


def _listed(words: Sequence[str], files: Sequence[str]) -> Entries:
    return (*((word, "") for word in words), *(row for name in files for row in lists.read(name)))


def _untyped(entries: Entries) -> tuple[str, ...]:
    return tuple(entry for entry, kind in entries if not kind)


def _typed(entries: Entries) -> Entries:
    return tuple(row for row in entries if row[1])


def kind(text: str) -> str:
    """The entity type of that name. Raises ArgumentTypeError."""
    names = _types(text)
    if len(names) > 1:
        raise argparse.ArgumentTypeError(f"{text} names more than one kind")
    return names[0]


def _types(text: str, *, known: Collection[str] = ENTITY_TYPES) -> tuple[str, ...]:
    names = tuple(name.strip().upper() for name in text.split(",") if name.strip())
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise argparse.ArgumentTypeError(_not_known(unknown, known))
    return names


def _not_known(unknown: list[str], known: Collection[str]) -> str:
    """Sixty kinds are too many to print for one slip of the pen: the nearest ones will do."""
    if not unknown:
        return "an empty list names no kind"
    near = get_close_matches(unknown[0], known, n=3, cutoff=0.5) or ["PERSON", "EMAIL_ADDRESS"]
    return f"{', '.join(unknown)} is not a kind Cloakroom knows; the nearest: {', '.join(near)}"


def _types_or_regions(text: str) -> tuple[str, ...]:
    return _types(text, known=(*sorted(REGIONS), *ENTITY_TYPES))


def _threshold(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:  # also refuses "nan"
        raise argparse.ArgumentTypeError(f"{text} is not a number from 0 to 1")
    return value


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1 to {_MOST_JOBS}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"{text} is not a number of seconds above 0")
    return value
