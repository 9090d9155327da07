"""Pages that lie on their side or stand on their head."""

import pytest
from PIL import Image

from cloakroom.documents.ocr.engine import installed
from cloakroom.documents.ocr.finding import Place
from cloakroom.documents.ocr.spelling import Spelt
from cloakroom.documents.ocr.turning import best_turn, lie_sideways, turned_back
from cloakroom.documents.picture_reader import Word
from documents.ocr.test_engine import screen

LINE, COLUMN, LETTER = Place(0, 0, 90, 10), Place(0, 0, 10, 90), Place(0, 0, 9, 12)


def test_a_page_lies_on_its_side_where_most_lines_run_up() -> None:
    assert lie_sideways([COLUMN, COLUMN, LINE])
    assert not lie_sideways([LINE, LINE, COLUMN])
    assert not lie_sideways([LETTER, LETTER])
    assert not lie_sideways([])


@pytest.mark.parametrize(
    ("sideways", "sure", "turn", "asked"),
    [
        (False, {0: 9.5, 180: 9.9}, 0, [0]),
        (False, {0: 4.0, 180: 9.0}, 180, [0, 180]),
        (False, {0: 6.0, 180: 4.0}, 0, [0, 180]),
        (True, {90: 9.0, 270: 9.9}, 90, [90]),
        (True, {90: 5.0, 270: 9.0}, 270, [90, 270]),
    ],
)
def test_the_turn_that_reads_best_is_taken(
    sideways: bool, sure: dict[int, float], turn: int, asked: list[int]
) -> None:
    tried = []

    def spelt(way: int) -> Spelt:
        tried.append(way)
        return Spelt([], 10, sure[way])

    assert best_turn(spelt, sideways=sideways)[0] == turn
    assert tried == asked


def test_a_page_without_letters_stays_as_it_is() -> None:
    assert best_turn(lambda turn: Spelt([], 0, 0.0), sideways=False)[0] == 0


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_words_stand_where_they_stood(turn: int) -> None:
    image = Image.new("L", (60, 40))
    image.paste(255, (5, 7, 25, 12))
    left, top, right, bottom = image.rotate(turn, expand=True).getbbox() or (0, 0, 0, 0)
    word = turned_back(Word("a", left, top, right, bottom), turn, image.size)
    assert (word.left, word.top, word.right, word.bottom) == (5, 7, 25, 12)


@pytest.mark.skipif(installed() is None, reason="the extra 'ocr' is not installed")
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_as_upright_ones(turn: int) -> None:
    able = installed()
    assert able is not None
    page = screen("Mail jane.doe@example.org now", "Number QQ 12 34 56 C")
    upright, turned = able.words(page), able.words(page.rotate(turn, expand=True))
    assert [word.text for word in turned] == [word.text for word in upright]
