"""Word lists: whole words, the longest phrase, any case, one pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.words import WordLists, stem

LISTS = WordLists({
    "A": ["red fox", "red", "d'arcy", "self-harm"], "B": ["red fox cub", "hiv", "glass"],
})  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a red fox", [("A", "red fox")]),
        ("Red  FOXES", [("A", "Red")]),
        ("the red fox's den", [("A", "red fox's")]),
        ("red fox's cubs", [("B", "red fox's cubs"), ("A", "red fox's")]),
        ("red-fox", [("A", "red-fox")]),
        ("red\r\nfox", [("A", "red\r\nfox")]),
        ("red\n\n\nfox", [("A", "red")]),
        ("red, fox", [("A", "red")]),
        ("D’Arcy's reds", [("A", "D’Arcy's"), ("A", "reds")]),
        ("self harm", [("A", "self harm")]),
        ("infrared redder HIV glas", [("B", "HIV")]),
        ("", []),
    ],
)
def test_find(text: str, found: list[tuple[str, str]]) -> None:
    assert [(row.name, text[row.start : row.end]) for row in LISTS.find(text)] == found


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Convictions", "conviction"), ("Jews", "jew"), ("illness", "illness"), ("lupus", "lupus"),
        ("arthritis", "arthritis"), ("Crohn’s", "crohn"), ("gas", "gas"), ("CATS", "cat"),
    ],
)
def test_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


@given(st.text(alphabet=st.sampled_from("redfox cub's’-\nİß\ud800")))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    assert all(0 <= row.start < row.end <= len(text) for row in LISTS.find(text))
