"""The second pass over a document: every value that was taken out is taken out everywhere.

Edits reach what a reader found. The same value stands in properties, link targets, names of parts
and caches as well; a :class:`Sweep` finds it there. A value is matched in any letter case and
normal form, with any blanks between its words and with invisible characters inside; a short or careful one (a
surname that is a word) only as a whole word. The time for a text grows with the text, not with
the number of values.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import quote

SHORT: Final = 4
"""Up to so many characters a value is only met as a whole word."""

_HEAD: Final = 4
_ROUNDS: Final = 100  # a value that was no whole word may be one beside what went before
_ODD = re.compile(r"\s\s|[^\S ]|[\u00ad\u200b-\u200d\u2060\ufeff]")
_MARKS = re.compile(r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff"
                    r"\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]*")
"""What is drawn on the letter before it."""
_RUN = re.compile(
    r"[\s\u00ad\u200b-\u200d\u2060\ufeff]{2,}|[^\S ]|[\u00ad\u200b-\u200d\u2060\ufeff]"
)
_NOT_PLAIN = re.compile(r"[^0-9A-Za-z_]+")


@dataclass(frozen=True, slots=True, repr=False)
class Taken:
    """A value and what stands in for it. ``careful``: only as a whole word in this letter case."""

    value: str
    stand_in: str
    careful: bool = False


def plain(stand_in: str) -> str:
    """A stand-in for places where only letters, digits and ``_`` are legal: names of sheets and
    of parts, identifiers, addresses. ``[PERSON_1]`` becomes ``PERSON_1``."""
    return _NOT_PLAIN.sub("_", stand_in).strip("_") or "REMOVED"


def _as_it_is(stand_in: str) -> str:
    return stand_in


class Sweep:
    """``taken`` prepared for many texts. The longest value wins where several begin."""

    def __init__(self, taken: Iterable[Taken] = ()) -> None:
        self.taken = tuple(each for each in taken if _read(each.value)[0].strip())
        self._values = _Values(self.taken)

    def __bool__(self) -> bool:
        return bool(self.taken)

    def text(self, text: str) -> str:
        """Running text without the values; the very same object where it holds none."""
        return self._values.replaced(text, _as_it_is)

    def name(self, text: str) -> str:
        """As :meth:`text`, with stand-ins that are legal in identifiers and names."""
        return self._values.replaced(text, plain)

    def address(self, text: str) -> str:
        """A link target or a path: values that are percent-encoded go too."""
        return self.name(self._encoded.replaced(text, plain))

    def spans(self, text: str) -> list[tuple[int, int, Taken]]:
        """Where the values stand in ``text``, in order, not overlapping."""
        return list(self._values.spans(text))

    def found(self, text: str) -> bool:
        """Whether ``text`` holds one of the values."""
        return next(self._values.spans(text), None) is not None

    @cached_property
    def _encoded(self) -> "_Values":
        ways = {quote(each.value, safe=safe): each for each in self.taken for safe in _SAFE}
        ways |= {way.replace("%20", "+"): each for way, each in ways.items()}
        return _Values(
            Taken(way, each.stand_in) for way, each in ways.items() if way != each.value
        )


_SAFE: Final = ("", "/", "@", "/@:")


class _Values:
    """Values by their first letters. At each place of a text one look into a table of heads says
    whether a value may begin there, and one look for each length whether it does."""

    def __init__(self, taken: Iterable[Taken]) -> None:
        self._named: dict[str, list[Taken]] = defaultdict(list)
        self._kept: set[str] = set()
        for each in taken:
            self._named[_read(each.value)[0].strip()].append(each)
            self._kept |= {each.stand_in, plain(each.stand_in)}
        for stand_in in filter(None, self._kept):  # a value "Person" is none in [PERSON_1]
            self._named[_read(stand_in)[0].strip()]
        heads: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for value in self._named:
            size = min(_HEAD, len(value))
            heads[size][value[:size]].add(len(value))
        self._heads: Mapping[int, Mapping[str, Sequence[int]]] = {
            size: {head: sorted(lengths, reverse=True) for head, lengths in table.items()}
            for size, table in sorted(heads.items(), reverse=True)
        }

    def replaced(self, text: str, form: Callable[[str], str]) -> str:
        for _ in range(_ROUNDS):
            parts, at = [], 0
            for start, end, taken in self.spans(text):
                parts += [text[at:start], form(taken.stand_in)]
                at = end
            if not parts:
                break
            text = "".join([*parts, text[at:]])
        return text

    def spans(self, text: str) -> Iterator[tuple[int, int, Taken]]:
        if not self._named or not text:
            return
        read, places = _read(text)
        after = 0
        for start, length in self._candidates(read):
            if start < after:
                continue
            first, last = places[start], _end(text, places[start + length - 1])
            if text[first:last] in self._kept:
                after = start + length
                continue
            taken = self._taken(read, start, length, text[first:last])
            if taken is not None:
                yield first, last, taken
                after = start + length

    def _candidates(self, read: str) -> Iterator[tuple[int, int]]:
        """(start, length) of what reads as a value: by start, the longest first."""
        starts: dict[int, list[int]] = defaultdict(list)
        for size, table in self._heads.items():
            for start in range(len(read) - size + 1):
                head = read[start : start + size]
                if head in table:
                    starts[start] += [
                        length for length in table[head]
                        if start + length <= len(read)
                        and read[start : start + length] in self._named
                    ]
        for start in sorted(starts):
            for length in starts[start]:
                yield start, length

    def _taken(self, read: str, start: int, length: int, seen: str) -> Taken | None:
        whole = _is_whole(read, start, start + length)
        for taken in self._named[read[start : start + length]]:
            if not whole and (taken.careful or length <= SHORT):
                continue
            if taken.careful and not _same_case(seen, taken.value):
                continue
            return taken
        return None


def _is_whole(read: str, start: int, end: int) -> bool:
    before, after = read[start - 1 : start], read[end : end + 1]
    return not before.isalnum() and not after.isalnum()


def _end(text: str, place: int) -> int:
    """Behind the character at ``place`` and what is drawn on it."""
    marks = None if text.isascii() else _MARKS.match(text, place + 1)
    return marks.end() if marks else place + 1


def _same_case(seen: str, value: str) -> bool:
    return _squeezed(_composed(seen)[0])[0] == _squeezed(_composed(value)[0])[0]


def _read(text: str) -> tuple[str, Sequence[int]]:
    """``text`` as it is compared, and where each character of that stood."""
    read, places = (text, range(len(text))) if text.isascii() else _folded(text)
    if not _ODD.search(read):
        return read.lower(), places
    squeezed, kept = _squeezed(read)
    return squeezed.lower(), [places[place] for place in kept]


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Composed, without compatibility forms (Unicode Standard Annex 15, NFKC) and letter case."""
    read, places = _composed(text)
    folded = read.casefold()
    if len(folded) == len(read):
        return folded, places
    chars = [(part, place) for char, place in zip(read, places, strict=True)
             for part in char.casefold()]
    return "".join(char for char, _ in chars), [place for _, place in chars]


def _composed(text: str) -> tuple[str, Sequence[int]]:
    if unicodedata.is_normalized("NFKC", text):
        return text, range(len(text))
    chars: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        end = _end(text, at)
        part = unicodedata.normalize("NFKC", text[at:end])
        chars.append(part)
        places += [at] * len(part)
        at = end
    return "".join(chars), places


def _squeezed(text: str) -> tuple[str, Sequence[int]]:
    """Without invisible characters, and each run of blanks as one space."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for run in _RUN.finditer(text):
        start = run.start()
        parts.append(text[at:start])
        places.extend(range(at, start))
        at = run.end()
        blank = next((place for place in range(start, at) if text[place].isspace()), None)
        if blank is not None:
            parts.append(" ")
            places.append(blank)
    parts.append(text[at:])
    places.extend(range(at, len(text)))
    return "".join(parts), places
