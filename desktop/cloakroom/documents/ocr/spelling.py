"""What a line of text in a picture says, and where its words end. The model answers for each
column of a line (8 of 48 pixels wide) which letter stands there; the same letter twice in a row is
one letter, and a blank answer lies between two (CTC, Graves et al. 2006)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from PIL import Image

from cloakroom.documents.ocr.finding import Place
from cloakroom.documents.picture_reader import Word

_HIGH: Final = 48
_NARROWEST: Final = 64
_BATCH: Final = 6
_WIDEST_BATCH: Final = 6_000
_SURE: Final = 0.4

Letter = tuple[str, float, float]
"""A letter, its middle in parts of the width of what was read, and how sure the model is."""


@dataclass(frozen=True, slots=True, repr=False)
class Spelt:
    """The words of each place; how many letters they were read from, and how sure the model was
    of all of these together."""

    lines: list[list[Word]]
    letters: int
    sure: float

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for line in self.lines for word in line)


def spell(
    session: Any, letters: Sequence[str], picture: Image.Image, places: Sequence[Place]
) -> Spelt:
    """What stands in each of ``places``."""
    crops = [_crop(picture, place) for place in places]
    found: list[list[Word]] = [[] for _ in places]
    known, certain = 0, 0.0
    for batch in _batches([crop.shape[1] for crop in crops]):
        wide = max(crops[number].shape[1] for number in batch)
        pixels = np.zeros((len(batch), 3, _HIGH, wide), np.float32)
        for row, number in enumerate(batch):
            pixels[row, :, :, : crops[number].shape[1]] = crops[number].transpose(2, 0, 1)
        (answer,) = session.run(None, {session.get_inputs()[0].name: pixels})
        best, sure = answer.argmax(axis=2), answer.max(axis=2)
        for row, number in enumerate(batch):
            read = list(_letters(best[row], sure[row], letters))
            known, certain = known + len(read), certain + sum(how for _, _, how in read)
            own = [(char, at * wide / crops[number].shape[1], how) for char, at, how in read]
            found[number] = list(_words(own, places[number]))
    return Spelt(found, known, certain)


def _crop(picture: Image.Image, place: Place) -> Any:
    """Blue, green, red from -1 to 1, ``_HIGH`` pixels high."""
    left, top = int(place.left), int(place.top)
    wide, high = max(1, round(place.right) - left), max(1, round(place.bottom) - top)
    if place.slope:
        level = (1, 0, left, place.slope, 1, top - place.slope * wide / 2)
        affine, smooth = Image.Transform.AFFINE, Image.Resampling.BILINEAR
        crop = picture.transform((wide, high), affine, level, smooth)
    else:
        crop = picture.crop((left, top, left + wide, top + high))
    wide = max(_NARROWEST // 2, round(_HIGH * crop.width / crop.height))
    scaled = crop.resize((wide, _HIGH), Image.Resampling.BILINEAR)
    return np.asarray(scaled, np.float32)[:, :, ::-1] / 127.5 - 1


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Lines of like width together: what is narrower is filled up."""
    batch: list[int] = []
    for number in sorted(range(len(widths)), key=lambda each: widths[each]):
        if batch and (
            len(batch) == _BATCH or widths[number] * (len(batch) + 1) > _WIDEST_BATCH
            or widths[number] > 1.5 * widths[batch[0]]
        ):  # fmt: skip
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _letters(best: Any, sure: Any, letters: Sequence[str]) -> Iterator[Letter]:
    columns = len(best)
    before = 0
    for column, (number, how) in enumerate(zip(best.tolist(), sure.tolist(), strict=True)):
        if number and number != before:
            char = letters[number - 1] if number <= len(letters) else " "
            yield char, (column + 0.5) / columns, how
        before = number


def _words(read: Sequence[Letter], place: Place) -> Iterator[Word]:
    """A word reaches from the middle of one space to that of the next."""
    if not read or sum(how for _, _, how in read) / len(read) < _SURE:
        return
    text, start = "", 0.0
    for char, at, _ in [*read, (" ", 1.0, 1.0)]:
        if not char.isspace():
            text += char
            continue
        if text:
            yield _word(text, start, at, place)
        text, start = "", at


def _word(text: str, start: float, end: float, place: Place) -> Word:
    wide = place.right - place.left
    left, right = place.left + start * wide, min(place.right, place.left + end * wide)
    middle = (place.left + place.right) / 2
    falls = [place.slope * (x - middle) for x in (left, right)]
    return Word(text, left, place.top + min(falls), right, place.bottom + max(falls))
