"""Cut off what the name model took along: titles, greetings, a label, a possessive, job words."""

import re
from dataclasses import replace
from typing import Final

from cloakroom.detect.name_rules.words import TITLES
from cloakroom.model import Finding

_GREETINGS: Final = frozenset((
    "dear", "hi", "hello", "hey", "hiya", "thanks", "regards", "cheers", "yours", "fao", "attn",
    "re",
))
_WORDS: Final = frozenset(("father", "sister", "judge", "justice", "major", "minister"))
_BEFORE: Final = _GREETINGS | (TITLES - _WORDS)
_FIRST: Final = re.compile(r"([^\W\d_]+)[.,:]?[ \t\u00a0]+(?=\S)")
_LABEL: Final = re.compile(r"[^\W\d_]+(?:[ ][^\W\d_]+){0,2}[ ]?:[ \t\u00a0]*(?=\S)")
_POSSESSIVE: Final = re.compile(r"['’]s?\Z")
_EDGE: Final = re.compile(r"[\s,;:!?*_|<>\"“”()\[\]–—-]+\Z")
_START: Final = re.compile(r"[\s,;:!?*_|<>\"“”()\[\]–—.-]+")
_TAG: Final = re.compile(r"</?\w|\s<")
_CODE: Final = ('":"', '","', '": "', "=")
"""Between the key and the value of JSON, CSV and web addresses; what is left of it is no name."""
_LONGEST: Final = 300  # characters; what is longer is left as it is


def trimmed(text: str, name: Finding) -> Finding | None:
    """The name alone; None when nothing is left of it. A place or organisation keeps its words:
    only the signs around it go."""
    if name.end - name.start > _LONGEST:
        return name
    start, end = name.start, name.end
    value = text[start:end]
    tag = _TAG.search(value)
    if tag and tag.start():
        end = start + tag.start()
        value = value[: tag.start()]
    if name.entity_type == "PERSON":
        start += _lead(value)
        end -= _tail(text[start:end])
    if start >= end:
        return None
    return name if (start, end) == (name.start, name.end) else replace(name, start=start, end=end)


def _lead(value: str) -> int:
    """Characters at the start of ``value`` that are no part of the name."""
    label = _LABEL.match(value)
    at = max(value.rfind(sign) + len(sign) if sign in value else 0 for sign in _CODE)
    at = max(at, label.end() if label else 0)
    while True:
        edge = _START.match(value, at)
        at = edge.end() if edge else at
        word = _FIRST.match(value, at)
        if word is None or word.group(1).lower() not in _BEFORE:
            return at
        at = word.end()


def _tail(value: str) -> int:
    kept = _EDGE.sub("", value)
    if "(" in kept and ")" not in kept and value[len(kept) :].startswith(")"):
        kept += ")"
    return len(value) - len(_POSSESSIVE.sub("", kept))
