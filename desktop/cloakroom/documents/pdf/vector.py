"""Takes characters out of pages by their glyphs, and everything else of the page stays as it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import pikepdf
from pikepdf import Dictionary
from pypdfium2 import PdfDocument

from cloakroom.documents.pdf import pdfium
from cloakroom.documents.pdf.cuts import Cuts, may_cut
from cloakroom.documents.pdf.even import Hole, along, evened
from cloakroom.documents.pdf.glyphs import Content, Glyph, Placed, Shown, Unprovable
from cloakroom.documents.pdf.images import Polygon, painted, under
from cloakroom.documents.pdf.interpreter import Fonts, Interpreter
from cloakroom.documents.pdf.leaves import Leaf
from cloakroom.documents.pdf.marks import Frame, Marks
from cloakroom.documents.pdf.matching import GlyphIndex, frame, lines
from cloakroom.documents.pdf.opening import BROKEN
from cloakroom.documents.pdf.plain import dictionary_of, inverse, times
from cloakroom.documents.pdf.scans import Patch

Spans = Sequence[tuple[int, int, str]]
"""(start, end, words instead) in the text of a leaf, sorted and apart."""


@dataclass(frozen=True, slots=True, repr=False)
class Wanted:
    """What goes from a leaf: ``spans`` of its text as it was ``seen``, and of its pictures."""

    seen: str
    spans: Spans
    patches: Sequence[Patch] = ()


@dataclass(slots=True)
class _Picture:
    """A picture of one leaf, and what of it is to be painted over."""

    places: list[Placed] = field(default_factory=list)
    polygons: list[Polygon] = field(default_factory=list)


class Vector:
    """Gathers the cuts of all leaves, then makes them at once: a form may be on many pages."""

    def __init__(self, pdf: pikepdf.Pdf, marks: Marks, *, even: bool = False) -> None:
        self._pdf = pdf
        self._even = even
        self._marks = marks
        self._fonts: Fonts = {}
        self._contents: dict[tuple[int, int], Content] = {}
        self._cuts = Cuts()
        self._pages: dict[tuple[int, int], Any] = {}
        self._painted: list[tuple[Placed, Any]] = []
        self._after: dict[tuple[int, int], list[bytes]] = {}

    def leaf(self, number: int, leaf: Leaf, document: PdfDocument, wanted: Wanted) -> None:
        """Raises :class:`Unprovable` where some character of a span is no glyph that can go."""
        spans = wanted.spans
        try:
            content, shown = self._run(number, leaf)
            spoken = [(start, end) for start, end, _ in spans]
            characters = pdfium.origins(document, number, wanted.seen, spoken)
            index = GlyphIndex(shown.shows, chain.from_iterable(characters))
            holes = [
                hole
                for (_, _, words), found in zip(spans, characters, strict=True)
                for hole in self._taken(index.all_of(found), words)
            ]
            if self._even:
                self._move(holes, shown)
            for hole in holes:
                self._draw(hole)
            self._paint(holes, shown, wanted.patches)
            self._label(content, shown, wanted.patches)
            self._cuts.forget_others(shown.shows)
        except BROKEN as error:
            raise Unprovable from error
        if leaf.is_page:
            self._pages[content.key] = leaf.holder

    def cut(self, objgen: tuple[int, int]) -> bool:
        """Whether something goes from this form."""
        return objgen in self._cuts.contents

    def make(self) -> None:
        for key, content in self._cuts.contents.items():
            after = self._after.get(key, [])
            page = self._pages.get(key)
            if page is None and content.owner is None:
                continue  # a page that becomes a picture
            holder: Any = content.owner if page is None else page
            if dictionary_of(content.resources) is None:
                holder["/Resources"] = Dictionary()
                content.resources = holder["/Resources"]
            self._marks.provide(content.resources)
            data = self._cuts.written(content)
            if after:
                data = b"\n".join([b"q", data, b"Q", *after])
            if page is None:
                holder.write(data)
            else:
                page["/Contents"] = self._pdf.make_stream(data)
        for placed, new in self._painted:
            if placed.holder is not None:
                placed.holder[placed.name] = new

    def _run(self, number: int, leaf: Leaf) -> tuple[Content, Shown]:
        if leaf.is_page:
            _own_resources(leaf)
            instructions = list(pikepdf.parse_content_stream(pikepdf.Page(leaf.holder)))
            content = Content((0, number), instructions, leaf.resources)
        else:
            instructions = list(pikepdf.parse_content_stream(leaf.holder))
            content = Content(leaf.holder.objgen, instructions, leaf.resources, leaf.holder)
            self._contents[leaf.holder.objgen] = content
        interpreter = Interpreter(self._fonts, self._contents)
        interpreter.run(content)
        return content, interpreter.shown

    def _taken(self, glyphs: list[Glyph], words: str) -> Iterator[Hole]:
        for glyph in glyphs:
            if not may_cut(glyph.show):
                raise Unprovable
            self._cuts.take(glyph)
        for line in lines(glyphs):
            first = min(line, key=lambda glyph: (glyph.show.operator, glyph.item, glyph.start))
            yield Hole(first, frame(line, first), words)
            words = ""

    def _move(self, holes: list[Hole], shown: Shown) -> None:
        stay = [glyph for glyph in shown.glyphs if not self._cuts.taken(glyph)]
        for glyph, points in evened(holes, stay):
            if not may_cut(glyph.show):
                raise Unprovable
            self._cuts.shift(glyph, along(glyph, points))

    def _draw(self, hole: Hole) -> None:
        covered = hole.frame
        back = inverse(hole.first.show.ctm)
        if back is None:
            raise Unprovable
        here = Frame(
            times(covered.matrix, back), covered.left, covered.bottom, covered.right, covered.top
        )
        self._cuts.draw(hole.first, self._marks.box(here, hole.words))

    def _label(self, content: Content, shown: Shown, patches: Sequence[Patch]) -> None:
        """What was painted over in a picture says on top of the page what stands for it."""
        for patch in patches:
            frame = patch.frame(shown.pictures[patch.number])
            self._cuts.contents.setdefault(content.key, content)
            box = self._marks.box(frame, patch.words)
            self._after.setdefault(content.key, []).append(box)

    def _paint(self, holes: list[Hole], shown: Shown, patches: Sequence[Patch]) -> None:
        """The pictures under the holes, as pictures of this page only."""
        pictures: dict[tuple[int, int], _Picture] = {}
        for number, placed in enumerate(shown.pictures):
            polygons = [each for hole in holes if (each := under(placed, hole.frame)) is not None]
            polygons += [patch.polygon for patch in patches if patch.number == number]
            if not polygons:
                continue
            if placed.image is None:
                raise Unprovable
            picture = pictures.setdefault(placed.image.objgen, _Picture())
            picture.places.append(placed)
            picture.polygons += polygons
        for picture in pictures.values():
            new = painted(self._pdf, picture.places[0].image, picture.polygons)
            self._painted += [(place, new) for place in picture.places]


def _own_resources(leaf: Leaf) -> None:
    """What is changed for this page must not change for others that share its resources."""
    shared = leaf.resources
    own = Dictionary(dict(shared.items()) if shared is not None else {})
    for kind in ("/XObject", "/Font", "/ExtGState"):
        table = dictionary_of(own.get(kind))
        if table is not None:
            own[kind] = Dictionary(dict(table.items()))
    leaf.holder["/Resources"] = own
