"""Compressed RTF ([MS-OXRTFCP]), and the text in it."""

import struct
from typing import Final

from cloakroom.documents.rtf.letters import Reader

_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D
_WINDOW: Final = 4096
_MOST: Final = 64 << 20
_START: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What the window holds before the first byte (section 2.1.2.1)."""


def decompressed(data: bytes) -> str:
    """The lines of the text; empty where there is none."""
    return "\n".join(line.text for line in Reader(_rtf(data)).lines if not line.destination)


def _rtf(data: bytes) -> bytes:
    if len(data) < 16:
        return b""
    size, _, kind, _ = struct.unpack_from("<4L", data)
    body = data[16 : size + 4]
    if kind == _PLAIN:
        return body
    return _unpacked(body) if kind == _COMPRESSED else b""


def _unpacked(body: bytes) -> bytes:
    """Runs of eight: a bit says whether a byte follows, or a place in the window and a length."""
    window = _Window()
    at = 0
    while at < len(body) and len(window.out) < _MOST:
        flags = body[at]
        at += 1
        for bit in range(8):
            if flags >> bit & 1:
                token = int.from_bytes(body[at : at + 2], "big")
                if at + 2 > len(body) or not window.repeat(token >> 4, (token & 15) + 2):
                    return bytes(window.out)
                at += 2
            elif at < len(body):
                window.add(body[at])
                at += 1
    return bytes(window.out)


class _Window:
    """The last 4,096 bytes, written round and round."""

    def __init__(self) -> None:
        self.out = bytearray()
        self._bytes = bytearray(_START.ljust(_WINDOW, b"\0"))
        self._place = len(_START)

    def add(self, byte: int) -> None:
        self.out.append(byte)
        self._bytes[self._place % _WINDOW] = byte
        self._place += 1

    def repeat(self, start: int, length: int) -> bool:
        """False at the mark of the end, which is a place of its own."""
        if start == self._place % _WINDOW:
            return False
        for step in range(length):
            self.add(self._bytes[(start + step) % _WINDOW])
        return True
