"""The forms in which a name that was found once is looked for in the rest of the text."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final, NamedTuple

from cloakroom.detect.folding import folded
from cloakroom.detect.name_rules.words import ORGANISATION, PARTICLES, TITLES, is_common
from cloakroom.detect.names.recogniser import MODEL
from cloakroom.model import Finding

WORD: Final = re.compile(r"[^\W\d_]+")
MOST_WORDS: Final = 8
"""Words of a name that is looked for elsewhere."""
_LEGAL: Final = frozenset((
    "ltd", "limited", "plc", "llp", "inc", "group", "holdings", "uk", "co", "company", "cic",
))
_POST: Final = frozenset((
    "jr", "sr", "snr", "jnr", "mp", "kc", "qc", "obe", "mbe", "cbe", "phd", "md", "esq", "ii",
    "iii",
))

Words = tuple[str, ...]


class Kind(Enum):
    """WHOLE is the name as found; TURNED has the surname first, before a comma or none; INITIAL
    has one letter for the forenames; ALONE is one word of it; BRIEF is an organisation without
    its legal form, or its letters."""

    WHOLE = "whole"
    TURNED = "turned"
    INITIAL = "initial"
    ALONE = "alone"
    BRIEF = "brief"


class Form(NamedTuple):
    kind: Kind
    entity_type: str
    score: float
    certain: bool
    """Whether the name it is taken from has two words or more, or other evidence than the model
    alone: then it is looked for in small letters too."""


class Forms:
    """By their words in small letters; by the first word how many words to compare, and which may
    come second. At most as many lengths as a name has words, so a look-up costs the same however
    many names there are."""

    def __init__(self) -> None:
        self.forms: dict[Words, Form] = {}
        self.lengths: dict[str, list[int]] = {}
        self.seconds: dict[str, set[str]] = {}
        self._people: set[Words] = set()

    def add(self, words: Words, form: Form) -> None:
        """The first that is added stays."""
        if words in self.forms:
            return
        self.forms[words] = form
        first, count = words[0], len(words)
        lengths = self.lengths.setdefault(first, [])
        if count not in lengths:
            lengths.append(count)
            lengths.sort(reverse=True)
        seconds = self.seconds.setdefault(first, set())
        if count > 1:
            seconds.add(words[1])

    def person(self, words: Words, score: float, *, certain: bool) -> None:
        """Every form of the name of a person (small letters, at most ``MOST_WORDS``)."""
        if words in self._people:
            return
        self._people.add(words)
        for form, kind in _of_person(words):
            if form not in self.forms:
                self.add(form, Form(kind, "PERSON", score, certain or len(words) > 1))


def forms_of(text: str, sources: Iterable[Finding]) -> Forms:
    """The best source of a form counts."""
    forms, small = Forms(), folded(text)
    for source in sorted(sources, key=lambda source: (-source.score, source.start)):
        if source.end - source.start > 40 * MOST_WORDS:
            continue
        words = tuple(WORD.findall(small, source.start, source.end))
        if not words or len(words) > MOST_WORDS:
            continue
        if source.entity_type == "PERSON":
            value = text[source.start : source.end]
            forms.person(_in_order(value, words), source.score, certain=source.why not in MODEL)
        else:
            _add_thing(forms, source, words)
    return forms


def _in_order(value: str, words: Words) -> Words:
    """Forenames first: what stands before a comma is the surname."""
    plain = words if _POST.isdisjoint(words) else tuple(w for w in words if w not in _POST)
    first, comma, _ = value.partition(",")
    if not comma:
        return plain
    count = len(WORD.findall(first))
    return (plain[count:] + plain[:count]) if count < len(plain) else plain


def _of_person(words: Words) -> Iterator[tuple[Words, Kind]]:
    if not words:
        return
    if len(words) == 1:
        yield words, Kind.ALONE
        return
    yield words, Kind.WHOLE
    first, surname = words[0], _surname(words)
    for form in ((first, *surname), (*surname, first), (*surname, *words[: -len(surname)])):
        yield form, Kind.WHOLE if form[0] == first else Kind.TURNED
    if len(first) > 1:
        yield (first[0], *surname), Kind.INITIAL
    yield surname, Kind.ALONE
    if len(first) > 1 and first not in TITLES:
        yield (first,), Kind.ALONE


def _surname(words: Words) -> Words:
    """The last word and the particles before it; O'Brien is two words."""
    at = len(words) - 1
    while at > 1 and (words[at - 1] in PARTICLES or words[at - 1] in ("o", "d")):
        at -= 1
    return words[at:]


def _add_thing(forms: Forms, source: Finding, words: Words) -> None:
    kind = Kind.WHOLE if len(words) > 1 else Kind.ALONE
    forms.add(words, Form(kind, source.entity_type, source.score, len(words) > 1))
    if source.entity_type != "ORGANIZATION":
        return
    brief = words
    while len(brief) > 1 and brief[-1] in _LEGAL:
        brief = brief[:-1]
    plain = len(brief) == 1 and (is_common(brief[0]) or brief[0] in ORGANISATION)
    if brief != words and not plain:
        forms.add(brief, Form(Kind.BRIEF, source.entity_type, source.score, True))
