"""The user's own words and expressions: what is always found, and what never is."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from cloakroom.detect.expressions import Expressions, is_expression
from cloakroom.detect.pace import Pulse, stretches, unhurried
from cloakroom.model import Finding

WHY = "on your list"

Entries = tuple[tuple[str, str], ...]
"""(word, phrase or ``re:`` expression; type)."""

_WORD = re.compile(r"\w+")


class Deny:
    """Words are found whole and in any case. They are looked up word by word in a tree, so that a
    list of thousands costs no more than a list of one. Raises UsageError for an expression that
    cannot be."""

    def __init__(self, entries: Entries) -> None:
        tidy = {(" ".join(entry.split()), kind) for entry, kind in entries if entry.strip()}
        plain = [(entry, kind) for entry, kind in tidy if not is_expression(entry)]
        self._tree: dict[str, Any] = {}  # the words of a phrase, one below the other; "" ends it
        self._signs = [
            (_pattern(entry), kind) for entry, kind in plain if not self._add(entry, kind)
        ]
        self._expressions = Expressions((e, kind) for e, kind in entries if is_expression(e))

    def _add(self, phrase: str, kind: str) -> bool:
        words = list(_WORD.finditer(phrase))
        if not words:
            return False
        below = self._tree
        for word in words:
            below = below.setdefault(word.group().casefold(), {})
        below.setdefault("", []).append((words[0].start(), phrase, kind))
        return True

    def find(self, text: str, pulse: Pulse = unhurried) -> Iterator[Finding]:
        """Every occurrence; occurrences of different entries may overlap. Raises UsageError for
        an expression that takes too long."""
        for pattern, kind in self._signs:
            yield from (_listed(*match.span(), kind) for match in pattern.finditer(text))
            pulse(len(text))
        yield from self._phrases(text, pulse) if self._tree else ()
        for start, end, kind in self._expressions.find(text):
            yield _listed(start, end, kind)

    def _phrases(self, text: str, pulse: Pulse) -> Iterator[Finding]:
        for start, end in stretches(text, pulse):
            for word in _WORD.finditer(text, start, end):
                below = self._tree.get(word.group().casefold())
                if below is not None:
                    yield from self._from(text, word, below)

    @staticmethod
    def _from(text: str, word: re.Match[str], below: dict[str, Any] | None) -> Iterator[Finding]:
        at: re.Match[str] | None = word
        while below is not None and at is not None:
            for offset, phrase, kind in below.get("", ()):
                match = _match(phrase, text, word, offset)
                if match:
                    yield _listed(*match.span(), kind)
            at = _WORD.search(text, at.end())
            below = below.get(at.group().casefold()) if at else None


class Allow:
    """For one text: the time that its expressions may take is for all of it together. An empty
    type stands for every type."""

    def __init__(self, entries: Entries) -> None:
        self._words = _folded(entries)
        self._expressions = Expressions((e, kind) for e, kind in entries if is_expression(e))

    def allows(self, value: str, entity_type: str) -> bool:
        """Whether the whole ``value`` is on the list for this type."""
        if self._words:
            word = value.casefold()
            if (word, "") in self._words or (word, entity_type) in self._words:
                return True
        return self._expressions.cover(value, entity_type)


@lru_cache(maxsize=2)
def deny(entries: Entries) -> Deny:
    """The list made ready, once for many texts."""
    return Deny(entries)


@lru_cache(maxsize=2)
def _folded(entries: Entries) -> frozenset[tuple[str, str]]:
    return frozenset((entry.casefold(), kind) for entry, kind in entries)


def _match(phrase: str, text: str, word: re.Match[str], offset: int) -> re.Match[str] | None:
    """``phrase``, whose first word is at ``word``. A phrase of that word alone is there."""
    if _WORD.fullmatch(phrase):
        return word
    return _pattern(phrase).match(text, max(0, word.start() - offset))


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    body = r"\s+".join(re.escape(part) for part in phrase.split(" "))
    return re.compile(
        (r"(?<!\w)" if phrase[0].isalnum() else "")
        + body
        + (r"(?!\w)" if phrase[-1].isalnum() else ""),
        re.IGNORECASE,
    )


def _listed(start: int, end: int, kind: str) -> Finding:
    return Finding(start, end, kind, 1.0, WHY)
