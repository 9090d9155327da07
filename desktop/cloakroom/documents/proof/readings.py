"""The ways in which a text may hold another: entities, percent signs, escapes, base64, hex …"""

import base64
import binascii
import html
import quopri
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote_plus

from cloakroom.documents.proof.layers import Layer, Packed

_MARKUP = re.compile(r"\ufeff?\s*<[?!a-zA-Z]")
_HUMAN = re.compile(
    r"\s(?:\w+:)?(?:title|descr|alt|author|initials|creator|name|text|caption|content|value|label|"
    r"placeholder|summary|cn|tooltip|prompt|error|displayname|userid|target|href|src|path|url|"
    r"datasource|connection|command|sourcefile)\s*=\s*"
    r"(\"[^\"]*\"|'[^']*')|<!--(.*?)-->", re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*>")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/_-]{20,}={0,2}(?:\r?\n[ \t]?)?)+")
_BROKEN = re.compile(r"\s+")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}\s?){12,}")
_ESCAPE = re.compile(r"\\u\{?([0-9A-Fa-f]{4,6})\}?|\\x([0-9A-Fa-f]{2})")
_OFFICE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BACKSLASH = re.compile(r"\\([,;:nN\\\"'/])")
_FOLD = re.compile(r"\r?\n[ \t]")
_QUOTED = re.compile(r"=[0-9A-F]{2}|=\r?\n")
_NUMBER = re.compile(r">\s*(-?\d+(?:\.\d+)?[Ee]\+?\d{1,2})\s*<")
_PRINTABLE = re.compile(rb"[\x20-\x7e\x80-\xff\t\r\n]{4,}")
_WIDE = re.compile(rb"(?:[\x09\x0a\x0d\x20-\xff]\x00|[\x00-\xff][\x01-\x06\x20-\x21]){4,}")

_MOST_BLOBS: Final = 2_000


def readings(place: str, text: str, *, syntax: bool = False) -> Iterator[Layer]:
    """``text`` itself and each way of reading it that differs. Markup is mostly syntax, apart from
    what stands between its tags and in attributes for people."""
    markup = bool(_MARKUP.match(text))
    yield Layer(place, text, syntax or markup)
    seen = {text}
    for way, reads_markup in _WAYS:
        other = way(text)
        if other is not None and other not in seen:
            seen.add(other)
            yield Layer(place, other, syntax or (markup and not reads_markup))


def blobs(packed: Packed, text: str) -> Iterator[Packed]:
    """What stands in ``text`` as base64 or hexadecimal digits and is more than chance."""
    found = 0
    for match in _BASE64.finditer(text):
        data = _from_base64(_BROKEN.sub("", match[0]))
        if data is not None and found < _MOST_BLOBS:
            found += 1
            yield packed.inside("base64", data)
    for match in _HEX.finditer(text):
        digits = _BROKEN.sub("", match[0])
        if found < _MOST_BLOBS:
            found += 1
            yield packed.inside("hexadecimal", binascii.unhexlify(digits[: len(digits) & ~1]))


def texts(data: bytes) -> Iterator[str]:
    """Bytes as text, in each encoding that they may be in."""
    yield data.decode("utf-8", "replace")
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        yield data.decode("utf-16", "replace")
    elif b"\0" in data[:400]:
        yield data.decode("utf-16-le", "replace")
        yield data.decode("utf-16-be", "replace")
        yield data.decode("utf-32", "replace")
    if not data.isascii():
        yield data.decode("windows-1252", "replace")
    if b"+A" in data and data.isascii():
        yield data.decode("utf-7", "replace")


def strings(data: bytes) -> Iterator[str]:
    """What can be read in bytes that are no text: runs of letters, one byte or two bytes wide."""
    runs = _PRINTABLE.findall(data)
    for encoding in ("utf-8", "windows-1252"):
        yield "\n".join(run.decode(encoding, "replace") for run in runs)
    for start in (0, 1):
        yield "\n".join(
            run.decode("utf-16-le", "replace") for run in _WIDE.findall(data[start:])
        )


def _without_tags(text: str) -> str | None:
    return html.unescape(_TAG.sub("", text)) if "<" in text else None


def _tags_as_blanks(text: str) -> str | None:
    return html.unescape(_TAG.sub(" ", text)) if "<" in text else None


def _entities(text: str) -> str | None:
    return html.unescape(text) if "&" in text else None


def _percent(text: str) -> str | None:
    return unquote_plus(text, errors="replace") if "%" in text else None


def _escapes(text: str) -> str | None:
    if "\\" not in text:
        return None
    plain = _ESCAPE.sub(lambda match: _char(match[1] or match[2]), text)
    return _BACKSLASH.sub(lambda match: "\n" if match[1] in "nN" else match[1], plain)


def _office(text: str) -> str | None:
    """ECMA-376 part 1, 22.9.2.19."""
    return _OFFICE.sub(lambda match: _char(match[1]), text) if "_x" in text else None


def _unfolded(text: str) -> str | None:
    """RFC 5545 and RFC 6350 fold lines in the middle of a word, also of an escape."""
    plain = _FOLD.sub("", text)
    return _escapes(plain) or plain if "\n" in text else None


def _quoted_printable(text: str) -> str | None:
    if not _QUOTED.search(text):
        return None
    return quopri.decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace")


def _numbers(text: str) -> str | None:
    """Cells keep long numbers as 9.87E+09: as a person would read them."""
    return "\n".join(f"{float(number):.0f}" for number in _NUMBER.findall(text)) or None


def _told(text: str) -> str | None:
    """Attributes and comments that people write or read."""
    found = [match[1] or match[2] for match in _HUMAN.finditer(text)] if "<" in text else []
    return html.unescape("\n".join(found)) or None


_WAYS: Final = (
    (_without_tags, True), (_tags_as_blanks, True), (_told, True), (_numbers, True),
    (_entities, False), (_percent, False), (_escapes, False), (_office, False), (_unfolded, False),
    (_quoted_printable, False),
)
"""How to read, and whether that leaves the syntax of markup out."""


def _char(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= 0x10FFFF else ""


def _from_base64(text: str) -> bytes | None:
    usual = text.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        whole = usual[:-1] if len(usual) % 4 == 1 else usual
        return base64.b64decode(whole + "=" * (-len(whole) % 4))
    except (binascii.Error, ValueError):
        return None
