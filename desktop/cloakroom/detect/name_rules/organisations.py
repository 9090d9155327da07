"""``Haji Haulage Ltd``, ``Refugee Law Clinic``, ``Museum of Rural Trades``: what its own words
show to be an organisation, wherever it stands."""

import re
from collections.abc import Iterator
from typing import Final

from spacy.lang.en.stop_words import STOP_WORDS

from cloakroom.detect.folding import words_by_stretch
from cloakroom.detect.name_rules.organisation_words import (
    ENDS,
    FOREIGN_HEADS,
    GENERIC,
    HEADS,
    KNOWN,
    LEGAL,
)
from cloakroom.detect.name_rules.words import ORGANISATION, PARTICLES, TITLES, labels
from cloakroom.model import Finding

WHY: Final = "an organisation by its words"
SCORE: Final = 0.93
_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪİŁŃŇŌŐŘŚŞŠȘŢȚŪŮŰŴŶŹŻŽ"
_KEY: Final = re.compile(
    rf"[{_UPPER}pl](?<![\w'’&-].)(?:(?:(?<=[BN])\.V|(?<=S)\.(?:A|p\.A|L)|(?<=A)\.Ş)\."
    rf"|(?<=[{_UPPER}])[^\W\d_]*|(?<=p)lc|(?<=l)(?:td|lp))"
)
_PART: Final = rf"[{_UPPER}][\w'’.-]{{0,30}}(?<![.-])"
_OF: Final = rf"[ ](?:of|for|OF|FOR)[ ](?:[Tt]he[ ])?{_PART}"
_OF_ONE: Final = re.compile(rf"{_OF}(?:[ ]{_PART}){{0,3}}")
_OF_MANY: Final = re.compile(rf"{_OF}(?:[ ](?:(?:and|&|AND)[ ])?{_PART}){{0,3}}")
_AFTER: Final = re.compile(rf"[ ](?:(?:y|yr|a|an|na|al)[ -])?{_PART}(?:[ ]{_PART}){{0,2}}")
_TELLING: Final = frozenset((
    *LEGAL, *ENDS, *HEADS, *FOREIGN_HEADS, *map(str.lower, KNOWN),
))  # fmt: skip
_OPENINGS: Final = _TELLING | {"b", "n", "s", "a"}
"""The letters with which a key begins: ``B.V.`` and ``S.p.A.`` with one."""
_LONGEST: Final = 40
_GAPS: Final = re.compile(r"[\s\u00a0(\[\"“‘]")
_MOST: Final = 6
_STOP: Final = (STOP_WORDS | {"dear", "hi", "hello"}) - {
    "first", "two", "three", "four", "five", "six", "eight", "nine", "ten", "twelve", "fifty",
}
_BEFORE_NAME: Final = """
agent applicant ask bank call chase client contact customer email employer exporter haulier importer
join landlord meet met owner payee phone ring school see supplier tell trader try vendor visit write
"""
_BEFORE: Final = frozenset(_BEFORE_NAME.split())
"""What is said of an organisation before its name, and may have a capital letter too."""
_OF_ONE_PLACE: Final = frozenset(("bank", "church", "college", "friends", "school", "university"))
_FIRM: Final = frozenset(("solicitors", "sons", "partners", "associates", "daughters"))
"""Before these, and legal forms, ``and`` belongs to the name: ``Smith and Jones Solicitors``."""


def find(text: str) -> Iterator[Finding]:
    """In the order of the words that show it; they may overlap."""
    for key in _keys(text):
        word = key.group().lower()
        if word not in _TELLING and "." not in word:
            continue
        found = _with_what_follows(text, key) or _with_what_leads(text, key) or _known(key)
        if found:
            yield Finding(*found, "ORGANIZATION", SCORE, WHY)


def _keys(text: str) -> Iterator[re.Match[str]]:
    for starts in words_by_stretch(text):
        for at in sorted(at for word in starts.keys() & _OPENINGS for at in starts[word]):
            key = _KEY.match(text, at)
            if key:
                yield key


def _with_what_leads(text: str, key: re.Match[str]) -> tuple[int, int] | None:
    word, at = key.group().lower(), key.start()
    legal = word in LEGAL or "." in word
    if not legal and word not in ENDS:
        return None
    start = _start(text, at, firm=legal or word in _FIRM)
    own = start < at and (legal or _is_own(text[start:at]))
    return (start, key.end()) if own else None


def _with_what_follows(text: str, key: re.Match[str]) -> tuple[int, int] | None:
    word, at, end = key.group().lower(), key.start(), key.end()
    if word not in HEADS and word not in FOREIGN_HEADS:
        return None
    of = _OF_ONE if word in _OF_ONE_PLACE else _OF_MANY
    match = (_AFTER if word in FOREIGN_HEADS else of).match(text, end)
    if match is None or not _is_own(match.group()):
        return None
    return _start(text, at, firm=False), match.end()


def _known(key: re.Match[str]) -> tuple[int, int] | None:
    return key.span() if key.group() in KNOWN else None


def _start(text: str, at: int, *, firm: bool) -> int:
    """Where the words with a capital before ``at`` begin that belong together."""
    start, joined = at, at
    for _ in range(_MOST):
        before = _word_before(text, joined)
        word = text[before : joined - 1]
        if joined == start and (word == "&" or word in PARTICLES or (firm and word == "and")):
            joined = before
            continue
        if not word or not (_belongs(word) or (firm and word[0].isdigit())):
            break
        start = joined = before
    first, _, _ = text[start:at].partition(" ")
    return start + len(first) + 1 if first.lower() in _BEFORE else start


def _word_before(text: str, at: int) -> int:
    """Where the word before the blank at ``at - 1`` begins, behind what opens a bracket; ``at``
    where there is no such blank."""
    if text[max(0, at - 1) : at] not in (" ", "\u00a0"):
        return at
    left = max(0, at - _LONGEST)
    words = _GAPS.split(text[left : at - 1])
    whole = len(words) > 1 or left == 0
    return at - 1 - len(words[-1]) if words[-1] and whole else at


def _belongs(word: str) -> bool:
    plain = word.rstrip(".").lower()
    initial = len(word) == 2 and word[1] == "."
    ended = not word[-1].isalnum() and not initial and plain not in ("st", "co")
    return word[0].isupper() and not ended and plain not in _STOP and plain not in TITLES


def _is_own(words: str) -> bool:
    """Whether one of ``words`` belongs to this organisation alone."""
    return any(
        word not in GENERIC and word not in labels() and word not in _STOP
        and word not in ORGANISATION and len(word) > 1
        for word in re.findall(r"[^\W\d_]+", words.lower())
    )
