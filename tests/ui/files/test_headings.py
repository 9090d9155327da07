"""Headings by place, and the way between what is read and what is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.files.reading import Reading
from cloakroom.model import Finding, Redacted, Replacement, Segment
from cloakroom.ui.files.headings import Headed, Heading, carried, headings


def shown(*segments: Segment) -> str:
    reading = Reading.of(segments)
    return Headed(reading.text, headings(reading)).text


@pytest.mark.parametrize(("segments", "text"), [
    ((), ""),
    ((Segment("a", "Dear"), Segment("b", "Amira")), "Dear\nAmira"),
    ((Segment("a", "Dear"), Segment("b", "No", "comment 1", True)),
     "Text\nDear\nComment 1 · hidden in this file\nNo"),
    ((Segment("a", "Dear"), Segment("b", "No", "comment 1", True), Segment("c", "Yours")),
     "Text\nDear\nComment 1 · hidden in this file\nNo\nText\nYours"),
    ((Segment("a", "One", "page 1"), Segment("b", "Two", "page 2", joint="\n\n")),
     "Page 1\nOne\n\nPage 2\nTwo"),
    ((Segment("a", "x", "row 1"), Segment("b", "y", "row 2")), "x\ny"),
    ((Segment("a", "Dear"), Segment("b", "", "comment 1", True)), "Dear\n"),
    ((Segment("a", "Dear"), Segment("b", "Amira", "author", True, joint="\t")),
     "Text\nDear\t\nAuthor · hidden in this file\nAmira"),
])
def test_a_heading_stands_where_another_place_begins(
    segments: tuple[Segment, ...], text: str
) -> None:
    assert shown(*segments) == text


PLACES = st.lists(st.tuples(st.integers(0, 20), st.sampled_from(["A\n", "\nBcd\n"])), max_size=5)


@given(PLACES)
def test_every_position_is_found_again(places: list[tuple[int, str]]) -> None:
    text = "abcdefghijklmnopqrst"
    made = [Heading(at, words) for at, words in sorted(dict(places).items())]
    headed = Headed(text, made)
    for position in range(len(text)):
        assert headed.text[headed.shown(position)] == text[position]
        assert headed.source(headed.shown(position)) == position
        assert headed.shown_end(position + 1) == headed.shown(position) + 1


def test_a_place_in_a_heading_is_the_one_behind_it() -> None:
    headed = Headed("onetwo", [Heading(3, "\nTWO\n")])
    assert headed.text == "one\nTWO\ntwo"
    assert [headed.source(position) for position in range(3, 8)] == [3, 3, 3, 3, 3]
    assert [headed.text[start:end] for start, end in headed.spans()] == ["TWO"]


@pytest.mark.parametrize(("at", "moved"), [(0, 0), (3, 3), (5, 7), (6, 7), (8, 8)])
def test_headings_go_along_when_values_are_taken_out(at: int, moved: int) -> None:
    # GIVEN "one" + "Amira"[3:7] replaced by "[P1]" at the same start, one character shorter
    found = Finding(3, 7, "PERSON", 1.0, "")
    redacted = Redacted("one[P1]..", (Replacement(found, 3, 7),))
    assert [h.at for h in carried([Heading(at, "X\n")], redacted)] == [moved]
