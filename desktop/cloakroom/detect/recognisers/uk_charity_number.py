"""Charity numbers: six or seven digits in England and Wales (Charity Commission), with a hyphen and
a number for a linked charity; SC and six digits in Scotland (OSCR); NIC and six digits in Northern
Ireland (CCNI). No check digit, so the label must be there."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import labelled, mentions, phrases
from cloakroom.detect.hit import Hit

_NUMBER = re.compile(
    r"(?<![\w.,/£$€-])(?:[1-9][0-9]{5,6}(?:-[0-9]{1,3})?|SC ?0[0-9]{5}|NIC ?1[0-9]{5})"
    r"(?![\w-]|[./,]\d)"
)
_WORDS = phrases(
    "charity number", "charity no", "registered charity", "registered charity number", "oscr",
    "registered charity no", "charity commission", "charity registration", "charity reg no",
    "charity registration number", "charity registration no", "scottish charity", "charity",
    "scottish charity number", "registered charities", "charity reg", "ccni", "charities",
)


def find(text: str) -> Iterator[Hit]:
    if mentions(text, "charit", "oscr", "ccni"):
        for match, why in labelled(text, _NUMBER, _WORDS, reach=60):
            plain = match.group()[0].isdigit() and "'charity'" in why
            score = 0.4 if plain and "after" in why else 0.65 if plain else 0.9
            yield Hit(*match.span(), "UK_CHARITY_NUMBER", score, why)
