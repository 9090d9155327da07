"""Our offsets and Qt's: the inverse of each other, and the same places in a real document."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from cloakroom.ui.review.offsets import Utf16, shown

AWKWARD = (
    "a\r\n\r\0\ud800\udfff😀\u2028\u2029\v\f\x85\ufdd0\ufdef\ufffc\u200b\t\U0010ffff\u0301\ufeff"
)
TEXTS = st.text(
    st.one_of(st.sampled_from(AWKWARD), st.characters(exclude_categories=())), max_size=40
)


def width(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def document(text: str) -> QTextDocument:
    made = QTextDocument()
    QTextCursor(made).insertText(shown(text))
    return made


@given(TEXTS)
@example(AWKWARD)
@example("\ud83d\ude00")  # a pair written as two lone halves: two characters for us
def test_shown_keeps_the_number_and_width_of_characters(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert [width(c) for c in shown(text)] == [width(c) for c in text]


@given(TEXTS)
@example(AWKWARD)
def test_unit_and_point_are_inverse(text: str) -> None:
    utf16 = Utf16(text)
    for point in range(len(text) + 1):
        assert utf16.unit(point) == width(text[:point])
        assert utf16.point(utf16.unit(point)) == point


@given(TEXTS)
@example(AWKWARD)
def test_the_second_half_of_a_pair_belongs_to_its_character(text: str) -> None:
    utf16 = Utf16(text)
    for point, character in enumerate(text):
        if character > "\uffff":
            assert utf16.point(utf16.unit(point) + 1) == point


@given(TEXTS)
@example(AWKWARD)
@example("\ufeffRing")
def test_positions_are_those_of_the_document(text: str) -> None:
    made, utf16 = document(text), Utf16(text)
    assert made.characterCount() == utf16.unit(len(text)) + 1  # Qt counts the end as one
    for point, character in enumerate(shown(text)):
        cursor = QTextCursor(made)
        cursor.setPosition(utf16.unit(point))
        cursor.setPosition(utf16.unit(point + 1), QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == character.replace("\n", "\u2029")


def test_no_character_of_the_first_plane_is_dropped_or_merged() -> None:
    text = "".join(map(chr, range(0x10000)))
    assert len(document(text).toRawText()) == len(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\r\nb", "a\u200b\nb"),
        ("a\rb", "a\nb"),
        ("a\r\r\nb", "a\n\u200b\nb"),
        ("a\n\rb", "a\n\nb"),
        ("\r", "\n"),
        ("a\u2028b", "a\nb"),
        ("a\0b", "a␀b"),
        ("\ud800", "\ufffd"),
    ],
)
def test_line_ends_and_what_qt_cannot_show(text: str, seen: str) -> None:
    assert shown(text) == seen
