"""A text under review: what was found, what the user decided, and how the list shows it.

Values that never change; each step of the user gives a new one, so undo is the one before.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from cloakroom.entity_types import Group, count_of, entity_type
from cloakroom.model import Choice, Decision, Finding, Operator
from cloakroom.review import order
from cloakroom.review.occurrences import occurrences, to_whole_words
from cloakroom.review.rows import Row, Section

ADDED_BY_USER = "you marked it"


@dataclass(frozen=True)
class Review:
    """``decisions`` are in the order of the text and do not overlap. What is counted and grouped
    from them is kept: the window asks for it many times."""

    text: str = field(repr=False)
    decisions: tuple[Decision, ...]

    @classmethod
    def of(cls, text: str, findings: Sequence[Finding]) -> "Review":
        return cls(text, tuple(map(Decision, findings)))

    @cached_property
    def to_take_out(self) -> int:
        """How many places in the text will be replaced."""
        return sum(decision.choice is Choice.REDACT for decision in self.decisions)

    @property
    def kept(self) -> int:
        return len(self.decisions) - self.to_take_out

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many places of each type will be replaced."""
        return Counter(
            d.finding.entity_type for d in self.decisions if d.choice is Choice.REDACT
        )

    def value(self, finding: Finding) -> str:
        return self.text[finding.start : finding.end]

    def findings_of(self, value: str) -> list[Finding]:
        return [d.finding for d in self.decisions if self.value(d.finding) == value]

    def marked_at(self, start: int, end: int) -> Finding | None:
        """The first that the user marked and that lies in the span, if any."""
        marked = (d.finding for d in self.decisions if d.finding.why == ADDED_BY_USER)
        return next((f for f in marked if f.start < end and start < f.end), None)

    @cached_property
    def sections(self) -> list[Section]:
        """The list, grouped: a value of one type is one row, groups in the order of ``Group``."""
        found: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        for decision in self.decisions:
            finding = decision.finding
            found[finding.entity_type, self.value(finding)].append(decision)
        rows: dict[Group, list[Row]] = defaultdict(list)
        for (name, value), decisions in found.items():
            rows[entity_type(name).group].append(Row(name, value, tuple(decisions)))
        return [Section(group, tuple(rows[group])) for group in Group if group in rows]

    @cached_property
    def places_of_rows(self) -> Mapping[tuple[str, str], tuple[int, int]]:
        """For each type and value: the number of its section, and of its row in that."""
        return {
            (row.entity_type, row.value): (section, number)
            for section, each in enumerate(self.sections) for number, row in enumerate(each.rows)
        }

    def prepared(self) -> "Review":
        """Itself, with everything counted and grouped: for a thread that has the time."""
        _ = self.to_take_out, self.counts, self.places_of_rows
        for section in self.sections:
            _ = section.to_take_out
        return self

    def place_of_row(self, finding: Finding) -> tuple[int, int] | None:
        """The number of the section, and of the row in it, that holds ``finding``."""
        here = self.at(finding.start)
        if here is None or here.finding != finding:
            return None
        return self.places_of_rows[finding.entity_type, self.value(finding)]

    def row_of(self, finding: Finding) -> Row | None:
        place = self.place_of_row(finding)
        return None if place is None else self.sections[place[0]].rows[place[1]]

    def at(self, point: int) -> Decision | None:
        """What is decided about the character at ``point``."""
        number = bisect_right(self.decisions, point, key=order.start) - 1
        if number < 0 or self.decisions[number].finding.end <= point:
            return None
        return self.decisions[number]

    def touched(self, start: int, end: int) -> Sequence[Decision]:
        """Those that have a character of the span."""
        first = bisect_right(self.decisions, start, key=order.end)
        return self.decisions[first : bisect_left(self.decisions, end, key=order.start)]

    def beside(self, here: Finding | None, by: int) -> Finding | None:
        """The finding ``by`` places on, round and round; from nowhere the first, or the last."""
        if not self.decisions:
            return None
        number = bisect_left(self.decisions, here.start, key=order.start) if here else -1
        if here is None or self.at(here.start) is None:
            number = -1 if by > 0 else 0
        return self.decisions[(number + by) % len(self.decisions)].finding

    def choose(self, findings: Iterable[Finding], how: Choice | Operator) -> "Review":
        """Keep them, take them out as their kind goes, or take them out by an operator of their
        own."""
        wanted = frozenset(findings)
        own = how if isinstance(how, Operator) else None
        choice = how if isinstance(how, Choice) else Choice.REDACT
        decisions = (
            replace(d, choice=choice, operator=own) if d.finding in wanted else d
            for d in self.decisions
        )
        return replace(self, decisions=tuple(decisions))

    def add(self, start: int, end: int, name: str) -> "Review":
        """Marks the selection, without the blanks around it but with the whole of a word it cuts,
        and every other whole occurrence of the same value. What it overlaps gives way. Nothing
        but blanks marks nothing."""
        start, end = to_whole_words(self.text, start, end)
        selected = self.text[start:end]
        value = selected.strip()
        if not value:
            return self
        start += len(selected) - len(selected.lstrip())
        end = start + len(value)
        others = [(s, e) for s, e in occurrences(self.text, [value]) if e <= start or s >= end]
        spans = sorted([(start, end), *others])
        added = [Finding(s, e, name, 1.0, ADDED_BY_USER) for s, e in spans]
        rest = order.without_overlaps(self.decisions, added)
        return replace(
            self, decisions=tuple(sorted([*rest, *map(Decision, added)], key=order.position))
        )


def summary(review: Review) -> str:
    """``4 names, 2 e-mail addresses``: how many places will be taken out, by kind."""
    return ", ".join(count_of(name, number) for name, number in review.counts.items()) or "nothing"
