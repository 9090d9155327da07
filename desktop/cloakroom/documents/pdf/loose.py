"""Values on a page whose blanks are not where they should be.

Between fonts pdfium sees no space, in spaced letters it sees one after each, and a long number or
address is cut at the end of a line.
"""

from collections.abc import Iterator
from typing import Final

from cloakroom.documents.sweep import Sweep, Taken

_LONG_ENOUGH: Final = 6
_SPACED: Final = 0.7


class Loose:
    """The values of a sweep without their blanks."""

    def __init__(self, sweep: Sweep) -> None:
        squeezed = {"".join(each.value.split()): each for each in sweep.taken if not each.careful}
        long = {value: each for value, each in squeezed.items() if len(value) >= _LONG_ENOUGH}
        self._words = {value: len(each.value.split()) for value, each in long.items()}
        self._sweep = Sweep(Taken(value, each.stand_in) for value, each in long.items())

    def spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, words instead) of what is a value but for its blanks."""
        if not self._sweep:
            return
        places = [at for at, char in enumerate(text) if not char.isspace()]
        for start, end, taken in self._sweep.spans("".join(text[at] for at in places)):
            first, last = places[start], places[end - 1] + 1
            whole = not text[first - 1 : first].isalnum() and not text[last : last + 1].isalnum()
            if whole and self._fits(text[first:last], taken.value):
                yield first, last, taken.stand_in

    def _fits(self, seen: str, value: str) -> bool:
        """Blanks are too few, or after every letter, or where a line ends within what is no
        word. Two words that read as a third ("the rapist") are none of it."""
        if not value.isalpha():
            seen = seen.replace("\r\n", "")
        words = len(seen.split())
        return words < max(self._words[value], 2) or words > _SPACED * len(value)
