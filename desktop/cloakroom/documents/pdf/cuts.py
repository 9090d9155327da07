"""Takes glyphs out of a content stream: their codes go, their advance stays as a number.

``'`` and ``"`` become the operators they stand for (ISO 32000-1, table 109), a Tj becomes a TJ. A
black box and the words on it are drawn where the first glyph stood, between two halves of the
text, so that readers meet them in their place.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

import pikepdf

from cloakroom.documents.pdf.glyphs import Content, Glyph, Show
from cloakroom.documents.pdf.operators import OTHER_TEXTS
from cloakroom.documents.pdf.plain import dictionary_of, numerals

_CLIPPING: Final = 4
"""Modes from here on collect letters as a clipping path until ET."""

Place = tuple[int, int]
"""A glyph of an operator: its string and the first byte in it."""


@dataclass(slots=True)
class Cut:
    """What goes from one operator. ``boxes``: what is drawn before the glyph at a
    place. ``shifts``: how far a glyph that stays moves along the line, in text space."""

    show: Show
    places: set[Place] = field(default_factory=set)
    boxes: dict[Place, bytes] = field(default_factory=dict)
    shifts: dict[Place, float] = field(default_factory=dict)


class Cuts:
    """All cuts, content by content. A form that is drawn twice is cut once."""

    def __init__(self) -> None:
        self._cuts: dict[tuple[int, int], dict[int, Cut]] = {}
        self.contents: dict[tuple[int, int], Content] = {}

    def take(self, glyph: Glyph) -> None:
        self._of(glyph.show).places.add((glyph.item, glyph.start))

    def draw(self, glyph: Glyph, box: bytes) -> None:
        boxes, place = self._of(glyph.show).boxes, (glyph.item, glyph.start)
        boxes[place] = boxes[place] + b"\n" + box if place in boxes else box

    def shift(self, glyph: Glyph, far: float) -> None:
        self._of(glyph.show).shifts[glyph.item, glyph.start] = far

    def taken(self, glyph: Glyph) -> bool:
        cut = self._cuts.get(glyph.show.content.key, {}).get(glyph.show.operator)
        return cut is not None and (glyph.item, glyph.start) in cut.places

    def forget_others(self, shows: Iterable[Show]) -> None:
        """Lets go of the glyphs of operators that stay as they are: a glyph and its operator
        refer to one another, and those of a long file are millions."""
        for show in shows:
            cut = self._cuts.get(show.content.key, {}).get(show.operator)
            if cut is None or cut.show is not show:
                show.glyphs.clear()

    def written(self, content: Content) -> bytes:
        """The content with its cuts made."""
        cuts = self._cuts.get(content.key, {})
        silenced = {mark for cut in cuts.values() for mark in cut.show.marks}
        instructions: list[Any] = []
        for at, instruction in enumerate(content.instructions):
            if at in cuts:
                operator = str(instruction.operator)
                instructions += _cut(operator, list(instruction.operands), cuts[at])
            elif at in silenced:
                instructions.append(_silenced(list(instruction.operands)))
            else:
                instructions.append(instruction)
        return b"\n".join(_written(instructions))

    def _of(self, show: Show) -> Cut:
        self.contents[show.content.key] = show.content
        return self._cuts.setdefault(show.content.key, {}).setdefault(show.operator, Cut(show))


def _written(instructions: Iterable[Any]) -> Iterator[bytes]:
    """What is drawn is in words already."""
    for drawn, some in groupby(instructions, key=lambda each: isinstance(each, bytes)):
        if drawn:
            yield from some
        else:
            yield pikepdf.unparse_content_stream(list(some))


def may_cut(show: Show) -> bool:
    """Whether codes can go from it: its advance can be told as a number, and no clipping path
    depends on it."""
    return show.provable and abs(show.size * show.stretch) > 1e-9 and show.mode < _CLIPPING


def _silenced(operands: list[Any]) -> Any:
    """Marked content without the text that was to be read in place of its glyphs."""
    given = operands[1] if len(operands) > 1 else None
    marked = dictionary_of(given)
    if marked is None:
        return ([operands[0]], pikepdf.Operator("BMC"))
    left = {key: value for key, value in marked.items() if key not in OTHER_TEXTS}
    return ([operands[0], pikepdf.Dictionary(left)], pikepdf.Operator("BDC"))


def _cut(operator: str, operands: list[Any], cut: Cut) -> Iterator[Any]:
    if operator == '"' and len(operands) == 3:
        yield ([operands[0]], pikepdf.Operator("Tw"))
        yield ([operands[1]], pikepdf.Operator("Tc"))
    if operator in ("'", '"'):
        yield ([], pikepdf.Operator("T*"))
    items = list(operands[0]) if operator == "TJ" else operands[-1:]
    yield from _Halves(cut, cut.show.size * cut.show.stretch).made(items)


class _Halves:
    """A TJ in as many pieces as boxes cut it into."""

    def __init__(self, cut: Cut, unit: float) -> None:
        self._cut = cut
        self._unit = unit
        self._made: list[Any] = []
        self._items: list[Any] = []
        self._shift = 0.0

    def made(self, items: Sequence[Any]) -> list[Any]:
        glyphs: dict[int, list[Glyph]] = {}
        for glyph in self._cut.show.glyphs:
            glyphs.setdefault(glyph.item, []).append(glyph)
        for number, item in enumerate(items):
            if isinstance(item, pikepdf.String):
                self._string(bytes(item), glyphs.get(number, []))
            else:
                self._add(item)
        self._shift_to(0.0)
        self._end()
        return self._made

    def _string(self, shown: bytes, glyphs: Sequence[Glyph]) -> None:
        done = 0
        for glyph in glyphs:
            place = (glyph.item, glyph.start)
            if place in self._cut.boxes:
                self._text(shown[done : glyph.start])
                done = glyph.start
                self._box(self._cut.boxes[place], glyph)
            if place in self._cut.places:
                self._text(shown[done : glyph.start])
                done = glyph.end
                self._add(-glyph.advance * 1000 / self._unit)
            elif self._cut.shifts.get(place, 0.0) != self._shift:
                self._text(shown[done : glyph.start])
                done = glyph.start
                self._shift_to(self._cut.shifts.get(place, 0.0))
        self._text(shown[done:])

    def _text(self, shown: bytes) -> None:
        if shown:
            self._items.append(pikepdf.String(shown))

    def _add(self, number: Any) -> None:
        if self._items and not isinstance(self._items[-1], pikepdf.String):
            self._items[-1] = float(self._items[-1]) + float(number)
        else:
            self._items.append(number)

    def _shift_to(self, far: float) -> None:
        if far != self._shift:
            self._add((self._shift - far) * 1000 / self._unit)
            self._shift = far

    def _end(self) -> None:
        if self._items:
            items = [round(i, 3) if isinstance(i, float) else i for i in self._items]
            self._made.append(([pikepdf.Array(items)], pikepdf.Operator("TJ")))
        self._items = []

    def _box(self, box: bytes, glyph: Glyph) -> None:
        """ET forgets where the line stands, so it is set again, and the way along it."""
        self._end()
        self._shift = 0.0
        line = numerals(self._cut.show.line)
        self._made.append(b"ET\n%s\nBT %s Tm" % (box, line))
        if glyph.offset:
            self._add(-glyph.offset * 1000 / self._unit)
