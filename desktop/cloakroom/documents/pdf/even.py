"""Boxes of one width, so that none tells how long what it covers is.

The letters that follow in the line move up to their box, as far as the next wide gap: a gap of
the exact width would tell as much as the box.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cloakroom.documents.pdf.glyphs import Glyph
from cloakroom.documents.pdf.marks import Frame
from cloakroom.documents.pdf.plain import inverse, moved, times

WIDTH: Final = 6.0
"""Of a box, in parts of the font's size."""

_ROW: Final = 0.3
_COLUMN: Final = 1.5
_LEAST_GAP: Final = 0.5


@dataclass(slots=True)
class Hole:
    """What goes from one line: ``first`` is its first glyph, ``frame`` what it covers."""

    first: Glyph
    frame: Frame
    words: str


@dataclass(slots=True)
class _Step:
    left: float
    right: float
    glyph: Glyph | None
    hole: Hole | None


def evened(holes: Sequence[Hole], glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, float]]:
    """Widens or narrows the holes, and gives those of ``glyphs``, which stay, that move for it:
    how far, in points along their line."""
    rows: list[list[Hole]] = []
    for hole in holes:
        row = next((row for row in rows if _place(row[0], hole.first) is not None), None)
        if row is None:
            rows.append([hole])
        else:
            row.append(hole)
    for row in rows:
        yield from _evened_row(row, glyphs)


def _evened_row(row: Sequence[Hole], glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, float]]:
    em = row[0].first.em
    shift, end = 0.0, 0.0
    for step in _steps(row, glyphs):
        gap = step.left - end
        if gap > _COLUMN * em:
            shift = max(0.0, shift - gap + _LEAST_GAP * em)
        end = step.right
        if step.hole is not None:
            frame = step.hole.frame
            left = frame.left + shift
            step.hole.frame = Frame(
                frame.matrix, left, frame.bottom, left + WIDTH * em, frame.top
            )
            shift += WIDTH * em - frame.width
        elif step.glyph is not None and abs(shift) > 1e-6:
            yield step.glyph, shift


def _steps(row: Sequence[Hole], glyphs: Sequence[Glyph]) -> list[_Step]:
    """What stands in the row, from left to right."""
    start = row[0]
    steps = []
    for hole in row:
        begin = _place(start, hole.first) or 0.0
        steps.append(_Step(begin + hole.frame.left, begin + hole.frame.right, None, hole))
    for glyph in glyphs:
        x = _place(start, glyph)
        if x is not None:
            steps.append(_Step(x, x + glyph.width * glyph.em, glyph, None))
    return sorted(steps, key=lambda step: step.left)


def _place(hole: Hole, glyph: Glyph) -> float | None:
    """How far along the line of ``hole`` a glyph stands; None where it stands in another."""
    back = inverse(hole.frame.matrix)
    if back is None or glyph.show.content is not hole.first.show.content:
        return None
    x, y = moved(back, glyph.x, glyph.y)
    return x if abs(y) <= _ROW * hole.first.em else None


def along(glyph: Glyph, points: float) -> float:
    """``points`` on the page in the units of the text that ``glyph`` is part of."""
    right, up, _, _, _, _ = times(glyph.show.line, glyph.show.ctm)
    return points / max(float((right * right + up * up) ** 0.5), 1e-9)
