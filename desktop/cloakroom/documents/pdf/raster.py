"""A page as a picture, with the text that is left as text nobody sees."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import PdfDocument

from cloakroom.documents.pdf import pdfium
from cloakroom.documents.pdf.images import stored
from cloakroom.documents.pdf.marks import Frame, Marks
from cloakroom.documents.pdf.pdfium import Character
from cloakroom.documents.pdf.plain import numerals

_DPI: Final = 150
_DPI_SMALL: Final = 200
_SMALL_PRINT: Final = 8.0  # points
_MOST_PIXELS: Final = 60_000_000
_GROWN: Final = 2  # pixels
_WORD = re.compile(r"\S+")
_COLOURLESS: Final = 12  # of 255: the fringe that a smoothed letter may have

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top in the space of the page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word that stays, or the words in place of what went; ``box`` is where."""

    words: str
    box: Rect
    gone: bool


def pieces(
    document: PdfDocument, page: int, seen: str, spans: Sequence[tuple[int, int, str]]
) -> list[Piece]:
    """The text of a page in its order. ``spans`` (start, end, words instead) are sorted and apart;
    one over two lines gives two pieces, the second without words."""
    wanted = list(_wanted(seen, spans))
    boxes = pdfium.characters(document, page, seen, [(start, end) for start, end, _ in wanted])
    found = []
    for (start, end, words), characters in zip(wanted, boxes, strict=True):
        for number, line in enumerate(lines_of(characters)):
            if words is None:
                found.append(Piece(seen[start:end] if number == 0 else "", line, gone=False))
            else:
                found.append(Piece(words if number == 0 else "", line, gone=True))
    return [piece for piece in found if piece.words or piece.gone]


def _wanted(
    seen: str, spans: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str | None]]:
    at = 0
    for start, end, words in [*spans, (len(seen), len(seen), "")]:
        for word in _WORD.finditer(seen, at, start):
            yield word.start(), word.end(), None
        if end > start:
            yield start, end, words
        at = end


def lines_of(characters: Sequence[Character]) -> list[Rect]:
    """One rectangle for each line that the characters stand in."""
    found: list[Rect] = []
    for character in characters:
        left, bottom, right, top = character.box
        if found and bottom < found[-1][3] and top > found[-1][1]:
            last = found[-1]
            found[-1] = (
                min(last[0], left), min(last[1], bottom), max(last[2], right), max(last[3], top)
            )  # fmt: skip
        else:
            found.append(character.box)
    return found


def rendered(document: PdfDocument, page: int, dpi: float, *, notes: bool) -> Image.Image:
    """The page upright in its own space, that is before /Rotate; ``notes``: with annotations."""
    shown = document[page]
    try:
        wide, high = shown.get_size()
        scale = min(dpi / 72, (_MOST_PIXELS / max(wide * high, 1)) ** 0.5)
        bitmap = shown.render(
            scale=scale, rotation=-shown.get_rotation() % 360, may_draw_forms=notes,
            draw_annots=notes,
        )  # fmt: skip
        try:
            picture: Image.Image = bitmap.to_pil().convert("RGB")
            return picture
        finally:
            bitmap.close()
    finally:
        shown.close()


def resolution(found: Sequence[Piece]) -> float:
    heights = sorted(piece.box[3] - piece.box[1] for piece in found)
    small = bool(heights) and heights[len(heights) // 2] < _SMALL_PRINT
    return _DPI_SMALL if small else _DPI


def blackened(picture: Image.Image, rects: Sequence[Rect], area: Rect) -> Image.Image:
    """``picture`` of ``area`` with ``rects`` painted over, in grey where it has no colours."""
    left, bottom, right, top = area
    across, down = picture.width / (right - left), picture.height / (top - bottom)
    draw = ImageDraw.Draw(picture)
    for rect in rects:
        draw.rectangle(
            (
                (rect[0] - left) * across - _GROWN, (top - rect[3]) * down - _GROWN,
                (rect[2] - left) * across + _GROWN, (top - rect[1]) * down + _GROWN,
            ),
            fill=(0, 0, 0),
        )  # fmt: skip
    red, green, blue = picture.split()
    fringe = ImageChops.lighter(
        ImageChops.difference(red, green), ImageChops.difference(red, blue)
    )
    if sum(fringe.histogram()[_COLOURLESS:]):
        return picture
    return picture.convert("L").point([(level + 8) // 17 * 17 for level in range(256)])


def draw_page(
    pdf: pikepdf.Pdf, page: Any, picture: Image.Image, area: Rect, drawn: tuple[Marks, list[Piece]]
) -> None:
    """Makes ``picture`` all that the page shows, and the pieces its text."""
    marks, found = drawn
    left, bottom, right, top = area
    name = Name("/CloakroomPage")
    place = numerals((right - left, 0, 0, top - bottom, left, bottom))
    content = [b"q %s cm %s Do Q" % (place, str(name).encode("ascii"))]
    for piece in found:
        frame = _frame(piece.box)
        draw = marks.box if piece.gone else marks.unseen
        content.append(draw(frame, piece.words))
    resources = Dictionary(XObject=Dictionary({str(name): stored(pdf, picture)}))
    marks.provide(resources)
    page["/Resources"] = resources
    page["/Contents"] = pdf.make_stream(b"\n".join(content))


def _frame(box: Rect) -> Frame:
    left, bottom, right, top = box
    base = bottom + (top - bottom) * 0.2
    wide, high = max(right - left, 0.1), max(top - base, 0.1)
    return Frame((1.0, 0.0, 0.0, 1.0, left, base), 0.0, bottom - base, wide, high)
