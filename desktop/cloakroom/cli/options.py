"""The options that scan and scrub share, and what they mean to the detector."""

import argparse
from collections.abc import Collection

from cloakroom.cli.parser import Parser
from cloakroom.detect.options import Options, Sensitivity
from cloakroom.entity_types import ENTITY_TYPES, REGIONS
from cloakroom.errors import UsageError

LATER_MATTER = (
    "Stored matters come in a later version; this one keeps values in memory only. For a round "
    "trip today, use the running Cloakroom: cloakroom clipboard scrub, then cloakroom clipboard "
    "restore."
)
_LATER_POLICY = "Policy files come in a later version. Nothing was read or written."
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
        default=Sensitivity.BALANCED.value, help="default: balanced")
    add("--deny", metavar="WORD", action="append", default=[], help="always sensitive; repeatable")
    add("--allow", metavar="WORD", action="append", default=[], help="never sensitive; repeatable")
    add("--jobs", metavar="N", type=_jobs, default=1,
        help="work on N files at once, in N processes")
    add("--quiet", action="store_true", help="no progress and no summary")
    add("--matter", metavar="NAME", help="not in this version: values are kept in memory only")
    add("--policy", help=argparse.SUPPRESS)


def refuse_later(args: argparse.Namespace) -> None:
    """UsageError for the options whose turn has not come."""
    if args.matter is not None:
        raise UsageError(LATER_MATTER)
    if args.policy is not None:
        raise UsageError(_LATER_POLICY)


def detector_options(args: argparse.Namespace) -> Options:
    """``--deny`` words count whatever ``--types`` says."""
    listed = ("CUSTOM",) if args.deny else ()
    return Options(
        types=None if args.types is None else frozenset((*args.types, *listed)),
        not_types=frozenset(args.not_types),
        threshold=args.threshold,
        sensitivity=Sensitivity(args.sensitivity),
        deny=tuple(args.deny),
        allow=tuple(args.allow),
        also=frozenset(args.also),
    )


def _types(text: str, *, known: Collection[str] = ENTITY_TYPES) -> tuple[str, ...]:
    names = tuple(name.strip().upper() for name in text.split(",") if name.strip())
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        wrong = ", ".join(unknown) or "an empty list"
        raise argparse.ArgumentTypeError(f"{wrong} is not one of {', '.join(known)}")
    return names


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
