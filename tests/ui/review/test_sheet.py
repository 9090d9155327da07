"""The sheet: marks where the words are, positions in code points, long texts in slices."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cloakroom.entity_types import Group
from cloakroom.ui.review.marks import Patch
from cloakroom.ui.review.offsets import Utf16, shown
from cloakroom.ui.review.sheet import SLICE, Sheet
from cloakroom.ui.theme import DARK, LIGHT, Theme

TEXT = "😀 Dear Amira Okafor,\n\nplease ring 07700 900123 today 😀."


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    made = Sheet()
    qtbot.addWidget(made)
    made.setStyleSheet("QTextEdit { background: #FFFFFF; font-size: 16px; }")
    made.resize(600, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def span(text: str, value: str) -> tuple[int, int]:
    return text.index(value), text.index(value) + len(value)


def cursor_at(sheet: Sheet, point: int) -> QTextCursor:
    cursor = QTextCursor(sheet.document())
    cursor.setPosition(Utf16(sheet_text(sheet)).unit(point))
    return cursor


def sheet_text(sheet: Sheet) -> str:
    """What was given to it, for texts without line ends of their own."""
    return sheet.document().toPlainText()


def place_of(sheet: Sheet, start: int, end: int) -> QRect:
    """Where the words stand in the viewport, as Qt itself says; on one line."""
    left, right = (sheet.cursorRect(cursor_at(sheet, point)) for point in (start, end))
    return QRect(left.topLeft(), right.bottomRight())


def count(picture: QImage, colour: str, place: QRect, *, within: int = 0) -> int:
    """How many pixels have the colour, give or take ``within`` in each channel (soft edges)."""
    wanted, inside = QColor(colour), place.intersected(picture.rect())
    seen = (
        picture.pixelColor(x, y)
        for x in range(inside.left(), inside.right() + 1)
        for y in range(inside.top(), inside.bottom() + 1)
    )
    return sum(
        abs(c.red() - wanted.red()) <= within
        and abs(c.green() - wanted.green()) <= within
        and abs(c.blue() - wanted.blue()) <= within
        for c in seen
    )


def grab(sheet: Sheet) -> QImage:
    return sheet.viewport().grab().toImage()


def select(sheet: Sheet, start: int, end: int) -> None:
    cursor = cursor_at(sheet, start)
    cursor.setPosition(cursor_at(sheet, end).position(), QTextCursor.MoveMode.KeepAnchor)
    sheet.setTextCursor(cursor)


# ---- painting


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("group", Group)
def test_the_field_is_behind_the_value_and_nowhere_else(
    sheet: Sheet, group: Group, theme: Theme
) -> None:
    # GIVEN a value after an emoji, which is two units wide in Qt
    sheet.set_theme(theme)
    sheet.set_text(TEXT)
    start, end = span(TEXT, "07700 900123")
    sheet.set_patches([Patch(start, end, group)])
    # THEN its field is at the cursor rectangle of the value
    picture, place = grab(sheet), place_of(sheet, start, end)
    mark = theme.marks[group]
    at_value = count(picture, mark.field, place)
    assert at_value > place.width() * 5
    # AND its line under it
    under = QRect(place.left(), place.bottom() - 2, place.width(), 8)
    assert count(picture, mark.line, under, within=70) > place.width() / 4
    # AND no field beside it (it has a few pixels of margin)
    around = place.adjusted(-4, -6, 4, 8)
    assert count(picture, mark.field, around) == count(picture, mark.field, picture.rect())


def test_a_mark_over_two_lines_is_on_both(sheet: Sheet) -> None:
    text = "Amira\nOkafor"
    sheet.set_text(text)
    sheet.set_patches([Patch(0, len(text), Group.NAMES)])
    picture, field = grab(sheet), LIGHT.marks[Group.NAMES].field
    assert count(picture, field, place_of(sheet, 0, 5)) > 100
    assert count(picture, field, place_of(sheet, 6, 12)) > 100


def test_a_mark_on_a_wrapped_line_is_on_both_of_its_lines(sheet: Sheet) -> None:
    text = "word " * 40 + "Amira Okafor"
    sheet.set_text(text)
    sheet.set_patches([Patch(0, len(text), Group.NAMES)])
    picture, field = grab(sheet), LIGHT.marks[Group.NAMES].field
    assert place_of(sheet, *span(text, "Okafor")).top() > place_of(sheet, 0, 4).bottom()
    assert count(picture, field, place_of(sheet, 0, 4)) > 100
    assert count(picture, field, place_of(sheet, *span(text, "Okafor"))) > 100


def test_a_kept_finding_has_a_line_but_no_field(sheet: Sheet) -> None:
    sheet.set_text(TEXT)
    start, end = span(TEXT, "Amira Okafor")
    sheet.set_patches([Patch(start, end, Group.NAMES, faint=True)])
    picture, place = grab(sheet), place_of(sheet, start, end)
    assert count(picture, LIGHT.marks[Group.NAMES].field, picture.rect()) == 0
    under = QRect(place.left(), place.bottom() - 2, place.width(), 8)
    assert count(picture, LIGHT.quiet, under, within=120) > place.width() / 4


def test_the_current_finding_has_a_frame(sheet: Sheet) -> None:
    sheet.set_text(TEXT)
    start, end = span(TEXT, "Amira Okafor")
    for current, framed in ((False, False), (True, True)):
        sheet.set_patches([Patch(start, end, Group.NAMES, current=current)])
        around = place_of(sheet, start, end).adjusted(-8, -8, 8, 12)
        assert (count(grab(sheet), LIGHT.accent, around) > 20) is framed


def test_marks_stay_on_their_words_when_scrolled(sheet: Sheet) -> None:
    text = "\n".join(f"line {number}" for number in range(300)) + "\nAmira Okafor"
    sheet.set_text(text)
    start, end = span(text, "Amira Okafor")
    sheet.set_patches([Patch(start, end, Group.NAMES)])
    field = LIGHT.marks[Group.NAMES].field
    assert count(grab(sheet), field, sheet.viewport().rect()) == 0
    sheet.reveal(start, end)
    place = place_of(sheet, start, end)
    assert count(grab(sheet), field, place) > place.width() * 5


# ---- laying down


def test_the_text_starts_at_the_top(sheet: Sheet) -> None:
    sheet.set_text("word " * 5 * SLICE)
    assert sheet.verticalScrollBar().value() == 0
    assert sheet.textCursor().position() == 0


@pytest.mark.parametrize(
    "text",
    ["a line of words, 😀\n" * 4000, "no line end " * 8000, "\r\n" * 20_000, "x" * (SLICE + 1)],
    ids=["lines", "one line", "line ends", "just over a slice"],
)
def test_a_long_text_is_complete_in_the_end(sheet: Sheet, qtbot: QtBot, text: str) -> None:
    sheet.set_text(text)
    qtbot.waitUntil(lambda: sheet.document().characterCount() == Utf16(text).unit(len(text)) + 1)
    assert sheet.document().toRawText() == shown(text).replace("\n", "\u2029")
    assert sheet.verticalScrollBar().value() == 0


def test_a_long_text_is_not_laid_down_at_once(sheet: Sheet) -> None:
    sheet.set_text("a line of words\n" * 40_000)
    assert sheet.document().characterCount() < 5 * SLICE


def test_a_new_text_ends_the_laying_of_the_old_one(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.set_text("old " * 40_000)
    sheet.set_text("new")
    qtbot.wait(20)  # the idle timer of the old text would have come by now
    assert sheet.document().toPlainText() == "new"


def test_reveal_lays_down_what_is_missing_before_the_value(sheet: Sheet) -> None:
    text = "😀 a line of words\n" * 10_000 + "Amira Okafor\n" + "after\n" * 10_000
    sheet.set_text(text)
    start, end = span(text, "Amira Okafor")
    sheet.reveal(start, end)
    cursor = QTextCursor(sheet.document())
    cursor.setPosition(Utf16(text).unit(start))
    place = sheet.cursorRect(cursor)
    assert sheet.viewport().rect().contains(place)
    assert cursor.block().text() == "Amira Okafor"


def test_reveal_leaves_a_selection_alone(sheet: Sheet) -> None:
    sheet.set_text(TEXT)
    sheet.reveal(*span(TEXT, "Amira"))
    assert sheet.selection()[0] == sheet.selection()[1]


# ---- what the user does


def test_the_selection_is_in_code_points(sheet: Sheet) -> None:
    sheet.set_text(TEXT)
    select(sheet, *span(TEXT, "Amira Okafor"))
    assert sheet.selection() == span(TEXT, "Amira Okafor")


def test_a_click_tells_the_code_point(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.set_text(TEXT)
    start, _ = span(TEXT, "900123")
    place = sheet.cursorRect(cursor_at(sheet, start + 2)).center() + QPoint(2, 0)
    with qtbot.waitSignal(sheet.clicked) as told:
        qtbot.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [start + 2]


def test_dragging_asks_to_mark(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.set_text(TEXT)
    start, end = span(TEXT, "Amira Okafor")
    place = place_of(sheet, start, end)
    middle = QPoint(0, place.height() // 2)
    with qtbot.waitSignal(sheet.mark_asked) as told:
        begin, stop = place.topLeft() + middle, place.topRight() + middle
        QTest.mousePress(sheet.viewport(), Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(sheet.viewport(), stop)
        QTest.mouseRelease(sheet.viewport(), Qt.MouseButton.LeftButton, pos=stop)
    assert told.args is not None
    assert told.args[:2] == [start, end]


def test_return_asks_to_mark_the_selection(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.set_text(TEXT)
    select(sheet, *span(TEXT, "today"))
    with qtbot.waitSignal(sheet.mark_asked) as told:
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert told.args is not None
    assert tuple(told.args[:2]) == span(TEXT, "today")


def test_return_without_a_selection_asks_nothing(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.set_text(TEXT)
    with qtbot.assertNotEmitted(sheet.mark_asked):
        qtbot.keyClick(sheet, Qt.Key.Key_Return)


def test_nobody_types_into_it(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.set_text(TEXT)
    qtbot.keyClicks(sheet, "typed")
    assert sheet.document().toPlainText() == TEXT
