"""A text under review: what was found, what the user decided, and how the list shows it.

Values that never change; each step of the user gives a new one, so undo is the one before.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from cloakroom.entity_types import Group, count_of, entity_type
from cloakroom.model import Choice, Decision, Finding, Operator

_WORD = re.compile(r"\w+")
ADDED_BY_USER = "you marked it"


@dataclass(frozen=True, slots=True)
class Row:
    """One value in the list, however often it occurs."""

    entity_type: str
    value: str = field(repr=False)
    decisions: tuple[Decision, ...]

    @property
    def kept(self) -> bool:
        return all(decision.choice is Choice.KEEP for decision in self.decisions)

    @property
    def score(self) -> float:
        return max(decision.finding.score for decision in self.decisions)

    @property
    def why(self) -> str:
        return max(self.decisions, key=lambda decision: decision.finding.score).finding.why


@dataclass(frozen=True, slots=True)
class Section:
    """One group of the list with its rows, in the order of the text."""

    group: Group
    rows: tuple[Row, ...]

    @property
    def to_take_out(self) -> int:
        return sum(not row.kept for row in self.rows)


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
        start, end = _to_whole_words(self.text, start, end)
        selected = self.text[start:end]
        value = selected.strip()
        if not value:
            return self
        start += len(selected) - len(selected.lstrip())
        end = start + len(value)
        others = [(s, e) for s, e in occurrences(self.text, [value]) if e <= start or s >= end]
        spans = sorted([(start, end), *others])
        added = [Finding(s, e, name, 1.0, ADDED_BY_USER) for s, e in spans]
        rest = _without_overlaps(self.decisions, added)
        return replace(
            self, decisions=tuple(sorted([*rest, *map(Decision, added)], key=_position))
        )


def summary(review: Review) -> str:
    """``4 names, 2 e-mail addresses``: how many places will be taken out, by kind."""
    return ", ".join(count_of(name, number) for name, number in review.counts.items()) or "nothing"


def occurrences(text: str, values: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of ``values`` stands in ``text`` as whole words: sorted (start, end), the longest
    where several begin. One pass over the words of the text, however many values there are."""
    by_first_word: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for value in sorted(values, key=len, reverse=True):
        first = _WORD.search(value)
        if first:
            by_first_word[first.group()].append((value, first.start()))
    found = []
    for word in _WORD.finditer(text):
        for value, before in by_first_word.get(word.group(), ()):
            start = word.start() - before
            if start >= 0 and text.startswith(value, start) and _whole(text, start, value):
                found.append((start, start + len(value)))
                break
    return _apart(sorted(found))


def _whole(text: str, start: int, value: str) -> bool:
    """False where ``value`` is only a part of a longer word."""
    end = start + len(value)
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (
        (_WORD.match(before) and _WORD.match(value[0]))
        or (_WORD.match(after) and _WORD.match(value[-1]))
    )


def carry(reviewed: Review, text: str, findings: Sequence[Finding]) -> list[Decision]:
    """The decisions of a review, carried over to another flavour of the same clip: a value that
    was kept is kept, one that was taken out goes wherever it stands, and what was found only
    here goes too. Where the last two overlap they go as one: neither cuts the other short."""
    kept = {reviewed.value(d.finding) for d in reviewed.decisions if d.choice is Choice.KEEP}
    gone = {reviewed.value(d.finding): d.finding for d in reviewed.decisions
            if d.choice is Choice.REDACT}
    kept -= gone.keys()
    spread = [
        replace(gone[text[start:end]], start=start, end=end)
        for start, end in occurrences(text, gone)
    ]
    own = [f for f in findings if text[f.start : f.end] not in kept]
    kept_here = [Decision(f, Choice.KEEP) for f in findings if text[f.start : f.end] in kept]
    going = _joined([*spread, *own])
    rest = _without_overlaps(kept_here, going)
    ways = {reviewed.value(d.finding): d.operator for d in reviewed.decisions}
    taken = [Decision(f, operator=ways.get(text[f.start : f.end])) for f in going]
    return sorted([*rest, *taken], key=_position)


def _joined(findings: Sequence[Finding]) -> list[Finding]:
    """In order, and those that overlap made one, of the kind of the longest (of equals, the
    first)."""
    joined: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: finding.start):
        if joined and finding.start < joined[-1].end:
            before = joined.pop()
            longer = max(before, finding, key=lambda each: each.end - each.start)
            joined.append(replace(longer, start=before.start, end=max(before.end, finding.end)))
        else:
            joined.append(finding)
    return joined


def _to_whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The selection up to the ends of the words it cuts. In scripts without blanks between
    words there is no such end, so only Latin letters count."""
    while 0 < start < end and _is_latin(text[start - 1]) and _is_latin(text[start]):
        start -= 1
    while start < end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end]):
        end += 1
    return start, end


def _is_latin(char: str) -> bool:
    return char.isalpha() and char < "\u0250"


def _position(decision: Decision) -> tuple[int, int]:
    return decision.finding.start, decision.finding.end


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans without those that begin before the one before them has ended."""
    apart: list[tuple[int, int]] = []
    for span in spans:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def _without_overlaps(
    decisions: Sequence[Decision], findings: Sequence[Finding]
) -> list[Decision]:
    """The decisions that overlap none of ``findings``; both sorted, one sweep."""
    rest, index = [], 0
    for decision in decisions:
        while index < len(findings) and findings[index].end <= decision.finding.start:
            index += 1
        if index == len(findings) or not decision.finding.overlaps(findings[index]):
            rest.append(decision)
    return rest
