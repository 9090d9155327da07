"""Where findings stand in a text that was changed since it was looked at."""

from collections.abc import Iterator, Sequence

from cloakroom.model import Decision


def in_place(
    before: str, now: str, decisions: Sequence[Decision]
) -> Iterator[tuple[Decision, int, int]]:
    """Each decision about ``before`` whose span lies wholly ahead of the change, or wholly after
    it, with where it stands in ``now``."""
    head = _same(before, now)
    tail = _same(before[head:][::-1], now[head:][::-1])
    longer = len(now) - len(before)
    for decision in decisions:
        start, end = decision.finding.start, decision.finding.end
        if end <= head:
            yield decision, start, end
        elif start >= len(before) - tail:
            yield decision, start + longer, end + longer


def _same(one: str, other: str) -> int:
    """How many characters they begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low
