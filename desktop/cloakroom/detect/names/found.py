"""A name found in a text, and what is cut off it: line ends, digits, punctuation, addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from cloakroom.detect.names import decoding, marks
from cloakroom.detect.names.decoding import Floats, Tags
from cloakroom.detect.names.labels import LABELS, TAGS

_PARTS: Final = np.array([[tag.endswith(label) for label in LABELS] for tag in TAGS])
_LABEL: Final = _PARTS.argmax(axis=1)

Marks = Sequence[int]
"""``marks.of`` each token of a text."""


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``start`` to ``end`` (exclusive) are a name; ``confidence`` from 0 to 1."""

    start: int
    end: int
    label: str
    confidence: float
    repeated: bool = False

    @classmethod
    def all(cls, tags: Tags, shares: Floats) -> "list[Found]":
        """The names of allowed ``tags``. ``shares`` are ``shares`` of the same tokens; the
        confidence is their mean over the tokens of a name."""
        firsts, lasts = decoding.names(tags)
        labels = _LABEL[tags[lasts]]
        sums = np.concatenate([np.zeros((1, len(LABELS))), np.cumsum(shares, axis=0, dtype=float)])
        means = (sums[lasts + 1, labels] - sums[firsts, labels]) / (lasts + 1 - firsts)
        columns = (firsts.tolist(), (lasts + 1).tolist(), labels.tolist(), means.tolist())
        return [cls(a, b, LABELS[label], mean) for a, b, label, mean in zip(*columns, strict=True)]


def shares(logs: Floats) -> Floats:
    """The probability (tokens, labels) that a token is part of a name of each label, from the
    log-probabilities (tokens, tags)."""
    likely: Floats = np.exp(logs) @ _PARTS.astype(np.float32)
    return likely


def tidied(named: list[Found], held: Marks) -> list[Found]:
    """The names as they are reported: none over a line end, no person with a digit in the name
    (a reference number before it), no punctuation around it, no web or e-mail address."""
    parts = (part for found in named for part in _lines(found, held))
    stripped = (_stripped(part, held) for part in parts)
    return [found for found in stripped if found.start < found.end and _is_name(found, held)]


def is_ordinary(found: Found, held: Marks) -> bool:
    """Whether each word of the name is written without a capital too."""
    words = [mark for mark in held[found.start : found.end] if mark & marks.LETTER]
    return bool(words) and all(mark & marks.ORDINARY for mark in words)


def _lines(found: Found, held: Marks) -> Iterator[Found]:
    breaks = marks.LINE + marks.DIGIT if found.label == "PERSON" else marks.LINE
    start = found.start
    for at in range(found.start, found.end):
        if held[at] & breaks:
            yield replace(found, start=start, end=at)
            start = at + 1
    yield found if start == found.start else replace(found, start=start)


def _stripped(found: Found, held: Marks) -> Found:
    edges = marks.SIGN + marks.POSSESSIVE if found.label == "PERSON" else marks.SIGN
    start, end = found.start, found.end
    while start < end and held[start] & edges:
        start += 1
    while start < end and held[end - 1] & edges:
        if held[end - 1] & marks.CLOSES and any(m & marks.OPENS for m in held[start : end - 1]):
            break
        end -= 1
    if (start, end) == (found.start, found.end):
        return found
    return replace(found, start=start, end=end)


def _is_name(found: Found, held: Marks) -> bool:
    if found.end - found.start > 1:
        return True
    return bool(held[found.start] & marks.LETTER) and not held[found.start] & marks.ADDRESS
