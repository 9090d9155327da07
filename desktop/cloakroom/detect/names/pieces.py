"""Cut a long text into pieces the network reads side by side, where a name is least likely cut.

Training and inference share this file.
"""

from collections.abc import Sequence
from typing import Final

LIMIT: Final = 60
"""Tokens in a piece at most."""
_AT_LEAST: Final = LIMIT // 3

CAPITALISED, WORD, PAUSE, STOP, LINE, PARAGRAPH = range(6)
"""Kinds of token, in rising order of how good a cut after it is."""

_PAUSES: Final = frozenset(",;:|)]–—\t")
_STOPS: Final = frozenset(".!?…")


def kind(token: str) -> int:
    """How good it is to cut after ``token``: one of the kinds above."""
    if token.isspace() and ("\n" in token or "\r" in token):
        return PARAGRAPH if token.count("\n") > 1 else LINE
    if token in _STOPS:
        return STOP
    if token in _PAUSES or token == "\t":
        return PAUSE
    return WORD if token[:1].islower() else CAPITALISED


def cut(kinds: Sequence[int]) -> list[tuple[int, int]]:
    """The pieces of a text as (start, end) token numbers: in order, without gaps, each of 1 to
    ``LIMIT`` tokens. Takes time linear in the text."""
    pieces = []
    start, total = 0, len(kinds)
    while total - start > LIMIT:
        ends = range(start + _AT_LEAST, start + LIMIT + 1)
        end = max(ends, key=lambda at: (kinds[at - 1], kinds[at] != CAPITALISED, at))
        pieces.append((start, end))
        start = end
    if start < total:
        pieces.append((start, total))
    return pieces
