"""What a slip of the writer has made of a placeholder: reported, and never put back.

``[PERSN_1]`` and ``[PERSON_1_SURNAM]`` are nobody's; likeness is good enough to warn of them and
not to say whose they are.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

LONGEST_SLIP = 64
SLIP = re.compile(rf"\[([A-Z][A-Z0-9_]{{1,{LONGEST_SLIP - 3}}})\]", re.ASCII)
_LONG_ENOUGH = 5  # letters; AGE and PAGE are two words
_PARTS = re.compile(r"([A-Z]+(?:_[A-Z]+)*)_?([0-9]+)(_[A-Z0-9_]+)?")


def slips(text: str, words: frozenset[str], *, start: int = 0) -> Iterator[tuple[int, int]]:
    """``(start, end)`` of what stands in square brackets, has a number and is one edit from one of
    ``words``, or is one of them with an ending that is no form. What is right is among them too:
    look there first."""
    for match in SLIP.finditer(text, start):
        parts = _PARTS.fullmatch(match[1])
        if parts and _is_near(parts[1], words):
            yield match.span()


@lru_cache(maxsize=4096)
def mistakable(word: str, words: Collection[str]) -> tuple[str, ...]:
    """Those of ``words`` that one slip may turn into ``word`` or the other way round: ``CRN`` and
    ``FRN``; ``IP_ADDRESS`` and ``ADDRESS``, for ``[IP[ADDRESS_1]`` is read as the latter."""
    return tuple(sorted(
        each for each in words
        if each != word
        and (each.endswith(word) or word.endswith(each) or _one_edit(each, word))
    ))


@lru_cache(maxsize=4096)
def _is_near(word: str, words: Collection[str]) -> bool:
    long_enough = (each for each in words if len(each) >= _LONG_ENOUGH)
    return word in words or any(_one_edit(word, each) for each in long_enough)


def _one_edit(one: str, other: str) -> bool:
    """A character more, less or other, or two neighbours exchanged."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    n = next((n for n, sign in enumerate(short) if sign != long[n]), len(short))
    if len(short) < len(long):
        return short[n:] == long[n + 1 :]
    swapped = short[n : n + 2][::-1] + short[n + 2 :]
    return long[n + 1 :] == short[n + 1 :] or long[n:] == swapped
