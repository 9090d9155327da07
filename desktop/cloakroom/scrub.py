"""The use case that joins detection and redaction, and the only maker of a Cleared text.

A text is looked at twice: once as it came, and once more with its values taken out. What the
second look still finds is taken out too, a few times over; if something stays that the user did
not decide to keep, nothing is released.
"""

from bisect import bisect_right
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cloakroom.errors import NotClean
from cloakroom.model import Choice, Cleared, Decision, Finding, Operator, Redacted
from cloakroom.redact.apply import apply, introduce
from cloakroom.redact.known import known_values
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.placeholders import TABLE_WORDS
from cloakroom.redact.standing import standing

Detect = Callable[[str], Sequence[Finding]]
"""Text to findings: sorted, not overlapping."""

MOST_LOOKS = 4
_ENDINGS = frozenset({"'s", "’s"})  # what a name finder adds to a stand-in: nothing of a value


@dataclass(frozen=True, slots=True)
class Method:
    """How values are replaced: one operator, and exceptions by entity type. What is ``left_alone``
    stays, although the matter knows values of that type."""

    operator: Operator = Operator.PLACEHOLDER
    by_type: Mapping[str, Operator] = field(default_factory=dict)
    left_alone: frozenset[str] = frozenset()


PLACEHOLDERS = Method()


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """The way out of :func:`scrub`: the cleared text and how it came about."""

    cleared: Cleared
    redacted: Redacted
    decisions: tuple[Decision, ...]


def take_out(
    text: str, decisions: Sequence[Decision], *, ledger: Ledger, method: Method = PLACEHOLDERS
) -> Redacted:
    """The text with every value replaced whose decision is to redact."""
    own = {d.finding: d.operator for d in decisions if d.operator is not None}
    return apply(
        text, _to_redact(decisions), ledger=ledger,
        operator=method.operator, operators={**method.by_type, **own},
    )


def _to_redact(decisions: Sequence[Decision]) -> list[Finding]:
    return [each.finding for each in decisions if each.choice is Choice.REDACT]


def leftovers(
    redacted: Redacted, second: Sequence[Finding], decisions: Sequence[Decision]
) -> list[Finding]:
    """What a second look found that nobody decided about, in offsets of the *original* text.

    Parts that lie on a stand-in are ours, and parts that lie on a finding which the user keeps
    are decided: they do not count. What sticks out of either does."""
    stand_ins = [(item.start, item.end) for item in redacted.replacements]
    kept = [_now(redacted, d.finding) for d in decisions if d.choice is Choice.KEEP]
    decided = sorted([*stand_ins, *kept])
    remains = []
    for found in without_placeholders(redacted.text, second):
        for part in _outside(decided, found, redacted.text):
            shift = _shift(redacted, part.start)
            remains.append(replace(part, start=part.start + shift, end=part.end + shift))
    return remains


def clear(
    redacted: Redacted, second: Sequence[Finding], decisions: Sequence[Decision]
) -> Cleared:
    """The cleared text, or NotClean when the second look found something nobody decided about."""
    remains = leftovers(redacted, second, decisions)
    if remains:
        raise NotClean(
            f"A second look still found {len(remains)} sensitive item(s) in the result, "
            "so it was not released. Review it and decide about each."
        )
    kept = tuple(d.finding for d in decisions if d.choice is Choice.KEEP)
    return Cleared(redacted.text, kept)


Looks = Generator[list[str], Sequence[Sequence[Finding]], list[Scrubbed]]
"""Yields the texts to look at again, is sent the findings of each, and returns the results."""


def rounds(
    texts: Sequence[str],
    decisions: Sequence[Sequence[Decision]],
    *,
    ledger: Ledger,
    method: Method = PLACEHOLDERS,
) -> Looks:
    """Takes the values out of ``texts`` that belong together (the flavours of one clip) and asks
    for a second look, until nothing new turns up (at most MOST_LOOKS times). What the matter knows
    by then, from any of the texts, is looked for in all of them.

    A generator, so that the window can wait for its worker between looks and the command line
    need not know. Raises NotClean when something stays."""
    for _ in range(MOST_LOOKS):
        for text, decided in zip(texts, decisions, strict=True):
            introduce(text, _to_redact(decided), ledger=ledger)
        redacted = [
            take_out(text, decided, ledger=ledger, method=method)
            for text, decided in zip(texts, decisions, strict=True)
        ]
        seen = yield [item.text for item in redacted]
        second = [
            with_known(item.text, findings, ledger, left_alone=method.left_alone)
            for item, findings in zip(redacted, seen, strict=True)
        ]
        remains = [leftovers(*look) for look in zip(redacted, second, decisions, strict=True)]
        if not any(remains):
            break
        decisions = [with_more(*pair) for pair in zip(decisions, remains, strict=True)]
    return [
        Scrubbed(clear(*look), look[0], tuple(look[2]))
        for look in zip(redacted, second, decisions, strict=True)
    ]


def scrub(
    text: str,
    detect: Detect,
    *,
    ledger: Ledger,
    method: Method = PLACEHOLDERS,
    decisions: Sequence[Decision] | None = None,
) -> Scrubbed:
    """:func:`rounds` for one text, with a detector at hand. ``decisions`` are the user's where
    there was a review; otherwise every finding goes."""
    if decisions is None:
        decisions = [Decision(found) for found in without_placeholders(text, detect(text))]
    looks = rounds([text], [decisions], ledger=ledger, method=method)
    ask = next(looks)
    while True:
        try:
            ask = looks.send([detect(each) for each in ask])
        except StopIteration as done:
            result: list[Scrubbed] = done.value
            return result[0]


def with_more(decisions: Sequence[Decision], findings: Sequence[Finding]) -> list[Decision]:
    """The decisions and those to take ``findings`` out too, in the order of the text."""
    return sorted([*decisions, *map(Decision, findings)], key=lambda d: d.finding)


def with_known(
    text: str, findings: Sequence[Finding], ledger: Ledger, *,
    left_alone: frozenset[str] = frozenset(),
) -> list[Finding]:
    """The findings, and wherever else ``text`` holds a value that the matter knows or that was
    found in this very text (a name once sure is found everywhere). What was found first stays,
    but for what lies on a placeholder of the matter, a renamed one too."""
    findings = without_placeholders(text, findings, words=ledger.words)
    merged = list(findings)
    index = 0
    values = known_values(text, ledger, found=findings)
    for known in without_placeholders(text, values, words=ledger.words):
        while index < len(findings) and findings[index].end <= known.start:
            index += 1
        free = index == len(findings) or not known.overlaps(findings[index])
        if free and known.entity_type not in left_alone:
            merged.append(known)
    return sorted(merged)


def without_placeholders(
    text: str, findings: Sequence[Finding], *, words: frozenset[str] = TABLE_WORDS
) -> list[Finding]:
    """The findings without the parts that lie on placeholders which stand in ``text`` already
    (a copied answer, a text scrubbed before): a ticket is not a value. ``words`` are those that a
    ledger at hand has tickets with."""
    tickets = standing(text, words)
    if not tickets:
        return list(findings)
    return [part for found in findings for part in _outside(tickets, found, text)]


def _says_something(part: str) -> bool:
    return part.strip() not in _ENDINGS and any(char.isalnum() for char in part)


def _outside(spans: Sequence[tuple[int, int]], found: Finding, text: str) -> list[Finding]:
    """The parts of ``found`` that none of the sorted, disjoint ``spans`` covers, without the
    blanks around them, where they say something."""
    return [
        replace(
            found,
            start=end - len(text[start:end].lstrip()),
            end=start + len(text[start:end].rstrip()),
        )
        for start, end in _gaps(spans, found)
        if _says_something(text[start:end])
    ]


def _gaps(spans: Sequence[tuple[int, int]], found: Finding) -> list[tuple[int, int]]:
    parts, start = [], found.start
    index = max(0, bisect_right(spans, found.start, key=lambda span: span[0]) - 1)
    while index < len(spans) and spans[index][0] < found.end:
        if spans[index][1] > start:
            if spans[index][0] > start:
                parts.append((start, spans[index][0]))
            start = spans[index][1]
        index += 1
    if start < found.end:
        parts.append((start, found.end))
    return parts


def _now(redacted: Redacted, kept: Finding) -> tuple[int, int]:
    """Where ``kept``, a part of the original that was not replaced, stands in the redacted text."""
    items = redacted.replacements
    before = bisect_right(items, kept.start, key=lambda item: item.finding.end)
    shift = items[before - 1].end - items[before - 1].finding.end if before else 0
    return kept.start + shift, kept.end + shift


def _shift(redacted: Redacted, position: int) -> int:
    """What to add to ``position`` (outside every stand-in) to get its place in the original."""
    items = redacted.replacements
    before = bisect_right(items, position, key=lambda item: item.end)
    return items[before - 1].finding.end - items[before - 1].end if before else 0
