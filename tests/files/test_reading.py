"""Segments as one text, and findings in it as edits in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.documents.base import Edit
from cloakroom.files.reading import Reading
from cloakroom.model import Finding, Redacted, Replacement, Segment


def reading(*rows: tuple[str, str]) -> Reading:
    return Reading.of([
        Segment(f"s{number}", text, joint=joint) for number, (joint, text) in enumerate(rows)
    ])


LETTER = reading(("\n", "Dear Amira"), ("\n", ""), ("\n", "Okafor,"), ("\t", "Leeds"))


def found(start: int, end: int) -> Finding:
    return Finding(start, end, "PERSON", 0.9, "test")


def test_the_first_joint_is_left_out_but_for_a_label() -> None:
    assert LETTER.text == "Dear Amira\n\nOkafor,\tLeeds"
    labelled = reading(("\nnino: ", "QQ 12"), ("\n", "x"))
    assert labelled.text == "nino: QQ 12\nx"
    assert list(labelled.labels()) == [(0, 6)]
    assert labelled.is_label(found(0, 4))


@pytest.mark.parametrize(
    ("span", "spans"),
    [
        ((5, 10), [(0, 5, 10)]),
        ((5, 18), [(0, 5, 10), (2, 0, 6)]),
        ((10, 12), []),
        ((12, 25), [(2, 0, 7), (3, 0, 5)]),
    ],
)
def test_spans(span: tuple[int, int], spans: list[tuple[int, int, int]]) -> None:
    assert list(LETTER.spans(*span)) == spans


@pytest.mark.parametrize(
    ("finding", "parts"),
    [
        (found(5, 18), [(5, 18)]),
        (found(12, 25), [(12, 19), (20, 25)]),
        (found(9, 12), [(9, 10)]),
        (found(10, 12), []),
    ],
)
def test_no_finding_goes_from_one_cell_into_the_next(
    finding: Finding, parts: list[tuple[int, int]]
) -> None:
    assert [(each.start, each.end) for each in LETTER.within([finding])] == parts


def test_a_value_across_two_lines_leaves_its_stand_in_in_the_first() -> None:
    redacted = Redacted("Dear [P],\tLeeds", (Replacement(found(5, 18), 5, 8),))
    assert LETTER.edits(redacted) == [Edit(0, 5, 10, "[P]"), Edit(2, 0, 6, "")]


def test_place() -> None:
    assert LETTER.place(12) == (LETTER.segments[2], 0)
    assert LETTER.place(10) == (LETTER.segments[0], 10)


@given(st.lists(st.tuples(st.sampled_from(["\n", "\t", "", "\n\n"]), st.text(max_size=4))))
def test_every_character_of_a_segment_is_found_again(rows: list[tuple[str, str]]) -> None:
    whole = reading(*rows)
    for index, (_, text) in enumerate(rows):
        begin = whole.starts[index]
        assert whole.text[begin : begin + len(text)] == text
        if text:
            assert (index, 0, len(text)) in list(whole.spans(begin, begin + len(text)))


def test_what_joints_say_is_a_label() -> None:
    form = reading(("\n", "Amira"), ("\nborn: ", "1980"), ("\t", "x"))
    assert [form.text[start:end] for start, end in form.labels()] == ["\nborn: "]
    assert form.is_label(found(6, 10))
    assert not form.is_label(found(6, 13))
