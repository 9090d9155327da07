"""What the name model takes for a person and is none: labels, departments, months, imperatives,
fields of templates."""

import re
from dataclasses import replace
from typing import Final

from spacy.lang.en.stop_words import STOP_WORDS

from cloakroom.detect.name_rules.evidence import reads_as_word
from cloakroom.detect.name_rules.words import (
    CERTAIN_TITLES,
    ORGANISATION,
    TITLES,
    is_stop,
    labels,
    like_words,
)
from cloakroom.model import Finding

_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 100
"""Characters; a longer name is left to the model."""
_CODE: Final = re.compile(r"\)\.|\(\w+[(,\"]|\w\.\w+_|\\|[0-9a-f]{16}")
_SIGNS: Final = frozenset("[]{}<>|=")
"""Of templates and code: in nobody's name, however long."""
_CAMEL: Final = re.compile(
    r"(?!(?i:mc|mac|fitz|d[aeiu]l?|l[aeo]|v[ao]n|st|el|al|ap|ab|ben|bin|jo|mary|ann|lee)[A-Z])"
    r"[^\W\d_]*[a-z][A-Z][^\W\d_]*"
)
"""``wasteCodes``: no ``McKay``, ``DeShawn`` or ``MaryAnn``."""
_TITLED: Final = re.compile(rf"\b(?:{'|'.join(CERTAIN_TITLES)})\.?[ \u00a0]\Z", re.I)
_NO_WORDS: Final = frozenset(("Y", "N", "y", "n", "us"))


def judged(text: str, name: Finding, sure: frozenset[str]) -> Finding | None:
    """The finding as it is, with another type, or None. ``sure`` are the words (small letters) of
    names that stand elsewhere in the text with more evidence."""
    if not _SIGNS.isdisjoint(text[name.start : name.end]):
        return None
    if name.end - name.start > _LONGEST or _is_titled(text, name):
        return name
    written = _WORD.findall(text, name.start, name.end)
    words = [word.lower() for word in written]
    if _CODE.search(text, name.start, name.end) or text[name.start : name.end] in _NO_WORDS:
        return None
    if words and all(map(_is_label, written)):
        return None
    if name.entity_type == "LOCATION" and len(words) == 1 and words[0] in like_words():
        return None if reads_as_word(text, name.start, name.end) else name
    return name if name.entity_type != "PERSON" else _person(text, name, words, sure)


def _person(
    text: str, name: Finding, words: list[str], sure: frozenset[str]
) -> Finding | None:
    if len(words) > 1 and words[-1] in ORGANISATION:
        return replace(name, entity_type="ORGANIZATION")
    if len(words) == 1 and words[0] in like_words() and words[0] not in sure:
        return None if reads_as_word(text, name.start, name.end) else name
    if words and all(map(_CAMEL.fullmatch, _WORD.findall(text, name.start, name.end))):
        return None
    return None if all(is_stop(word) or _is_title(word) for word in words) else name


def _is_label(written: str) -> bool:
    """``WHO`` is an organisation, ``who`` a word; ``Claims Department`` is anybody's, ``Hon`` a
    title."""
    word = written.lower()
    acronym = written.isupper() and word in STOP_WORDS
    return (word in labels() and not acronym) or word in ORGANISATION or _is_title(word)


def _is_titled(text: str, name: Finding) -> bool:
    """``Mr Key``: after a title any word is a name."""
    return bool(_TITLED.search(text[max(0, name.start - 8) : name.start]))


def _is_title(word: str) -> bool:
    return word in TITLES and word not in like_words()
