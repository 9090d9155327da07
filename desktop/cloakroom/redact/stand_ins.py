"""Finding stand-ins again, as whole words and to the character."""

import re
from collections.abc import Collection, Iterator

# An underscore is no part of the word here: Markdown writes _Rosa Abney_ for italics.
_WORD = re.compile(r"[^\W_]+")


def find(text: str, stand_ins: Collection[str]) -> Iterator[tuple[int, int]]:
    """``(start, end)`` of each of ``stand_ins`` in ``text``, in order, not overlapping, the
    longest first. ``stand_ins`` needs a fast ``in`` (a set, a dict's keys)."""
    lengths = _lengths(stand_ins)
    at = 0
    for word in _WORD.finditer(text) if lengths else ():
        start = word.start()
        if start < at:
            continue
        for length in lengths.get(word[0], ()):
            end = start + length
            if text[start:end] in stand_ins and not text[end : end + 1].isalnum():
                yield start, end
                at = end
                break


def _lengths(stand_ins: Collection[str]) -> dict[str, list[int]]:
    """By first word, the few lengths to try: time depends on those, not on how many stand-ins
    there are."""
    by_word: dict[str, set[int]] = {}
    for stand_in in stand_ins:
        first = _WORD.match(stand_in)
        if first is not None:
            by_word.setdefault(first[0], set()).add(len(stand_in))
    return {word: sorted(lengths, reverse=True) for word, lengths in by_word.items()}
