"""The words that were read in a picture, as lines of text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cloakroom.documents.picture_reader import Word

_COLUMN: Final = 2.0  # line heights between two words that are no words of one sentence

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """``spans``: where each word stands in ``text``. ``joint``: what stands before the line."""

    text: str
    spans: tuple[tuple[int, int, Word], ...]
    joint: str

    def under(self, start: int, end: int) -> Iterator[Rect]:
        """Rectangles of the words that ``[start, end)`` touches."""
        for first, last, word in self.spans:
            if first < end and last > start:
                yield word.left, word.top, word.right, word.bottom


def lines(words: Iterable[Word]) -> list[Line]:
    """``words`` come in the order in which they are read."""
    found: list[Line] = []
    row: list[Word] = []
    joint, before = "\n\n", None
    for word in words:
        between = "\n\n" if before is None else _between(before, word)
        if between != " " and row:
            found.append(_line(row, joint))
            row = []
        joint = joint if row else between
        row.append(word)
        before = word
    return [*found, _line(row, joint)] if row else found


def _between(before: Word, word: Word) -> str:
    middle = (word.top + word.bottom) / 2
    if not before.top < middle < before.bottom or word.left < before.left:
        return "\n"
    return "\t" if word.left - before.right > _COLUMN * (word.bottom - word.top) else " "


def _line(row: Sequence[Word], joint: str) -> Line:
    spans: list[tuple[int, int, Word]] = []
    at = 0
    for word in row:
        spans.append((at, at + len(word.text), word))
        at += len(word.text) + 1
    return Line(" ".join(word.text for word in row), tuple(spans), joint)


def joined(found: Sequence[Line]) -> tuple[str, list[int]]:
    """All lines as one text, and where in it each begins."""
    text = ""
    starts: list[int] = []
    for line in found:
        text += line.joint if starts else ""
        starts.append(len(text))
        text += line.text
    return text, starts
