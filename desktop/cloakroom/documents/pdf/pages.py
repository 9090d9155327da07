"""Pages that become pictures: where a box was drawn by hand, where cutting is not proven, all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
from pypdfium2 import PdfDocument

from cloakroom.documents.base import Box, Wishes
from cloakroom.documents.pdf import pdfium, raster
from cloakroom.documents.pdf.leaves import Leaf
from cloakroom.documents.pdf.marks import Marks
from cloakroom.documents.pdf.plain import (
    array_of,
    dictionary_of,
    moved,
    name_of,
    numbers_of,
    ordered,
)
from cloakroom.documents.pdf.plan import Plan
from cloakroom.documents.pdf.raster import Piece, Rect
from cloakroom.documents.pdf.saving import saved
from cloakroom.documents.pdf.scans import Patch, pictures_of
from cloakroom.documents.pdf.sources import Reading

_HIGHEST: Final = 16


@dataclass(frozen=True, slots=True)
class What:
    """A file as it was read, and what goes from it."""

    original: bytes
    reading: Reading
    plan: Plan


def turn_into_pictures(
    pdf: pikepdf.Pdf, numbers: Iterable[int], what: What, *, marks: Marks, wishes: Wishes
) -> None:
    """``pdf`` as it is by now is what is rendered; its text is that of the reading."""
    boxes, flatten = wishes.boxes, wishes.flatten
    data = saved(pdf)
    for number in sorted(numbers):
        page = pdf.pages[number].obj
        area = visible(page)
        rects = [placed(box, page) for box in boxes if box.page == number]
        found = _pieces(what, number)
        found = [_under(piece, rects) for piece in found]
        found += [Piece("", rect, gone=True) for rect in rects]
        found += _patched(page, number, what.plan.patches.get(number, ()))
        with pdfium.opened(data, "the copy") as document:
            if flatten:
                document.init_forms()
            dpi = raster.resolution(found)
            picture = raster.rendered(document, number, dpi, notes=flatten)
        gone = [piece.box for piece in found if piece.gone]
        picture = raster.blackened(picture, gone, area)
        raster.draw_page(pdf, page, picture, area, (marks, [p for p in found if p.words or p.gone]))
        _keep_notes(page, rects, links_only=flatten)
    if flatten:
        for key in ("/AcroForm", "/StructTreeRoot", "/MarkInfo"):
            if key in pdf.Root:
                del pdf.Root[key]


def _pieces(what: What, number: int) -> list[Piece]:
    reading, plan = what.reading, what.plan
    with pdfium.opened(reading.shown, "the copy") as document:
        found = raster.pieces(
            document, number, reading.texts[number], plan.leaves.get(number, ())
        )
    others = plan.others.get(number, ())
    if others:
        with pdfium.opened(what.original, "the file") as document:
            gone = raster.pieces(document, number, reading.others[number], others)
        rects = [piece.box for piece in gone if piece.gone]
        found = [_under(piece, rects) for piece in found] + [p for p in gone if p.gone]
    return found


def _patched(page: Any, number: int, patches: Sequence[Patch]) -> list[Piece]:
    """What goes from the pictures of a page, where it is on the page."""
    if not patches:
        return []
    pictures = pictures_of(Leaf("", "", page, number, is_page=True))
    found = []
    for patch in patches:
        corners = [moved(pictures[patch.number].matrix, x, y) for x, y in patch.polygon]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        found.append(Piece(patch.words, (min(xs), min(ys), max(xs), max(ys)), gone=True))
    return found


def _under(piece: Piece, rects: Sequence[Rect]) -> Piece:
    """A word that a box touches is no text any more."""
    left, bottom, right, top = piece.box
    touched = any(
        left < rect[2] and right > rect[0] and bottom < rect[3] and top > rect[1] for rect in rects
    )
    return Piece("", piece.box, piece.gone) if touched and not piece.gone else piece


def _keep_notes(page: Any, rects: Sequence[Rect], *, links_only: bool) -> None:
    kept = []
    for each in array_of(page.get("/Annots")):
        note = dictionary_of(each)
        if note is None or (links_only and name_of(note.get("/Subtype")) != "Link"):
            continue
        box = numbers_of(note.get("/Rect"))
        if len(box) == 4 and _under(Piece(" ", ordered(box), gone=False), rects).words:
            kept.append(each)
    if "/Annots" in page:
        page["/Annots"] = pikepdf.Array(kept)


def visible(page: Any) -> Rect:
    """What of a page is shown: the crop box within the media box (ISO 32000-1, section 14.11.2)."""
    media = _inherited(page, "/MediaBox") or (0.0, 0.0, 612.0, 792.0)
    crop = _inherited(page, "/CropBox") or media
    box = (
        max(media[0], crop[0]), max(media[1], crop[1]),
        min(media[2], crop[2]), min(media[3], crop[3]),
    )  # fmt: skip
    return box if box[0] < box[2] and box[1] < box[3] else media


def turned(page: Any) -> int:
    """Quarter turns to the right at which a page is shown."""
    node = page
    for _ in range(_HIGHEST):
        found = node.get("/Rotate")
        if found is not None:
            return int(found) // 90 % 4 if isinstance(found, int) else 0
        node = dictionary_of(node.get("/Parent"))
        if node is None:
            break
    return 0


def placed(box: Box, page: Any) -> Rect:
    """A box drawn on the page as it is shown, in the page's own space."""
    left, bottom, right, top = visible(page)
    edges = (box.left, 1 - box.bottom, box.right, 1 - box.top)
    for _ in range(turned(page)):  # back to the left
        edges = (1 - edges[3], edges[0], 1 - edges[1], edges[2])
    wide, high = right - left, top - bottom
    return (
        left + edges[0] * wide, bottom + edges[1] * high,
        left + edges[2] * wide, bottom + edges[3] * high,
    )  # fmt: skip


def shown_at(rect: Rect, document: PdfDocument, page: int) -> Box:
    """A rectangle of the page's own space as a box on the page as it is shown."""
    opened = document[page]
    try:
        left, bottom, right, top = opened.get_bbox()
        turns = opened.get_rotation() // 90 % 4
    finally:
        opened.close()
    wide, high = max(right - left, 1e-6), max(top - bottom, 1e-6)
    edges = (
        (rect[0] - left) / wide, (rect[1] - bottom) / high,
        (rect[2] - left) / wide, (rect[3] - bottom) / high,
    )  # fmt: skip
    for _ in range(turns):
        edges = (edges[1], 1 - edges[2], edges[3], 1 - edges[0])
    held = [min(1.0, max(0.0, edge)) for edge in edges]
    return Box(page, held[0], 1 - held[3], held[2], 1 - held[1])


def _inherited(page: Any, key: str) -> Rect | None:
    node = page
    for _ in range(_HIGHEST):
        found = numbers_of(node.get(key))
        if len(found) == 4:
            return ordered(found)
        node = dictionary_of(node.get("/Parent"))
        if node is None:
            break
    return None
