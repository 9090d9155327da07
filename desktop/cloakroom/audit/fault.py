"""What can be wrong with a trail, with a sentence that names where."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    CHANGED = "changed"
    MISSING = "missing"
    MOVED = "moved"
    EXCHANGED = "exchanged"
    OTHER_KEY = "other key"


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a segment, counted from 1. ``session`` names the trail of a session without a
    keyring; it is empty for the trail of the journal."""

    segment: str
    line: int
    session: str = ""

    def __str__(self) -> str:
        return f"line {self.line} of {Path(self.session, self.segment).as_posix()}"


@dataclass(frozen=True, slots=True)
class Fault:
    """``mark`` is the same whenever the same damage is found. A ``known`` fault stands in a record
    of the trail since it was first found."""

    kind: Kind
    mark: str
    sentence: str
    known: bool = False


def changed(place: Place) -> Fault:
    return _at(Kind.CHANGED, place, "was changed after it was written.")


def moved(place: Place, seq: int, expected: int) -> Fault:
    return _at(
        Kind.MOVED, place,
        f"holds record {seq} where record {expected} should stand: lines were moved or repeated.")


def exchanged(place: Place) -> Fault:
    return _at(
        Kind.EXCHANGED, place, "does not follow from the line before it: one was exchanged.")


def other_key(place: Place, install: str) -> Fault:
    """From ``place`` on."""
    return Fault(
        Kind.OTHER_KEY, f"{Kind.OTHER_KEY}:{place.session}:{install}",
        f"From {place} on, the records were sealed with a key that is not in the keyring of this "
        "computer: whether somebody wrote them anew cannot be told.")


def missing(first: int, last: int, place: Place) -> Fault:
    """Before ``place``: records that no line holds."""
    return Fault(
        Kind.MISSING, _gap(place.session, first),
        f"{_records(first, last)} missing before {place}.")


def cut_off(first: int, last: int) -> Fault:
    """At the end. Once a record follows it is a gap, and the mark is the same."""
    return Fault(
        Kind.MISSING, _gap("", first),
        f"{_records(first, last)} missing from the end: the file was cut short, or an older one "
        "was put in its place.")


def not_confirmed(seq: int) -> Fault:
    """Where the head stood."""
    return Fault(
        Kind.EXCHANGED, f"{Kind.EXCHANGED}::{seq}",
        f"Record {seq} is not the one that was confirmed: it was exchanged.")


def _gap(session: str, first: int) -> str:
    return f"{Kind.MISSING}:{session}:{first}"


def _records(first: int, last: int) -> str:
    return f"Record {first} is" if first == last else f"Records {first} to {last} are"


def _at(kind: Kind, place: Place, what: str) -> Fault:
    told = f"{place} {what}"
    return Fault(kind, f"{kind}:{place.session}:{place.segment}:{place.line}",
                 f"{told[0].upper()}{told[1:]}")
