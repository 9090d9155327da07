"""The words in the pictures of a page, where somebody can read them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf

from cloakroom.documents.pdf.glyphs import Content, Placed, Unprovable
from cloakroom.documents.pdf.images import Polygon, pixels
from cloakroom.documents.pdf.interpreter import Interpreter
from cloakroom.documents.pdf.leaves import Leaf
from cloakroom.documents.pdf.marks import Frame
from cloakroom.documents.pdf.opening import BROKEN
from cloakroom.documents.pdf.pictured import may_say
from cloakroom.documents.pdf.plain import Matrix, moved
from cloakroom.documents.pdf.raster import Rect
from cloakroom.documents.picture_reader import Reader, Word


@dataclass(frozen=True, slots=True, repr=False)
class Scan:
    """What was read in one picture. ``number`` counts the pictures of the page as they are drawn,
    from 0; ``matrix`` leads from its unit square to the page. ``spans``: where each word stands
    in ``text``, and in the picture's unit square (left, bottom, right, top)."""

    page: int
    number: int
    matrix: Matrix
    text: str
    spans: tuple[tuple[int, int, tuple[float, float, float, float]], ...]

    def under(self, start: int, end: int) -> list[tuple[float, float, float, float]]:
        """Rectangles of the words that ``[start, end)`` of the text touches."""
        return [rect for first, last, rect in self.spans if first < end and last > start]

    def on_page(self, rect: tuple[float, float, float, float]) -> Rect:
        """A rectangle of the picture in the page's own space."""
        left, bottom, right, top = rect
        corners = [moved(self.matrix, x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle of a picture to be painted over, and the words instead."""

    number: int
    rect: tuple[float, float, float, float]
    words: str

    @property
    def polygon(self) -> Polygon:
        left, bottom, right, top = self.rect
        return [(left, bottom), (right, bottom), (right, top), (left, top)]

    def frame(self, placed: Placed) -> Frame:
        """Where it is on the page, along the picture's own line."""
        a, b, c, d, _, _ = placed.matrix
        wide, high = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
        if not wide or not high:
            raise Unprovable
        left, bottom, right, top = self.rect
        x, y = moved(placed.matrix, left, bottom)
        straight = (a / wide, b / wide, c / high, d / high, x, y)
        return Frame(straight, 0.0, 0.0, (right - left) * wide, (top - bottom) * high)


def scans(page: Leaf, reader: Reader) -> Iterator[Scan | None]:
    """Each picture of a page that may say something, read; None for one that cannot be."""
    try:
        pictures = pictures_of(page)
    except (Unprovable, *BROKEN):
        yield None
        return
    for number, placed in enumerate(pictures):
        if placed.image is None:
            yield None
        elif may_say(placed.image):
            yield _read(page.page or 0, number, placed, reader)


def pictures_of(page: Leaf) -> list[Placed]:
    """In the order in which they are drawn, which is that of their numbers."""
    interpreter = Interpreter({}, {})
    instructions = list(pikepdf.parse_content_stream(pikepdf.Page(page.holder)))
    interpreter.run(Content((0, 0), instructions, page.resources))
    return interpreter.shown.pictures


def _read(page: int, number: int, placed: Placed, reader: Reader) -> Scan | None:
    try:
        picture = pixels(placed.image)
    except Unprovable:
        return None
    text, spans = "", []
    before: Word | None = None
    for word in reader.words(picture):
        text += _between(before, word)
        rect = (
            word.left / picture.width, 1 - word.bottom / picture.height,
            word.right / picture.width, 1 - word.top / picture.height,
        )  # fmt: skip
        spans.append((len(text), len(text) + len(word.text), rect))
        text += word.text
        before = word
    return Scan(page, number, placed.matrix, text, tuple(spans))


def _between(before: Word | None, word: Word) -> str:
    """A line end, as pdfium writes it, where the next word is not beside the last."""
    if before is None:
        return ""
    middle = (word.top + word.bottom) / 2
    beside = before.top < middle < before.bottom and word.left >= before.left
    return " " if beside else "\r\n"


def patches(scan: Scan, spans: Sequence[tuple[int, int, str]]) -> Iterator[Patch]:
    """What to paint for spans (start, end, words instead)."""
    for start, end, words in spans:
        for count, rect in enumerate(scan.under(start, end)):
            yield Patch(scan.number, rect, "" if count else words)
