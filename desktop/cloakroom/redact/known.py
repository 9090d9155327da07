"""Finding again, in any text, what a matter already knows.

Whole words, one pass over the text however many values there are. Names, addresses and places are
found in any letter case, with or without accents and whatever the space between the words; other
kinds as they are written. A first name or a surname alone is found too where its person's full
name is known, with a capital, and unless it is an English word ("Will", "Brown").
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cloakroom.model import Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.reading import read
from cloakroom.redact.words import COMMON, Word, loose, words_of

WHY = "known in this matter"
_SURE, _LESS_SURE = 1.0, 0.6
_ANY_CASE = frozenset({
    "PERSON", "ORGANIZATION", "LOCATION", "STREET_ADDRESS", "EMAIL_ADDRESS", "UK_POSTCODE",
    "UK_NINO", "IBAN_CODE",
})
_SAY_TOO_LITTLE = frozenset({"AGE", "DATE", "DATE_TIME"})
_SHORTEST = 3  # letters and digits; a shorter value would be found everywhere


@dataclass(frozen=True, slots=True, repr=False)
class _Target:
    """A value to find. ``before`` and ``after`` are its signs outside the words. ``exact``: as it
    is written; ``capital``: its first letter must be one."""

    entity_type: str
    core: str
    before: str = ""
    after: str = ""
    exact: bool = True
    capital: bool = False

    def at(self, text: str, start: int, end: int) -> Finding | None:
        score = _LESS_SURE if self.capital else _SURE
        core = text[start:end]
        if not self.exact:
            alike = loose(core) == loose(self.core) and (core[0].isupper() or not self.capital)
            return Finding(start, end, self.entity_type, score, WHY) if alike else None
        start, end = start - len(self.before), end + len(self.after)
        same = start >= 0 and text[start:end] == f"{self.before}{self.core}{self.after}"
        return Finding(start, end, self.entity_type, score, WHY) if same else None


@dataclass(slots=True, repr=False)
class _Node:
    """After these words: which may follow, and which values may end here."""

    following: dict[str, "_Node"] = field(default_factory=dict)
    targets: list[_Target] = field(default_factory=list)


def known_values(text: str, ledger: Ledger, *, found: Sequence[Finding] = ()) -> list[Finding]:
    """Every occurrence in ``text`` of a value of ``ledger``, or of one of ``found``, which are
    findings in the same text about to be taken out. In order, not overlapping each other; they
    may overlap ``found``."""
    values = {(entry.entity_type, entry.value) for entry in ledger if not entry.retired}
    values |= {(each.entity_type, text[each.start : each.end]) for each in found}
    return list(Known(values).find(text))


class Known:
    """``values`` (entity type, value) prepared for several texts."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        self._root = _Node()
        for entity_type, value in sorted(values):
            words = words_of(value)
            if entity_type not in _SAY_TOO_LITTLE and words:
                self._add(entity_type, value, words)

    def find(self, text: str) -> Iterator[Finding]:
        """As :func:`known_values` does, the longest where several begin."""
        words = words_of(text)
        at = 0
        for n, word in enumerate(words):
            finding = self._longest(text, words, n) if word.start >= at else None
            if finding is not None and finding.start >= at:
                yield finding
                at = finding.end

    def _add(self, entity_type: str, value: str, words: Sequence[Word]) -> None:
        lone_common = len(words) == 1 and words[0].plain in COMMON
        exact = lone_common or entity_type not in _ANY_CASE
        start, end = words[0].start, words[-1].end
        edges = value[:start], value[end:]
        self._put(words, _Target(entity_type, value[start:end], *edges, exact=exact))
        reading = read(entity_type, value) if entity_type == "PERSON" else None
        if reading and reading.name and reading.full:
            for name in {reading.name.first, reading.name.last} - COMMON:
                target = _Target(entity_type, name, exact=False, capital=True)
                self._put(words_of(name), target)

    def _put(self, words: Sequence[Word], target: _Target) -> None:
        if sum(len(word.plain) for word in words) < _SHORTEST:
            return
        node = self._root
        for word in words:
            node = node.following.setdefault(word.plain, _Node())
        if target not in node.targets:
            node.targets.append(target)

    def _longest(self, text: str, words: Sequence[Word], first: int) -> Finding | None:
        node: _Node | None = self._root
        best = None
        for n in range(first, len(words)):
            node = node.following.get(words[n].plain) if node else None
            if node is None:
                break
            span = words[first].start, words[n].end
            best = next(filter(None, (each.at(text, *span) for each in node.targets)), best)
        return best
