"""Mark a name wherever it recurs in the same text, once it has been found with confidence.

Case counts, and only whole words do. One pass over the text, whatever the number of names.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from cloakroom.detect.names import marks
from cloakroom.detect.names.found import Found
from cloakroom.detect.names.labels import LABELS
from cloakroom.detect.names.reading import Reading

SURE: Final = 0.7
"""Confidence a name needs before it is looked for elsewhere."""
DOUBTFUL: Final = 0.1
"""Probability of a name that a word needs where it may be a word like any other."""

Words = tuple[int, ...]


class Known:
    """The names to look for: by their words, and by the first word how many words to compare."""

    def __init__(self, words: list[int], reading: Reading, named: list[Found]) -> None:
        self.sources: dict[Words, Found] = {}
        self.lengths: dict[int, list[int]] = {}
        for found in named:
            if found.confidence >= SURE:
                for form in _forms(words, reading, found):
                    self.sources.setdefault(form, found)
        for form in sorted(self.sources, key=len, reverse=True):
            lengths = self.lengths.setdefault(form[0], [])
            if len(form) not in lengths:
                lengths.append(len(form))

    def at(self, words: list[int], start: int) -> Found | None:
        """The longest known name that begins at word ``start``."""
        for length in self.lengths[words[start]]:
            form = tuple(words[start : start + length])  # shorter where the text ends
            source = self.sources.get(form)
            if source:
                end = start + len(form)
                return Found(start, end, source.label, source.confidence, repeated=True)
        return None


def with_repeats(reading: Reading, named: list[Found]) -> list[Found]:
    """``named`` and its repeats, in order, none over another."""
    words: list[int] = reading.words.tolist()
    known = Known(words, reading, named)
    if not known.sources:
        return named
    taken = bytearray(len(words))
    for found in named:
        taken[found.start : found.end] = b"\1" * (found.end - found.start)
    every = list(named)
    for at in _beginnings(reading, known):
        repeat = None if taken[at] else known.at(words, at)
        if repeat and not any(taken[repeat.start : repeat.end]) and _holds(reading, repeat):
            every.append(repeat)
            taken[repeat.start : repeat.end] = b"\1" * (repeat.end - repeat.start)
    return sorted(every, key=lambda found: found.start)


def _beginnings(reading: Reading, known: Known) -> list[int]:
    """The tokens at which a known name may begin."""
    wanted = np.zeros(int(reading.words.max()) + 1, dtype=np.bool_)
    wanted[list(known.lengths)] = True
    found: list[int] = np.flatnonzero(wanted[reading.words]).tolist()
    return found


def _forms(words: list[int], reading: Reading, found: Found) -> Iterator[Words]:
    """The whole name; of a person also the first and the last name alone."""
    form = tuple(words[found.start : found.end])
    if len(form) > 1:
        yield form
    ends = {found.start, found.end - 1} if found.label == "PERSON" or len(form) == 1 else set()
    needed = marks.LONG if len(form) == 1 else marks.LONG + marks.TITLE
    for at in ends:
        if reading.marks[at] & needed == needed:
            yield (words[at],)


def _holds(reading: Reading, repeat: Found) -> bool:
    if repeat.end - repeat.start > 1 or not reading.marks[repeat.start] & marks.WORD:
        return True
    return bool(reading.shares[repeat.start, LABELS.index(repeat.label)] >= DOUBTFUL)
