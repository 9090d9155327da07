"""Where values stand in a text, as whole words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"\w+")


def occurrences(text: str, values: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of ``values`` stands in ``text`` as whole words: sorted (start, end), the longest
    where several begin. One pass over the words of the text, however many values there are."""
    wanted = list(dict.fromkeys(value for value in values if _WORD.search(value)))
    if len(wanted) == 1:
        return _apart(list(_of_one(text, wanted[0])))
    by_first_word: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for value in sorted(wanted, key=len, reverse=True):
        first = _WORD.search(value)
        if first:
            by_first_word[first.group()].append((value, first.start()))
    found = []
    for word in _WORD.finditer(text):
        for value, before in by_first_word.get(word.group(), ()):
            start = word.start() - before
            if start >= 0 and text.startswith(value, start) and _whole(text, start, value):
                found.append((start, start + len(value)))
                break
    return _apart(sorted(found))


def _of_one(text: str, value: str) -> Iterator[tuple[int, int]]:
    """The same for one value, which the words between need not be looked at for."""
    at = text.find(value)
    while at >= 0:
        if _whole(text, at, value):
            yield at, at + len(value)
        at = text.find(value, at + 1)


def _whole(text: str, start: int, value: str) -> bool:
    """False where ``value`` is only a part of a longer word."""
    end = start + len(value)
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (
        (_WORD.match(before) and _WORD.match(value[0]))
        or (_WORD.match(after) and _WORD.match(value[-1]))
    )


def to_whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The selection up to the ends of the words it cuts. In scripts without blanks between
    words there is no such end, so only Latin letters count."""
    while 0 < start < end and _is_latin(text[start - 1]) and _is_latin(text[start]):
        start -= 1
    while start < end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end]):
        end += 1
    return start, end


def _is_latin(char: str) -> bool:
    return char.isalpha() and char < "\u0250"


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans without those that begin before the one before them has ended."""
    apart: list[tuple[int, int]] = []
    for span in spans:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart
