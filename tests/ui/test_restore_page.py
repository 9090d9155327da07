"""An answer in, the values back, and what became of each placeholder."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cloakroom.entity_types import Group
from cloakroom.ui.restore_page import RestorePage
from fakes.desk import Desk


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[RestorePage]:
    desk.scrubbed()
    made = RestorePage(desk.session, desk.exchange)
    qtbot.addWidget(made)
    made.resize(800, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def give(page: RestorePage, qtbot: QtBot, text: str) -> None:
    """The answer is typed or pasted; the page follows when the typing stops."""
    with qtbot.waitSignal(page._typing.timeout):
        page.answer.setPlainText(text)


def result(page: RestorePage) -> str:
    return page.result.document().toPlainText()


def test_values_come_back_while_typing(page: RestorePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page._typing.timeout):
        qtbot.keyClicks(page.answer, "Hello [PERSON_1]")
    assert result(page) == "Hello Amira Okafor"


def test_the_report_counts_what_became_of_each(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "[PERSON_1] and [person 1] rang [PHONE_1], not [PERSON_79].")
    assert result(page) == "Amira Okafor and Amira Okafor rang 07700 900123, not [PERSON_79]."
    assert page.report.text() == (
        "2 put back · 1 put back although written a little differently · 1 unknown, left as it is")


def test_each_outcome_is_marked_in_the_result(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "[PERSON_1] [person 1] [PERSON_79]")
    text = result(page)
    assert [(text[p.start : p.end], p.group) for p in page.result._patches] == [
        ("Amira Okafor", Group.NAMES), ("Amira Okafor", Group.CONTACT), ("[PERSON_79]",
                                                                         Group.SECRETS)]


def test_nothing_of_ours_in_the_answer(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "An answer")
    assert page.report.text() == (
        "No placeholder of yours is in this text. 2 values wait here to be put back.")
    assert page.copy.isEnabled()


def test_empty_it_says_what_waits(page: RestorePage, qtbot: QtBot) -> None:
    assert page.report.text() == "2 values wait here to be put back."
    assert not page.copy.isEnabled()
    assert "[PERSON_1]" in page.answer.placeholderText()


def test_before_anything_was_taken_out(desk: Desk, qtbot: QtBot) -> None:
    page = RestorePage(desk.session, desk.exchange)
    qtbot.addWidget(page)
    assert page.report.text() == (
        "Nothing has been taken out yet, so there is nothing to put back.")


def test_nothing_goes_to_the_clipboard_before_the_button(
    page: RestorePage, desk: Desk, qtbot: QtBot
) -> None:
    writes = desk.clipboard.writes
    give(page, qtbot, "Hello [PERSON_1]")
    assert desk.clipboard.writes == writes
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert desk.clipboard.text == "Hello Amira Okafor"


def test_pasting_from_the_clipboard(page: RestorePage, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("Hello [PERSON_1]")
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.mouseClick(page.paste, Qt.MouseButton.LeftButton)
    assert page.answer.toPlainText() == "Hello [PERSON_1]"
    assert result(page) == "Hello Amira Okafor"


def test_what_is_copied_is_what_stands_there_even_while_typing(
    page: RestorePage, desk: Desk, qtbot: QtBot
) -> None:
    give(page, qtbot, "old [PERSON_1]")
    page.answer.setPlainText("new [PERSON_1]")  # and at once, before the page followed
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert desk.clipboard.text == "new Amira Okafor"


def test_the_text_is_never_taken_for_markup(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "<b>[PERSON_1]</b> & co")
    assert result(page) == "<b>Amira Okafor</b> & co"
