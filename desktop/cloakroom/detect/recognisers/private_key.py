"""Private keys in text armour, whole: PEM (RFC 7468), OpenSSH, OpenPGP (RFC 9580), SSH2 and PuTTY.

A block without its end is a key all the same: it was cut off by whoever copied it.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.hit import Hit
from cloakroom.detect.pace import Pulse, each, unhurried

_MARK = re.compile(
    r"-{4,5} ?(?P<kind>BEGIN|END) [A-Z0-9 ]{0,40}?PRIVATE KEY(?: BLOCK)? ?-{4,5}"
)
_LONGEST = 100_000
# a chunk of the body: base64 (a short one only with a sign that no word has) or a header; line
# ends may be written as \n, and quoted mail has marks before each line
_CHUNK = re.compile(
    r"(?:\\n|\\r|[\s>|*#]){0,20}+"
    r"(?:[A-Za-z0-9+/]{16,200}+={0,2}(?=[\s\\\"'-]|$)"
    r"|(?=[A-Za-z]{0,15}[0-9+/=])[A-Za-z0-9+/]{1,15}={0,2}(?=[\s\\\"'-]|$)"
    r"|[A-Z][A-Za-z-]{1,30}: [^\n]{1,200}+)"
)
_PUTTY = re.compile(r"PuTTY-User-Key-File-\d:")
_PUTTY_END = re.compile(r"Private-MAC: ?[0-9a-fA-F]+|Private-Hash: ?[0-9a-fA-F]+")


def find(text: str, pulse: Pulse = unhurried) -> Iterator[Hit]:
    if "PRIVATE KEY" in text:
        yield from _armoured(text, pulse)
    if "PuTTY-User-Key-File-" in text:
        for match in _PUTTY.finditer(text):
            end = _PUTTY_END.search(text, match.end(), match.end() + _LONGEST)
            stop = end.end() if end else _body_end(text, match.start())
            yield Hit(match.start(), stop, "PRIVATE_KEY", 0.99, "a PuTTY key file")


def _armoured(text: str, pulse: Pulse) -> Iterator[Hit]:
    begin: re.Match[str] | None = None
    for mark in each(_MARK.finditer(text), pulse):
        if begin and mark["kind"] == "END" and mark.start() - begin.end() <= _LONGEST:
            yield _hit(begin.start(), mark.end(), "a private key from its first line to its last")
        elif begin:
            yield _cut_off(text, begin)
        begin = mark if mark["kind"] == "BEGIN" else None
    if begin:
        yield _cut_off(text, begin)


def _cut_off(text: str, begin: re.Match[str]) -> Hit:
    return _hit(begin.start(), _body_end(text, begin.end()), "a private key without its last line")


def _body_end(text: str, start: int) -> int:
    end = start
    while end - start < _LONGEST and (chunk := _CHUNK.match(text, end)):
        end = chunk.end()
    return end


def _hit(start: int, end: int, why: str) -> Hit:
    return Hit(start, end, "PRIVATE_KEY", 0.99, why)
