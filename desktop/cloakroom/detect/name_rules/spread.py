"""A name that is sure once is found everywhere in the text, in every form: one pass over the words.

What the signs between the words may be, and in which case a form may be written, is decided here;
``forms`` says what the forms are.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from cloakroom.detect.folding import folded, words_by_stretch
from cloakroom.detect.name_rules.evidence import reads_as_name
from cloakroom.detect.name_rules.forms import WORD, Form, Forms, Kind
from cloakroom.detect.name_rules.merge import Covered
from cloakroom.detect.name_rules.words import is_common
from cloakroom.detect.pace import Pulse, unhurried
from cloakroom.model import Finding

WHY: Final = "same name as elsewhere in the text"
LOSS: Final = 0.04
"""What a repeat is less sure than its source."""
HIGHEST: Final = 0.95
_GAP: Final = re.compile(
    r"(?:[ \u00a0\t]{1,2}|[.'’‑-]|\.[ \u00a0]|[ \u00a0]?\r?\n[> ]{0,4})(?=[^\W\d_])"
)
_TURN: Final = re.compile(r"(?:,[ \u00a0]?|[ \u00a0]{1,2}|,?\r?\n[> ]{0,4})(?=[^\W\d_])")
_NEXT: Final = re.compile(r"\W{1,7}([^\W\d_]+)")
"""The next word, if it is near enough for one of the signs above."""
_LOCAL: Final = re.compile(r"[\w.+-]{0,64}@\w")
_QUIET: Final = frozenset(("", " ", "\n", ",", ":", ";", "(", ")"))
"""Signs beside a word that make it no part of a longer word or an address."""
_SMALLEST: Final = 4
"""Letters of a single word that is looked for in small letters."""

Key = tuple[str, ...]
Place = tuple[int, int, Form]


class Spread:
    """``small`` lets single words be found in small letters."""

    def __init__(self, text: str, forms: Forms, *, small: bool = True) -> None:
        self._text, self._forms, self._small = text, forms, small
        self._folded = folded(text)
        self._large: Counter[str] = Counter()
        self._doubtful: list[Place] = []

    def find(self, covered: Covered, pulse: Pulse = unhurried) -> Iterator[Finding]:
        """Each place once that is not ``covered``, the longest form there; in no order."""
        for start, end, form in self._places(pulse):
            if not covered.holds(start, end):
                yield _finding(start, end, form)

    def _places(self, pulse: Pulse) -> Iterator[Place]:
        done, firsts = 0, self._forms.lengths
        for starts in words_by_stretch(self._text, pulse) if firsts else ():
            known = starts.keys() & firsts.keys()
            for start, first in sorted((at, word) for word in known for at in starts[word]):
                place = self._at(start, first) if start >= done else None
                if place:
                    done = place[1]
                    yield place
        yield from self._in_small_letters()

    def _at(self, start: int, first: str) -> Place | None:
        end = start + len(first)
        following = _NEXT.match(self._folded, end)
        if following and following.group(1) in self._forms.seconds[first]:
            place = self._longest(start, end, first, _TURN)
            return place or self._longest(start, end, first, _GAP)
        form = self._forms.forms.get((first,))
        return (start, end, form) if form and self._stands(start, end, (first,), form) else None

    def _longest(
        self, start: int, end: int, first: str, gap: re.Pattern[str]
    ) -> Place | None:
        lengths = self._forms.lengths[first]
        key, ends = self._read(end, first, gap, lengths[0])
        for length in lengths:
            form = self._forms.forms.get(key[:length]) if length <= len(key) else None
            if form and (form.kind is Kind.TURNED) == (gap is _TURN):
                at = ends[length - 1]
                if self._stands(start, at, key[:length], form):
                    return start, at, form
        return None

    def _read(
        self, end: int, first: str, gap: re.Pattern[str], most: int
    ) -> tuple[Key, list[int]]:
        """The words from the one that ends at ``end`` on that ``gap`` joins (later ones by what
        joins any name), at most ``most``, and where each ends."""
        key, ends = [first], [end]
        while len(key) < most:
            between = gap.match(self._folded, ends[-1])
            following = WORD.match(self._folded, between.end()) if between else None
            if following is None:
                break
            key.append(following.group())
            ends.append(following.end())
            gap = _GAP
        return tuple(key), ends

    def _stands(self, start: int, end: int, key: Key, form: Form) -> bool:
        text = self._text
        if _is_part_of_more(text, start, end):
            return False
        if form.kind is Kind.INITIAL:
            return text[start].isupper()
        if form.kind is Kind.TURNED:
            plain = all(is_common(part) for part in key)
            return text[start].isupper() or ("," in text[start:end] and not plain)
        return len(key) > 1 or self._stands_alone(start, end, key[0], form)

    def _stands_alone(self, start: int, end: int, word: str, form: Form) -> bool:
        large = self._text[start].isupper()
        if is_common(word):
            capital = large and not self._text[start:end].isupper()
            return capital and reads_as_name(self._text, start, end)
        if large:
            self._large[word] += 1
            return len(word) > 1
        small = self._small and form.certain and form.entity_type != "ORGANIZATION"
        if small and len(word) >= _SMALLEST:
            self._doubtful.append((start, end, form))
        return False

    def _in_small_letters(self) -> Iterator[Place]:
        """A word that stands in small letters far more often than with a capital is a word like
        any other that once was taken for a name."""
        text = self._text
        counts = Counter(text[start:end] for start, end, _ in self._doubtful)
        for start, end, form in self._doubtful:
            word = text[start:end]
            if counts[word] <= 2 + 2 * self._large[word]:
                yield start, end, form


def _finding(start: int, end: int, form: Form) -> Finding:
    return Finding(start, end, form.entity_type, round(min(form.score, HIGHEST) - LOSS, 4), WHY)


def _is_part_of_more(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start] in _QUIET and text[end : end + 1] in _QUIET:
        return False
    return _is_inside_word(text, start, end) or _is_in_address(text, start, end)


def _is_in_address(text: str, start: int, end: int) -> bool:
    """An address as a whole is for its own recogniser, and the user's lists, to judge."""
    domain = text[start - 1 : start] == "@" and text[max(0, start - 2) : start - 1].isalnum()
    return domain or bool(_LOCAL.match(text, end))


def _is_inside_word(text: str, start: int, end: int) -> bool:
    """A digit or a joined word on either side: ``amira87``, ``Smith-Jones``."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    joined = before in ("-", "‑") and text[max(0, start - 2) : start - 1].isalpha()
    joins = after in ("-", "‑") and text[end + 1 : end + 2].isalpha()
    return before.isdigit() or after.isdigit() or joined or joins
