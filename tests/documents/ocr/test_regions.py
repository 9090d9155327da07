"""Regions of a map, against a slow and plain way of finding them."""

import random

import numpy as np
import pytest

from cloakroom.documents.ocr.regions import regions


def slowly(marks: list[list[bool]]) -> set[tuple[int, int, int, int, int]]:
    left = {(y, x) for y, row in enumerate(marks) for x, mark in enumerate(row) if mark}
    found = set()
    while left:
        todo, own = [left.pop()], set()
        while todo:
            y, x = todo.pop()
            own.add((y, x))
            beside = {(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)} & left
            left -= beside
            todo += beside
        ys, xs = [y for y, _ in own], [x for _, x in own]
        if max(xs) - min(xs) >= 2 and max(ys) - min(ys) >= 2:
            found.add((min(xs), min(ys), max(xs) + 1, max(ys) + 1, len(own)))
    return found


@pytest.mark.parametrize("seed", range(40))
def test_regions_are_those_that_touch(seed: int) -> None:
    chance = random.Random(seed)
    often = chance.choice([0.3, 0.5, 0.6, 0.8])
    size = chance.randint(1, 30), chance.randint(1, 30)
    marks = [[chance.random() < often for _ in range(size[1])] for _ in range(size[0])]
    numbers = np.array(marks, np.float32) * 0.9
    found = list(regions(numbers, 0.3))
    assert {(r.left, r.top, r.right, r.bottom, r.pixels) for r in found} == slowly(marks)
    assert all(abs(r.total - r.pixels * 0.9) < 0.01 for r in found)


def test_an_empty_map_has_none() -> None:
    assert not list(regions(np.zeros((5, 5), np.float32), 0.3))
