"""Caps on what the streams of a PDF unpack to, looked at before anything reads them."""

import base64
import binascii
import zlib
from typing import Any, Final

import pikepdf

from cloakroom.documents.limits import Limits
from cloakroom.documents.pdf.plain import array_of, name_of
from cloakroom.errors import UnsafeFile

_SMALL: Final = 64 << 10
"""Deflate packs a thousandfold at most (RFC 1951), so less than this is no danger."""

_STEP: Final = 1 << 20
_FLATE: Final = frozenset({"FlateDecode", "Fl"})
_OTHERS: Final = frozenset({"LZWDecode", "LZW", "RunLengthDecode", "RL"})
_LETTERS: Final = frozenset({"ASCII85Decode", "A85", "ASCIIHexDecode", "AHx"})
_LZW: Final = 100  # what it and its like reach on bytes that are not made for it


def check_streams(pdf: pikepdf.Pdf, limits: Limits, name: str) -> None:
    """Raises :class:`UnsafeFile` where a stream, or all together, unpack to more than the caps."""
    total = 0
    for value in pdf.objects:
        if isinstance(value, pikepdf.Stream):
            size = _unpacked(value, limits.member)
            total += size
            if size > limits.member or total > limits.total:
                raise UnsafeFile(f"{name} would unpack to more than is safe to open.")


def _unpacked(stream: Any, most: int) -> int:
    """Bytes, as far as ``most``; beyond it, only that it is more."""
    filters = stream.get("/Filter")
    names = [name_of(each) for each in array_of(filters)] or [name_of(filters)]
    packers = [each for each in names if each in _FLATE or each in _OTHERS]
    if len(packers) > 1:  # nobody packs twice but to hide how large it is
        return most + 1
    raw = stream.read_raw_bytes()
    if not packers or len(raw) < _SMALL:
        return len(raw)
    if packers[0] in _OTHERS:
        return len(raw) * _LZW
    return _inflated(_bare(raw, names[0]), most)


def _bare(raw: bytes, first: str) -> bytes:
    """``raw`` without the letters that wrap it."""
    if first not in _LETTERS:
        return raw
    try:
        if first in ("ASCIIHexDecode", "AHx"):
            return binascii.unhexlify(b"".join(raw.split()).rstrip(b">"))
        return base64.a85decode(raw.strip().removesuffix(b"~>"), ignorechars=b" \t\n\r\v\0\f")
    except ValueError:
        return b""


def _inflated(raw: bytes, most: int) -> int:
    unpacker, size, left = zlib.decompressobj(), 0, raw
    try:
        while left and size <= most and not unpacker.eof:
            size += len(unpacker.decompress(left, _STEP))
            left = unpacker.unconsumed_tail
    except zlib.error:
        return size
    return size
