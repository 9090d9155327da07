"""Cut off what the name model took along: titles, greetings, a label, a possessive, job words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.lang.en.stop_words import STOP_WORDS

from cloakroom.detect.name_rules.words import PARTICLES, TITLES, labels
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
_POSSESSIVES: Final = ("'s", "’s")
_EDGE: Final = re.compile(r"[\s,;:!?*_|<>\"“”()\[\]–—-]+\Z")
_START: Final = re.compile(r"[\s,;:!?*_|<>\"“”()\[\]–—.-]+")
_PARTING: Final = re.compile(
    r"[;|\t\[\]]|</?\w{0,10}>?|[ ][–—-][ ]|[ ]{2,}(?=\S)|(?<=\d),(?=\w)|,(?=\d)"
)
"""What stands between the cells of a table, or notes in one line: a mark, blanks, tags, or a comma
at a number; and the brackets of a field in a template."""
_SMALL: Final = re.compile(r"([^\W\d_]{3,})[ ](?=[^\W\d_])")
_HYPHENED: Final = re.compile(r"[-‑](?=[^\W\d_])(?P<more>[\w'’-]{1,40})(?<![-'’])")
_HYPHEN: Final = re.compile(r"(?<![\w'’])(?=[^\W\d_])[\w'’-]{1,40}[-‑]\Z")
_HYPHENS: Final = ("-", "‑")
_REST: Final = re.compile(r"(?<=[^\W\d_])[ ]\d{1,2}/\d{1,2}\Z")
"""A date that follows."""
_CODE: Final = ('":"', '","', '": "', "=")
"""Between the key and the value of JSON, CSV and web addresses; what is left of it is no name."""
_ARTICLES: Final = ("The ", "the ", "THE ")
_LONGEST: Final = 300  # characters; what is longer is left as it is


def parted(text: str, name: Finding) -> Iterator[Finding]:
    """A name over several cells of a table, as one for each."""
    start = name.start
    for edge in _PARTING.finditer(text, name.start, name.end):
        small = name.entity_type == "ORGANIZATION" and text[start : edge.start()].islower()
        if edge.start() > start and not small:
            yield replace(name, start=start, end=edge.start())
        start = edge.end()
    if start == name.start:
        yield name
    elif start < name.end:
        yield replace(name, start=start)


def trimmed(text: str, name: Finding) -> Finding | None:
    """The name alone; None when nothing is left of it. An organisation keeps its words but for
    an article, a place also those in small letters."""
    if name.end - name.start > _LONGEST:
        return name
    start, end = name.start, name.end
    if name.entity_type == "PERSON":
        start += _lead(text[start:end])
        end -= _tail(text[start:end])
    else:
        rest = _REST.search(text[start:end])
        end = start + rest.start() if rest else end
    if name.entity_type == "ORGANIZATION":
        several = text.count(" ", start, end) > 1
        start += 4 * (several and text.startswith(_ARTICLES, start, end))
    elif name.entity_type == "LOCATION":
        start += _small(text[start:end])
    if start >= end:
        return None
    return name if (start, end) == (name.start, name.end) else replace(name, start=start, end=end)


def whole(text: str, name: Finding) -> Finding:
    """With the other half of a word with a hyphen, where both have a capital."""
    if text[name.end : name.end + 1] not in _HYPHENS and text[name.start - 1] not in _HYPHENS:
        return name
    after = _HYPHENED.match(text, name.end)
    end = after.end() if after and after["more"][0].isupper() else name.end
    before = _HYPHEN.search(text[max(0, name.start - 42) : name.start])
    joined = before and before.group()[0].isupper() and text[name.start].isupper()
    start = name.start - len(before.group()) if before and joined else name.start
    return name if (start, end) == (name.start, name.end) else replace(name, start=start, end=end)


def _small(value: str) -> int:
    """Characters of words in small letters before one with a capital: ``outside Kendal``."""
    at = 0
    while word := _SMALL.match(value, at):
        if not word.group(1).islower() or word.group(1) in PARTICLES:
            break
        at = word.end()
    return at if value[at : at + 1].isupper() else 0


def _lead(value: str) -> int:
    """Characters at the start of ``value`` that are no part of the name."""
    label = _LABEL.match(value)
    at = label.end() if label else 0
    if '"' in value or "=" in value:
        at = max((at, *(value.rfind(sign) + len(sign) for sign in _CODE if sign in value)))
    while True:
        edge = _START.match(value, at)
        at = edge.end() if edge else at
        word = _FIRST.match(value, at)
        if word is None or not _is_no_part(word.group(1).lower()):
            return at
        at = word.end()


def _is_no_part(word: str) -> bool:
    return word in _BEFORE or (word in labels() and word not in STOP_WORDS)


def _tail(value: str) -> int:
    if value[-1:].isalnum() and not value.endswith(_POSSESSIVES):
        return 0
    kept = _EDGE.sub("", value)
    if "(" in kept and ")" not in kept and value[len(kept) :].startswith(")"):
        kept += ")"
    return len(value) - len(_POSSESSIVE.sub("", kept))
