"""What a picture file tells beside its pixels, as texts: all of it goes, and is read so that the
user sees what was there."""

import html
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from PIL import ExifTags, Image, ImageSequence, TiffTags

from cloakroom.documents.pictures.opening import BROKEN, FORMATS
from cloakroom.documents.pictures.parts import END, parts

_EXIF: Final = b"Exif\0\0"
_RUN = re.compile(r"[^\x00-\x1f\x7f-\x9f\ufffd]{4,}")
_TAG = re.compile(r"<[?]?([^<>]*)>")
_ATTRIBUTE = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
_WIDE_TAGS: Final = range(0x9C9B, 0x9CA0)  # XPTitle to XPSubject, UTF-16
_XMP_TAG, _IPTC_TAG, _PHOTOSHOP_TAG, _PROFILE_TAG = 700, 33723, 34377, 34675
_CHARSETS: Final = {b"ASCII\0\0\0": "utf-8", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "euc-jp"}
_IPTC = re.compile(rb"\x1c[\x01-\x09][\x00-\xff](?:[\x00-\x7f][\x00-\xff])")
_MOST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Told:
    """``label``: what the text is called in the format; ``part``: where it stands."""

    part: str
    label: str
    text: str = field(repr=False)


def told(data: bytes) -> Iterator[Told]:
    """In the order of the file. Never raises: what is damaged says what can be read of it."""
    seen: set[tuple[str, str]] = set()
    for each in _all(data):
        if len(seen) >= _MOST:
            return
        if sum(map(str.isalnum, each.text)) > 1 and (each.label, each.text) not in seen:
            seen.add((each.label, each.text))
            yield each


def _all(data: bytes) -> Iterator[Told]:
    for name, body in parts(data):
        if body.startswith(_EXIF) or name in ("EXIF", "eXIf"):
            yield from _exif(body)
        elif b"<x:xmpmeta" in body or b"<rdf:RDF" in body:
            yield from _xmp(body)
        elif body.startswith(b"Photoshop"):
            yield from _iptc(body)
        else:
            yield from _strings(name, body)
    if data[:4] in (b"II*\0", b"MM\0*"):
        yield from _tiff(data)


def _exif(body: bytes) -> Iterator[Told]:
    exif = Image.Exif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exif.load(body)
            yield from _tags(exif)
    except BROKEN:
        yield from _strings("EXIF", body)


def _tags(exif: Image.Exif) -> Iterator[Told]:
    yield from _table(exif, ExifTags.TAGS, "EXIF")
    yield from _table(exif.get_ifd(ExifTags.IFD.Exif), ExifTags.TAGS, "EXIF")
    position = exif.get_ifd(ExifTags.IFD.GPSInfo)
    yield from _table(position, ExifTags.GPSTAGS, "EXIF GPS")
    yield from _place(position)
    yield from _table(exif.get_ifd(ExifTags.IFD.IFD1), ExifTags.TAGS, "EXIF of the thumbnail")


def _table(tags: Mapping[int, Any], names: Mapping[int, str], part: str) -> Iterator[Told]:
    for tag, value in tags.items():
        label = names.get(tag, f"tag {tag}")
        for text in _texts(tag, value):
            yield Told(part, label, text)


def _texts(tag: int, value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield _repaired(value).strip("\0 ")
    elif isinstance(value, bytes):
        if tag in _WIDE_TAGS:
            yield value.decode("utf-16-le", "replace").strip("\0")
        elif value[:8] in _CHARSETS:
            yield value[8:].decode(_CHARSETS[value[:8]], "replace").strip("\0 ")
        else:
            yield "\n".join(_runs(value))
    elif isinstance(value, tuple):
        yield from (_repaired(each) for each in value if isinstance(each, str))


def _repaired(text: str) -> str:
    """Pillow reads all text as Latin-1; cameras and programs write UTF-8."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _place(position: Mapping[int, Any]) -> Iterator[Told]:
    """Latitude and longitude as people write them."""
    try:
        north = _degrees(position[2], position.get(1) == "S")
        east = _degrees(position[4], position.get(3) == "W")
    except BROKEN:
        return
    yield Told("EXIF GPS", "GPS position", f"{north:.6f}, {east:.6f}")


def _degrees(parts_: Any, negative: bool) -> float:
    degrees, minutes, seconds = (float(each) for each in parts_)
    return (degrees + minutes / 60 + seconds / 3600) * (-1 if negative else 1)


def _xmp(body: bytes) -> Iterator[Told]:
    """ISO 16684-1: what stands between the tags, and in attributes that are no name spaces."""
    text = body[body.find(b"<") :].decode("utf-8", "replace")
    for match in _TAG.finditer(text):
        values = (first or second for first, second in _ATTRIBUTE.findall(match[1]))
        for value in values:
            if "://" not in value:
                yield Told("XMP", "XMP", html.unescape(value))
    for said in _TAG.sub("\0", text).split("\0"):
        yield Told("XMP", "XMP", html.unescape(said.strip()))


def _iptc(body: bytes) -> Iterator[Told]:
    """IPTC-IIM 4.2, 1.6: a mark, two numbers, a length and the text."""
    found = False
    for match in _IPTC.finditer(body):
        size = int.from_bytes(match[0][3:5], "big")
        text = body[match.end() : match.end() + size].decode("utf-8", "replace")
        found = True
        yield Told("IPTC", "IPTC", text.strip("\0 "))
    if not found:
        yield from _strings("Photoshop", body)


def _strings(name: str, body: bytes) -> Iterator[Told]:
    text = "\n".join(_runs(body))
    yield Told(name, "" if name == END else name, text)


def _runs(body: bytes) -> Iterator[str]:
    """What in bytes reads as words: in UTF-8, and in UTF-16 where every second byte is empty."""
    for encoding in ("utf-8", "utf-16-le") if b"\0" in body else ("utf-8",):
        for match in _RUN.finditer(body.decode(encoding, "replace")):
            letters = sum(char.isascii() and char.isalnum() for char in match[0])
            if letters * 2 > len(match[0]):
                yield match[0].strip()


def _tiff(data: bytes) -> Iterator[Told]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            Image.init()
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                    for each in _frame(frame):
                        yield Told(f"page {number} {each.part}", each.label, each.text)
    except BROKEN:
        return


def _frame(frame: Image.Image) -> Iterator[Told]:
    tags: Mapping[int, Any] = getattr(frame, "tag_v2", {})
    for tag in list(tags):
        value = tags[tag]
        if tag == _XMP_TAG and isinstance(value, bytes):
            yield from _xmp(value)
        elif tag in (_IPTC_TAG, _PHOTOSHOP_TAG) and isinstance(value, bytes):
            yield from _iptc(value)
        elif tag not in (*_PIXEL_TAGS, _PROFILE_TAG):
            label = TiffTags.lookup(tag).name
            yield from (Told("tag", label, text) for text in _texts(tag, value))
    yield from _tags(frame.getexif())


_PIXEL_TAGS: Final = frozenset({273, 279, 320, 324, 325, 347})
"""Where the pixels are, their colours and tables (TIFF 6.0)."""
