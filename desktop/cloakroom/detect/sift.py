"""Which of the findings count, by the options: threshold, lists, and what is no name."""

from collections.abc import Iterable

from cloakroom.detect import listed, name_rules
from cloakroom.detect.not_names import is_not_a_name
from cloakroom.detect.options import Options
from cloakroom.detect.overlap import NAMES, resolve
from cloakroom.detect.pace import Pulse, unhurried
from cloakroom.model import Finding


class Sift:
    """For one text. ``kept`` and ``near`` fill up as findings are shown to it."""

    def __init__(self, text: str, options: Options) -> None:
        self._text, self._options = text, options
        self._lowest = {True: options.threshold, False: options.lowest_score}
        self._near = options.near
        self._allow = listed.Allow(options.allowed)
        self.kept: list[Finding] = []
        self.near: list[Finding] = []

    def show(self, findings: Iterable[Finding]) -> None:
        """Raises UsageError for an expression of the allow list that takes too long."""
        for finding in findings:
            lowest = self._lowest[finding.entity_type in NAMES]
            if finding.score >= lowest:
                if self._counts(finding):
                    self.kept.append(finding)
            elif self._near is not None and finding.score >= self._near and self._counts(finding):
                self.near.append(finding)

    def result(
        self, end: int, pulse: Pulse = unhurried
    ) -> tuple[list[Finding], list[Finding]]:
        """What starts before ``end``: the findings, and the near misses that overlap none. What
        stands behind is no evidence: nobody looked at it."""
        found = [f for f in self.kept if f.start < end]
        read = self._text[: max(end, max((f.end for f in found), default=0))]
        ruled = name_rules.apply(read, found, self._options, pulse)
        known = frozenset(map(id, found))  # of values that live; to compare them takes longer
        kept = resolve(
            self._text, (f for f in ruled if id(f) in known or (f.start < end and self._passes(f)))
        )
        near = resolve(self._text, (f for f in self.near if f.start < end))
        return kept, _apart(near, kept)

    def _passes(self, finding: Finding) -> bool:
        return finding.score >= self._lowest[True] and self._counts(finding)

    def _counts(self, finding: Finding) -> bool:
        value = self._text[finding.start : finding.end]
        kind = finding.entity_type
        if not value or (kind in NAMES and is_not_a_name(value)):
            return False
        return not self._allow.allows(value, kind)


def _apart(near: list[Finding], kept: list[Finding]) -> list[Finding]:
    """Those of ``near`` that overlap none of ``kept``; both sorted and disjoint, one sweep."""
    apart, index = [], 0
    for finding in near:
        while index < len(kept) and kept[index].end <= finding.start:
            index += 1
        if index == len(kept) or not finding.overlaps(kept[index]):
            apart.append(finding)
    return apart
