"""What the words of a name say of its type: an organisation, or a street address."""

import re
from dataclasses import replace
from typing import Final

from cloakroom.detect.name_rules.addresses import LONGEST, as_address
from cloakroom.detect.name_rules.organisation_words import (
    ENDS,
    FOREIGN_HEADS,
    LEGAL,
    MAYBE,
)
from cloakroom.model import Finding

_WORD: Final = re.compile(r"[^\W\d_]+")
_TOWN: Final = frozenset((
    "city", "civic", "community", "retail", "shopping", "town", "village", "county", "south",
    "north", "east", "west", "left", "right", "hot", "drinking", "high", "low", "river",
))
"""Before a word of ``MAYBE``: ``town centre``, ``South Bank``, ``High Water``."""
_SURNAMES: Final = frozenset((
    "bank", "bar", "books", "bus", "church", "flowers", "inn", "nails", "press", "temple", "ward",
    "water",
))
_SAINT: Final = re.compile(r"(?:St\.?|Saint) [^\W\d_]+['’]s")
"""A school, a church or a hospital."""
_COURTS: Final = frozenset((
    "appeal", "county", "crown", "district", "family", "federal", "high", "magistrates", "sheriff",
    "supreme", "tribunal", "youth",
))


def retyped(text: str, name: Finding, *, addresses: bool) -> Finding:
    """With another type where the words leave no doubt; ``addresses`` are wanted too."""
    if name.end - name.start > LONGEST:
        return name
    value = text[name.start : name.end]
    words = [word.lower() for word in _WORD.findall(value)]
    saint = name.entity_type == "LOCATION" and _SAINT.fullmatch(value)
    if saint or (_is_organisation(words) and not _may_be_surname(name, words)):
        return replace(name, entity_type="ORGANIZATION")
    return as_address(text, name) if addresses and name.entity_type == "LOCATION" else name


def _may_be_surname(name: Finding, words: list[str]) -> bool:
    return name.entity_type == "PERSON" and len(words) == 2 and words[1] in _SURNAMES


def _is_organisation(words: list[str]) -> bool:
    if len(words) < 2:
        return False
    last, before = words[-1], words[-2]
    if last == "court":
        return before in _COURTS
    if words[0] in FOREIGN_HEADS or last in ENDS or last in LEGAL:
        return True
    return last in MAYBE and before not in _TOWN
