"""Picture files made for the tests, with something written in each of their hiding places."""

import io
import struct
import zlib
from collections.abc import Sequence
from typing import Any, cast

from PIL import ExifTags, Image, PngImagePlugin

from cloakroom.documents.base import Paged
from cloakroom.documents.table import document

WHITE, RED = (255, 255, 255), (200, 30, 30)


def drawing(size: tuple[int, int] = (120, 80), mode: str = "RGB") -> Image.Image:
    """White, with a red corner: of more than one colour, and not the same upside down."""
    image = Image.new("RGB", size, WHITE)
    image.paste(RED, (0, 0, size[0] // 4, size[1] // 4))
    return image.convert(mode)


def paged(name: str, data: bytes) -> Paged:
    """A document of pages: every picture is one."""
    return cast(Paged, document(name, data))


def dot(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """A pixel of a picture with several channels."""
    return cast(tuple[int, ...], image.getpixel((x, y)))


def stored(image: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def exif(values: Sequence[str], turn: int = 1) -> bytes:
    """One value each in the plain tags, those of the camera, of the place and of the thumbnail."""
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = turn
    places = [
        (tags, ExifTags.Base.Artist), (tags, ExifTags.Base.Copyright),
        (tags.get_ifd(ExifTags.IFD.Exif), ExifTags.Base.CameraOwnerName),
        (tags.get_ifd(ExifTags.IFD.Exif), ExifTags.Base.BodySerialNumber),
        (tags.get_ifd(ExifTags.IFD.GPSInfo), ExifTags.GPS.GPSAreaInformation),
        (tags.get_ifd(ExifTags.IFD.GPSInfo), ExifTags.GPS.GPSProcessingMethod),
    ]  # fmt: skip
    for (table, tag), value in zip(places, values, strict=False):
        table[tag] = value.encode()
    return tags.tobytes()


def xmp(values: Sequence[str]) -> bytes:
    said = "".join(
        f"<dc:title>{_escaped(value)}</dc:title>" for value in values
    )
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{said}</x:xmpmeta>'.encode()


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def iptc(values: Sequence[str]) -> bytes:
    sets = b"".join(
        b"\x1c\x02\x19" + struct.pack(">H", len(value.encode())) + value.encode()
        for value in values
    )
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">L", len(sets)) + sets


def _segment(code: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, code, len(body) + 2) + body


def jpeg(values: Sequence[str], image: Image.Image | None = None, turn: int = 1) -> bytes:
    plain = stored(image or drawing(), "JPEG", quality=90)
    joined = "\n".join(values).encode()
    return b"".join([
        plain[:2],
        _segment(0xE1, b"Exif\0\0" + exif(values, turn).removeprefix(b"Exif\0\0")),
        _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp(values)),
        _segment(0xED, iptc(values)), _segment(0xFE, joined), plain[2:],
        stored(drawing((16, 16)), "JPEG", comment=joined), joined,
    ])  # fmt: skip


def png(values: Sequence[str], image: Image.Image | None = None) -> bytes:
    notes = PngImagePlugin.PngInfo()
    for number, value in enumerate(values):
        notes.add_text(f"Author{number}", value)
        notes.add_itxt(f"Title{number}", value, zip=bool(number % 2))
    plain = stored(image or drawing(), "PNG", pnginfo=notes, exif=exif(values))
    packed = zlib.compress("\n".join(values).encode())
    return b"".join([
        plain[:33], _chunk(b"zTXt", b"Comment\0\0" + packed), _chunk(b"prVt", packed),
        plain[33:], "\n".join(values).encode(),
    ])  # fmt: skip


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))


def webp(values: Sequence[str]) -> bytes:
    plain = stored(drawing(), "WEBP", lossless=True, exif=exif(values[:3]), xmp=xmp(values[3:]))
    return plain + "\n".join(values).encode()


def gif(values: Sequence[str]) -> bytes:
    return stored(drawing(), "GIF", comment="\n".join(values).encode()) + "\n".join(values).encode()


def tiff(values: Sequence[str]) -> bytes:
    """Two pages: one of black and white, one of colours."""
    from PIL import TiffImagePlugin

    tags = TiffImagePlugin.ImageFileDirectory_v2()
    for tag, value in zip((270, 315, 316, 33432, 305, 269), values, strict=False):
        tags.tagtype[tag] = 2
        tags[tag] = value
    tags.tagtype[700] = 1
    tags[700] = xmp(values)
    second = drawing((60, 40))
    return stored(drawing(), "TIFF", tiffinfo=tags, save_all=True, append_images=[second])


def bmp(values: Sequence[str]) -> bytes:
    return stored(drawing(), "BMP") + b"\0" + "\n".join(values).encode()


MADE = {
    "a.jpg": jpeg, "a.png": png, "a.webp": webp, "a.gif": gif, "a.tif": tiff, "a.bmp": bmp,
}
