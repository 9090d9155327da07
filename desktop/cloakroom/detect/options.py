"""What to look for and how eagerly: one value that travels to the worker process."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from cloakroom.detect import reference_template
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

LISTED = "CUSTOM"
"""The type of an entry of a list that names none."""

_AFTERWARDS = frozenset({
    "threshold", "deny", "allow", "deny_as", "allow_as", "near", "seconds", "references",
})


@dataclass(frozen=True, slots=True)
class Options:
    """``types`` None means every type that is not opt-in, and the opt-in ones that ``also``
    names, one by one or by their region.
    ``deny`` words are always found, whole and in any case;
    a finding whose whole text is an ``allow`` word is not reported. ``names`` False skips
    the name model.

    An entry of a list that starts with ``re:`` is a regular expression. ``deny_as`` and
    ``allow_as`` hold entries with the type they are reported as, or allowed as. ``near`` is the
    score from which a finding below the threshold is told as a near miss; after ``seconds`` the
    scan stops and says where. ``references`` are templates (``reference_template``) of case
    references of the organisation's own."""

    types: frozenset[str] | None = None
    not_types: frozenset[str] = frozenset()
    threshold: float = 0.5
    sensitivity: Sensitivity = Sensitivity.BALANCED
    deny: tuple[str, ...] = field(default=(), repr=False)
    allow: tuple[str, ...] = field(default=(), repr=False)
    names: bool = True
    also: frozenset[str] = frozenset()
    deny_as: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    allow_as: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    near: float | None = None
    seconds: float | None = None
    references: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        reference_template.validate(self.references)
        if not 0.0 <= self.threshold <= 1.0:
            raise UsageError("The threshold is a number from 0 to 1.")
        if self.near is not None and not 0.0 <= self.near <= 1.0:
            raise UsageError("What counts as a near miss is a number from 0 to 1.")
        if not (self.seconds is None or self.seconds >= 0.0):  # NaN too
            raise UsageError("The time allowed is a number of seconds.")

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
        row = kind(entity_type)
        return not row.opt_in or entity_type in self.also or row.region in self.also

    @property
    def denied(self) -> tuple[tuple[str, str], ...]:
        """Every entry that is always found, with its type."""
        rows = (*((entry, LISTED) for entry in self.deny), *self.deny_as)
        return tuple((entry, name) for entry, name in rows if self.wants(name))

    @property
    def allowed(self) -> tuple[tuple[str, str], ...]:
        """Every entry that is never reported, with its type; "" is every type."""
        return (*((entry, "") for entry in self.allow), *self.allow_as)

    def when_reading(self) -> dict[str, Any]:
        """What bears on the reading of a text; the rest is settled afterwards."""
        return {key: value for key, value in self.to_json().items() if key not in _AFTERWARDS}

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
            "deny_as": [list(row) for row in self.deny_as],
            "allow_as": [list(row) for row in self.allow_as],
            "near": self.near,
            "seconds": self.seconds,
            "references": list(self.references),
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
                deny_as=tuple((str(e), str(name)) for e, name in data.get("deny_as", ())),
                allow_as=tuple((str(e), str(name)) for e, name in data.get("allow_as", ())),
                near=_number(data.get("near")),
                seconds=_number(data.get("seconds")),
                references=tuple(map(str, data.get("references", ()))),
            )
        except (TypeError, ValueError) as error:
            raise UsageError("These detection options cannot be read.") from error


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
