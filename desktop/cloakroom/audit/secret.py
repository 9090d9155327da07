"""What only this installation can compute: the seal of a record, and the marks that stand for
texts, names of files, the user and the computer.

The marks are keyed (HMAC-SHA-256, RFC 2104), for a short scrubbed text could be guessed from a
bare hash.
"""

import hashlib
import hmac
import secrets
import unicodedata
from enum import StrEnum

KEY_BYTES = 32
_SEAL, _INSTALL = 32, 16  # hexadecimal digits


class Subject(StrEnum):
    """What a mark stands for: the same words give another mark as another subject."""

    TEXT = "text"
    FILE = "file"
    USER = "user"
    HOST = "host"


class Secret:
    """``install`` names the key, and says nothing about it: 16 hexadecimal digits."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.install = self._hmac("install", "")[:_INSTALL]

    @classmethod
    def new(cls) -> "Secret":
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def from_hex(cls, text: str) -> "Secret | None":
        """None where that is no key of ours."""
        try:
            key = bytes.fromhex(text)
        except ValueError:
            return None
        return cls(key) if len(key) == KEY_BYTES else None

    def to_hex(self) -> str:
        return self._key.hex()

    def seal(self, digest: str) -> str:
        """32 hexadecimal digits. Whoever lacks the key cannot add a record, or write one anew."""
        return self._hmac("seal", digest)[:_SEAL]

    def mark(self, subject: Subject, words: str) -> str:
        """64 hexadecimal digits; empty for no words."""
        return self._hmac(subject, same(words)) if words else ""

    def _hmac(self, subject: str, words: str) -> str:
        message = f"{subject}\0{words}".encode("utf-8", "surrogatepass")
        return hmac.new(self._key, message, hashlib.sha256).hexdigest()


_LINE_ENDS = str.maketrans({"\r": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
                            "\xa0": " "})


def same(words: str) -> str:
    """What a text is compared by: a copy of it through a window or a file may have other line
    ends, spaces at its ends, and letters composed otherwise (Unicode NFC)."""
    plain = words.replace("\r\n", "\n").translate(_LINE_ENDS)
    return unicodedata.normalize("NFC", plain).strip()
