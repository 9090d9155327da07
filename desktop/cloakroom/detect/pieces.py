"""A long text in pieces, so that memory stays flat and the user sees progress and can stop."""

from collections.abc import Iterator
from typing import NamedTuple

SIZE = 32_000
_BEFORE = 512  # context phrases reach back 60 characters, an address block a few lines
_AFTER = 4_096  # the longest value a recogniser takes in one piece


class Piece(NamedTuple):
    """``start`` to ``end`` is the piece's own part, ``left`` to ``right`` what is read for it."""

    start: int
    end: int
    left: int
    right: int


def cut(text: str, size: int = SIZE) -> Iterator[Piece]:
    """Pieces that follow one another without gap; a finding belongs to the one it starts in."""
    start = 0
    while start < len(text):
        end = _end(text, start, size)
        yield Piece(start, end, max(0, start - _BEFORE), min(len(text), end + _AFTER))
        start = end


def _end(text: str, start: int, size: int) -> int:
    """After the last line end in the second half of the piece, else after the last space, else
    at ``size``."""
    limit = start + size
    if limit >= len(text):
        return len(text)
    half = start + size // 2
    for mark in ("\n", " "):
        found = text.rfind(mark, half, limit)
        if found >= 0:
            return found + 1
    return limit
