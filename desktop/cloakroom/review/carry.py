"""The decisions about one flavour of a clip, carried over to another."""

from collections.abc import Sequence
from dataclasses import replace

from cloakroom.model import Choice, Decision, Finding
from cloakroom.review.occurrences import occurrences
from cloakroom.review.order import position, without_overlaps
from cloakroom.review.review import Review


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
    rest = without_overlaps(kept_here, going)
    ways = {reviewed.value(d.finding): d.operator for d in reviewed.decisions}
    taken = [Decision(f, operator=ways.get(text[f.start : f.end])) for f in going]
    return sorted([*rest, *taken], key=position)


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
