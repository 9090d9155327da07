"""Finding again, in any text, what a matter already knows.

Whole words, one pass over the text however many values there are. Names, addresses and places are
found in any letter case, with or without accents and whatever the space between the words; other
kinds as they are written. A first name or a surname alone is found too where its person's full
name is known, with a capital, and unless it is an English word ("Will", "Brown"). The names in an
e-mail address are found as well, and those alone only in a text that uses them for nothing else.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from weakref import WeakKeyDictionary

from cloakroom.model import Finding
from cloakroom.redact.known_index import KnownIndex, Sweep
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.words import Word, words_of

_OF_LEDGERS: "WeakKeyDictionary[Ledger, _Prepared]" = WeakKeyDictionary()


class _Prepared:
    """What a ledger holds, kept up as it grows: 100,000 values are not read for every text."""

    def __init__(self, ledger: Ledger) -> None:
        self._edition, self._read = ledger.edition, 0
        self.index = KnownIndex()

    def is_of(self, ledger: Ledger) -> bool:
        return self._edition == ledger.edition

    def read_on(self, ledger: Ledger) -> None:
        if len(ledger) == self._read:
            return
        entries = tuple(ledger)
        for entry in islice(entries, self._read, None):
            if not entry.retired:
                self.index.add(entry.entity_type, entry.value)
        self._read = len(entries)


def known_values(text: str, ledger: Ledger, *, found: Sequence[Finding] = ()) -> list[Finding]:
    """Every occurrence in ``text`` of a value of ``ledger``, or of one of ``found``, which are
    findings in the same text about to be taken out. In order, not overlapping each other; they
    may overlap ``found``."""
    here = KnownIndex()
    for entity_type, value in {(each.entity_type, text[each.start : each.end]) for each in found}:
        here.add(entity_type, value)
    return list(_found(text, _of(ledger), here))


def _of(ledger: Ledger) -> KnownIndex:
    prepared = _OF_LEDGERS.get(ledger)
    if prepared is None or not prepared.is_of(ledger):
        prepared = _OF_LEDGERS[ledger] = _Prepared(ledger)
    prepared.read_on(ledger)
    return prepared.index


def _found(text: str, *indexes: KnownIndex) -> Iterator[Finding]:
    """The longest where several begin."""
    words: Sequence[Word] = words_of(text)
    sweeps = [Sweep(index, text, words) for index in indexes]
    at = 0
    for n in sorted({n for sweep in sweeps for n in sweep.beginnings()}):
        if words[n].start < at:
            continue
        findings = [each for sweep in sweeps if (each := sweep.longest(n)) and each.start >= at]
        if findings:
            best = max(findings, key=lambda each: (each.end - each.start, each.score))
            yield best
            at = best.end
