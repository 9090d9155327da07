"""Detectors as plain functions, text to findings: what ``scrub`` asks for its looks."""

import re
from collections.abc import Mapping, Sequence

from cloakroom.model import Finding

SCORE = 0.9


class WordFinder:
    """Finds the listed words (word -> type), the longest first, and remembers what it was shown.
    ``after`` are words it sees only once ``[`` stands in the text: a context that changed."""

    def __init__(
        self, words: Mapping[str, str], *, after: Mapping[str, str] | None = None
    ) -> None:
        self._words = words
        self._after = after or {}
        self.seen: list[str] = []

    def __call__(self, text: str) -> list[Finding]:
        self.seen.append(text)
        kinds = {**self._words, **(self._after if "[" in text else {})}
        return found(text, kinds)


class InsatiableFinder:
    """Finds the first word outside brackets each time it looks: no second look is ever clean."""

    def __init__(self) -> None:
        self.looks = 0

    def __call__(self, text: str) -> list[Finding]:
        self.looks += 1
        word = re.search(r"(?<!\[)\b[a-z]+\b", text)
        return [Finding(*word.span(), "PERSON", SCORE, "next word")] if word else []


class ScriptedFinder:
    """Gives the listed looks one after the other: each a list of values to find (value -> type)."""

    def __init__(self, *looks: Mapping[str, str]) -> None:
        self._looks = list(looks)

    def __call__(self, text: str) -> list[Finding]:
        return found(text, self._looks.pop(0))


def found(text: str, kinds: Mapping[str, str]) -> list[Finding]:
    """Every occurrence of the listed values, as a detector would say it."""
    longest_first = sorted(kinds, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first)) or r"(?!)"
    return [
        Finding(*match.span(), kinds[match[0]], SCORE, "listed")
        for match in re.finditer(pattern, text)
    ]


def spans(findings: Sequence[Finding]) -> list[tuple[int, int]]:
    return [(finding.start, finding.end) for finding in findings]
