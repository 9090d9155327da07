"""Plain text files: bytes to text, and back to exactly those bytes.

The encoding is taken from the byte order mark (Unicode Standard, section 23.8); without one from
the zero bytes of UTF-16, then it is UTF-8, what the file declares, what the letters tell of another
script, and failing that Windows-1252, if the result looks like text. Line ends stay as they are.
"""

import codecs
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from cloakroom.errors import OutputFailed, TooLarge, UnreadableText

LARGEST = 64 * 1024 * 1024
"""Bytes in one file. A million characters take seconds; this is where patience ends anyway."""

_MARKS = (  # UTF-32 first: its little-endian mark starts with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""What Python calls encodings and no text is in: slow to read, or read differently than written."""

_SAMPLE = 64 * 1024  # bytes that tell the encoding

_SURE = 0.2  # below it Windows-1252 is the better guess for what lies on a British computer

_FORMATS = (  # formats that are not text, or that hide words from a plain reading
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "an Office document or archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Office document"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"\xfd7zXZ\0", "a compressed file"),
    (b"\x7fELF", "a program"),
)

_FOLDED = {  # text on the outside, but values inside are encoded or cut in two
    ".mht": "a saved web page",
    ".mhtml": "a saved web page",
}

_ORDINARY_CONTROLS = frozenset("\t\n\v\f\r\b\x1b\x85")  # layout, and the colours of a log


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text and how it stood in its file: ``mark`` is the byte order mark, empty without one."""

    text: str = field(repr=False)
    encoding: str = "utf-8"
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """``text`` in this file's encoding; ``encode(self.text)`` is the file, byte for byte."""
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise OutputFailed(
                f"The clean text cannot be written as {self.encoding}. Nothing was written; "
                "save the original as UTF-8 first."
            ) from error


def decode(data: bytes, name: str, *, declared: str = "") -> TextFile:
    """The text in ``data``. ``declared`` is the encoding that the file itself names.
    UnreadableText or TooLarge, in a sentence that names the file."""
    if len(data) > LARGEST:
        raise TooLarge(f"{name} is larger than {LARGEST >> 20} MB. Nothing was changed.")
    _refuse_formats(data, name)
    file = _decoded(data, declared)
    if file is None or not _looks_like_text(file.text):
        raise UnreadableText(f"{name} is not text that Cloakroom can read. Nothing was changed.")
    return file


def _refuse_formats(data: bytes, name: str) -> None:
    kinds = [kind for magic, kind in _FORMATS if data.startswith(magic)]
    kinds += [_FOLDED[suffix] for suffix in [PurePath(name).suffix.lower()] if suffix in _FOLDED]
    if kinds:
        raise UnreadableText(
            f"{name} is {kinds[0]}, and Cloakroom does not read that kind. Nothing was changed."
        )


def _decoded(data: bytes, declared: str) -> TextFile | None:
    marked = [(mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)]
    for mark, encoding in marked or [(b"", each) for each in _encodings(data, declared)]:
        try:
            return TextFile(data[len(mark) :].decode(encoding), encoding, mark)
        except (ValueError, LookupError):  # no such charset, or a name that can be none
            continue
    return None


def is_charset(name: str) -> bool:
    """Whether texts can be in an encoding of this name."""
    return name.strip().lower().replace("_", "-") not in _NO_CHARSETS


def _encodings(data: bytes, declared: str) -> Iterator[str]:
    """What to try without a byte order mark. UTF-8 comes first: no other text reads as UTF-8 by
    chance, and a file that declares something else is often wrong."""
    wide = _without_mark(data[:_SAMPLE])
    if wide:
        yield wide
    yield "utf-8"
    if declared and not wide and is_charset(declared):
        yield declared
    yield from _guessed(data[:_SAMPLE])
    yield "windows-1252"


def _without_mark(sample: bytes) -> str:
    """UTF-16 shows in its zero bytes: nearly all at odd places, or at even ones."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    least = len(sample) // 5
    if odd > least and even < odd // 10:
        return "utf-16-le"
    if even > least and odd < even // 10:
        return "utf-16-be"
    return ""


def _guessed(sample: bytes) -> Iterator[str]:
    if sample.isascii():
        return
    import chardet

    guess = chardet.detect(sample)
    if guess["encoding"] and guess["confidence"] >= _SURE:
        yield guess["encoding"].lower()


def _looks_like_text(text: str) -> bool:
    """No NUL, and at most one odd control character in a thousand (a stray one is not rubbish)."""
    if "\0" in text:
        return False
    controls = {char for char in set(text) if unicodedata.category(char) == "Cc"}
    odd = sum(map(text.count, controls - _ORDINARY_CONTROLS))
    return odd <= 1 + len(text) // 1000
