"""Finding stand-ins again, as whole words and to the character."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator

LONGEST = 200
"""Characters of a stand-in, at most."""

# An underscore is no part of the word here: Markdown writes _Rosa Abney_ for italics.
_WORD = re.compile(r"[^\W_]+")


def can_stand_in(text: str) -> bool:
    """Whether it would be found again."""
    return text[:1].isalnum() and text[-1:].isalnum() and len(text) <= LONGEST


class StandIns:
    """``known`` prepared for many searches; it needs a fast ``in`` (a set, a dict's keys), and is
    not looked at for what it gains later."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._lengths = _lengths(known)
        self._sorted = sorted(known)

    def find(self, text: str, start: int = 0) -> Iterator[tuple[int, int]]:
        """``(start, end)`` of each in ``text`` from ``start`` on, in order, not overlapping, the
        longest first."""
        at = start
        if at and _WORD.match(text, at - 1):
            at = _after_word(text, at)
        for word in _WORD.finditer(text, at) if self._lengths else ():
            begin = word.start()
            if begin < at:
                continue
            for length in self._lengths.get(word[0], ()):
                end = begin + length
                if self._stands(text, begin, end):
                    yield begin, end
                    at = end
                    break

    def _stands(self, text: str, begin: int, end: int) -> bool:
        # near the end of the text a slice is shorter than asked for
        whole = end <= len(text) and not text[end : end + 1].isalnum()
        return whole and text[begin:end] in self._known

    def may_continue(self, end: str) -> bool:
        """Whether ``end``, the end of a text still arriving, may be the beginning of one."""
        index = bisect_left(self._sorted, end)
        return index < len(self._sorted) and self._sorted[index].startswith(end)


def _after_word(text: str, at: int) -> int:
    word = _WORD.match(text, at)
    return word.end() if word else at


def _lengths(known: Collection[str]) -> dict[str, list[int]]:
    """By first word, the few lengths to try: time depends on those, not on how many stand-ins
    there are."""
    by_word: dict[str, set[int]] = {}
    for stand_in in known:
        first = _WORD.match(stand_in)
        if first is not None:
            by_word.setdefault(first[0], set()).add(len(stand_in))
    return {word: sorted(lengths, reverse=True) for word, lengths in by_word.items()}
