"""What stands beside one word that the model is not sure of: ``spoke to Flo`` and ``Flo rang`` are
of a person, ``in Pompeii`` is of a place."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from cloakroom.detect.names.recogniser import MODEL
from cloakroom.model import Finding

UNSURE: Final = 0.8
"""The score from which the model knows better."""
_BEFORE: Final = 24
_TO_PERSON: Final = re.compile(
    r"\b(?:(?:spoke|spoken|speak|talked|written|wrote|married)[ ]to|told|asked|ask|phoned|texted"
    r"|ring|rang|thanks|thank you|sorry|love),?[ ]\Z",
    re.I,
)
_BY_PERSON: Final = re.compile(
    r"[ ](?:said|says|asked|asks|rang|rings|phoned|cried|laughed|smiled|thinks|thought|wept|texted"
    r"|is[ ]off[ ]sick|and[ ]I|&[ ]I)\b"
)
_PLACE: Final = re.compile(
    r"\b(?:(?<!interest )(?<!believe )in|near|outside|around|across|between|towards|visit to)[ ]\Z",
    re.I,
)
_COMMA: Final = re.compile(r",[ ]")


def placed(text: str, name: Finding) -> Finding:
    """``name`` with the type that its surroundings tell; as it is where they tell nothing."""
    if name.why not in MODEL or name.score >= UNSURE or " " in text[name.start : name.end]:
        return name
    before = text[max(0, name.start - _BEFORE) : name.start]
    if name.entity_type != "PERSON":
        personal = _TO_PERSON.search(before) or _BY_PERSON.match(text, name.end)
        return replace(name, entity_type="PERSON") if personal else name
    return replace(name, entity_type="LOCATION") if _PLACE.search(before) else name


def towns(text: str, names: Iterable[Finding], streets: Iterable[Finding]) -> list[Finding]:
    """``names``, of which a person of one word is a place straight behind the comma after one of
    ``streets``: ``Kerkstraat 41, Utrecht``."""
    ends = {street.end for street in streets}
    return [
        replace(name, entity_type="LOCATION") if _is_town(text, name, ends) else name
        for name in names
    ]


def _is_town(text: str, name: Finding, ends: set[int]) -> bool:
    if name.entity_type != "PERSON" or name.why not in MODEL or name.start - 2 not in ends:
        return False
    one = " " not in text[name.start : name.end]
    return one and _COMMA.match(text, name.start - 2) is not None
