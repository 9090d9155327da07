"""Lists of words in ``resources/words``: one phrase a line, ``#`` before a comment.

A phrase is found whole and in any case, with one space, line end or hyphen between its words. Every
word of a text is looked up once by the first word of the phrases, so a list costs what one word
costs, and a possessive or a plural in s is no other word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cloakroom.errors import InstallationError
from cloakroom.paths import resource

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = re.compile(r"[ \u00a0\r\n-]{1,2}")


class Listed(NamedTuple):
    """Where a phrase stands in the text, and the list it is on."""

    start: int
    end: int
    name: str


class WordLists:
    """Phrases of several lists, looked up in one pass; ``lists`` is name to phrases."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._by_first_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, phrases in lists.items():
            for phrase in phrases:
                first, *rest = (stem(word) for word in _WORD.findall(phrase))
                self._by_first_word.setdefault(first, []).append((tuple(rest), name))
        for rows in self._by_first_word.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, text: str) -> Iterator[Listed]:
        """The longest phrase of each list at every place, in order of their start."""
        for word in _WORD.finditer(text):
            rows = self._by_first_word.get(stem(word.group()))
            if rows:
                yield from _longest(text, word, rows)


def load(names: Mapping[str, str]) -> WordLists:
    """``names`` is list to file name. Raises InstallationError for a file that cannot be read."""
    return WordLists({name: _phrases(file) for name, file in names.items()})


def stem(word: str) -> str:
    """The word as lists know it: in small letters, without a possessive or a plural in s."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


def _phrases(file: str) -> list[str]:
    path = resource(f"words/{file}")
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InstallationError(f"The word list {file} cannot be read.") from error
    return [line.strip() for line in lines if _WORD.match(line.strip())]


def _longest(
    text: str, word: re.Match[str], rows: list[tuple[tuple[str, ...], str]]
) -> Iterator[Listed]:
    done: set[str] = set()
    for rest, name in rows:
        if name not in done:
            end = _end(text, word.end(), rest)
            if end:
                done.add(name)
                yield Listed(word.start(), end, name)


def _end(text: str, position: int, rest: tuple[str, ...]) -> int:
    """Where the words ``rest`` end if they follow at ``position``, else 0."""
    for wanted in rest:
        gap = _GAP.match(text, position)
        word = _WORD.match(text, gap.end()) if gap else None
        if word is None or stem(word.group()) != wanted:
            return 0
        position = word.end()
    return position
