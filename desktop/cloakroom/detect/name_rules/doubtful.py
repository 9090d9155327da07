"""What the model takes for a name with little to show for it: no capital where others have one, and
no great certainty; signs that no name has."""

import re
from typing import Final

from cloakroom.detect.name_rules.eponyms import is_eponym
from cloakroom.detect.name_rules.machines import is_of_a_machine
from cloakroom.detect.name_rules.namesakes import is_namesake
from cloakroom.detect.name_rules.series import is_in_series
from cloakroom.model import Finding

_LONGEST: Final = 100  # characters; a longer name is left to the model
_SIGNS: Final = re.compile(r"[+=#<>{}]|_\w+_|\w\.\d+\.|\[[\"']|\w -\w\Z")
"""Of shortcuts (``Ctrl+C``), code and version numbers."""
_MEASURE: Final = re.compile(r"\d+(?:\.\d+)?(?:px|em|pt|kb|mb|gb|kg|cm|mm|ml|mg)\b", re.I)
_PART_NUMBER: Final = re.compile(r"[A-Z]{1,4}-\d{3,}(?:-\w{1,6}){0,3}\.?\Z")
"""``AB-123456-C``."""
_AROUND: Final = 200
_FEW: Final = 0.015
"""The share of capitals among the signs around below which a text does without them; English
prose has about 0.03."""
_SURER: Final = 0.15
"""What a word in capitals needs more, among small letters or of two or three: most are an
abbreviation and neither organisation nor place. What stands in small letters among capitals needs
it too, unless it is a person."""
_INITIALS: Final = 0.7
"""The score from which two or three capitals are somebody's."""
_BRANDS: Final = frozenset(("3m", "b3", "c4", "e4", "ee", "g4s", "m6", "o2"))
"""Names of organisations with a digit and a letter or two."""


def is_doubtful(text: str, name: Finding, *, least: float) -> bool:
    """``least`` is the score a name in small letters needs among capitals."""
    value = text[name.start : name.end]
    if len(value) > _LONGEST:
        return False
    if name.score < least + _SURER and _is_abbreviation(text, name, value):
        return True
    small = value == value.lower() != value.upper()
    needed = least if name.entity_type == "PERSON" else least + _SURER
    if small and name.score < needed and has_capitals(text, name):
        return True
    if _is_sign(name, value) or is_of_a_machine(text, name):
        return True
    return any(is_thing(text, name) for is_thing in (is_eponym, is_namesake, is_in_series))


def _is_sign(name: Finding, value: str) -> bool:
    if value.replace(" ", "").isalpha():
        return False
    if not any(map(str.isalpha, value)) or _SIGNS.search(value):
        return True
    return bool(_MEASURE.match(value) or _PART_NUMBER.match(value)) or _is_number(name, value)


def has_capitals(text: str, name: Finding) -> bool:
    """Whether capitals are written around ``name``, so that a name would have one."""
    around = text[max(0, name.start - _AROUND) : name.end + _AROUND]
    return sum(map(str.isupper, around)) > _FEW * len(around)


def _is_abbreviation(text: str, name: Finding, value: str) -> bool:
    """``DSL``: one of the known ones (``organisation_words``) is found all the same."""
    if not (value.isalnum() and value.isupper()):
        return False
    around = text[max(0, name.start - _AROUND) : name.end + _AROUND]
    prose = sum(map(str.islower, around)) > len(around) // 2
    if name.entity_type == "PERSON":
        return prose and len(value) < 4 and name.score < _INITIALS
    return len(value) < 4 or prose


def _is_number(name: Finding, value: str) -> bool:
    """``1A`` and ``BN/4``: references, not names."""
    if name.entity_type != "ORGANIZATION" or " " in value or value.lower() in _BRANDS:
        return False
    letters = sum(sign.isalpha() for sign in value)
    return letters < 3 and any(sign.isdigit() for sign in value)
