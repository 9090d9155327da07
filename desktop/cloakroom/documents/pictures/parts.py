"""The bytes of a picture file that are no pixels: properties, comments, and what lies behind its
end. Each as (what it is called in the format, bytes)."""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from cloakroom.documents.limits import MB

Part = tuple[str, bytes]

END: Final = "after the end"
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_PNG_PIXELS: Final = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD",
    b"pHYs", b"acTL", b"fcTL", b"fdAT", b"hIST",
})  # fmt: skip
_WEBP_PIXELS: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"})
_MOST_TEXT: Final = 16 * MB


def parts(data: bytes) -> Iterator[Part]:
    """Those of a JPEG, PNG, WebP, GIF or BMP file; of a TIFF file none, its tags tell all."""
    for magic, reader in _READERS:
        if data.startswith(magic):
            yield from reader(data)
            return


def _jpeg(data: bytes) -> Iterator[Part]:
    """ITU T.81, annex B."""
    at = 2
    while (match := _MARKER.search(data, at)) is not None:
        code, at = data[match.start() + 1], match.end()
        if code == 0xD9:
            yield END, data[at:]
            return
        if code == 0x01 or at + 2 > len(data):
            continue
        (size,) = struct.unpack_from(">H", data, at)
        if code == 0xFE:
            yield "comment", data[at + 2 : at + size]
        elif 0xE0 <= code <= 0xEF and not _says_how(data[at + 2 : at + size]):
            yield f"APP{code - 0xE0}", data[at + 2 : at + size]
        at += size


def _says_how(body: bytes) -> bool:
    """JFIF without a thumbnail, Adobe's colours: numbers that any program writes."""
    return (body[:5] == b"JFIF\0" and len(body) == 14) or (body[:5] == b"Adobe" and len(body) == 12)


def _png(data: bytes) -> Iterator[Part]:
    """PNG, third edition, section 5."""
    at = 8
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">L4s", data, at)
        body = data[at + 8 : at + 8 + size]
        at += size + 12
        if kind == b"IEND":
            yield END, data[at:]
            return
        if kind not in _PNG_PIXELS:
            yield kind.decode("latin-1"), _inflated(kind, body)


def _inflated(kind: bytes, body: bytes) -> bytes:
    """Section 11.3.3: a keyword, then text; that of zTXt, iCCP and some iTXt is packed."""
    name, _, rest = body.partition(b"\0")
    if kind == b"iTXt" and rest[:1] == b"\1":
        before, _, packed = rest[2:].partition(b"\0")
        between, _, packed = packed.partition(b"\0")
        return b"\n".join([name, before, between, _unpacked(packed)])
    if kind in (b"zTXt", b"iCCP"):
        return name + b"\n" + _unpacked(rest[1:])
    return body


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST_TEXT)
    except zlib.error:
        return packed


def _webp(data: bytes) -> Iterator[Part]:
    """RFC 9649, section 2."""
    if len(data) < 12:
        return
    end = min(len(data), struct.unpack_from("<L", data, 4)[0] + 8)
    at = 12
    while at + 8 <= end:
        kind, size = struct.unpack_from("<4sL", data, at)
        if kind not in _WEBP_PIXELS:
            yield kind.decode("latin-1").strip(), data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    yield END, data[end:]


def _gif(data: bytes) -> Iterator[Part]:
    """GIF89a, sections 17 to 27."""
    at = 13 + _colours(data, 10)
    while at + 1 < len(data) and data[at] != 0x3B:
        if data[at] == 0x21:
            code = data[at + 1]
            body, at = _blocks(data, at + 2)
            if code != 0xF9 and not body.startswith(b"NETSCAPE2.0"):
                yield "comment", body
        elif data[at] == 0x2C:
            at += 10 + _colours(data, at + 9)
            _, at = _blocks(data, at + 1)
        else:
            at += 1
    yield END, data[at + 1 :]


def _colours(data: bytes, at: int) -> int:
    flags = data[at] if at < len(data) else 0
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> tuple[bytes, int]:
    """What the blocks from ``at`` hold, and where they end."""
    found = []
    while at < len(data) and data[at]:
        found.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    return b"".join(found), at + 1


def _bmp(data: bytes) -> Iterator[Part]:
    if len(data) >= 6:
        size = struct.unpack_from("<L", data, 2)[0]
        yield END, data[max(size, 54) :]


_READERS: Final = (
    (b"\xff\xd8", _jpeg), (b"\x89PNG\r\n\x1a\n", _png), (b"RIFF", _webp), (b"GIF8", _gif),
    (b"BM", _bmp),
)
