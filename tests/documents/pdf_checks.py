"""An independent look at a PDF: everything that inflates, every string, two other readers."""

import random
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pdfminer.high_level import extract_text
from PIL import Image, ImageChops

from cloakroom.documents.base import NO_WISHES, Box, Document, Edit, Rewritten, Wishes
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document


def everything(data: bytes) -> list[str]:
    """Each layer of the file as text."""
    layers = [data.decode("latin-1"), extract_text(BytesIO(data))]
    whole = pypdfium2.PdfDocument(data)
    for page in whole:
        words = page.get_textpage()
        layers.append(words.get_text_range())
        words.close()
        page.close()
    whole.close()
    with pikepdf.open(BytesIO(data)) as pdf:
        for item in [*pdf.objects, pdf.trailer]:
            layers += _of_object(item)
    return layers


def _of_object(item: Any) -> Iterator[str]:
    if isinstance(item, pikepdf.Stream):
        try:
            raw = item.read_bytes()
        except pikepdf.PdfError:  # a JPEG
            raw = item.read_raw_bytes()
        yield raw.decode("latin-1")
        yield raw.decode("utf-8", "replace")
        yield "".join(re.findall(r"\(((?:\\.|[^\\()])*)\)", raw.decode("latin-1")))
    todo = [item]
    while todo:
        each = todo.pop()
        if isinstance(each, pikepdf.String | pikepdf.Name):
            yield str(each)
        elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            yield " ".join(each.keys())
            todo += [part for _, part in each.items() if not _refers(part)]
        elif isinstance(each, pikepdf.Array):
            todo += [part for part in each if not _refers(part)]


def _refers(part: Any) -> bool:
    return isinstance(part, pikepdf.Object) and part.is_indirect


def left(data: bytes, values: Sequence[str]) -> list[str]:
    """Those of ``values`` that any layer still holds, as whole words, whatever the blanks."""
    layers = [" ".join(layer.split()).lower() for layer in everything(data)]
    found = []
    for value in values:
        words = re.escape(" ".join(value.split()).lower())
        expression = re.compile(rf"(?<!\w){words}(?!\w)")
        if any(expression.search(layer) for layer in layers):
            found.append(value)
    return found


def sweep_of(values: Sequence[str]) -> Sweep:
    return Sweep(Taken(value, f"[PERSON_{number}]") for number, value in enumerate(values, 1))


def without(
    data: bytes, values: Sequence[str], wishes: Wishes = NO_WISHES, *, name: str = "a.pdf"
) -> Rewritten:
    """``data`` after a review that took out ``values``."""
    whole: Document = document(name, data)
    sweep = sweep_of(values)
    edits = [
        Edit(number, start, end, taken.stand_in)
        for number, segment in enumerate(whole.segments)
        for start, end, taken in sweep.spans(segment.text)
    ]
    return whole.rewritten(edits, sweep, wishes)


def drawn(whole: Document, count: int, seed: int) -> list[str]:
    """Values out of the document's own words."""
    words = [
        word
        for segment in whole.segments
        for word in re.findall(r"\S+(?: \S+)?", segment.text)
        if sum(map(str.isalnum, word)) >= 5
    ]
    return list(dict.fromkeys(random.Random(seed).sample(words, min(count, len(words)))))


def page_text(data: bytes, page: int = 0) -> str:
    whole = pypdfium2.PdfDocument(data)
    try:
        words = whole[page].get_textpage()
        return str(words.get_text_range())
    finally:
        whole.close()


def rendered(data: bytes, page: int = 0, *, scale: float = 1) -> Image.Image:
    whole = pypdfium2.PdfDocument(data)
    try:
        return whole[page].render(scale=scale).to_pil().convert("L").copy()
    finally:
        whole.close()


def changed_outside(before: bytes, after: bytes, boxes: Sequence[Box], page: int = 0) -> int:
    """How many pixels at 72 dpi differ by more than 48 of 255 outside ``boxes``, grown by the
    height of a line."""
    # three times as fine and brought down, as pdfium sets letters to whole pixels, and where a
    # run of them begins decides which
    first, second = (rendered(each, page, scale=3).reduce(3) for each in (before, after))
    assert first.size == second.size
    difference = ImageChops.difference(first, second)
    for box in boxes:
        if box.page == page:
            wide, high = first.size
            area = (
                int(box.left * wide) - 4, int(box.top * high) - 5,
                int(box.right * wide) + 4, int(box.bottom * high) + 5,
            )  # fmt: skip
            difference.paste(0, area)
    return sum(difference.histogram()[49:])


def boxes_of(data: bytes, values: Sequence[str]) -> list[Box]:
    """Where the values stand."""
    whole: Any = document("a.pdf", data)
    sweep = sweep_of(values)
    return [
        box
        for number, segment in enumerate(whole.segments)
        for start, end, _ in sweep.spans(segment.text)
        for box in whole.boxes(number, start, end)
    ]
