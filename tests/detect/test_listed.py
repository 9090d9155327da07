"""Listed words: whole, in any case, phrases and signs, and as many as you like."""

import pytest

from cloakroom.detect.listed import ListedWords


def listed(text: str, *words: str) -> list[str]:
    return [text[f.start : f.end] for f in sorted(ListedWords(words).find(text))]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["nightjar"], "Project NIGHTJAR, nightjar's", ["NIGHTJAR", "nightjar"]),
        (["Nightjar"], "nightjars and anightjar", []),
        (["Project Nightjar"], "project \n nightjar", ["project \n nightjar"]),
        (["#42"], "see #42, #421", ["#42"]),
        (["C++"], "C++ and C+++", ["C++", "C++"]),
        (["★★"], "a ★★ place", ["★★"]),
        (["", "  "], "nothing listed", []),
        (["a.b"], "a.b axb", ["a.b"]),
        (["Émile"], "émile", ["émile"]),
    ],
)
def test_listed(words: list[str], text: str, found: list[str]) -> None:
    assert listed(text, *words) == found


def test_a_long_list_finds_the_same() -> None:
    words = [f"word{number}" for number in range(5000)]

    assert listed("word17 word4999 word5000", *words) == ["word17", "word4999"]
