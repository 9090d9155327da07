"""Where marks on paper hang together: connected regions of a map of numbers, run by run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

_SMALLEST: Final = 3  # pixels across and down


@dataclass(slots=True)
class Region:
    """Edges in pixels, ``right`` and ``bottom`` behind the last one; how many pixels, and their
    numbers added up."""

    left: int
    top: int
    right: int
    bottom: int
    pixels: int = 0
    total: float = 0.0
    runs: list["Region"] = field(default_factory=list)

    @property
    def slope(self) -> float:
        """How far it falls for each pixel to the right: the line of least squares."""
        sizes = [run.pixels for run in self.runs]
        middles = [((run.left + run.right) / 2, run.top + 0.5) for run in self.runs]
        x = sum(n * at for n, (at, _) in zip(sizes, middles, strict=True)) / self.pixels
        y = sum(n * at for n, (_, at) in zip(sizes, middles, strict=True)) / self.pixels
        both = sum(n * (a - x) * (b - y) for n, (a, b) in zip(sizes, middles, strict=True))
        along = sum(
            n * (a - x) ** 2 + n**3 / 12 for n, (a, _) in zip(sizes, middles, strict=True)
        )
        return both / along

    def edges(self, slope: float) -> tuple[float, float]:
        """Top and bottom in its middle, were it drawn level."""
        middle = (self.left + self.right) / 2
        ends = [
            (run.top - slope * (x - middle)) for run in self.runs for x in (run.left, run.right)
        ]
        return min(ends), max(ends) + 1

    def add(self, other: "Region") -> None:
        self.runs.append(other)
        self.left, self.top = min(self.left, other.left), min(self.top, other.top)
        self.right, self.bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        self.pixels += other.pixels
        self.total += other.total


def regions(chances: Any, threshold: float) -> Iterator[Region]:
    """Regions of ``chances`` (rows of numbers) above ``threshold`` that touch by a side."""
    runs = list(_runs(chances, threshold))
    parents = list(range(len(runs)))
    for one, other in _touching(runs):
        parents[_root(parents, other)] = _root(parents, one)
    whole: dict[int, Region] = {}
    for number, run in enumerate(runs):
        root = _root(parents, number)
        if root not in whole:
            whole[root] = Region(run.left, run.top, run.right, run.bottom)
        whole[root].add(run)
    for region in whole.values():
        if min(region.right - region.left, region.bottom - region.top) >= _SMALLEST:
            yield region


def _touching(runs: Sequence[Region]) -> Iterator[tuple[int, int]]:
    """Pairs of runs, one right below the other. Both rows are gone through once."""
    first = 0
    for number, run in enumerate(runs):
        while runs[first].top < run.top - 1 or _is_left_of(runs[first], run):
            first += 1
        before = first
        while runs[before].top < run.top and runs[before].left < run.right:
            yield before, number
            before += 1


def _is_left_of(above: Region, run: Region) -> bool:
    return above.top < run.top and above.right <= run.left


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def _runs(chances: Any, threshold: float) -> Iterator[Region]:
    """Row by row, from left to right."""
    high, wide = chances.shape
    inside = np.zeros((high, wide + 2), np.int8)
    inside[:, 1:-1] = chances > threshold
    steps = np.diff(inside, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    sums = np.concatenate([np.zeros((high, 1)), np.cumsum(chances, axis=1)], axis=1)
    totals = sums[rows, ends] - sums[rows, starts]
    for row, start, end, total in zip(
        rows.tolist(), starts.tolist(), ends.tolist(), totals.tolist(), strict=True
    ):
        yield Region(start, row, end, row + 1, end - start, total)
