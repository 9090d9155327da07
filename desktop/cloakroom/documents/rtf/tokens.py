"""RTF source as tokens (Rich Text Format Specification 1.9.1), each with its byte range."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_TOKEN = re.compile(
    rb"(?P<hex>\\'[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<open>\{)|(?P<close>\})|(?P<end>[\r\n]+)|(?P<text>[^\\{}\r\n]+)"
)
_BINARY = b"bin"


class What(Enum):
    TEXT = "text"
    HEX = "hex"
    WORD = "word"
    SIGN = "sign"
    OPEN = "open"
    CLOSE = "close"
    END = "end"  # of a source line: no text
    BINARY = "binary"


@dataclass(frozen=True, slots=True, repr=False)
class Token:
    """``data[start:end]``. ``word`` is a control word or sign, ``number`` its parameter."""

    what: What
    start: int
    end: int
    word: str = ""
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    at = 0
    while at < len(data):
        match = _TOKEN.match(data, at)
        if match is None:  # a backslash at the very end
            return
        token = _token(match)
        at = match.end()
        yield token
        if token.word == _BINARY.decode() and token.number:
            end = min(len(data), at + max(0, token.number))
            yield Token(What.BINARY, at, end)
            at = end


def _token(match: re.Match[bytes]) -> Token:
    start, end = match.span()
    if match["word"]:
        number = int(match["number"]) if match["number"] else None
        return Token(What.WORD, start, end, match["word"].decode("ascii"), number)
    if match["sign"]:
        return Token(What.SIGN, start, end, match["sign"].decode("latin-1"))
    kinds = (("hex", What.HEX), ("open", What.OPEN), ("close", What.CLOSE), ("end", What.END))
    for name, what in kinds:
        if match[name]:
            return Token(what, start, end)
    return Token(What.TEXT, start, end)
