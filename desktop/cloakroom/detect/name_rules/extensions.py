"""``is Will Young joining``: a forename that is a word, before the surname the model found."""

import re
from dataclasses import replace
from typing import Final

from cloakroom.detect.name_rules.evidence import opens_sentence
from cloakroom.model import Finding

_BEFORE: Final = re.compile(r"(?<![\w'’-])([^\W\d_]{2,15})[ \u00a0]\Z")
_WINDOW: Final = 20
_FORENAMES: Final = """
amber angel april august bill carol chase christian crystal daisy dawn dean drew faith frank gene
grace grant guy hazel heather holly hope hunter iris ivy jack jade joy june lily mark mason max may
mercy miles olive pat patience penny poppy ray rich rob robin rose ruby sandy summer sue violet will
"""
FORENAMES: Final = frozenset(_FORENAMES.split())
"""Words that are forenames too: a surname after one is evidence for both."""


def extended(text: str, name: Finding) -> Finding:
    """With the word before it, where that has a capital inside a sentence. One word, once."""
    if name.entity_type != "PERSON" or " " in text[name.start : name.end]:
        return name
    left = max(0, name.start - _WINDOW)
    word = _BEFORE.search(text[left : name.start])
    if word is None or not word.group(1).istitle() or word.group(1).lower() not in FORENAMES:
        return name
    start = left + word.start(1)
    return name if opens_sentence(text, start) else replace(name, start=start)

