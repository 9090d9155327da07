"""What a proof says: clean, found (and where), or not proven (and which layer nobody read)."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    CLEAN = "clean"
    FOUND = "found"
    NOT_PROVEN = "not proven"


@dataclass(frozen=True, slots=True)
class Leak:
    """A value met again: ``value`` is its index in the sweep, ``place`` where, for people."""

    value: int
    place: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A layer that could not be read, and why."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Proof:
    """``layers``: how many texts the file was unpacked into."""

    layers: int
    leaks: tuple[Leak, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def verdict(self) -> Verdict:
        if self.leaks:
            return Verdict.FOUND
        return Verdict.NOT_PROVEN if self.unread else Verdict.CLEAN
