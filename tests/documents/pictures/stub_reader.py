"""A reader who knows where each word of the tests stands, and sees it unless it was painted."""

from collections.abc import Sequence

from PIL import Image

from cloakroom.documents.picture_reader import Word
from documents.pictures.picture_samples import dot

ROW = ("Dear", "Amira", "Okafor", "hello")
INK = (40, 40, 160)


class StubReader:
    """Each word of ``rows`` is a box of 40 by 12 pixels, drawn by :func:`page`."""

    def __init__(self, *rows: Sequence[str], blind: int = 0) -> None:
        self.rows = rows or (ROW,)
        self.blind = blind
        self.asked = 0

    def words(self, picture: Image.Image) -> list[Word]:
        self.asked += 1
        return [
            Word(text, left, top, left + 40, top + 12)
            for text, left, top in placed(self.rows)
            if _shows(picture, left + 20, top + 6) and self.asked > self.blind
        ]


def placed(rows: Sequence[Sequence[str]]) -> list[tuple[str, int, int]]:
    return [
        (text, 10 + 50 * column, 10 + 30 * row)
        for row, words in enumerate(rows) for column, text in enumerate(words) if text
    ]


def _shows(picture: Image.Image, x: int, y: int) -> bool:
    if x >= picture.width or y >= picture.height:
        return False
    red, _, blue = dot(picture.convert("RGB"), x, y)
    return blue > 100 and red < 100


def page(*rows: Sequence[str], size: tuple[int, int] = (320, 120)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    for _, left, top in placed(rows or (ROW,)):
        image.paste(INK, (left, top, left + 40, top + 12))
    return image
