"""Phrases around a candidate: whole, of any length, near, and in any spelling of the space."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.artifacts import readable
from cloakroom.detect.context import (
    after,
    around,
    before,
    every,
    labelled,
    labels,
    near,
    phrases,
    places,
    starting,
    supported,
    word_places,
)

WORDS = phrases("nhs", "nhs number", "a/c")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("NHS Number: X", "nhs number"),
        ("NHS Number " + "." * 90 + " X", "nhs number"),
        ("nhs_number=X", "nhs number"),
        ("nhsNumber: X", "nhsnumber"),
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


def test_places_are_those_of_every_word_even_overlapping() -> None:
    assert list(places("aaa b", "aa", "b", "c")) == [0, 1, 4]


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


SIGNED = re.compile(r"(?<!\w)(?:pin|pass(?:word)?)[ :]{0,2}[0-9]{2,4}(?!\w)", re.I)
BITS = st.sampled_from([
    "pin", "Pass", "password", " ", ":", "12", "345", "ref", "İ", "\n", ". Ab", "." * 45,
])
MORE_BITS = BITS | st.sampled_from([
    "£ rate", "_", "pın", "pin ref no", "paſſ", "NHS", "passport", "Number", "a/c", "no", "i.d.",
])


@given(st.lists(BITS, max_size=30).map("".join))
def test_what_begins_with_a_sign_is_found_as_by_the_pattern_alone(text: str) -> None:
    found = [match.span() for match in starting(text, SIGNED, "pin", "pass")]
    assert found == [match.span() for match in SIGNED.finditer(text)]


NUMBER = re.compile(r"(?<!\w)[0-9]{2,5}(?!\w)")
LABELS = phrases("pin", "pass word", "ref")


@given(st.lists(BITS, max_size=60).map("".join))
def test_looking_for_the_words_first_misses_no_number(text: str) -> None:
    numbers = [match.span() for match in NUMBER.finditer(text)]
    assert {match.span() for match, _ in labelled(text, NUMBER, LABELS)} == {
        span for span in numbers if labels(text, *span, LABELS)
    }
    assert {match.span() for match, _ in supported(text, LABELS, NUMBER)} == {
        span for span in numbers if around(text, *span, LABELS)
    }


@given(st.lists(BITS, max_size=30).map("".join))
def test_phrases_are_whole_words_in_any_case(text: str) -> None:
    plain = re.compile(r"(?<![^\W_])(?:pass[\s_-]{0,3}word|pin|ref)(?![^\W_])", re.I)
    assert [m.span() for m in LABELS.finditer(text)] == [m.span() for m in plain.finditer(text)]


@given(st.lists(MORE_BITS, max_size=60).map("".join))
def test_every_phrase_is_found_as_by_its_pattern_alone(text: str) -> None:
    for pattern in (LABELS, WORDS, SIGN, LONG, NESTED):
        alone = [match.span() for match in pattern.finditer(text)]
        assert [match.span() for match in every(text, pattern)] == alone


LONG = phrases("passport number", "a/c no", "i.d.")
SIGN = phrases("£ rate", "pin")
NESTED = phrases("pin ref", "ref", "ref no")


@pytest.mark.parametrize(
    "phrase",
    [
        "Passport Number", "passportNumber", "passport_number", "PASSPORT-NUMBER", "a/c no",
        "A/Cno", "i.d.", "I.D.", "(passport number)", "_passport number", "PAſſPORT NUMBER",
    ],
)  # fmt: skip
def test_a_text_without_the_words_of_a_phrase_is_told_from_one_with_it(phrase: str) -> None:
    # GIVEN a phrase in any spelling that its pattern finds
    assert LONG.search(f"the {phrase} is")
    # THEN the words of the text do not rule it out
    assert list(near(f"the {phrase} is", LONG))


def test_a_phrase_that_begins_with_a_sign_is_always_looked_for() -> None:
    assert list(near("the £ rate is", SIGN))


WORDY = st.sampled_from(["Via ", "via ", "Av. ", "Av", "a", "_", " ", "ул. "])


@given(st.lists(WORDY, max_size=30).map("".join))
def test_word_places_are_the_places_where_a_word_begins(text: str) -> None:
    signs = ("Via ", "Av. ", "ул. ")
    beginning = [at for at in places(text, *signs) if not text[max(0, at - 1) : at].isalnum()]
    assert set(beginning) <= set(word_places(text, *signs)) <= set(places(text, *signs))


def test_a_word_that_no_text_has_is_not_searched_for() -> None:
    assert list(word_places("a Viaduct, a Viale ", "Via", "Viale ")) == [13]
