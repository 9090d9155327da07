"""The numbers of one ledger: those that are taken, and the next that is safe to hand out."""

from collections.abc import Mapping, Set
from functools import cached_property
from types import MappingProxyType

from cloakroom.errors import TooLarge
from cloakroom.redact.numbers import beginnings, is_spaced, numbers, slipped
from cloakroom.redact.slips import mistakable

Numbered = tuple[str, int]
"""The word and the number of a placeholder."""

_NONE: Set[Numbered] = frozenset()
_START: Mapping[str, int] = MappingProxyType({})


class Numbering:
    """``taken`` are those that nobody may get; of these ``uneven`` may be one slip from one of
    ``numbers.py`` (an older ledger, a name given by the user). ``last`` was handed out last, by
    word."""

    def __init__(
        self, taken: Set[Numbered] = _NONE, *, uneven: Set[Numbered] = _NONE,
        last: Mapping[str, int] = _START,
    ) -> None:
        self._taken, self._uneven, self._last = set(taken), set(uneven), dict(last)

    @property
    def uneven(self) -> frozenset[Numbered]:
        return frozenset(self._uneven)

    @property
    def last(self) -> Mapping[str, int]:
        return MappingProxyType(self._last)

    def reserve(self, word: str, number: int) -> None:
        """Somebody has typed it."""
        self._taken.add((word, number))

    def take(self, word: str, number: int) -> None:
        """It stands for a value."""
        if (word, number) not in self._taken and not is_spaced(number):
            self._uneven.add((word, number))
            self._begun.update((word, each) for each in beginnings(number))
        self._taken.add((word, number))

    def draw(self, word: str, words: frozenset[str]) -> int:
        """The next number of ``word``; ``words`` are all that the ledger knows.

        Raises :class:`TooLarge` when half a million of one kind are taken."""
        self._last[word] = self.following(word, words)
        return self._last[word]

    def following(self, word: str, words: frozenset[str]) -> int:
        """What :meth:`draw` would give."""
        for number in numbers(self._last.get(word, 0)):
            if self.is_free(word, number, words):
                return number
        raise TooLarge

    def is_free(self, word: str, number: int, words: frozenset[str]) -> bool:
        """Nothing has it, nor what one slip may make of it."""
        alike = (word, *mistakable(word, words))
        if any((each, number) in self._taken for each in alike):
            return False
        if is_spaced(number):  # it is beside none that is spaced
            return not self._uneven or _are_apart(word, number, self._uneven, self._begun)
        return _are_apart(word, number, self._taken, _beginnings_of(self._taken))

    @cached_property
    def _begun(self) -> set[Numbered]:
        return _beginnings_of(self._uneven)


def _are_apart(
    word: str, number: int, others: Set[Numbered], begun: Set[Numbered]
) -> bool:
    beside = slipped(number) | set(beginnings(number))
    return (word, number) not in begun and not any((word, each) in others for each in beside)


def _beginnings_of(numbered: Set[Numbered]) -> set[Numbered]:
    return {(word, each) for word, number in numbered for each in beginnings(number)}
