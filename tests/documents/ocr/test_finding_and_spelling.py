"""From a picture to words with edges, with models that answer what the test says."""

from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from cloakroom.documents.ocr.finding import Place, find
from cloakroom.documents.ocr.spelling import spell
from documents.ocr.stub_models import StubSession

LETTERS = ["a", "b", "c"]


def darkness(batch: Any) -> Any:
    """The chance of text is how dark a pixel is."""
    return (1 - batch.mean(axis=1, keepdims=True)) / 2


def paper(size: tuple[int, int], *marks: tuple[int, int, int, int]) -> Image.Image:
    image = Image.new("RGB", size, "white")
    for mark in marks:
        ImageDraw.Draw(image).rectangle(mark, fill="black")
    return image


def test_lines_come_row_by_row_from_left_to_right_and_a_little_larger() -> None:
    image = paper((960, 800), (500, 104, 700, 124), (100, 100, 300, 120), (100, 300, 400, 330))
    places = find(StubSession(darkness), image)
    assert [round(place.left, -1) for place in places] == [80, 480, 80]
    assert all(70 < place.left < 500 and place.bottom - place.top > 30 for place in places)
    assert 70 < places[0].top < 100
    assert 120 < places[0].bottom < 150


def test_a_line_that_falls_is_read_as_if_it_were_level() -> None:
    image = Image.new("RGB", (960, 800), "white")
    ImageDraw.Draw(image).line((100, 300, 800, 335), fill="black", width=20)
    (place,) = find(StubSession(darkness), image)
    assert 0.045 < place.slope < 0.055
    assert place.bottom - place.top < 60
    # THEN what is read is dark from end to end, and words stand where the line is
    read = []

    def answer(batch: Any) -> Any:
        read.append(batch)
        return columns(1, 4, 2)

    ((first, second),) = spell(StubSession(answer), LETTERS, image, [place]).lines
    assert (read[0][0, :, 24, 60:-60] < 0).all()
    assert first.top < 300 < first.bottom < second.bottom
    assert second.top < 320
    assert second.bottom > 340


def test_small_pictures_are_made_larger_and_large_ones_read_in_parts() -> None:
    session = StubSession(darkness)
    (place,) = find(session, paper((300, 100), (100, 40, 200, 60)))
    assert session.asked == [(1, 3, 192, 608)]
    assert 80 < place.left < 100 < place.top + 75 < 115
    # WHEN a line crosses the border of two parts THEN it is one
    session = StubSession(darkness)
    places = find(session, paper((2400, 800), (1300, 400, 1700, 430)))
    assert len(session.asked) == 2
    assert [(round(each.left, -2), round(each.right, -2)) for each in places] == [(1300, 1700)]
    session = StubSession(darkness)
    find(session, paper((6000, 4000)))
    assert sum(shape[2] * shape[3] for shape in session.asked) < 8_500_000


def columns(*numbers: int) -> Any:
    """The answer that says these letters (0 is none, 4 a space), column by column."""
    answer = np.zeros((1, len(numbers), 5), np.float32)
    for column, number in enumerate(numbers):
        answer[0, column, number] = 0.9
    return answer


def test_words_end_in_the_middle_of_spaces() -> None:
    answer = columns(1, 1, 0, 1, 4, 4, 2, 0, 3, 0)
    place = Place(100.0, 10.0, 200.0, 40.0)
    spelt = spell(StubSession(lambda _: answer), LETTERS, paper((300, 100)), [place])
    (words,) = spelt.lines
    assert (spelt.letters, round(spelt.sure, 3)) == (5, 4.5)
    assert [word.text for word in words] == ["aa", "bc"]
    first, second = words
    assert (first.left, first.top, first.bottom) == (100, 10, 40)
    assert abs(first.right - 145) < 1
    assert (second.left, second.right) == (first.right, 200)


def test_what_the_model_is_not_sure_of_is_no_word() -> None:
    answer = columns(1, 2, 3) / 3
    place = Place(0.0, 0.0, 50.0, 20.0)
    spelt = spell(StubSession(lambda _: answer), LETTERS, paper((60, 30)), [place])
    assert not spelt.words
    assert spelt.letters == 3


def test_lines_of_like_width_are_read_together() -> None:
    session = StubSession(lambda batch: np.repeat(columns(1, 0), len(batch), axis=0))
    places = [Place(0.0, 0.0, 40.0 + wide, 20.0) for wide in (300, 0, 310, 5, 10)]
    found = spell(session, LETTERS, paper((400, 30)), places).lines
    assert [[word.text for word in line] for line in found] == [["a"]] * 5
    assert sorted(shape[0] for shape in session.asked) == [2, 3]
    # AND a line that was filled up keeps its own width
    assert all(line[0].right <= place.right for line, place in zip(found, places, strict=True))
