"""What the words of a name say of its type: an organisation, a place, or a street address."""

import re
from dataclasses import replace
from typing import Final

from cloakroom.detect.name_rules.organisation_words import (
    ENDS,
    FOREIGN_HEADS,
    LEGAL,
    MAYBE,
)
from cloakroom.model import Finding

ADDRESS: Final = "STREET_ADDRESS"
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 100  # characters; a longer name is left to the model
_STREET: Final = (
    r"(?:street|st|road|rd|lane|ln|avenue|ave|crescent|cres|terrace|gardens|gdns|grove|close|drive"
    r"|mews|walk|row|way|place|square|court|hill|view|rise|straat|stra(?:ss|ß)e|weg|platz|gade)"
)
_UNIT: Final = (
    r"(?:flat|apt|apartment|unit|suite|plot|caravan|office|house|h|room|floor|block|bldg)"
    r"\.?[ ]?(?:no\.?[ ]?)?\d"
)
_SHAPES: Final = re.compile(
    rf"\d{{1,3}}[a-z]?(?:[-–/]\d{{1,4}}[a-z]?)?,?[ ][^\W\d_].*"  # 9 Shore Road, 27 Teheran-ro
    rf"|\d{{4,5}}[ ].*\b{_STREET}"  # 4410 Maple Grove Avenue, but not 10178 Berlin
    rf"|.*?\b{_UNIT}.*"  # Apt 31, The Maltings
    r"|(?:\d{1,2}(?:st|nd|rd|th)|ground|first|second|third|top)[ ]floor.*"
    r"|p\.?[ ]?o\.?[ ]?box.*"
    rf"|[^,]{{2,40}},[ ][^,]{{2,30}}[ ]{_STREET}\.?"  # The Old Forge, Nether Lane
    r"|.*\b(?:house|cottages?|heights|mansions|apartments|bungalow|towers?)"
    r"|[^,]*[^\W\d_]{3},?[ ]\d{1,4}(?:[-/ ]?[a-z])?(?:,[ ].*)?",  # Via Garibaldi 3
    re.I,
)
_NUMBERED: Final = frozenset((
    "area", "building", "chapter", "class", "district", "exit", "gate", "group", "highway",
    "junction", "level", "meeting", "motorway", "part", "phase", "platform", "region", "room",
    "route", "section", "site", "terminal", "ward", "year", "zone", "in", "since", "of",
))
"""Before a number that is no house's: ``District 9``."""
_TOWN: Final = frozenset((
    "city", "civic", "community", "retail", "shopping", "town", "village", "county", "south",
    "north", "east", "west", "left", "right", "hot", "drinking", "high", "low", "river",
))
"""Before a word of ``MAYBE``: ``town centre``, ``South Bank``, ``High Water``."""
_SURNAMES: Final = frozenset(("bank", "church", "temple", "ward", "water"))
_COURTS: Final = frozenset((
    "appeal", "county", "crown", "district", "family", "federal", "high", "magistrates", "sheriff",
    "supreme", "tribunal", "youth",
))


def retyped(text: str, name: Finding, *, addresses: bool) -> Finding:
    """With another type where the words leave no doubt; ``addresses`` are wanted too."""
    if name.end - name.start > _LONGEST:
        return name
    value = text[name.start : name.end]
    words = [word.lower() for word in _WORD.findall(value)]
    if _is_organisation(words) and not (
        name.entity_type == "PERSON" and len(words) == 2 and words[1] in _SURNAMES
    ):
        return replace(name, entity_type="ORGANIZATION")
    if addresses and name.entity_type == "LOCATION" and _is_address(value, words):
        return replace(name, entity_type=ADDRESS)
    return name


def _is_organisation(words: list[str]) -> bool:
    if len(words) < 2:
        return False
    last, before = words[-1], words[-2]
    if last == "court":
        return before in _COURTS
    if words[0] in FOREIGN_HEADS or last in ENDS or last in LEGAL:
        return True
    return last in MAYBE and before not in _TOWN


def _is_address(value: str, words: list[str]) -> bool:
    if not words or not _SHAPES.fullmatch(value):
        return False
    return words[0] not in _NUMBERED
