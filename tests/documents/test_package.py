"""The zip container: what comes along, what does not, and what is refused."""

import io
import struct
import zipfile
import zlib

import pytest

from cloakroom.documents.limits import Limits
from cloakroom.errors import DamagedFile, ProtectedFile, UnsafeFile
from documents.packages import package, unzipped, zipped

PARTS = {"a.xml": "<a/>" * 100, "b/ü.bin": bytes(range(256)), "empty": b""}


def test_what_is_not_changed_is_copied_and_still_opens() -> None:
    data = package(zipped(PARTS)).written({"a.xml": b"<b/>", "new": b"n"}, dropped={"empty"})
    assert unzipped(data) == {"a.xml": b"<b/>", "b/ü.bin": bytes(range(256)), "new": b"n"}


def test_copies_keep_their_packed_bytes() -> None:
    # GIVEN a member packed by another level than ours
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("a", b"abcabc" * 1000 + bytes(range(256)) * 9)
    packed = raw(out.getvalue(), "a")
    assert packed in package(out.getvalue()).written({"b": b""})


def raw(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(name)
    start = info.header_offset + 30 + len(name.encode())
    return data[start : start + info.compress_size]


def test_a_stored_member_stays_stored_and_first() -> None:
    data = zipped({"mimetype": "application/x", "b": "b"}, stored=True)
    out = package(data).written({"b": b"c"})
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert out[30:38] == b"mimetype"


def test_times_comments_and_extra_fields_stay_behind() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a", (2026, 11, 22, 10, 11, 12))
        info.comment, info.extra = b"by Amira", struct.pack("<2H", 0x7075, 5) + b"Amira"
        archive.writestr(info, b"data")
        archive.comment = b"Okafor"
    clean = package(out.getvalue()).written({})
    assert b"Amira" not in clean
    assert b"Okafor" not in clean
    with zipfile.ZipFile(io.BytesIO(clean)) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def hidden_between() -> bytes:
    """A deleted member's bytes before one that is listed."""
    first = zipped({"gone": "Amira Okafor"}, stored=True)
    return first[: first.index(b"PK\x01\x02")] + zipped({"a": "b"})


def test_deleted_members_and_bytes_between_stay_behind() -> None:
    data = hidden_between()
    opened = package(data)
    assert opened.leftovers
    assert not package(zipped(PARTS)).leftovers
    assert b"Amira" not in opened.written({})
    assert unzipped(opened.written({})) == {"a": b"b"}


def test_bytes_behind_a_packed_stream_stay_behind() -> None:
    data = zipped({"a": "b" * 100})
    packed = raw(data, "a")
    # GIVEN a member whose packed bytes go on after the stream has ended
    longer = packed + b"Amira"
    head = data.replace(packed, longer).replace(
        struct.pack("<2L", len(packed), 100), struct.pack("<2L", len(longer), 100))
    end = head.rindex(b"PK\x05\x06")
    start = head.index(b"PK\x01\x02")
    data = head[: end + 16] + struct.pack("<L", start) + head[end + 20 :]
    assert b"Amira" not in package(data).written({})
    assert unzipped(package(data).written({})) == {"a": b"b" * 100}


def test_of_two_members_of_one_name_the_last_counts() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", "Amira")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", "b")
    opened = package(out.getvalue())
    assert opened.read("a") == b"b"
    assert opened.leftovers
    assert b"Amira" not in opened.written({})


def test_names_are_those_other_readers_see() -> None:
    opened = package(zipped({"\\word\\a.xml": "x", "/b.xml": "y"}))
    assert list(opened.names) == ["word/a.xml", "b.xml"]
    assert opened.read("word/a.xml") == b"x"


def test_renamed() -> None:
    assert unzipped(package(zipped({"a": "1"})).written({}, names={"a": "b"})) == {"b": b"1"}


def bomb(declared: int) -> bytes:
    data = zipped({"a": b"\0" * 100_000})
    return data.replace(struct.pack("<L", 100_000), struct.pack("<L", declared))


def many(count: int) -> bytes:
    return zipped({str(number): "" for number in range(count)}, stored=True)


def encrypted() -> bytes:
    data = bytearray(zipped({"a": "b"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", DamagedFile),
        (b"PK\x05\x06", DamagedFile),
        (zipped(PARTS)[:-40], DamagedFile),
        (zipped({"../a": "x"}), UnsafeFile),
        (zipped({"C:/a": "x"}), UnsafeFile),
        (zipped({"b\\..\\..\\a": "x"}), UnsafeFile),
        (many(101), UnsafeFile),
        (bomb(99_999), DamagedFile),
        (bomb(100_001), DamagedFile),
        (bomb(900_000), UnsafeFile),
        (zipped({"a": b"\0" * 600_000}), UnsafeFile),
        (zipped({str(n): bytes(range(250)) * 1600 for n in range(3)}, stored=True), UnsafeFile),
        (encrypted(), ProtectedFile),
    ],
)
def test_refused(data: bytes, error: type[Exception]) -> None:
    limits = Limits(member=500_000, total=1_000_000, ratio_from=400_000, members=100)
    with pytest.raises(error, match=r"a\.zip"):
        read_all(data, limits)


def read_all(data: bytes, limits: Limits) -> None:
    opened = package(data, limits)
    for name in opened.names:
        opened.read(name)


def test_a_ratio_above_the_cap_is_refused() -> None:
    with pytest.raises(UnsafeFile):
        package(zipped({"a": b"\0" * 300_000}), Limits(ratio_from=100_000))


def test_members_that_share_their_bytes_are_refused() -> None:
    """The bomb of D. Fifield (2019): many rows of the directory, one packed stream."""
    data = zipped({"a": bytes(range(256)) * 4}, stored=True)
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    row = data[start:end]
    rows = b"".join(row[:-1] + bytes([97 + n]) for n in range(4))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 4, 4, len(rows), start, 0)
    with pytest.raises(UnsafeFile):
        package(data[:start] + rows + tail)


def test_a_wrong_checksum_is_damage() -> None:
    data = zipped({"a": "content"}, stored=True).replace(b"content", b"Content")
    assert zlib.crc32(b"Content") != zlib.crc32(b"content")
    with pytest.raises(DamagedFile):
        package(data).read("a")
