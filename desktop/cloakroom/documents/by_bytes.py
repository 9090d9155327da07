"""What a file is by its bytes, whatever its name says. Text has no such mark."""

import io
import zipfile
import zlib
from typing import Final

_MAGIC: Final = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: Final = (  # names of streams in the directory ([MS-CFB] 2.6.4: UTF-16)
    ("__properties_version1.0", ".msg"),
    ("EncryptedPackage", ".docx"),  # which says that it needs a password
    ("WordDocument", ".doc"),
    ("PowerPoint Document", ".ppt"),
    ("Workbook", ".xls"),
    ("Book", ".xls"),
)
_PARTS: Final = (("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx"))
_ODF: Final = {
    "text": ".odt", "spreadsheet": ".ods", "presentation": ".odp", "graphics": ".odg",
}


def suffix_by_bytes(data: bytes) -> str:
    """``.docx`` for whatever Word writes, and so on; empty for text and what nobody knows."""
    for magic, suffix in _MAGIC:
        if data.startswith(magic):
            return suffix
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    if data.startswith(_OLE):
        return next((s for name, s in _STREAMS if name.encode("utf-16-le") in data), "")
    return _by_members(data) if data.startswith((b"PK\x03\x04", b"PK\x05\x06")) else ""


def _by_members(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            kind = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, ValueError,
            RuntimeError, EOFError):
        return ""
    for word, suffix in _ODF.items():
        if b"opendocument." + word.encode() in kind:
            return suffix
    if "[Content_Types].xml" in names:
        for part, suffix in _PARTS:
            if any(name.startswith(part) for name in names):
                return suffix
    return ".zip"
