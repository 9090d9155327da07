"""Pictures under a box: what a box covers is painted black in the pixels themselves."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Name
from PIL import Image, ImageDraw

from cloakroom.documents.pdf.glyphs import Placed, Unprovable
from cloakroom.documents.pdf.marks import Frame
from cloakroom.documents.pdf.opening import BROKEN
from cloakroom.documents.pdf.plain import array_of, inverse, moved, name_of, number_of

_GROWN: Final = 2  # pixels, against the soft edge of a scanned letter
_QUALITY: Final = 92
_MOST_PIXELS: Final = 120_000_000

Polygon = list[tuple[float, float]]
"""Corners in parts of the picture's width and height, from its lower left corner."""


def under(placed: Placed, frame: Frame) -> Polygon | None:
    """The part of a picture that ``frame`` covers; None where it covers none of it."""
    back = inverse(placed.matrix)
    if back is None:
        return None
    corners = [
        moved(back, *moved(frame.matrix, x, y))
        for x, y in (
            (frame.left, frame.bottom), (frame.right, frame.bottom),
            (frame.right, frame.top), (frame.left, frame.top),
        )
    ]  # fmt: skip
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    apart = max(xs) <= 0 or min(xs) >= 1 or max(ys) <= 0 or min(ys) >= 1
    return None if apart else corners


def painted(pdf: pikepdf.Pdf, image: Any, polygons: Sequence[Polygon]) -> Any:
    """A new picture like ``image``, black within ``polygons``. Raises :class:`Unprovable` where
    its pixels cannot be had."""
    picture = pixels(image)
    if image.get("/ImageMask") is True or not _plain_decode(image) or "/Mask" in image:
        raise Unprovable
    _blacken(picture, polygons, 0 if picture.mode == "L" else (0, 0, 0))
    new = _stream(pdf, picture, like=image)
    mask = image.get("/SMask")
    if isinstance(mask, pikepdf.Stream):
        shape = pixels(mask).convert("L")
        _blacken(shape, polygons, 255)
        new.SMask = _stream(pdf, shape)
    return new


def pixels(image: Any) -> Image.Image:
    """A picture of the file, grey or in colours."""
    wide, high = number_of(image.get("/Width"), 0), number_of(image.get("/Height"), 0)
    if not 0 < wide * high <= _MOST_PIXELS:
        raise Unprovable
    try:
        picture: Image.Image = pikepdf.PdfImage(image).as_pil_image()
    except (*BROKEN, OSError, pikepdf.UnsupportedImageTypeError) as error:
        raise Unprovable from error
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if picture.mode in ("RGB", "P", "CMYK", "RGBA", "LA"):
        return picture.convert("RGB")
    raise Unprovable


def stored(pdf: pikepdf.Pdf, picture: Image.Image) -> Any:
    """A new picture for a page: JPEG with colours, sixteen shades without."""
    return _stream(pdf, picture)


def _blacken(picture: Image.Image, polygons: Sequence[Polygon], ink: Any) -> None:
    draw = ImageDraw.Draw(picture)
    for polygon in polygons:
        points = [(x * picture.width, (1 - y) * picture.height) for x, y in polygon]
        draw.polygon(points, fill=ink, outline=ink, width=2 * _GROWN + 1)


def _plain_decode(image: Any) -> bool:
    decode = [number_of(each, 0.0) for each in array_of(image.get("/Decode"))]
    return not decode or decode == [0.0, 1.0] * (len(decode) // 2)


def _stream(pdf: pikepdf.Pdf, picture: Image.Image, like: Any = None) -> Any:
    stream = pdf.make_stream(b"")
    if picture.mode == "L":
        stream.write(picture.tobytes())
    else:
        file = BytesIO()
        picture.save(file, "JPEG", quality=_QUALITY, subsampling=0)
        stream.write(file.getvalue(), filter=Name.DCTDecode)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = picture.size
    stream.BitsPerComponent = 8
    stream.ColorSpace = Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB
    profile = like.get("/ColorSpace") if like is not None else None
    channels = 1 if picture.mode == "L" else 3
    if _profile_of(profile, channels):
        stream.ColorSpace = profile
    return stream


def _profile_of(space: Any, channels: int) -> bool:
    parts = array_of(space)
    return (
        len(parts) == 2
        and name_of(parts[0]) == "ICCBased"
        and isinstance(parts[1], pikepdf.Stream)
        and parts[1].get("/N") == channels
    )
