"""A text in small letters, and where its words begin."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect import folding, pace
from cloakroom.detect.folding import (
    folded,
    forget,
    starts_for_patterns,
    word_starts,
    words_by_stretch,
)

WORD = re.compile(r"[^\W\d_]+")


@pytest.mark.parametrize("text", ["İstanbul ABC", "ABC", "ẞ Σας", ""])
def test_folded_keeps_the_length(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded("ABC İz") == "abc iz"


def test_no_letter_grows_when_folded() -> None:
    every = "".join(map(chr, range(0x110000)))

    assert len(folded(every)) == len(every)


@given(st.text(st.sampled_from("aB1_ é’ßıİſ²Ⅳ.\n") | st.characters(), max_size=60))
def test_the_words_are_the_runs_of_letters(text: str) -> None:
    runs: dict[str, list[int]] = {}
    for match in WORD.finditer(folded(text)):
        runs.setdefault(match.group(), []).append(match.start())
    assert word_starts(text) == runs


def test_for_a_pattern_that_ignores_case_a_word_is_there_in_both_spellings() -> None:
    # GIVEN letters that re.IGNORECASE takes for an i and an s
    starts = starts_for_patterns("pın PIN paſſ")
    # THEN the word is found under either
    assert starts["pin"] == [0, 4]
    assert starts["pın"] == [0]
    assert starts["pass"] == [8]
    # AND the words of the text itself stay what they are
    assert word_starts("pın PIN paſſ").keys() == {"pın", "pin", "paſſ"}


def test_a_long_text_is_read_stretch_by_stretch() -> None:
    # GIVEN a text of two stretches, a word across no cut
    text = "Jane went home. " * (pace.STRETCH // 16 + 10)
    told: list[int] = []
    # WHEN its words are asked for
    stretches = list(words_by_stretch(text, told.append))
    # THEN together they are the words of the text, and the pulse was told of all of it
    assert len(stretches) == 2
    found = sorted(at for starts in stretches for at in starts["jane"])
    assert found == [match.start() for match in re.finditer("Jane", text)]
    assert sum(told) == len(text)


def test_the_stretches_of_a_text_are_read_once() -> None:
    # GIVEN a text of two stretches
    text = "Jane went home. " * (pace.STRETCH // 16 + 10)
    once = list(words_by_stretch(text))
    # THEN who asks next is given the very same, stretch for stretch
    again = list(words_by_stretch(text))
    assert [id(starts) for starts in again] == [id(starts) for starts in once]
    assert len({id(starts) for starts in once}) == 2


def test_of_a_very_long_text_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a text longer than what is kept
    text = "Jane went home. " * (pace.STRETCH // 16 + 10)
    forget()
    monkeypatch.setattr(folding, "_KEPT", len(text) - 1)
    # THEN the words are the same and nothing stays
    assert list(words_by_stretch(text)) == list(words_by_stretch(text))
    assert folding._known_stretches(text) == {}


def test_nothing_is_kept_of_a_text_that_was_read() -> None:
    keepers = (folded, word_starts, starts_for_patterns, folding._known_stretches)
    for keeper in keepers:
        keeper("a text")
    forget()
    assert [keeper.cache_info().currsize for keeper in keepers] == [0] * len(keepers)
