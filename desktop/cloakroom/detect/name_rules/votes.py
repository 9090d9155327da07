"""One string, several types: what most of the places in a text say, the model's doubts counted."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from cloakroom.detect.names.recogniser import MODEL
from cloakroom.model import Finding

_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 100  # characters; a longer name is one of its kind
_INSIDE: Final = re.compile(r"\b(?:in|at|near|around|outside|across)[ ]\Z", re.I)
_BEFORE: Final = 8

Words = tuple[str, ...]


def agreed(text: str, names: Iterable[Finding]) -> list[Finding]:
    """``names`` in their order, those the model alone found with the type that is likeliest in
    this text. Each word of a person's full name votes for a person too; ``in Lincoln`` stays a
    place though a Mr Lincoln lives there."""
    names = list(names)
    words = [_words(text, name) for name in names]
    votes: defaultdict[Words, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name, own in zip(names, words, strict=True):
        votes[own][name.entity_type] += name.score
        if name.entity_type == "PERSON" and len(own) > 1:
            for part in own:
                votes[part,]["PERSON"] += name.score
    return [_as_voted(text, name, votes[own]) for name, own in zip(names, words, strict=True)]


def _words(text: str, name: Finding) -> Words:
    if name.end - name.start > _LONGEST:
        return (str(name.start),)
    return tuple(_WORD.findall(text[name.start : name.end].lower()))


def _as_voted(text: str, name: Finding, votes: dict[str, float]) -> Finding:
    if len(votes) == 1:
        return name
    kind = max(votes, key=lambda kind: (votes[kind], kind))
    if name.why not in MODEL or votes[kind] <= votes[name.entity_type]:
        return name
    before = text[max(0, name.start - _BEFORE) : name.start]
    stays = name.entity_type == "LOCATION" and _INSIDE.search(before)
    return name if stays else replace(name, entity_type=kind)
