"""RTF 1.9.1: the text with its escapes read in the charset of each font, and hexadecimal data."""

import re
from collections.abc import Iterator
from typing import Final

from cloakroom.documents.proof.layers import Found, Layer, Packed

_TOKEN = re.compile(
    rb"\\u(-?\d+) ?|\\'([0-9a-fA-F]{2})|\\([a-zA-Z]+)(-?\d+)? ?|\\([^a-zA-Z])|([{}])|[\r\n]+"
)
_CHARSETS: Final = {
    "0": "cp1252", "77": "mac_roman", "128": "cp932", "129": "cp949", "134": "gbk", "136": "big5",
    "161": "cp1253", "162": "cp1254", "163": "cp1258", "177": "cp1255", "178": "cp1256",
    "186": "cp1257", "204": "cp1251", "222": "cp874", "238": "cp1250",
}
_FONT = re.compile(rb"\\f(\d+)[^{}]*?\\fcharset(\d+)")
_BLANK: Final = frozenset({"par", "line", "tab", "cell", "row", "page", "sect", "emspace"})
_DASHES: Final = {b"~": "\u00a0", b"-": "", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\"}


def unrtf(packed: Packed) -> Iterator[Found]:
    """Two readings: groups joined as they stand, and control words as blanks."""
    fonts = {font.decode(): charset.decode() for font, charset in _FONT.findall(packed.data)}
    for blank in ("", " "):
        yield Layer(packed.place, _text(packed.data, fonts, blank))


def _text(data: bytes, fonts: dict[str, str], blank: str) -> str:
    reader = _Reader(fonts, blank)
    at = 0
    for match in _TOKEN.finditer(data):
        reader.plain(data[at : match.start()])
        reader.token(match)
        at = match.end()
    reader.plain(data[at:])
    return reader.text()


class _Reader:
    def __init__(self, fonts: dict[str, str], blank: str) -> None:
        self._fonts = fonts
        self._blank = blank
        self._charset = "cp1252"
        self._parts: list[str] = []
        self._raw = bytearray()
        self._skip = 0  # the character for readers without Unicode, behind each \\u

    def text(self) -> str:
        self._flush()
        joined = "".join(self._parts)
        return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def plain(self, data: bytes) -> None:
        if data:
            self._raw += data[self._skip :]
            self._skip = 0

    def token(self, match: re.Match[bytes]) -> None:
        code, byte, word, number, sign, _ = match.groups()
        if byte:
            self.plain(bytes([int(byte, 16)]))
            return
        self._flush()
        if code:
            self._parts.append(chr(int(code) % 0x10000))
            self._skip = 1
        elif word == b"f" and number:
            self._charset = _CHARSETS.get(self._fonts.get(number.decode(), "0"), "cp1252")
        elif sign:
            self._parts.append(_DASHES.get(sign, ""))
        elif word:
            self._parts.append(" " if word.decode() in _BLANK else self._blank)

    def _flush(self) -> None:
        self._parts.append(self._raw.decode(self._charset, "replace"))
        self._raw.clear()
