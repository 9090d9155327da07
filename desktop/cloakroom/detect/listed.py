"""The user's own words: found whole and in any case, however many there are."""

import re
from collections.abc import Iterable, Iterator

from cloakroom.model import Finding

_WORD = re.compile(r"\w+")


class ListedWords:
    """Looks each word of a text up by the first word of a listed phrase, so that a list of
    thousands costs no more than a list of one."""

    def __init__(self, listed: Iterable[str]) -> None:
        self._by_first_word: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        self._signs: list[re.Pattern[str]] = []
        for phrase in {" ".join(entry.split()) for entry in listed} - {""}:
            self._add(phrase)

    def _add(self, phrase: str) -> None:
        body = r"\s+".join(re.escape(part) for part in phrase.split(" "))
        pattern = re.compile(
            (r"(?<!\w)" if phrase[0].isalnum() else "")
            + body
            + (r"(?!\w)" if phrase[-1].isalnum() else ""),
            re.IGNORECASE,
        )
        first = _WORD.search(phrase)
        if first is None:
            self._signs.append(pattern)
        else:
            rows = self._by_first_word.setdefault(first.group().casefold(), [])
            rows.append((first.start(), pattern))

    def find(self, text: str) -> Iterator[Finding]:
        """Every occurrence; occurrences of different phrases may overlap."""
        for pattern in self._signs:
            yield from (_listed(match) for match in pattern.finditer(text))
        for word in _WORD.finditer(text) if self._by_first_word else ():
            for offset, pattern in self._by_first_word.get(word.group().casefold(), ()):
                match = pattern.match(text, max(0, word.start() - offset))
                if match:
                    yield _listed(match)


def _listed(match: re.Match[str]) -> Finding:
    return Finding(match.start(), match.end(), "CUSTOM", 1.0, "on your list")
