"""A text in small letters, and where each of its words begins: worked out once and asked by all.

Recognisers and rules look for hundreds of words. Each of them would read the text again; from here
they learn in one look-up where a word stands, and that most of their words stand nowhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from cloakroom.detect.pace import Pulse, stretches, unhurried

Starts = Mapping[str, list[int]]
"""Of each word in small letters where it begins, in order."""

_CHUNK = re.compile("[a-z\x80-\U0010ffff]+")
"""ASCII letters are told faster by their range than by their kind."""
_WORD = re.compile(r"[^\W\d_]+")
_KEPT = 1 << 20
"""Characters of a text whose words take ten megabytes."""
_ALIKE = {"ı": "i", "ſ": "s"}
"""What a pattern that ignores case takes for another letter, and ``str.lower`` leaves."""


@lru_cache(maxsize=1)
def folded(text: str) -> str:
    """``text`` in lower case and of the same length, so that offsets stay true. A search for small
    letters in it is several times faster than a search that ignores case. All recognisers ask one
    after the other, so the last answer is kept until :func:`forget`."""
    return text.replace("İ", "I").lower()  # no other letter has a longer small form


@lru_cache(maxsize=1)
def word_starts(text: str) -> Starts:
    """The words of letters alone, of a text no longer than a piece."""
    return _starts(folded(text), 0, len(text))


@lru_cache(maxsize=1)
def starts_for_patterns(text: str) -> Starts:
    """:func:`word_starts`, where a word with a letter that is another to ``re.IGNORECASE`` is
    there as both."""
    starts = word_starts(text)
    if not any(letter in folded(text) for letter in _ALIKE):
        return starts
    both: defaultdict[str, list[int]] = defaultdict(list, starts)
    for word, places in starts.items():
        plain = "".join(_ALIKE.get(letter, letter) for letter in word)
        if plain != word:
            both[plain] = sorted(both[plain] + places)
    return both


def words_by_stretch(text: str, pulse: Pulse = unhurried) -> Iterator[Starts]:
    """:func:`word_starts` of a text of any length, one stretch after the other; those of a text
    that is not too long are kept for who asks next."""
    known = _known_stretches(text)
    for start, end in stretches(text, pulse):
        starts = known.get(start)
        if starts is None:
            whole = end - start == len(text)
            starts = word_starts(text) if whole else _starts(folded(text), start, end)
            if len(text) <= _KEPT:
                known[start] = starts
        yield starts


@lru_cache(maxsize=1)
def _known_stretches(text: str) -> dict[int, Starts]:
    """What :func:`words_by_stretch` came by so far, by where it begins; filled there."""
    return {}


def forget() -> None:
    """Keep nothing of the text that was read last."""
    folded.cache_clear()
    word_starts.cache_clear()
    starts_for_patterns.cache_clear()
    _known_stretches.cache_clear()


def _starts(small: str, start: int, end: int) -> Starts:
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for chunk in _CHUNK.finditer(small, start, end):
        if chunk[0].isascii():
            starts[chunk[0]].append(chunk.start())
        else:
            for word in _WORD.finditer(small, *chunk.span()):
                starts[word[0]].append(word.start())
    return starts
