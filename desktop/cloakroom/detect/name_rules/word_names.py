"""``Will Young will read it``: a name whose both words are words, where a sentence begins."""

import re
from collections.abc import Iterator
from typing import Final

from cloakroom.detect.folding import words_by_stretch
from cloakroom.detect.name_rules.cue import Cued
from cloakroom.detect.name_rules.evidence import ACTS, WORD_AFTER
from cloakroom.detect.name_rules.extensions import FORENAMES
from cloakroom.detect.name_rules.words import labels, like_words
from cloakroom.detect.pace import Pulse, unhurried

WHY: Final = "a forename and a surname before what a person does"
SCORE: Final = 0.8
_THINGS: Final = frozenset(("are", "was", "is", "has", "had", "have", "will", "would", "can"))
_PLACES: Final = frozenset((
    "bank", "bush", "cottage", "court", "day", "field", "garden", "gate", "green", "grove", "hall",
    "hill", "holiday", "house", "lane", "lodge", "mill", "park", "road", "school", "street", "tree",
    "view", "wood",
))
"""``May Day is``, ``Rose Garden has``: things with two capitals."""
_FIRST: Final = "|".join(sorted(name.capitalize() for name in FORENAMES))
_NAME: Final = re.compile(
    rf"(?<![\w'’-])(?=[A-Z])(?P<first>{_FIRST})[ \u00a0](?P<last>[A-Z][a-z]{{1,20}})"
    r"[ \u00a0](?P<act>[a-z]{2,12})\b"
)


def names(text: str, pulse: Pulse = unhurried) -> Iterator[Cued]:
    for starts in words_by_stretch(text, pulse):
        places = (at for first in FORENAMES for at in starts.get(first, ()))
        for match in filter(None, (_NAME.match(text, at) for at in places)):
            yield from _judged(match)


def _judged(match: re.Match[str]) -> Iterator[Cued]:
    last, act = match["last"].lower(), match["act"]
    surname = last in like_words() and last not in labels() and last not in WORD_AFTER
    if surname and act in ACTS and not (act in _THINGS and last in _PLACES):
        yield Cued(match.start(), match.end("last"), WHY, SCORE, sure=False)
