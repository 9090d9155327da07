"""pdfium, one caller at a time: it keeps state for the whole process and takes no two threads.

Nothing of it outlives a ``with``, so that nothing is freed later outside the lock.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import c_double
from dataclasses import dataclass
from threading import RLock
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument

from cloakroom.errors import DamagedFile

_LOCK: Final = RLock()
_HYPHEN: Final = "\u00ad"
"""In place of what pdfium writes for a hyphen at the end of a line in the middle of a word."""


@dataclass(frozen=True, slots=True)
class Character:
    """A character as it stands on the page, in points from the lower left corner of its space.
    ``box`` is (left, bottom, right, top) and covers both the ink and the line's height."""

    x: float
    y: float
    size: float
    box: tuple[float, float, float, float]
    blank: bool


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
    opened_page = document[page]
    words = opened_page.get_textpage()
    try:
        places = _places(seen)
        return [
            [
                found
                for at in range(start, end)
                for unit in range(places[at], places[at + 1])
                if (found := _character(words, unit, seen[at])) is not None
            ]
            for start, end in spans
        ]
    finally:
        words.close()
        opened_page.close()


def _places(seen: str) -> Sequence[int]:
    """Where each code point of ``seen`` begins in UTF-16, in which pdfium counts."""
    if seen.isascii():
        return range(len(seen) + 1)
    places = [0]
    for char in seen:
        places.append(places[-1] + (2 if ord(char) > 0xFFFF else 1))
    return places


def _character(words: pypdfium2.PdfTextPage, unit: int, char: str) -> Character | None:
    index = pdfium.FPDFText_GetCharIndexFromTextIndex(words, unit)
    if index < 0 or pdfium.FPDFText_IsGenerated(words, index) == 1:
        return None
    x, y = c_double(), c_double()
    if not pdfium.FPDFText_GetCharOrigin(words, index, x, y):
        return None
    tight = words.get_charbox(index)
    loose = words.get_charbox(index, loose=True)
    box = (
        min(tight[0], loose[0]), min(tight[1], loose[1]),
        max(tight[2], loose[2]), max(tight[3], loose[3]),
    )  # fmt: skip
    size = float(pdfium.FPDFText_GetFontSize(words, index))
    return Character(x.value, y.value, size, box, char.isspace())
