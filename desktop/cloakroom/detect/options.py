"""What to look for and how eagerly: one value that travels to the worker process."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from cloakroom.entity_types import entity_type as kind
from cloakroom.errors import UsageError


class Sensitivity(StrEnum):
    """How a doubtful case is settled: in favour of taking it out, or of leaving it."""

    CAUTIOUS = "cautious"
    BALANCED = "balanced"
    PRECISE = "precise"


_SHIFT = {Sensitivity.CAUTIOUS: -0.15, Sensitivity.BALANCED: 0.0, Sensitivity.PRECISE: 0.15}
_NAME_LEVEL = {
    Sensitivity.CAUTIOUS: 2.0,
    Sensitivity.BALANCED: 1.0,
    Sensitivity.PRECISE: 0.0,
}


@dataclass(frozen=True, slots=True)
class Options:
    """``types`` None means every type that is not opt-in, and the opt-in ones named in ``also``.
    ``deny`` words are always found, whole and in any case;
    a finding whose whole text is an ``allow`` word is not reported. ``names`` False skips
    the name model."""

    types: frozenset[str] | None = None
    not_types: frozenset[str] = frozenset()
    threshold: float = 0.5
    sensitivity: Sensitivity = Sensitivity.BALANCED
    deny: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    names: bool = True
    also: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not 0.0 <= self.threshold <= 1.0:
            raise UsageError("The threshold is a number from 0 to 1.")

    @property
    def lowest_score(self) -> float:
        """The score from which a pattern is reported; the name model settles its own doubts."""
        return min(1.0, max(0.0, self.threshold + _SHIFT[self.sensitivity]))

    @property
    def name_level(self) -> float:
        """How readily the name model speaks up: 0 precise, 1 balanced, 2 cautious."""
        return _NAME_LEVEL[self.sensitivity]

    def wants(self, entity_type: str) -> bool:
        """``not_types`` over ``types`` over ``also``; a type of a user's own is wanted unasked."""
        if entity_type in self.not_types:
            return False
        if self.types is not None:
            return entity_type in self.types
        return entity_type in self.also or not kind(entity_type).opt_in

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values only; :meth:`from_json` gives an equal value back."""
        return {
            "types": None if self.types is None else sorted(self.types),
            "not_types": sorted(self.not_types),
            "threshold": self.threshold,
            "sensitivity": self.sensitivity.value,
            "deny": list(self.deny),
            "allow": list(self.allow),
            "names": self.names,
            "also": sorted(self.also),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Missing keys take their defaults. Raises UsageError for a value that cannot be."""
        default = cls()
        types = data.get("types")
        try:
            return cls(
                types=None if types is None else frozenset(types),
                not_types=frozenset(data.get("not_types", ())),
                threshold=float(data.get("threshold", default.threshold)),
                sensitivity=Sensitivity(data.get("sensitivity", default.sensitivity)),
                deny=tuple(data.get("deny", ())),
                allow=tuple(data.get("allow", ())),
                names=bool(data.get("names", True)),
                also=frozenset(data.get("also", ())),
            )
        except (TypeError, ValueError) as error:
            raise UsageError("These detection options cannot be read.") from error
