"""The order in which the network reads the tokens of several pieces side by side."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.intp]


class Step(NamedTuple):
    """Packed tokens ``start`` to ``stop`` take over the state of as many from ``source``."""

    start: int
    stop: int
    source: int


Steps = tuple[Step, ...]


class Packing:
    """First the first token of each piece, then the second of those that have one, and so on:
    ``places`` says which token of the text each is. ``starts`` and ``lengths`` (tokens) are those
    of the pieces, the longest first. ``ahead`` and ``back`` are the steps of the two directions."""

    def __init__(self, starts: Numbers, lengths: Numbers) -> None:
        inside = np.arange(int(lengths[0]))[:, None] < lengths
        step, piece = np.nonzero(inside)
        self.places: Numbers = starts[piece] + step
        sizes = inside.sum(axis=1)
        begins = np.concatenate([[0], np.cumsum(sizes)]).tolist()
        counts = sizes.tolist()
        last = len(counts) - 1
        self.ahead: Steps = tuple(
            Step(begins[at], begins[at + 1], begins[at - 1]) for at in range(1, last + 1)
        )
        self.back: Steps = tuple(
            Step(begins[at], begins[at] + counts[at + 1], begins[at + 1])
            for at in range(last - 1, -1, -1)
        )
        self._previous = np.arange(counts[0], len(step)) - np.repeat(sizes[:-1], sizes[1:])

    def neighbours(self, tokens: Numbers) -> tuple[Numbers, Numbers]:
        """For each packed token of ``tokens`` the one before and the one after it in its piece;
        0 where there is none."""
        before, after = np.zeros_like(tokens), np.zeros_like(tokens)
        before[len(tokens) - len(self._previous) :] = tokens[self._previous]
        after[self._previous] = tokens[len(tokens) - len(self._previous) :]
        return before, after
