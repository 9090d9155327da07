"""How the list of a review shows what was found."""

from dataclasses import dataclass, field
from functools import cached_property

from cloakroom.entity_types import Group
from cloakroom.model import Choice, Decision


@dataclass(frozen=True)
class Row:
    """One value in the list, however often it occurs. What follows from its decisions is kept: a
    list that is painted asks for it over and over."""

    entity_type: str
    value: str = field(repr=False)
    decisions: tuple[Decision, ...]

    @cached_property
    def kept(self) -> bool:
        return all(decision.choice is Choice.KEEP for decision in self.decisions)

    @cached_property
    def score(self) -> float:
        return max(decision.finding.score for decision in self.decisions)

    @cached_property
    def why(self) -> str:
        return max(self.decisions, key=lambda decision: decision.finding.score).finding.why


@dataclass(frozen=True)
class Section:
    """One group of the list with its rows, in the order of the text."""

    group: Group
    rows: tuple[Row, ...]

    @cached_property
    def to_take_out(self) -> int:
        return sum(not row.kept for row in self.rows)
