"""The use case that joins detection and redaction, and the only maker of a Cleared text.

A text is looked at twice: once as it came, and once more with its values taken out. What the
second look still finds is taken out too, a few times over; if something stays that the user did
not decide to keep, nothing is released.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from cloakroom.errors import NotClean
from cloakroom.model import Choice, Cleared, Decision, Finding, Operator, Redacted
from cloakroom.redact.apply import apply
from cloakroom.redact.ledger import Ledger

Detect = Callable[[str], Sequence[Finding]]
"""Text to findings: sorted, not overlapping."""

MOST_LOOKS = 4
_ENDINGS = frozenset({"'s", "’s"})  # what a name finder adds to a stand-in: nothing of a value


@dataclass(frozen=True, slots=True)
class Method:
    """How values are replaced: one operator, and exceptions by entity type."""

    operator: Operator = Operator.PLACEHOLDER
    by_type: Mapping[str, Operator] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """The way out of :func:`scrub`: the cleared text and how it came about."""

    cleared: Cleared
    redacted: Redacted
    decisions: tuple[Decision, ...]


def take_out(
    text: str, decisions: Sequence[Decision], *, ledger: Ledger, method: Method = Method()
) -> Redacted:
    """The text with every value replaced whose decision is to redact."""
    wanted = [d.finding for d in decisions if d.choice is Choice.REDACT]
    return apply(text, wanted, operator=method.operator, ledger=ledger, operators=method.by_type)


def leftovers(
    redacted: Redacted, second: Sequence[Finding], decisions: Sequence[Decision]
) -> list[Finding]:
    """What a second look found that nobody decided about, in offsets of the *original* text.

    Parts that lie on a stand-in are ours and do not count; what sticks out of one does, and so
    does whatever is not covered by a finding that the user keeps."""
    kept = [d.finding for d in decisions if d.choice is Choice.KEEP]
    remains = []
    for found in second:
        for start, end in _outside(redacted, found):
            part = redacted.text[start:end].strip()
            if part not in _ENDINGS and any(char.isalnum() for char in part):
                shift = _shift(redacted, start)
                finding = replace(found, start=start + shift, end=end + shift)
                if not any(finding.overlaps(other) for other in kept):
                    remains.append(finding)
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


def scrub(
    text: str,
    detect: Detect,
    *,
    ledger: Ledger,
    method: Method = Method(),
    decisions: Sequence[Decision] | None = None,
) -> Scrubbed:
    """Looks, takes out, and looks again until nothing new turns up (at most MOST_LOOKS times).

    ``decisions`` are the user's where there was a review; otherwise every finding goes."""
    if decisions is None:
        decisions = [Decision(finding) for finding in detect(text)]
    for _ in range(MOST_LOOKS):
        redacted = take_out(text, decisions, ledger=ledger, method=method)
        second = detect(redacted.text)
        remains = leftovers(redacted, second, decisions)
        if not remains:
            break
        decisions = with_more(decisions, remains)
    return Scrubbed(clear(redacted, second, decisions), redacted, tuple(decisions))


def with_more(decisions: Sequence[Decision], findings: Sequence[Finding]) -> list[Decision]:
    """The decisions and those to take ``findings`` out too, in the order of the text."""
    return sorted([*decisions, *map(Decision, findings)], key=lambda d: d.finding)


def _outside(redacted: Redacted, found: Finding) -> list[tuple[int, int]]:
    """The parts of ``found`` that no stand-in covers."""
    parts, start = [], found.start
    items = redacted.replacements
    index = max(0, bisect_right(items, found.start, key=lambda item: item.start) - 1)
    while index < len(items) and items[index].start < found.end:
        if items[index].end > start:
            if items[index].start > start:
                parts.append((start, items[index].start))
            start = items[index].end
        index += 1
    if start < found.end:
        parts.append((start, found.end))
    return parts


def _shift(redacted: Redacted, position: int) -> int:
    """What to add to ``position`` (outside every stand-in) to get its place in the original."""
    items = redacted.replacements
    before = bisect_right(items, position, key=lambda item: item.end)
    return items[before - 1].finding.end - items[before - 1].end if before else 0
