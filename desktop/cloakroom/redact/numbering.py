"""The numbers of one ledger: those that are taken, and the next that is safe to hand out."""

from collections.abc import Mapping, Set
from functools import cached_property
from types import MappingProxyType

from cloakroom.errors import TooLarge
from cloakroom.redact.numbers import beginnings, is_spaced, numbers, slipped
from cloakroom.redact.slips import mistakable

_NONE: Set[str] = frozenset()
_START: Mapping[str, int] = MappingProxyType({})


class Numbering:
    """``taken`` are the ``PERSON_1`` that nobody may get; of these ``uneven`` may be one slip from
    one of ``numbers.py`` (an older ledger, a name given by the user). ``last`` was handed out last,
    by word."""

    def __init__(
        self, taken: Set[str] = _NONE, *, uneven: Set[str] = _NONE,
        last: Mapping[str, int] = _START,
    ) -> None:
        self._taken, self._uneven, self._last = set(taken), set(uneven), dict(last)

    @property
    def uneven(self) -> frozenset[str]:
        return frozenset(self._uneven)

    @property
    def last(self) -> Mapping[str, int]:
        return MappingProxyType(self._last)

    def reserve(self, word: str, number: int) -> None:
        """Somebody has typed it."""
        self._taken.add(f"{word}_{number}")

    def take(self, word: str, number: int) -> None:
        """It stands for a value."""
        name = f"{word}_{number}"
        drawn = self._last.get(word) == number
        if name not in self._taken and not drawn and not is_spaced(number):
            self._uneven.add(name)
            self._begun.update(f"{word}_{each}" for each in beginnings(number))
        self._taken.add(name)

    def draw(self, word: str, words: frozenset[str]) -> int:
        """The next number of ``word``; ``words`` are all that the ledger knows.

        Raises :class:`TooLarge` when half a million of one kind are taken."""
        self._last[word] = self.following(word, words)
        return self._last[word]

    def following(self, word: str, words: frozenset[str]) -> int:
        """What :meth:`draw` would give."""
        for number in numbers(self._last.get(word, 0)):
            if self._is_nobodys(word, number, words) and self._is_even(word, number):
                return number
        raise TooLarge

    def is_free(self, word: str, number: int, words: frozenset[str]) -> bool:
        """Nothing has it, nor what one slip may make of it."""
        if not self._is_nobodys(word, number, words):
            return False
        if is_spaced(number):
            return self._is_even(word, number)
        return _are_apart(word, number, self._taken, _beginnings_of(self._taken))

    def _is_nobodys(self, word: str, number: int, words: frozenset[str]) -> bool:
        alike = (word, *mistakable(word, words))
        return not any(f"{each}_{number}" in self._taken for each in alike)

    def _is_even(self, word: str, number: int) -> bool:
        """Of a spaced one, which is beside none that is spaced."""
        return not self._uneven or _are_apart(word, number, self._uneven, self._begun)

    @cached_property
    def _begun(self) -> set[str]:
        return _beginnings_of(self._uneven)


def _are_apart(
    word: str, number: int, others: Set[str], begun: Set[str]
) -> bool:
    beside = slipped(number) | set(beginnings(number))
    clash = f"{word}_{number}" in begun or any(f"{word}_{each}" in others for each in beside)
    return not clash


def _beginnings_of(numbered: Set[str]) -> set[str]:
    parted = (each.rpartition("_") for each in numbered)
    return {f"{word}_{each}" for word, _, number in parted for each in beginnings(int(number))}
