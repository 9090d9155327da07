"""The second pass over a document: every value that was taken out is taken out everywhere.

Edits reach what a reader found. The same value stands in properties, link targets, names of parts
and caches as well; a :class:`Sweep` finds it there. A value is matched in any letter case and
normal form, with any blanks between its words and with invisible characters inside; a short or
careful one (a surname that is a word) only as a whole word. The time for a text grows with the
text, not with the number of values.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import quote

from cloakroom.documents.folding import end_of, folded, folded_text, same_case

SHORT: Final = 4
"""Up to so many characters a value is only met as a whole word."""

_HEAD: Final = 4
_ROUNDS: Final = 100  # a value that was no whole word may be one beside what went before
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
        self.taken = tuple(each for each in taken if folded(each.value)[0].strip())
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
    """Values by their first letters. A pattern of the heads finds where a value may begin, and one
    look for each length says whether it does."""

    def __init__(self, taken: Iterable[Taken]) -> None:
        self._named: dict[str, list[Taken]] = defaultdict(list)
        self._kept: set[str] = set()
        for each in taken:
            self._named[folded(each.value)[0].strip()].append(each)
            self._kept |= {each.stand_in, plain(each.stand_in)}
        for stand_in in filter(None, self._kept):  # a value "Person" is none in [PERSON_1]
            self._named[folded(stand_in)[0].strip()]
        self._heads = _heads(self._named)

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
        if not self._named or not self._may_be_in(folded_text(text)):
            return
        read, places = folded(text)
        begins = self._head.search(read)
        while begins is not None:
            start = begins.start()
            end = start + 1
            for length in self._lengths(read, start):
                first, last = places[start], end_of(text, places[start + length - 1])
                if text[first:last] in self._kept:
                    end = start + length
                    break
                taken = self._taken(read, start, length, text[first:last])
                if taken is not None:
                    yield first, last, taken
                    end = start + length
                    break
            begins = self._head.search(read, end)

    def _may_be_in(self, read: str) -> bool:
        """Whether anything in it reads as a value, be it part of a longer word or of a stand-in."""
        begins = self._telling.search(read)
        while begins is not None:
            start = begins.start()
            if any(self._named[read[start : start + size]] for size in self._lengths(read, start)):
                return True
            begins = self._telling.search(read, start + 1)
        return False

    def _lengths(self, read: str, start: int) -> Iterator[int]:
        """How long what begins here and reads as a value may be, the longest first."""
        left = len(read) - start
        for size, table in self._heads.items():
            for length in table.get(read[start : start + size], ()):
                if length <= left and read[start : start + length] in self._named:
                    yield length

    @cached_property
    def _head(self) -> re.Pattern[str]:
        return re.compile(_any_of([head for table in self._heads.values() for head in table]))

    @cached_property
    def _telling(self) -> re.Pattern[str]:
        """As ``_head``, without those that begin nothing but a stand-in."""
        return re.compile(_any_of({key[:_HEAD] for key, taken in self._named.items() if taken}))

    def _taken(self, read: str, start: int, length: int, seen: str) -> Taken | None:
        whole = _is_whole(read, start, start + length)
        for taken in self._named[read[start : start + length]]:
            if not whole and (taken.careful or length <= SHORT):
                continue
            if taken.careful and not same_case(seen, taken.value):
                continue
            return taken
        return None


def _heads(values: Iterable[str]) -> Mapping[int, Mapping[str, Sequence[int]]]:
    """The lengths of the values by their first letters, by how many letters those are."""
    heads: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for value in values:
        size = min(_HEAD, len(value))
        heads[size][value[:size]].add(len(value))
    return {
        size: {head: sorted(lengths, reverse=True) for head, lengths in table.items()}
        for size, table in sorted(heads.items(), reverse=True)
    }


def _any_of(heads: Iterable[str]) -> str:
    """A pattern for the beginnings, letter by letter: one look at each letter, however many."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for head in heads:
        by_letter[head[0]].append(head[1:])
    ways = [
        re.escape(letter) + (_any_of(rests) if all(rests) else "")
        for letter, rests in by_letter.items()
    ]
    return f"(?:{'|'.join(ways)})"


def _is_whole(read: str, start: int, end: int) -> bool:
    before, after = read[start - 1 : start], read[end : end + 1]
    return not before.isalnum() and not after.isalnum()
