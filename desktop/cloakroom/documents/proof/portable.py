"""PDF: every object of the file, every stream that inflates, and the text of each page."""

import io
from collections.abc import Iterator
from typing import Any

from cloakroom.documents.limits import LIMITS
from cloakroom.documents.proof.layers import STREAM, Found, Layer, Packed
from cloakroom.documents.proof.pictures import MOST_READ, read_picture
from cloakroom.documents.proof.readings import strings
from cloakroom.documents.proof.result import Unread

_PLACE = "page {}"
_UNREAD = "Nobody has read this picture."
_LARGE = 250_000  # pixels


def unpdf(packed: Packed) -> Iterator[Found]:
    yield from _objects(packed)
    yield from _pages(packed)
    for text in strings(packed.data):
        yield Layer(packed.place, text, syntax=True)


def _objects(packed: Packed) -> Iterator[Found]:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(packed.data)) as pdf:
            large = 0
            for number, item in enumerate(pdf.objects, start=1):
                place = f"{packed.place} › object {number}"
                yield from _texts(place, item)
                if isinstance(item, pikepdf.Stream):
                    large += _is_large(item)
                    yield from _stream(packed, place, item, able=large <= MOST_READ)
            yield from _texts(f"{packed.place} › trailer", pdf.trailer)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        yield Unread(packed.place, "The PDF cannot be unpacked.")


def _texts(place: str, item: Any) -> Iterator[Layer]:
    """Every string and name inside ``item``, without following references."""
    import pikepdf

    todo = [item]
    while todo:
        each = todo.pop()
        if isinstance(each, pikepdf.String):
            yield Layer(place, str(each))
            yield Layer(place, bytes(each).decode("windows-1252", "replace"))
        elif isinstance(each, pikepdf.Name):
            yield Layer(place, str(each), syntax=True)
        elif isinstance(each, pikepdf.Array):
            todo += [part for part in each if not _is_reference(part)]
        elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            entries = each.stream_dict if isinstance(each, pikepdf.Stream) else each
            for key, part in entries.items():
                yield Layer(place, str(key), syntax=True)
                if not _is_reference(part):
                    todo.append(part)


def _is_reference(item: Any) -> bool:
    return bool(getattr(item, "is_indirect", False))


def _is_large(stream: Any) -> bool:
    """Whether to read it as a picture takes more than a moment."""
    try:
        return int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) > _LARGE
    except (TypeError, ValueError):
        return False


def _stream(packed: Packed, place: str, stream: Any, *, able: bool) -> Iterator[Found]:
    import pikepdf

    if stream.get("/Subtype") == pikepdf.Name.Image:
        yield from _image(place, stream) if able else [Unread(place, _UNREAD)]
        return
    try:
        yield Packed(place, stream.read_bytes(), STREAM, packed.depth + 1)
    except pikepdf.PdfError:
        yield Unread(place, "A stream of the PDF cannot be unpacked.")


def _image(place: str, stream: Any) -> Iterator[Found]:
    import pikepdf

    found: list[Found]
    try:
        found = list(read_picture(place, pikepdf.PdfImage(stream).as_pil_image()))
    except (pikepdf.PdfError, pikepdf.UnsupportedImageTypeError, OSError, ValueError,
            NotImplementedError, TypeError, KeyError, AttributeError):
        found = [Unread(place, _UNREAD)]
    yield from found


def _pages(packed: Packed) -> Iterator[Found]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(packed.data)
        pages = len(pdf)
    except (pypdfium2.PdfiumError, ValueError):
        yield Unread(packed.place, "The pages of the PDF cannot be read.")
        return
    try:
        for number in range(min(pages, LIMITS.pages)):
            text = pdf[number].get_textpage().get_text_bounded()
            yield Layer(f"{packed.place} › {_PLACE.format(number + 1)}", text)
            yield Layer(f"{packed.place} › {_PLACE.format(number + 1)}", text.replace("\r\n", " "))
    finally:
        pdf.close()
