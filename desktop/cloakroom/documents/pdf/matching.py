"""Which glyphs of a content stream are the characters that pdfium read."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final, NamedTuple

from cloakroom.documents.pdf.glyphs import EM_BOTTOM, EM_TOP, Glyph, Show, Unprovable
from cloakroom.documents.pdf.marks import Frame
from cloakroom.documents.pdf.pdfium import Origin
from cloakroom.documents.pdf.plain import inverse, moved, times

_TOLERANCE: Final = 0.12
"""How far apart two origins of the same glyph may lie, in parts of its size."""

_CELL: Final = 4.0
_NEXT_LINE: Final = 0.5

_Cell = tuple[float, float]


class _Place(NamedTuple):
    """Where a glyph stands (``x``, ``y``) and where pdfium places it."""

    glyph: Glyph
    far: float
    x: float
    y: float
    seen_x: float
    seen_y: float


class GlyphIndex:
    """Glyphs by where they stand: those near one of the ``wanted`` characters."""

    def __init__(self, shows: Iterable[Show], wanted: Iterable[Origin]) -> None:
        self._cells: dict[_Cell, list[_Place]] = defaultdict(list)
        places = {(each.x, each.y) for each in wanted}
        near = {cell for x, y in {_cell(*each) for each in places} for cell in _near(x, y)}
        heights = sorted({y for _, y in places})
        for show in shows:
            if _is_beside(show, heights):
                continue
            for place in _places(show, near):
                self._cells[_cell(place.seen_x, place.seen_y)].append(place)

    def all_of(self, characters: Sequence[Origin]) -> list[Glyph]:
        """The glyphs that show these characters, each once. Raises :class:`Unprovable` where one
        has none."""
        found: dict[int, Glyph] = {}
        for character in characters:
            here = self._at(character)
            if not here and not character.blank:
                raise Unprovable
            found |= {id(glyph): glyph for glyph in here}
        return list(found.values())

    def _at(self, character: Origin) -> list[Glyph]:
        return [
            place.glyph
            for cell in _near(*_cell(character.x, character.y))
            for place in self._cells.get(cell, ())
            if _is_at(place, character.x, character.y)
        ]


def _cell(x: float, y: float) -> _Cell:
    return x // _CELL, y // _CELL


def _near(column: float, row: float) -> Iterator[_Cell]:
    for x in (column - 1, column, column + 1):
        for y in (row - 1, row, row + 1):
            yield x, y


def _is_at(place: _Place, x: float, y: float) -> bool:
    _, far, own_x, own_y, seen_x, seen_y = place
    return (-far <= seen_x - x <= far and -far <= seen_y - y <= far) or (
        -far <= own_x - x <= far and -far <= own_y - y <= far
    )


def _is_beside(show: Show, heights: Sequence[float]) -> bool:
    """Whether it is a level line, as most are, and far from all of the sorted ``heights``."""
    _, up, _, _, _, _ = times(show.line, show.ctm)
    if up or not show.glyphs:
        return False
    first = show.glyphs[0]
    far = min(_TOLERANCE * first.em, _CELL)
    above = bisect_left(heights, first.y - far)
    return above == len(heights) or heights[above] > first.y + far


def _places(show: Show, near: Set[_Cell]) -> Iterator[_Place]:
    right, up, _, _, _, _ = times(show.line, show.ctm)
    for glyph in show.glyphs:
        _, _, _, _, x, y = glyph.matrix
        seen_x, seen_y = x - glyph.drift * right, y - glyph.drift * up
        if (seen_x // _CELL, seen_y // _CELL) in near:
            yield _Place(glyph, min(_TOLERANCE * glyph.em, _CELL), x, y, seen_x, seen_y)


def lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one value by the lines they stand in, and by the content that draws them."""
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        if found and _same_line(found[-1][0], glyph):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return found


def _same_line(first: Glyph, other: Glyph) -> bool:
    if first.show.content is not other.show.content:
        return False
    back = inverse(first.matrix)
    if back is None:
        raise Unprovable
    _, y = moved(back, other.x, other.y)
    a, b, _, _, _, _ = first.matrix
    c, d, _, _, _, _ = other.matrix
    across = a * d - b * c
    return abs(y) < _NEXT_LINE and abs(across) < 0.1 * abs(a * c + b * d)


def frame(glyphs: Sequence[Glyph], first: Glyph) -> Frame:
    """What glyphs of one line cover on the page, from where ``first`` of them stands."""
    a, b, c, d, x, y = first.matrix
    wide, high = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
    if not wide or not high:
        raise Unprovable
    straight = (a / wide, b / wide, c / high, d / high, x, y)
    back = inverse(straight)
    if back is None:
        raise Unprovable
    corners = [
        moved(back, *moved(glyph.matrix, across, up))
        for glyph in glyphs
        for across in (0.0, glyph.width)
        for up in (EM_BOTTOM, EM_TOP)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Frame(straight, min(xs), min(ys), max(xs), max(ys))
