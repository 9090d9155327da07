"""Rectangles over pixels, in one colour and nothing below it."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from PIL import Image, ImageDraw

from cloakroom.documents.base import Box
from cloakroom.documents.pictures.lines import Rect

GROWN: Final = 2
"""Pixels around each rectangle, against the soft edges of letters."""

_INK: Final[dict[str, Any]] = {"1": 0, "L": 0, "RGB": (0, 0, 0), "RGBA": (0, 0, 0, 255)}


def painted(image: Image.Image, rects: Iterable[Rect]) -> Image.Image:
    """A new picture with black rectangles, a little larger than ``rects``."""
    new = image.copy()
    draw = ImageDraw.Draw(new)
    for left, top, right, bottom in rects:
        edges = (left - GROWN, top - GROWN, right + GROWN - 1, bottom + GROWN - 1)
        if edges[2] >= edges[0] and edges[3] >= edges[1]:
            draw.rectangle(edges, fill=_INK[image.mode])
    return new


def of_boxes(boxes: Sequence[Box], page: int | None, size: tuple[int, int]) -> list[Rect]:
    """The boxes of one page, or of all pages, in pixels."""
    wide, high = size
    return [
        (box.left * wide, box.top * high, box.right * wide, box.bottom * high)
        for box in boxes if page is None or box.page == page
    ]


def is_plain(image: Image.Image) -> bool:
    """Whether all pixels are the same."""
    extremes: Any = image.convert("RGBA").getextrema()  # of each of four bands
    return all(low == high for low, high in extremes)
