"""Mark a name wherever it recurs in the same text, once it has been found with confidence.

Case counts, and only whole words do. One pass over the text, whatever the number of names.
"""

from collections.abc import Iterator
from typing import Final

from spacy.attrs import ORTH
from spacy.tokens import Doc

from cloakroom.detect.names.found import Found, probability
from cloakroom.detect.names.network import Floats

SURE: Final = 0.7
"""Confidence a name needs before it is looked for elsewhere."""
DOUBTFUL: Final = 0.1
"""Probability of a name that a word needs where it may be a word like any other."""
SHORTEST: Final = 3
"""Letters of a single word that is looked for."""

_COMMON: Final = """
amber april art august bill bishop brown chase church cook dawn day dean english faith field frank
general grace grant green hall hill holly hope jack joy june king lane law long lord major march
mark may mercy mill miles park patience pat penny place post price ray reading rich rob robin rose
short stone street sue summer the trust union unite will wood york young
"""
COMMON: Final = frozenset(_COMMON.split())
"""Words that are also names. Alone they are marked again only where the context allows it."""

Words = tuple[int, ...]


class Known:
    """The names to look for: by their words, and by the first word how many words to compare."""

    def __init__(self, doc: Doc, named: list[Found]) -> None:
        self.sources: dict[Words, Found] = {}
        self.lengths: dict[int, list[int]] = {}
        for found in named:
            if found.confidence >= SURE:
                for words in _forms(doc, found):
                    self.sources.setdefault(words, found)
        for words in sorted(self.sources, key=len, reverse=True):
            lengths = self.lengths.setdefault(words[0], [])
            if len(words) not in lengths:
                lengths.append(len(words))

    def at(self, words: list[int], start: int) -> Found | None:
        """The longest known name that begins at word ``start``."""
        for length in self.lengths.get(words[start], ()):
            form = tuple(words[start : start + length])  # shorter where the text ends
            source = self.sources.get(form)
            if source:
                end = start + len(form)
                return Found(start, end, source.label, source.confidence, repeated=True)
        return None


def with_repeats(doc: Doc, named: list[Found], logs: Floats) -> list[Found]:
    """``named`` and its repeats, in order, none over another."""
    known = Known(doc, named)
    if not known.sources:
        return named
    words: list[int] = doc.to_array(ORTH).tolist()
    taken = bytearray(len(words))
    for found in named:
        taken[found.start : found.end] = b"\1" * (found.end - found.start)
    every = list(named)
    for at in range(len(words)):
        if taken[at] or words[at] not in known.lengths:
            continue
        repeat = known.at(words, at)
        if repeat and not any(taken[repeat.start : repeat.end]) and _holds(doc, repeat, logs):
            every.append(repeat)
            taken[repeat.start : repeat.end] = b"\1" * (repeat.end - repeat.start)
    return sorted(every, key=lambda found: found.start)


def _forms(doc: Doc, found: Found) -> Iterator[Words]:
    """The whole name; of a person also the first and the last name alone."""
    words = tuple(token.orth for token in doc[found.start : found.end])
    if len(words) > 1:
        yield words
    ends = {found.start, found.end - 1} if found.label == "PERSON" or len(words) == 1 else set()
    for at in ends:
        if len(doc[at]) >= SHORTEST and (len(words) == 1 or doc[at].is_title):
            yield (doc[at].orth,)


def _holds(doc: Doc, repeat: Found, logs: Floats) -> bool:
    if repeat.end - repeat.start > 1 or doc[repeat.start].lower_ not in COMMON:
        return True
    return probability(logs[repeat.start : repeat.end], repeat.label) >= DOUBTFUL
