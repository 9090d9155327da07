"""Pages that lie on their side or stand on their head: read as they lie, and turned where that
reads better."""

from collections.abc import Callable, Sequence
from typing import Final

from cloakroom.documents.ocr.finding import Place
from cloakroom.documents.ocr.spelling import Spelt
from cloakroom.documents.picture_reader import Word

_TALL: Final = 1.5  # times as high as wide: no line of upright text, but a single letter
_SURE: Final = 0.85
"""Upright print is read with more than this, upside down with less."""


def lie_sideways(places: Sequence[Place]) -> bool:
    """Whether most of the lines run up or down."""
    sizes = [(place.right - place.left, place.bottom - place.top) for place in places]
    tall = sum(wide * high for wide, high in sizes if high > _TALL * wide)
    return tall > sum(wide * high for wide, high in sizes) / 2


def best_turn(spelt: Callable[[int], Spelt], *, sideways: bool) -> tuple[int, Spelt]:
    """The turn to the left, in degrees, after which most is read for certain, and what that is.
    ``spelt`` reads the page after such a turn."""
    found: dict[int, Spelt] = {}
    for turn in (90, 270) if sideways else (0, 180):
        found[turn] = spelt(turn)
        if found[turn].sure > _SURE * found[turn].letters:
            break
    best = max(found, key=lambda turn: found[turn].sure)
    return best, found[best]


def turned_back(word: Word, turn: int, size: tuple[int, int]) -> Word:
    """A word of the turned page, where it stands on the page of ``size``."""
    wide, high = size
    match turn:
        case 90:
            edges = (wide - word.bottom, word.left, wide - word.top, word.right)
        case 180:
            edges = (wide - word.right, high - word.bottom, wide - word.left, high - word.top)
        case 270:
            edges = (word.top, high - word.right, word.bottom, high - word.left)
        case _:
            return word
    return Word(word.text, *edges)
