"""Which format opens which file."""

import io
import zipfile
from contextlib import suppress

import pytest

from cloakroom.documents.by_bytes import suffix_by_bytes
from cloakroom.documents.table import BY_SUFFIX, document
from cloakroom.errors import InputError, ProtectedFile, UnknownFormat, UnreadableText

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def archive(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in members.items():
            made.writestr(name.replace("__", "/"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"%PDF-1.4", ".pdf"),
        (b"{\\rtf1}", ".rtf"),
        (b"RIFF1234WEBPVP8 ", ".webp"),
        (b"RIFF1234WAVE", ""),
        (b"Dear all", ""),
        (b"", ""),
        (OLE, ""),
        (OLE + "WordDocument".encode("utf-16-le"), ".doc"),
        (OLE + "__properties_version1.0".encode("utf-16-le"), ".msg"),
        (archive(a="x"), ".zip"),
        (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
        (archive(**{"[Content_Types].xml": "", "xl__workbook.xml": ""}), ".xlsx"),
        (archive(**{"[Content_Types].xml": "", "word__document.xml": ""}), ".docx"),
        (b"PK\x03\x04 and no more", ""),
    ],
)
def test_the_bytes_tell(data: bytes, suffix: str) -> None:
    assert suffix_by_bytes(data) == suffix


@pytest.mark.parametrize("name", ["letter.doc", "letter.dat", "letter.txt", "letter"])
def test_a_file_of_another_name_is_opened_by_its_bytes(name: str) -> None:
    assert document(name, b"{\\rtf1 Dear Amira}").segments[0].text == "Dear Amira"


@pytest.mark.parametrize(
    ("name", "stream", "advice"),
    [
        ("a.doc", "WordDocument", r"save it as \.docx"),
        ("a.xls", "Workbook", r"save it as \.xlsx"),
        ("a.ppt", "PowerPoint Document", r"save it as \.pptx"),
        ("a.dat", "WordDocument", r"save it as \.docx"),
    ],
)
def test_older_formats_are_refused_with_advice(name: str, stream: str, advice: str) -> None:
    with pytest.raises(UnknownFormat, match=advice):
        document(name, OLE + stream.encode("utf-16-le"))


def test_what_needs_a_password_says_so() -> None:
    with pytest.raises(ProtectedFile, match="password"):
        document("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"))


def test_a_text_that_is_called_doc_is_a_text() -> None:
    assert document("a.doc", b"Dear Amira").segments[0].text == "Dear Amira"


@pytest.mark.parametrize("suffix", sorted(BY_SUFFIX))
@pytest.mark.parametrize("data", [b"", b"\0", b"\x7fELF\0\0", b"PK\x03\x04", b"<", b"\xff\xfe"])
def test_no_format_fails_on_what_is_none_of_its_own(suffix: str, data: bytes) -> None:
    with suppress(InputError):
        assert document(f"a{suffix}", data).segments is not None


def test_an_unknown_format_says_what_it_is() -> None:
    with pytest.raises(UnreadableText, match="a database"):
        document("a.db", b"SQLite format 3\0")
