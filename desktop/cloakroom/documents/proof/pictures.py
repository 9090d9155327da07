"""Pictures: what is written about them, and whether there is anything in them at all."""

import io
from collections.abc import Iterator
from typing import Any

from cloakroom.documents.proof.layers import Found, Layer, Packed
from cloakroom.documents.proof.readings import strings
from cloakroom.documents.proof.result import Unread


def unpicture(packed: Packed) -> Iterator[Found]:
    """The bytes around the pixels as text. The pixels are read by nobody here, so a picture of
    more than one colour is not proven."""
    for text in strings(packed.data):
        yield Layer(packed.place, text)
    if not _is_blank_file(packed.data):
        yield Unread(packed.place, "Nobody has read this picture.")


def is_blank(image: Any) -> bool:
    """Whether a picture of Pillow's has one colour only."""
    return all(low == high for low, high in image.convert("RGBA").getextrema())


def _is_blank_file(data: bytes) -> bool:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            return getattr(image, "n_frames", 1) == 1 and is_blank(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
