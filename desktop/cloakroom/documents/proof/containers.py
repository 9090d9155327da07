"""Archives: every member, listed or not, and the bytes between them."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final

from cloakroom.documents.limits import LIMITS
from cloakroom.documents.proof.layers import Found, Layer, Packed
from cloakroom.documents.proof.readings import strings
from cloakroom.documents.proof.result import Unread

_LOCAL: Final = b"PK\x03\x04"
_HEADER: Final = struct.Struct("<4s5H3L2H")


def unzip(packed: Packed) -> Iterator[Found]:
    """APPNOTE.TXT 6.3: members by the directory, then whatever has a local header and is not
    listed, the comments and extra fields, and the bytes that belong to none of them."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(packed.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        yield Unread(packed.place, "The archive is damaged.")
        return
    with archive:
        members = archive.infolist()
        yield Layer(packed.place, archive.comment.decode("utf-8", "replace"))
        if len(members) > LIMITS.members:
            yield Unread(packed.place, "The archive has too many members.")
            return
        for member in members:
            yield Layer(packed.place, member.filename)
            yield Layer(packed.place, member.comment.decode("utf-8", "replace"))
            yield from _member(packed, archive, member)
        yield from _between(packed, members)


def _member(packed: Packed, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[Found]:
    if member.is_dir():
        return
    if member.flag_bits & 1:
        yield Unread(packed.place, "A member of the archive is encrypted.")
        return
    if member.file_size > LIMITS.member:
        yield Unread(packed.place, "A member of the archive is too large.")
        return
    try:
        yield packed.inside(member.filename, archive.read(member))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        yield Unread(packed.place, "A member of the archive is damaged.")


def _between(packed: Packed, members: list[zipfile.ZipInfo]) -> Iterator[Found]:
    """What lies outside the listed members: deleted ones are still there."""
    data, listed = packed.data, {member.header_offset: member for member in members}
    at = 0
    for offset in sorted(listed):
        if data[at:offset].strip(b"\0"):
            yield from _loose(packed, data[at:offset])
        at = max(at, _end(data, listed[offset]))
    for text in strings(data[at:]):
        yield Layer(packed.place, text)


def _end(data: bytes, member: zipfile.ZipInfo) -> int:
    fields = data[member.header_offset : member.header_offset + _HEADER.size]
    if len(fields) < _HEADER.size:
        return member.header_offset
    name, extra = _HEADER.unpack(fields)[-2:]
    return member.header_offset + _HEADER.size + int(name) + int(extra) + member.compress_size


def _loose(packed: Packed, data: bytes) -> Iterator[Found]:
    for text in strings(data):
        yield Layer(packed.place, text)
    start = data.find(_LOCAL)
    while start >= 0:
        fields = data[start : start + _HEADER.size]
        if len(fields) == _HEADER.size:
            name, extra = _HEADER.unpack(fields)[-2:]
            body = data[start + _HEADER.size + int(name) + int(extra) :]
            inflated = _inflated(body)
            yield packed.inside("an unlisted member", inflated or body)
        start = data.find(_LOCAL, start + 4)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(-15).decompress(data, LIMITS.member)
    except zlib.error:
        return b""


def untar(packed: Packed) -> Iterator[Found]:
    try:
        with tarfile.open(fileobj=io.BytesIO(packed.data), mode="r:") as archive:
            for member in archive:
                yield Layer(packed.place, f"{member.name}\n{member.linkname}\n{member.uname}")
                stream = archive.extractfile(member) if member.isfile() else None
                if stream is not None and member.size <= LIMITS.member:
                    yield packed.inside(member.name, stream.read())
    except (tarfile.TarError, EOFError, ValueError):
        yield Unread(packed.place, "The archive is damaged.")


def decompress(packed: Packed) -> Iterator[Found]:
    """gzip, bzip2 and xz: one stream."""
    opener = next(open_ for magic, open_ in _STREAMS.items() if packed.data.startswith(magic))
    try:
        with opener(io.BytesIO(packed.data)) as stream:
            data: bytes = stream.read(LIMITS.member + 1)
    except (OSError, EOFError, lzma.LZMAError, zlib.error, ValueError):
        yield Unread(packed.place, "Compressed data are damaged.")
        return
    if len(data) > LIMITS.member:
        yield Unread(packed.place, "Compressed data unpack to too much.")
        return
    yield packed.inside("compressed", data)


_STREAMS: Final[dict[bytes, Callable[[io.BytesIO], Any]]] = {
    b"\x1f\x8b": lambda stream: gzip.GzipFile(fileobj=stream),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}


def unole(packed: Packed) -> Iterator[Found]:
    """MS-CFB: each stream. What programs keep in them has forms of its own (compressed, or in
    records), so that a search is no proof."""
    import olefile

    yield Unread(packed.place, "An embedded object of an older kind cannot be read in full.")
    try:
        with olefile.OleFileIO(io.BytesIO(packed.data)) as ole:
            for path in ole.listdir():
                yield Layer(packed.place, "/".join(path))
                yield packed.inside(path[-1], ole.openstream(path).read())
    except (OSError, ValueError, IndexError, struct.error):
        return
