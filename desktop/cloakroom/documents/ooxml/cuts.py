"""Edits into the pieces of several readings of one text.

Two readings share pieces: a letter that one edit has taken is not taken again by the next, and a
stand-in goes where the first letter of its value goes.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from lxml import etree

from cloakroom.documents.ooxml.blocks import Piece
from cloakroom.documents.ooxml.put import put
from cloakroom.documents.xml_part import XmlPart

Place = tuple[etree._Element, str | None]


class Line:
    """Pieces read as one text."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.text = "".join([piece[0] for piece in pieces])
        self._starts = list(accumulate((len(piece[0]) for piece in pieces), initial=0))

    def parts(self, start: int, end: int) -> list[tuple[Piece, int, int]]:
        """The pieces of a span, with where it begins and ends in each."""
        index = max(0, bisect_right(self._starts, start) - 1)
        found = []
        while index < len(self.pieces) and self._starts[index] < end:
            piece, at = self.pieces[index], self._starts[index]
            first, last = max(start - at, 0), min(end - at, len(piece[0]))
            if first < last:
                found.append((piece, first, last))
            index += 1
        return found


class Cuts:
    """What is to be cut out of the pieces of a part, and what is to stand there."""

    def __init__(self) -> None:
        self._texts: dict[Place, str] = {}
        self._cuts: dict[Place, list[tuple[int, int, str]]] = {}

    def add(self, line: Line, start: int, end: int, stand_in: str) -> None:
        """``stand_in`` for a span of ``line``, as far as it was not cut before."""
        for (text, element, slot), first, last in line.parts(start, end):
            if element is None:
                continue
            place = (element, slot)
            self._texts[place] = text
            cuts = self._cuts.setdefault(place, [])
            for left, right in _without(first, last, cuts):
                cuts.append((left, right, stand_in))
                stand_in = ""
            cuts.sort()

    def make(self, part: XmlPart) -> list[etree._Element]:
        """Makes the cuts; the elements that changed."""
        for place, cuts in self._cuts.items():
            text, parts, at = self._texts[place], [], 0
            for start, end, stand_in in cuts:
                parts += [text[at:start], stand_in]
                at = end
            put(part, *place, "".join([*parts, text[at:]]))
        return [element for element, _ in self._cuts]


def _without(start: int, end: int, cuts: Sequence[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """What is left of a span beside ``cuts``, which are sorted and apart."""
    left = []
    for first, last, _ in cuts:
        if last <= start or first >= end:
            continue
        if first > start:
            left.append((start, first))
        start = max(start, last)
    if start < end:
        left.append((start, end))
    return left
