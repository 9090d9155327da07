"""Pictures: what is written about them, and what can be read in them."""

import io
import struct
import warnings
from collections.abc import Iterator
from typing import Any, Final

from cloakroom.documents.picture_reader import Reader, reader
from cloakroom.documents.proof.layers import Found, Layer, Packed
from cloakroom.documents.proof.readings import strings
from cloakroom.documents.proof.result import Unread

_UNREAD: Final = "Nobody has read this picture."
MOST_READ: Final = 60
"""Pictures of one file, at some ten seconds each."""

_MOST_PIXELS: Final = 80_000_000
_TURNED: Final = 0x0112  # EXIF 2.32, 4.6.4
_TURNS: Final = {3: 180, 6: 270, 8: 90}  # degrees to the left


def unpicture(packed: Packed) -> Iterator[Found]:
    """The bytes around the pixels as text, then the pixels as far as they can be read."""
    for text in strings(packed.data):
        yield Layer(packed.place, text)
    yield from _pixels(packed)


def read_picture(place: str, image: Any) -> Iterator[Found]:
    """What stands in a picture of Pillow's. One of a single colour says nothing; another that
    nobody can read is not proven."""
    if image.width * image.height > _MOST_PIXELS:
        yield Unread(place, _UNREAD)
        return
    if _is_blank(image):
        return
    able = reader()
    if able is None:
        yield Unread(place, _UNREAD)
        return
    yield Layer(place, _said(able, image))


def _said(able: Reader, image: Any) -> str:
    return " ".join(word.text for word in able.words(image.convert("RGBA")))


def _is_blank(image: Any) -> bool:
    return all(low == high for low, high in image.convert("RGBA").getextrema())


def _pixels(packed: Packed) -> Iterator[Found]:
    from PIL import Image, ImageSequence

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(packed.data)) as image:
                if getattr(image, "n_frames", 1) > MOST_READ:
                    yield Unread(packed.place, _UNREAD)
                    return
                for frame in ImageSequence.Iterator(image):
                    turn = _TURNS.get(frame.getexif().get(_TURNED, 1), 0)
                    yield from read_picture(packed.place, frame.rotate(turn, expand=True))
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError,
            struct.error, Image.DecompressionBombError, NotImplementedError):
        yield Unread(packed.place, _UNREAD)
