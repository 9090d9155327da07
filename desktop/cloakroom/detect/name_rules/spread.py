"""A name that is sure once is found everywhere in the text, in every form: one pass over the words.

What the signs between the words may be, and in which case a form may be written, is decided here;
``forms`` says what the forms are.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from cloakroom.detect.name_rules.evidence import reads_as_name
from cloakroom.detect.name_rules.forms import WORD, Form, Forms, Kind
from cloakroom.detect.name_rules.words import is_common
from cloakroom.model import Finding

WHY: Final = "same name as elsewhere in the text"
LOSS: Final = 0.04
"""What a repeat is less sure than its source."""
HIGHEST: Final = 0.95
_GAP: Final = re.compile(
    r"(?:[ \u00a0\t]{1,2}|[.'’‑-]|\.[ \u00a0]|[ \u00a0]?\r?\n[> ]{0,4})(?=[^\W\d_])"
)
_TURN: Final = re.compile(r"(?:,[ \u00a0]?|[ \u00a0]{1,2}|,?\r?\n[> ]{0,4})(?=[^\W\d_])")
_LOCAL: Final = re.compile(r"[\w.+-]{0,64}@\w")
_SMALLEST: Final = 4
"""Letters of a single word that is looked for in small letters."""

Key = tuple[str, ...]


class Spread:
    """``small`` lets single words be found in small letters."""

    def __init__(self, text: str, forms: Forms, *, small: bool = True) -> None:
        self._text, self._forms, self._small = text, forms, small
        self._large: Counter[str] = Counter()
        self._doubtful: list[Finding] = []

    def find(self) -> Iterator[Finding]:
        """Each place once, the longest form there; in no order."""
        done, lengths = 0, self._forms.lengths
        for word in WORD.finditer(self._text) if lengths else ():
            first = word.group().lower()
            if first in lengths and word.start() >= done:
                found = self._at(word, first)
                if found:
                    done = found.end
                    yield found
        yield from self._in_small_letters()

    def _at(self, word: re.Match[str], first: str) -> Finding | None:
        most, *shorter = self._forms.lengths[first]
        for gap in (_TURN, _GAP) if most > 1 else (_GAP,):
            key, ends = self._read(word, first, gap, most)
            for length in (most, *shorter):
                form = self._forms.forms.get(key[:length]) if length <= len(key) else None
                if form and (form.kind is Kind.TURNED) == (gap is _TURN):
                    finding = _finding(word.start(), ends[length - 1], form)
                    if self._stands(finding, key[:length], form):
                        return finding
        return None

    def _read(
        self, word: re.Match[str], first: str, gap: re.Pattern[str], most: int
    ) -> tuple[Key, list[int]]:
        """The words from here on that ``gap`` joins (later ones by what joins any name), at most
        ``most``, and where each ends."""
        key, ends = [first], [word.end()]
        while len(key) < most:
            between = gap.match(self._text, ends[-1])
            following = WORD.match(self._text, between.end()) if between else None
            if following is None:
                break
            key.append(following.group().lower())
            ends.append(following.end())
            gap = _GAP
        return tuple(key), ends

    def _stands(self, finding: Finding, key: Key, form: Form) -> bool:
        if _is_inside_word(self._text, finding.start, finding.end):
            return False
        if _is_in_address(self._text, finding.start, finding.end):
            return False
        written = self._text[finding.start : finding.end]
        if form.kind is Kind.INITIAL:
            return written[0].isupper()
        if form.kind is Kind.TURNED:
            plain = all(is_common(part) for part in key)
            return written[0].isupper() or ("," in written and not plain)
        return len(key) > 1 or self._stands_alone(finding, key[0], written, form)

    def _stands_alone(self, finding: Finding, word: str, written: str, form: Form) -> bool:
        if is_common(word):
            capital = written[0].isupper() and not written.isupper()
            return capital and reads_as_name(self._text, finding.start, finding.end)
        if written[0].isupper():
            self._large[word] += 1
            return len(word) > 1
        small = self._small and form.certain and form.entity_type != "ORGANIZATION"
        if small and len(word) >= _SMALLEST:
            self._doubtful.append(finding)
        return False

    def _in_small_letters(self) -> Iterator[Finding]:
        """A word that stands in small letters far more often than with a capital is a word like
        any other that once was taken for a name."""
        text = self._text
        counts = Counter(text[f.start : f.end] for f in self._doubtful)
        for finding in self._doubtful:
            word = text[finding.start : finding.end]
            if counts[word] <= 2 + 2 * self._large[word]:
                yield finding


def _finding(start: int, end: int, form: Form) -> Finding:
    return Finding(start, end, form.entity_type, round(min(form.score, HIGHEST) - LOSS, 4), WHY)


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
