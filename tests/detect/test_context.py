"""Phrases around a candidate: whole, of any length, near, and in any spelling of the space."""

import pytest

from cloakroom.detect.artifacts import readable
from cloakroom.detect.context import after, around, before, folded, phrases, places

WORDS = phrases("nhs", "nhs number", "a/c")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("NHS Number: X", "nhs number"),
        ("nhs_number=X", "nhs number"),
        ("nhsNumber: X", "nhs number"),
        ("the nhs X", "nhs"),
        ("A/C X", "a/c"),
        ("nhsabc X", None),
        ("xnhs X", None),
        ("nhs" + " " * 60 + "X", None),
    ],
)
def test_before(text: str, phrase: str | None) -> None:
    assert before(text, text.index("X"), WORDS) == phrase


def test_after_and_around() -> None:
    assert after("X (NHS)", 1, WORDS) == "nhs"
    assert around("X (NHS)", 0, 1, WORDS) == "'nhs' after it"
    assert around("X", 0, 1, WORDS) is None


@pytest.mark.parametrize("text", ["İstanbul ABC", "ABC", "ẞ Σας", ""])
def test_folded_keeps_the_length(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded("ABC İz") == "abc iz"


def test_places_are_those_of_every_word_even_overlapping() -> None:
    assert list(places("aaa b", "aa", "b", "c")) == [0, 1, 4]


def test_no_letter_grows_when_folded() -> None:
    every = "".join(map(chr, range(0x110000)))

    assert len(folded(every)) == len(every)


@pytest.mark.parametrize(
    "text", ["a." * 300, "x" * 500, "Jane " + "." * 300, '{"name":"Jane"}' * 40, "\ud800 x", ""]
)
def test_readable_keeps_every_character_at_its_place(text: str) -> None:
    made = readable(text)

    assert len(made) == len(text)
    assert max(map(len, made.split()), default=0) < 80
    made.encode()


def test_readable_leaves_names_in_a_line_without_spaces() -> None:
    assert "Jane" in readable('{"name":"Jane"}' * 40).split()
