"""Header fields as text and back: folded lines, encoded words, parameters in parts.

RFC 5322, RFC 2047 and RFC 2231. A field that changes is written anew; all others stay.
"""

import re
from email.errors import HeaderParseError
from email.header import Header, decode_header
from itertools import groupby
from typing import Final

_FOLD = re.compile(r"\r?\n(?=[ \t])")
_WORD = re.compile(r"=\?[^?\s]+\?[bBqQ]\?[^?]*\?=(?:\s+=\?[^?\s]+\?[bBqQ]\?[^?]*\?=){0,99}")
_QUOTED = re.compile(r'"[^"]*"')
_PARAMETER = re.compile(r";\s*([A-Za-z-]+)\*(\d*)(\*?)=(\"[^\"]*\"|[^;\s]*)")
_LONGEST: Final = 76

TRACES: Final = frozenset({
    "arc-authentication-results", "arc-message-signature", "arc-seal", "authentication-results",
    "delivered-to", "dkim-signature", "domainkey-signature", "envelope-to", "errors-to",
    "in-reply-to", "list-archive", "list-help", "list-id", "list-owner", "list-post",
    "list-subscribe", "list-unsubscribe", "mailing-list", "message-id", "precedence", "received",
    "received-spf", "references", "resent-message-id", "return-path", "thread-index", "user-agent",
})
"""What says how a message travelled, through which machines, in answer to what; signatures break
with the first change. ``X-`` fields belong here too."""

STRUCTURE: Final = frozenset({
    "mime-version", "content-type", "content-transfer-encoding", "content-disposition",
    "content-id", "content-language",
})
"""What tells how a message is built. A name among the parameters is a text all the same."""


_PEOPLE: Final = frozenset({
    "bcc", "cc", "from", "reply-to", "resent-bcc", "resent-cc", "resent-from", "resent-sender",
    "resent-to", "sender", "to",
})
"""Here quotes hold a phrase together and are no part of it."""


def is_trace(name: str) -> bool:
    return name.lower() in TRACES or name.lower().startswith("x-")


def value_of(raw: bytes) -> str:
    """The value of a field as a person reads it: unfolded, decoded."""
    text = raw.decode("utf-8" if _is_utf8(raw) else "windows-1252", "replace")
    value = _FOLD.sub("", text.partition(":")[2]).strip("\r\n").strip()
    return _WORD.sub(_decoded, _joined_parameters(value))


def written(name: str, value: str, line_end: str, *, raw: bool = False) -> bytes:
    """A field with this value, folded at blanks; words that are not ASCII as encoded words, unless
    the field is ``raw`` UTF-8 (RFC 6532)."""
    value = value.replace("\r", " ").replace("\n", " ")
    if not raw and not value.isascii():
        value = _QUOTED.sub(_encoded_phrase, value) if name.lower() in _PEOPLE else value
        value = " ".join(
            " ".join(words) if plain else _encoded(" ".join(words))
            for plain, words in groupby(value.split(" "), key=str.isascii)
        )
    lines, line = [], f"{name}: "
    for word in value.split(" "):
        if len(line) + len(word) > _LONGEST and line.strip() and not line.endswith(": "):
            lines.append(line.rstrip())
            line = " "
        line += word + " "
    return (line_end.join([*lines, line.rstrip()]) + line_end).encode("utf-8", "replace")


def _encoded_phrase(quoted: re.Match[str]) -> str:
    """An encoded word stands in place of a quoted string, never in it (RFC 2047, section 5)."""
    return quoted[0] if quoted[0].isascii() else _encoded(quoted[0][1:-1])


def _encoded(words: str) -> str:
    """In one go: blanks between two encoded words are no text."""
    return Header(words, "utf-8", maxlinelen=_LONGEST).encode(linesep="\r").replace("\r", "")


def _decoded(match: re.Match[str]) -> str:
    try:
        parts = decode_header(match[0])
        return "".join(
            part.decode(charset or "ascii", "replace") if isinstance(part, bytes) else part
            for part, charset in parts
        )
    except (LookupError, ValueError, HeaderParseError):
        return match[0]


def _joined_parameters(value: str) -> str:
    """``filename*0*=utf-8''Zo%C3%AB; filename*1=.txt`` as ``filename="Zoë.txt"``."""
    if "*" not in value:
        return value
    found: dict[str, list[tuple[int, str, bool]]] = {}
    for match in _PARAMETER.finditer(value):
        name, number, coded, part = match.groups()
        text = part.strip('"')
        is_coded = bool(coded) or not number
        found.setdefault(name.lower(), []).append((int(number or 0), text, is_coded))
    rest = _PARAMETER.sub("", value)
    return rest + "".join(f'; {name}="{_whole(parts)}"' for name, parts in found.items())


def _whole(parts: list[tuple[int, str, bool]]) -> str:
    charset, data = "utf-8", b""
    for number, part, coded in sorted(parts):
        text = part
        if coded and number == 0 and part.count("'") >= 2:
            charset, _, text = part.split("'", 2)
        raw = text.encode("utf-8")
        data += _unquoted(raw) if coded else raw
    try:
        return data.decode(charset or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _unquoted(raw: bytes) -> bytes:
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), raw)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
