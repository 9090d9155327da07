"""pdfium, one caller at a time: it keeps state for the whole process and takes no two threads.

Nothing of it outlives a ``with``, so that nothing is freed later outside the lock.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from ctypes import c_double
from dataclasses import dataclass
from functools import partial
from threading import RLock
from typing import Final, NamedTuple, TypeVar

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfTextPage

from cloakroom.errors import DamagedFile

_LOCK: Final = RLock()
_HYPHEN: Final = "\u00ad"
"""In place of what pdfium writes for a hyphen at the end of a line in the middle of a word."""


class Origin(NamedTuple):
    """Where a character begins on the page, in points from the lower left corner of its space."""

    x: float
    y: float
    blank: bool


@dataclass(frozen=True, slots=True)
class Character:
    """A character as it stands on the page. ``box`` is (left, bottom, right, top) and covers both
    the ink and the line's height."""

    x: float
    y: float
    size: float
    box: tuple[float, float, float, float]
    blank: bool


_Found = TypeVar("_Found")


@contextmanager
def opened(data: bytes, name: str) -> Iterator[PdfDocument]:
    with _LOCK:
        try:
            document = PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise DamagedFile(f"{name} is damaged, and cannot be read in full.") from error
        try:
            yield document
        finally:
            document.close()


def text(document: PdfDocument, page: int) -> str:
    """All text of a page, off its edges and in hidden layers too; lines end with ``\\r\\n``."""
    try:
        opened_page = document[page]
    except pypdfium2.PdfiumError:  # a page that cannot be shown has no text
        return ""
    try:
        words = opened_page.get_textpage()
        try:
            seen = str(words.get_text_range(errors="replace"))
            return seen.replace("\x02", _HYPHEN).replace("\ufffe", _HYPHEN)
        finally:
            words.close()
    finally:
        opened_page.close()


def characters(
    document: PdfDocument, page: int, seen: str, spans: Sequence[tuple[int, int]]
) -> list[list[Character]]:
    """The characters of each span of ``seen``, which is ``text`` of that page. Those that pdfium
    made up (a space between two words far apart, a line end) are left out."""
    return _each(document, page, seen, spans, lambda words: partial(_character, words))


def origins(
    document: PdfDocument, page: int, seen: str, spans: Sequence[tuple[int, int]]
) -> list[list[Origin]]:
    """Where the :func:`characters` begin: all that is needed to find their glyphs."""
    return _each(document, page, seen, spans, _origins)


def _each(
    document: PdfDocument, page: int, seen: str, spans: Sequence[tuple[int, int]],
    reading: Callable[[PdfTextPage], Callable[[int, str], _Found | None]],
) -> list[list[_Found]]:
    opened_page = document[page]
    words = opened_page.get_textpage()
    try:
        places, found_at = _places(seen), reading(words)
        return [
            [
                found
                for at in range(start, end)
                for unit in range(places[at], places[at + 1])
                if (found := found_at(unit, seen[at])) is not None
            ]
            for start, end in spans
        ]
    finally:
        words.close()
        opened_page.close()


def _places(seen: str) -> Sequence[int]:
    """Where each code point of ``seen`` begins in UTF-16, in which pdfium counts."""
    if max(seen, default="") <= "\uffff":
        return range(len(seen) + 1)
    places = [0]
    for char in seen:
        places.append(places[-1] + (2 if ord(char) > 0xFFFF else 1))
    return places


def _index(words: PdfTextPage, unit: int) -> int:
    """The number of the character that shows this unit; negative where pdfium made it up."""
    index = int(pdfium.FPDFText_GetCharIndexFromTextIndex(words.raw, unit))
    return -1 if index >= 0 and pdfium.FPDFText_IsGenerated(words.raw, index) == 1 else index


def _origins(words: PdfTextPage) -> Callable[[int, str], Origin | None]:
    """One pair of numbers for all of them: there are hundreds of thousands."""
    x, y = c_double(), c_double()

    def at(unit: int, char: str) -> Origin | None:
        index = _index(words, unit)
        if index < 0 or not pdfium.FPDFText_GetCharOrigin(words.raw, index, x, y):
            return None
        return Origin(x.value, y.value, char.isspace())

    return at


def _character(words: PdfTextPage, unit: int, char: str) -> Character | None:
    origin = _origins(words)(unit, char)
    if origin is None:
        return None
    index = _index(words, unit)
    tight = words.get_charbox(index)
    loose = words.get_charbox(index, loose=True)
    box = (
        min(tight[0], loose[0]), min(tight[1], loose[1]),
        max(tight[2], loose[2]), max(tight[3], loose[3]),
    )  # fmt: skip
    size = float(pdfium.FPDFText_GetFontSize(words, index))
    return Character(origin.x, origin.y, size, box, origin.blank)
