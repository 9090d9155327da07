"""A long text in pieces, so that memory stays flat and the user sees progress and can stop.

Where a piece ends depends on the characters around the cut, not on how many stand before it: after
an edit the cuts soon fall where they fell before, and the pieces behind it are the old ones
(content-defined chunking by a local extremum, as file synchronisers do it).
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from zlib import crc32

SIZE = 48_000  # most; three quarters of it on average
_BEFORE = 512  # context phrases reach back 60 characters, an address block a few lines
_AFTER = 4_096  # the longest value a recogniser takes in one piece
_AROUND = 32  # characters on both sides of a cut that decide whether it is one
_MARKS = (re.compile(r"\n[ \t\r]*\n"), re.compile(r"\n"), re.compile(r" "))


class Piece(NamedTuple):
    """``start`` to ``end`` is the piece's own part, ``left`` to ``right`` what is read for it."""

    start: int
    end: int
    left: int
    right: int


def cut(text: str, size: int = SIZE) -> Iterator[Piece]:
    """Pieces of at most ``size`` characters that follow one another without gap; a finding
    belongs to the one it starts in."""
    start = 0
    while start < len(text):
        end = _end(text, start, size)
        yield Piece(start, end, max(0, start - _BEFORE), min(len(text), end + _AFTER))
        start = end


def _end(text: str, start: int, size: int) -> int:
    """In the second half of the piece, after one of the blank lines; of the line ends where there
    are none; of the spaces; else at ``size``."""
    limit = start + size
    if limit >= len(text):
        return len(text)
    for mark in _MARKS:
        ends = (match.end() for match in mark.finditer(text, start + size // 2, limit))
        chosen = _chosen(text, ends)
        if chosen is not None:
            return chosen
    return limit


def _chosen(text: str, ends: Iterable[int]) -> int | None:
    """The place with the smallest checksum of what stands around it; of equals the last, so that a
    text which repeats itself makes no small pieces."""
    return min(ends, key=lambda end: (_sum(text, end), -end), default=None)


def _sum(text: str, end: int) -> int:
    around = text[max(0, end - _AROUND) : end + _AROUND]
    return crc32(around.encode("utf-8", "surrogatepass"))
