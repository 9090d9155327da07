"""Many findings to a list without overlaps: one sort and one sweep.

A finding that holds another swallows it. Two that overlap in part become one, so that no tail of a
secret is left standing. A name gives way to any pattern and keeps what lies outside it.
"""

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from cloakroom.model import Finding

NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})

_SPECIFIC = (
    "CUSTOM", "PRIVATE_KEY", "CONNECTION_STRING", "CLOUD_KEY", "ACCESS_TOKEN", "CREDIT_CARD",
    "IBAN_CODE", "UK_NINO", "UK_NHS", "UK_SORT_CODE", "UK_BANK_ACCOUNT", "EMAIL_ADDRESS",
    "DATE_TIME", "UK_POSTCODE", "STREET_ADDRESS", "IP_ADDRESS", "PHONE_NUMBER", "PASSWORD", "URL",
    "PERSON", "ORGANIZATION", "LOCATION",
)
_RANK = {name: len(_SPECIFIC) - place for place, name in enumerate(_SPECIFIC)}
ORDER = attrgetter("start", "end", "entity_type", "score", "why")
"""That of Finding itself, without a comparison in Python for each pair."""
_UNKNOWN_RANK = len(_SPECIFIC) // 2


def resolve(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """Sorted, disjoint findings that together cover all that the given ones cover
    (but for spaces and punctuation at the cut edge of a name)."""
    findings = list(findings)
    patterns = _sweep(finding for finding in findings if finding.entity_type not in NAMES)
    names = _sweep(finding for finding in findings if finding.entity_type in NAMES)
    return sorted(patterns + _outside(text, names, patterns), key=ORDER)


def _strength(finding: Finding) -> tuple[int, float, int]:
    return (
        finding.end - finding.start,
        finding.score,
        _RANK.get(finding.entity_type, _UNKNOWN_RANK),
    )


def _sweep(findings: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(findings, key=ORDER):
        if kept and kept[-1].overlaps(finding):
            kept[-1] = _joined(kept[-1], finding)
        else:
            kept.append(finding)
    return kept


def _joined(one: Finding, other: Finding) -> Finding:
    winner = max(one, other, key=_strength)
    return replace(winner, start=min(one.start, other.start), end=max(one.end, other.end))


def _outside(text: str, names: list[Finding], patterns: list[Finding]) -> list[Finding]:
    """What is left of each name once the patterns are taken away; both lists are sorted."""
    left: list[Finding] = []
    first = 0
    for name in names:
        while first < len(patterns) and patterns[first].end <= name.start:
            first += 1
        start, index = name.start, first
        while index < len(patterns) and patterns[index].start < name.end:
            left += _trimmed(text, replace(name, start=start, end=patterns[index].start))
            start = max(start, patterns[index].end)
            index += 1
        left += _trimmed(text, replace(name, start=start)) if index > first else [name]
    return left


def _trimmed(text: str, name: Finding) -> list[Finding]:
    """The cut name without loose edges; nothing when no word of two letters is left."""
    start, end = name.start, name.end
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    letters = sum(character.isalpha() for character in text[start:end])
    return [replace(name, start=start, end=end)] if letters > 1 else []
