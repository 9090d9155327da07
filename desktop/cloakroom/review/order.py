"""Decisions in the order of the text."""

from collections.abc import Sequence

from cloakroom.model import Decision, Finding


def start(decision: Decision) -> int:
    return decision.finding.start


def end(decision: Decision) -> int:
    return decision.finding.end


def position(decision: Decision) -> tuple[int, int]:
    return decision.finding.start, decision.finding.end


def without_overlaps(
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
