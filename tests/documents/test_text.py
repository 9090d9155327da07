"""Bytes to text and back: nothing is lost, and what is not text is refused by name."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.documents import text as module
from cloakroom.documents.text import TextFile, decode
from cloakroom.errors import OutputFailed, TooLarge, UnreadableText

ENCODINGS = [
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"", "windows-1252"),
]


@pytest.mark.parametrize(("mark", "encoding"), ENCODINGS)
def test_each_encoding_is_recognised_and_kept(mark: bytes, encoding: str) -> None:
    data = mark + "Zoë Müller’s café\r\nand\rmore\n".encode(encoding)
    file = decode(data, "letter.txt")
    assert file == TextFile("Zoë Müller’s café\r\nand\rmore\n", encoding, mark)
    assert file.encode(file.text) == data


@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_whatever_is_read_is_written_back_byte_for_byte(data: bytes) -> None:
    try:
        file = decode(data, "any")
    except UnreadableText:
        return
    assert file.encode(file.text) == data


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.sampled_from(ENCODINGS[:6]))
def test_any_unicode_text_is_read(text: str, form: tuple[bytes, str]) -> None:
    mark, encoding = form
    plain = text.removeprefix("\ufeff")  # without a mark of its own a first U+FEFF is the mark
    if mark == b"" and plain.startswith(("GIF8", "%PDF-", "{\\rtf")):
        return
    assert decode(mark + plain.encode(encoding), "any").text == plain


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"", "empty.txt") == TextFile("")


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03",
        b"half\x00way",
        bytes(range(1, 32)) * 4,
        b"\x81\x8d\x8f",  # not UTF-8, and not assigned in Windows-1252
        b"\xff\xfe\x41",  # UTF-16 that ends in the middle of a character
        codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00",  # half of a surrogate pair
    ],
)
def test_rubbish_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(UnreadableText, match=r"^scan\.dat is not text"):
        decode(data, "scan.dat")


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7 text", "a.pdf", "a PDF file"),
        (b"PK\x03\x04rest", "a.docx", "an Office document or archive"),
        (b"{\\rtf1 M\\'fcller}", "a.rtf", "an RTF file"),
        (b"Subject: hello\n", "A.MHT", "a saved web page"),
    ],
)
def test_other_formats_are_named(data: bytes, name: str, kind: str) -> None:
    with pytest.raises(UnreadableText, match=f"^{name} is {kind}, and Cloakroom does not read"):
        decode(data, name)


def test_a_log_with_colours_and_one_odd_character_is_text() -> None:
    assert decode(b"\x1b[31mfailed\x1b[0m \x07\n", "a.log").text.startswith("\x1b[31m")


def test_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 3)
    assert decode(b"abc", "three").text == "abc"
    with pytest.raises(TooLarge, match=r"^four is larger"):
        decode(b"abcd", "four")


def test_text_outside_the_encoding_is_said() -> None:
    with pytest.raises(OutputFailed, match="windows-1252"):
        decode(b"caf\xe9", "a.txt").encode("Łódź")


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Zoë Müller", "utf-16-le", ""),
        ("Zoë Müller", "utf-16-be", ""),
        ("Привет, это письмо от Ивана", "windows-1251", ""),
        ("Γειά σας κύριε Παπαδόπουλε", "windows-1253", ""),
        ("東京都の山田太郎さん", "cp932", ""),
        ("£25 for José", "windows-1252", ""),
        ("Zoë", "utf-8", "iso-8859-2"),
        ("Łódź", "iso-8859-2", "iso-8859-2"),
        ("Zoë", "windows-1252", "no-such-encoding"),
    ],
)
def test_without_a_mark_the_letters_tell(text: str, encoding: str, declared: str) -> None:
    read = decode(text.encode(encoding), "a.txt", declared=declared)
    assert read.text == text
    assert read.encode(text) == text.encode(encoding)
