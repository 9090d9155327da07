"""The zip container of OOXML, ODF and plain archives: read within caps, written anew.

What is copied keeps its compressed bytes. What no reader of members sees does not come along:
bytes between members, deleted members, comments, extra fields, times.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from cloakroom.documents.base import File
from cloakroom.documents.limits import Limits
from cloakroom.errors import DamagedFile, ProtectedFile, UnsafeFile

_ENCRYPTED, _UTF8 = 0x1, 0x800
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_SIZE: Final = 30
_DESCRIPTOR: Final = 24  # the longest data descriptor that may follow a member
_MIDNIGHT_1980: Final = (0, 0x21)  # the first time the format can name (APPNOTE 4.4.6)
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, NotImplementedError, struct.error, ValueError, OSError, EOFError)


@dataclass(frozen=True, slots=True, repr=False)
class _Member:
    """One row of the central directory, sizes in bytes. ``raw`` is what is stored."""

    raw: memoryview
    method: int
    crc: int
    size: int
    system: int = 0
    attributes: int = 0


class Package:
    """The members of a zip file, by name. Raises :class:`ProtectedFile`, :class:`UnsafeFile` or
    :class:`DamagedFile`. Of two members of one name the last counts, as for other readers."""

    def __init__(self, file: File) -> None:
        self._name = file.name
        self._limits = file.limits
        self._rows = _directory(file)
        self._members = {_member_name(row): row for row in self._rows}
        self._data = memoryview(file.data)
        self._check()

    @property
    def names(self) -> Collection[str]:
        """In the order of the directory, with ``/``, never absolute; folders end in ``/``."""
        return self._members.keys()

    @cached_property
    def leftovers(self) -> bool:
        """Whether the file holds what no member is: bytes between members, a comment, a member
        listed twice. The copy holds none of that."""
        if len(self._members) < len(self._rows) or any(row.comment for row in self._rows):
            return True
        spans = sorted((row.header_offset, self._end(row)) for row in self._rows)
        gaps = (after[0] - before[1] for before, after in pairwise(spans))
        return bool(spans and spans[0][0]) or any(gap > _DESCRIPTOR for gap in gaps)

    def size(self, name: str) -> int:
        """Bytes unpacked, as the directory says; :meth:`read` holds it to that."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """A member, unpacked. Raises :class:`KeyError` where there is none."""
        return self._unpacked(name)[0]

    def written(
        self,
        changed: Mapping[str, bytes],
        *,
        dropped: Collection[str] = (),
        names: Mapping[str, str] | None = None,
    ) -> bytes:
        """A new zip: members of ``changed`` with their new bytes (new ones at the end), none of
        ``dropped``, renamed by ``names``, all others as they were."""
        renamed = names or {}
        out, rows = io.BytesIO(), []
        for name in [*self._members, *(new for new in changed if new not in self._members)]:
            if name in dropped:
                continue
            member = self._packed(name, changed[name]) if name in changed else self._copied(name)
            rows.append(_write(out, renamed.get(name, name), member))
        start = out.tell()
        out.writelines(rows)
        size = out.tell() - start
        out.write(struct.pack("<4s4H2LH", _END, 0, 0, len(rows), len(rows), size, start, 0))
        return out.getvalue()

    def _check(self) -> None:
        rows, limits = self._rows, self._limits
        if any(row.flag_bits & _ENCRYPTED for row in rows):
            raise ProtectedFile(f"{self._name} opens with a password only. Save a copy without "
                                "one first. Nothing was changed.")
        if len(rows) > limits.members:
            raise UnsafeFile(_too_many(self._name, limits))
        packed = sum(row.compress_size for row in rows)
        if sum(row.file_size for row in rows) > limits.total or packed > len(self._data):
            raise self._bomb()
        if any(_too_large(row, limits) for row in rows):
            raise self._bomb()
        if any(".." in name.split("/") or ":" in name.split("/")[0] for name in self._members):
            raise UnsafeFile(f"{self._name} holds a part that would be unpacked elsewhere than "
                             "in its folder. Nothing was changed.")

    def _bomb(self) -> UnsafeFile:
        return UnsafeFile(f"{self._name} would unpack to more than is safe to open. "
                          "Nothing was changed.")

    def _damaged(self) -> DamagedFile:
        return _damaged(self._name)

    def _start(self, row: zipfile.ZipInfo) -> int:
        head = self._data[row.header_offset : row.header_offset + _LOCAL_SIZE]
        if len(head) < _LOCAL_SIZE or bytes(head[:4]) != _LOCAL:
            raise self._damaged()
        name, extra = struct.unpack_from("<2H", head, 26)
        return int(row.header_offset + _LOCAL_SIZE + name + extra)

    def _end(self, row: zipfile.ZipInfo) -> int:
        return self._start(row) + row.compress_size

    def _unpacked(self, name: str) -> tuple[bytes, memoryview, bool]:
        """The member, what is stored of it, and whether that holds no more than the member."""
        row = self._members[name]
        raw = self._data[self._start(row) : self._end(row)]
        if row.compress_type == zipfile.ZIP_STORED:
            data, whole = bytes(raw), True
        elif row.compress_type == zipfile.ZIP_DEFLATED:
            data, whole = self._inflated(raw, row.file_size)
        else:
            raise DamagedFile(f"{self._name} is packed in a way that Cloakroom does not read. "
                              "Save it again first. Nothing was changed.")
        if len(data) != row.file_size or zlib.crc32(data) != row.CRC:
            raise self._damaged()
        return data, raw, whole

    def _inflated(self, raw: memoryview, size: int) -> tuple[bytes, bool]:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = inflate.decompress(raw, size + 1)
        except zlib.error as error:
            raise self._damaged() from error
        return data, inflate.eof and not inflate.unused_data

    def _copied(self, name: str) -> _Member:
        data, raw, whole = self._unpacked(name)
        row = self._members[name]
        if not whole:  # bytes behind the end of the stream are nobody's
            return self._packed(name, data)
        return _Member(raw, row.compress_type, row.CRC, row.file_size,
                       row.create_system, row.external_attr)

    def _packed(self, name: str, data: bytes) -> _Member:
        row = self._members.get(name)
        method = row.compress_type if row else zipfile.ZIP_DEFLATED
        raw = data
        if method != zipfile.ZIP_STORED:
            deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
            raw = deflate.compress(data) + deflate.flush()
        return _Member(memoryview(raw), method, zlib.crc32(data), len(data),
                       row.create_system if row else 0, row.external_attr if row else 0)


def _directory(file: File) -> list[zipfile.ZipInfo]:
    end = file.data.rfind(_END)
    if file.data.count(_CENTRAL, *_where(file.data, end)) > file.limits.members:
        raise UnsafeFile(_too_many(file.name, file.limits))
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            return archive.infolist()
    except _BROKEN as error:
        raise _damaged(file.name) from error


def _where(data: bytes, end: int) -> tuple[int, int]:
    """The central directory as its end record tells; all before it in a zip64 file."""
    if end < 0 or end + 16 > len(data):
        return 0, 0
    (size,) = struct.unpack_from("<L", data, end + 12)
    return max(0, end - size), end


def _member_name(row: zipfile.ZipInfo) -> str:
    """As other readers resolve it. Without the flag of UTF-8 a name is UTF-8 all the same where
    its bytes say so."""
    name = row.orig_filename
    if not row.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = row.orig_filename
    return name.partition("\0")[0].replace("\\", "/").lstrip("/")


def _too_large(row: zipfile.ZipInfo, limits: Limits) -> bool:
    return row.file_size > limits.member or (
        row.file_size > limits.ratio_from and row.file_size > limits.ratio * row.compress_size
    )


def _too_many(name: str, limits: Limits) -> str:
    return f"{name} holds more than {limits.members:,} parts, too many to be safe to open."


def _damaged(name: str) -> DamagedFile:
    return DamagedFile(f"{name} is damaged, and cannot be read in full. Nothing was changed.")


def _write(out: io.BytesIO, name: str, member: _Member) -> bytes:
    """Writes one member; its row of the directory (APPNOTE 4.3.7 and 4.3.12)."""
    offset, stored = out.tell(), name.encode()
    flag = 0 if name.isascii() else _UTF8
    common = (20, flag, member.method, *_MIDNIGHT_1980, member.crc, len(member.raw),
              member.size, len(stored), 0)
    out.write(struct.pack("<4s5H3L2H", _LOCAL, *common) + stored)
    out.write(member.raw)
    tail = (0, 0, 0, member.attributes, offset)
    return struct.pack("<4sBB5H3L2H3H2L", _CENTRAL, 20, member.system, *common, *tail) + stored
