"""Pictures opened: every page as upright pixels, and what a copy must have in common with them."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from PIL import ExifTags, Image, ImageSequence, UnidentifiedImageError

from cloakroom.documents.base import File
from cloakroom.documents.pictures.colours import plain_colours
from cloakroom.errors import DamagedFile, UnknownFormat, UnsafeFile

FORMATS: Final = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "DIB", "GIF")
MOST_PIXELS: Final = 80_000_000
MOST_IN_ALL: Final = 250_000_000
"""Pixels of one page and of all pages, at four bytes each in memory."""

BROKEN: Final = (
    OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, AttributeError,
    ArithmeticError, NotImplementedError, AssertionError, RuntimeError, struct.error, zlib.error,
    Image.DecompressionBombError,
)
"""What Pillow raises for bytes that are no picture, or a broken one."""

_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}
_BACK: Final = {**_UPRIGHT, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """``image`` is upright. ``turn``: the orientation it was stored in (EXIF 2.32, 4.6.4);
    ``seconds``: how long a frame of an animation shows."""

    image: Image.Image
    turn: int = 1
    seconds: float = 0.0
    dpi: tuple[float, float] | None = None

    def stored(self, image: Image.Image) -> Image.Image:
        """``image``, which is upright, as this page was stored."""
        return image.transpose(_BACK[self.turn]) if self.turn in _BACK else image


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """``tables``: how much a JPEG throws away, for a copy that throws away no more; ``exact``: a
    WebP that throws nothing away. ``loop``: how often an animation is shown, None for once."""

    format: str
    pages: tuple[Page, ...]
    loop: int | None = None
    tables: Any = None
    exact: bool = False

    @property
    def moves(self) -> bool:
        return len(self.pages) > 1 and self.format != "TIFF"


def opened(file: File) -> Opened:
    """All pages of ``file``. Raises an :class:`InputError` that names it."""
    with _guarded(file), _image(file) as image:
        _check(image, file)
        form = _format(image)
        pages = tuple(_pages(image, file))
        return Opened(
            form, pages, image.info.get("loop"), getattr(image, "quantization", None),
            exact=b"VP8L" in file.data[:64],
        )


def size_of(file: File) -> tuple[str, tuple[int, int]]:
    """Format and size as it is stored, from the first bytes alone."""
    with _guarded(file), _image(file) as image:
        _check(image, file)
        return _format(image), image.size


def _image(file: File) -> Image.Image:
    data = file.data
    if data.startswith(b"RIFF") and len(data) >= 8:  # libwebp takes nothing behind the end
        data = data[: struct.unpack_from("<L", data, 4)[0] + 8]
    Image.init()  # a format that was not loaded yet would be unknown
    return Image.open(io.BytesIO(data), formats=FORMATS)


@contextmanager
def _guarded(file: File) -> Iterator[None]:
    unsafe = UnsafeFile(f"{file.name} would unpack to more than is safe to open. "
                        "Nothing was changed.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow finds odd: damaged properties
            yield
    except UnidentifiedImageError as error:
        raise UnknownFormat(f"{file.name} is no picture that Cloakroom can open. Save it as PNG "
                            "or JPEG first. Nothing was changed.") from error
    except Image.DecompressionBombError as error:
        raise unsafe from error
    except MemoryError as error:
        raise unsafe from error
    except BROKEN as error:
        raise DamagedFile(f"{file.name} is damaged, and cannot be read in full. "
                          "Nothing was changed.") from error


def _check(image: Image.Image, file: File) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise UnsafeFile(f"{file.name} has more pixels than is safe to open. Nothing was changed.")


def _format(image: Image.Image) -> str:
    return {"MPO": "JPEG", "DIB": "BMP"}.get(image.format or "", image.format or "")


def _pages(image: Image.Image, file: File) -> Iterator[Page]:
    """The second pictures of a JPEG (CIPA DC-007) are no pages of it: nobody sees them."""
    single = _format(image) == "JPEG"
    area = 0
    for number, frame in enumerate(ImageSequence.Iterator(image)):
        if single and number:
            return
        area += frame.width * frame.height
        if area > MOST_IN_ALL or number >= file.limits.pages:
            raise UnsafeFile(f"{file.name} holds more pictures than is safe to open. "
                             "Nothing was changed.")
        _check(frame, file)
        yield _page(frame)


def _page(frame: Image.Image) -> Page:
    turn = _turn(frame)
    pixels = plain_colours(frame)
    seconds = frame.info.get("duration", 0) / 1000
    dpi = frame.info.get("dpi")
    upright = pixels.transpose(_UPRIGHT[turn]) if turn in _UPRIGHT else pixels
    return Page(upright, turn, seconds, _resolution(dpi))


def _turn(frame: Image.Image) -> int:
    try:
        turn = frame.getexif().get(ExifTags.Base.Orientation, 1)
    except BROKEN:  # properties that are damaged turn nothing
        return 1
    return turn if turn in _UPRIGHT else 1


def _resolution(dpi: Any) -> tuple[float, float] | None:
    """Dots per inch in whole numbers, as printers and offices need them."""
    try:
        across, down = (round(float(each)) for each in dpi)
    except BROKEN:
        return None
    return (across, down) if 0 < across < 10_000 and 0 < down < 10_000 else None
