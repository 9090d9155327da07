"""A name found in a Doc, and what is cut off it: line ends, digits, punctuation, addresses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc, Token

from cloakroom.detect.names import decoding
from cloakroom.detect.names.labels import LABELS, TAGS
from cloakroom.detect.names.network import Floats

_COLUMNS = {label: [n for n, tag in enumerate(TAGS) if tag.endswith(label)] for label in LABELS}
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``start`` to ``end`` (exclusive) are a name; ``confidence`` from 0 to 1."""

    start: int
    end: int
    label: str
    confidence: float
    repeated: bool = False

    @classmethod
    def all(cls, tags: decoding.Tags, logs: Floats) -> "list[Found]":
        return [
            cls(start, end, label, probability(logs[start:end], label))
            for start, end, label in decoding.names(tags)
        ]


def probability(logs: Floats, label: str) -> float:
    """The mean over the tokens of the probability that they are part of a ``label``."""
    return float(np.exp(logs[:, _COLUMNS[label]]).sum(axis=1).mean())


def tidied(doc: Doc, named: list[Found]) -> list[Found]:
    """The names as they are reported: none over a line end, no person with a digit in the name
    (a reference number before it), no punctuation around it, no web or e-mail address."""
    parts = (part for found in named for part in _lines(doc, found))
    stripped = (_stripped(doc, part) for part in parts)
    return [found for found in stripped if found.start < found.end and _is_name(doc, found)]


def _lines(doc: Doc, found: Found) -> Iterator[Found]:
    start = found.start
    for at in range(found.start, found.end):
        if _breaks(doc[at], found.label):
            yield replace(found, start=start, end=at)
            start = at + 1
    yield replace(found, start=start)


def _breaks(token: Token, label: str) -> bool:
    text = token.text
    if token.is_space:
        return any(character in "\n\r\t\v\f\u2028\u2029" for character in text)
    return label == "PERSON" and any(character.isdigit() for character in text)


def _stripped(doc: Doc, found: Found) -> Found:
    start, end = found.start, found.end
    while start < end and _is_edge(doc[start], found.label):
        start += 1
    while start < end and _is_edge(doc[end - 1], found.label):
        if doc[end - 1].text == ")" and "(" in (token.text for token in doc[start : end - 1]):
            break
        end -= 1
    return replace(found, start=start, end=end)


def _is_edge(token: Token, label: str) -> bool:
    if label == "PERSON" and token.text in _POSSESSIVE:
        return True
    return not any(character.isalnum() for character in token.text)


def _is_name(doc: Doc, found: Found) -> bool:
    if found.end - found.start > 1:
        return True
    token = doc[found.start]
    return any(c.isalpha() for c in token.text) and not (token.like_url or token.like_email)
