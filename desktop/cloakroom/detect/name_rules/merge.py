"""What evidence says and what the name model says, made one list."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from cloakroom.detect.name_rules.cue import Cued
from cloakroom.detect.name_rules.words import is_common
from cloakroom.detect.overlap import resolve
from cloakroom.model import Finding

_WORD: Final = re.compile(r"[^\W\d_]+")


class Covered:
    """Where something stands already. The findings may overlap."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for finding in sorted(findings, key=lambda finding: (finding.start, -finding.end)):
            if not self._ends or finding.end > self._ends[-1]:
                self._starts.append(finding.start)
                self._ends.append(finding.end)

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the findings covers all of it."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._ends[at] >= end


def merged(text: str, names: Iterable[Finding], cues: Iterable[Cued]) -> list[Finding]:
    """Sorted and disjoint. A cue makes a person surer and says why. Of what the model takes for an
    organisation or a place it makes a person if it is sure, and gives way if it is not."""
    every: list[Finding | Cued] = [*resolve(text, names), *_best(cues)]
    every.sort(key=lambda each: (each.start, each.end))
    result: list[Finding] = []
    for cluster in _clusters(every):
        found = [each for each in cluster if isinstance(each, Finding)]
        announced = [each for each in cluster if isinstance(each, Cued)]
        result += _settled(text, found, announced)
    return result


def _best(cues: Iterable[Cued]) -> list[Cued]:
    """Disjoint: of cues that overlap the surest, and of these the longest."""
    kept: list[Cued] = []
    for cue in sorted(cues):
        if kept and cue.start < kept[-1].end:
            kept[-1] = max(kept[-1], cue, key=lambda c: (c.sure, c.score, c.end - c.start))
        else:
            kept.append(cue)
    return kept


def _clusters(every: Sequence[Finding | Cued]) -> Iterator[list[Finding | Cued]]:
    """Runs of what overlaps, in order."""
    cluster: list[Finding | Cued] = []
    end = 0
    for each in every:
        if cluster and each.start >= end:
            yield cluster
            cluster = []
        cluster.append(each)
        end = max(end, each.end)
    if cluster:
        yield cluster


def _settled(text: str, found: list[Finding], cues: list[Cued]) -> list[Finding]:
    if not cues:
        return found
    if not found:
        return [Finding(c.start, c.end, "PERSON", c.score, c.why) for c in cues]
    cue = max(cues, key=lambda c: (c.sure, c.end - c.start))
    people = [f for f in found if f.entity_type == "PERSON"]
    if len(people) == len(found):
        return [_surer(text, people, cue)]
    outranked = all(f.score <= cue.score and f.end <= cue.end for f in found if f not in people)
    if cue.sure and outranked:
        end = max(cue.end, found[-1].end)
        return [Finding(min(cue.start, found[0].start), end, "PERSON", cue.score, cue.why)]
    return found


def _surer(text: str, people: list[Finding], cue: Cued) -> Finding:
    """Where the cue goes on with common words and nothing shows that they belong to it, the model
    knows better where the name ends."""
    first, last = people[0], people[-1]
    more = _WORD.findall(text, last.end, max(last.end, cue.end))
    kept = not cue.bounded and all(is_common(word.lower()) for word in more)
    end = last.end if kept else max(last.end, cue.end)
    why = first.why if cue.why in first.why else f"{first.why}; {cue.why}"
    start, score = min(first.start, cue.start), max(first.score, cue.score)
    return replace(first, start=start, end=end, score=score, why=why)
