"""An answer in, the values back, and what became of each placeholder."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cloakroom.entity_types import Group
from cloakroom.errors import TooLarge
from cloakroom.matters.matter import Matter
from cloakroom.ui import restore_page as module
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.restore_page import RestorePage
from cloakroom.ui.restoring import LOOK, NOTHING, Row, outcome
from cloakroom.ui.theme import LIGHT
from fakes.desk import Desk
from fakes.file_worker import FakeFileWorker


def hand_of(desk: Desk) -> FileHand:
    return FileHand(desk.session, worker=FakeFileWorker)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[RestorePage]:
    desk.scrubbed()
    made = RestorePage(desk.session, desk.exchange, hand_of(desk))
    qtbot.addWidget(made)
    made.resize(800, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def give(page: RestorePage, qtbot: QtBot, text: str) -> None:
    """The answer is typed or pasted; the page follows when the typing stops."""
    with qtbot.waitSignal(page.shown):
        page.answer.setPlainText(text)


def result(page: RestorePage) -> str:
    return page.result.document().toPlainText()


def test_values_come_back_while_typing(page: RestorePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.shown):
        qtbot.keyClicks(page.answer, "Hello [PERSON_1]")
    assert result(page) == "Hello Amira Okafor"


def test_the_report_counts_what_became_of_each(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "[PERSON_1] and [person 1] rang [PHONE_1], not [PERSON_79].")
    assert result(page) == "Amira Okafor and Amira Okafor rang 07700 900123, not [PERSON_79]."
    assert page.panel.counts.text() == "restored 2 · altered 1 · unknown 1 · never used 0"


def test_each_outcome_is_marked_in_the_result(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "[PERSON_1] [person 1] [PERSON_79]")
    text = result(page)
    assert [(text[p.start : p.end], p.group) for p in page.result.patches] == [
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
    page = RestorePage(desk.session, desk.exchange, hand_of(desk))
    qtbot.addWidget(page)
    assert page.report.text() == (
        "Nothing has been taken out yet, so there is nothing to put back.")


def test_nothing_goes_to_the_clipboard_before_the_button(
    page: RestorePage, desk: Desk, qtbot: QtBot
) -> None:
    writes = desk.clipboard.writes
    give(page, qtbot, "Hello [PERSON_1]")
    assert desk.clipboard.writes == writes
    with qtbot.waitSignal(page.shown):
        qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert desk.clipboard.text == "Hello Amira Okafor"


def test_pasting_from_the_clipboard(page: RestorePage, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("Hello [PERSON_1]")
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(page.shown):
        qtbot.mouseClick(page.paste, Qt.MouseButton.LeftButton)
    assert page.answer.toPlainText() == "Hello [PERSON_1]"
    assert result(page) == "Hello Amira Okafor"


def test_what_is_copied_is_what_stands_there_even_while_typing(
    page: RestorePage, desk: Desk, qtbot: QtBot
) -> None:
    give(page, qtbot, "old [PERSON_1]")
    page.answer.setPlainText("new [PERSON_1]")  # and at once, before the page followed
    with qtbot.waitSignal(page.shown):
        qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert desk.clipboard.text == "new Amira Okafor"


def test_the_text_is_never_taken_for_markup(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "<b>[PERSON_1]</b> & co")
    assert result(page) == "<b>Amira Okafor</b> & co"


# ---- the report


def lines(page: RestorePage) -> list[str]:
    rows = page.panel.rows
    return [rows.index(number).data() for number in range(rows.rowCount())]


def ringed(page: RestorePage) -> list[str]:
    text = result(page)
    return [text[p.start : p.end] for p in page.result.patches if p.current]


def test_the_report_lists_each_under_what_became_of_it(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "Dear [person 1],\nask [PERSON_79]. [PERSON_1]")
    assert lines(page) == [
        "Unknown  1", "[PERSON_79]",
        "Altered  1", "[person 1]  for [PERSON_1]",
        "Never used  1", "[PHONE_1]  07700 900123",
        "Restored  1", "[PERSON_1]  Amira Okafor",
    ]
    assert page.panel.counts.text() == (
        "restored 1 · altered 1 · unknown 1 · never used 1 of the text scrubbed last")


def test_every_line_says_its_section_to_a_screen_reader(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "Dear [person 1]")
    role = Qt.ItemDataRole.AccessibleTextRole
    assert page.panel.rows.index(1).data(role) == "Altered: [person 1]  for [PERSON_1]"
    assert page.panel.rows.index(0).data(role) is None
    assert page.panel.rows.flags(page.panel.rows.index(0)) == Qt.ItemFlag.NoItemFlags
    assert page.panel.list.accessibleName() == "What became of each placeholder"


def test_a_line_that_is_chosen_is_explained_and_ringed(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "Dear [person 1],\nask [PERSON_79]. [PERSON_1]")
    panel = page.panel
    for line, fate, words, ring in (
        (1, "Unknown", "Line 2. This matter has no value for “[PERSON_79]”, so it stays. ",
         ["[PERSON_79]"]),
        (3, "Altered", "Line 1. The answer has “[person 1]” for [PERSON_1]. ", ["Amira Okafor"]),
        (5, "Never used", "[PHONE_1] is “07700 900123”; the answer does not have it. It stood "
         "here: “Dear Amira Okafor, please ring 07700 900123. Amira Okafor knows.”", []),
        (7, "Restored", "Line 2. [PERSON_1] is “Amira Okafor”.", ["Amira Okafor"]),
    ):
        panel.list.setCurrentIndex(panel.rows.index(line))
        assert panel.fate.text() == fate
        assert panel.detail.text().startswith(words)
        assert ringed(page) == ring


def test_where_a_placeholder_stood_is_cut_from_a_long_text(desk: Desk, qtbot: QtBot) -> None:
    around = "x" * 30 + " and \n" + "y" * 30
    desk.scrubbed(f"{around} Amira Okafor {around}")
    made = outcome("Hello", desk.session.ledger, target=None, asked=desk.session.asked)
    row = made.lines[1]
    assert isinstance(row, Row)
    assert row.detail.endswith(
        f"It stood here: “…xxx and {'y' * 30} Amira Okafor {'x' * 30} and yyy…”")


def test_the_keyboard_goes_from_one_to_the_next(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "[person 1] and [PERSON_79]")
    page.activateWindow()
    page.answer.setFocus()
    qtbot.waitUntil(page.answer.hasFocus)
    seen = []
    for _ in range(4):
        qtbot.keyClick(page.answer, Qt.Key.Key_F3)
        seen.append(page.panel.fate.text())
    assert seen == ["Unknown", "Altered", "Never used", "Unknown"]
    qtbot.keyClick(page.answer, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert page.panel.fate.text() == "Never used"


def test_a_click_in_the_text_chooses_its_line(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "Dear [person 1]")
    page.result.clicked.emit(7)
    assert page.panel.fate.text() == "Altered"
    page.result.clicked.emit(1)  # beside it: the choice stays
    assert page.panel.fate.text() == "Altered"


def test_each_section_is_told_apart_without_colour(page: RestorePage) -> None:
    marks = [LIGHT.marks[group] for group in LOOK.values()]
    assert len({(mark.style, mark.width) for mark in marks}) == len(marks)


def test_never_used_are_those_of_the_text_scrubbed_last(
    page: RestorePage, desk: Desk, qtbot: QtBot
) -> None:
    desk.scrubbed("Daniel Whitfield wrote.")
    give(page, qtbot, "Thank you")
    assert len(desk.session.ledger) == 3
    assert [line.split("  ")[1] for line in lines(page)] == ["1", "Daniel Whitfield"]


def test_without_a_scrub_in_this_session_the_whole_matter_is_meant(
    page: RestorePage, desk: Desk, qtbot: QtBot
) -> None:
    desk.session.asked = ""
    give(page, qtbot, "Dear [PERSON_1]")
    assert page.panel.counts.text().endswith("never used 1 of this matter")


def test_another_matter_takes_the_values_from_the_page(
    page: RestorePage, desk: Desk, qtbot: QtBot
) -> None:
    give(page, qtbot, "Dear [PERSON_1]")
    with qtbot.waitSignal(page.shown):
        desk.session.use(Matter.in_memory())
    assert result(page) == "Dear [PERSON_1]"
    assert "Unknown  1" in lines(page)


def test_an_older_result_never_covers_a_newer_one(page: RestorePage, qtbot: QtBot) -> None:
    give(page, qtbot, "old [PERSON_1]")
    page._show(page._asked - 1, "older", NOTHING)
    assert result(page) == "old Amira Okafor"


def test_a_failure_is_said_and_nothing_is_copied(
    page: RestorePage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise TooLarge

    monkeypatch.setattr(module, "outcome", fail)
    writes = desk.clipboard.writes
    give(page, qtbot, "[PERSON_1]")
    assert page.report.text() == "The answer could not be restored. Nothing was changed."
    with qtbot.waitSignal(page.shown):
        page._copy()
    assert desk.clipboard.writes == writes


# ---- the format


def choose(page: RestorePage, qtbot: QtBot, target: str) -> None:
    page.format.setCurrentIndex(page.format.findData(target))
    with qtbot.waitSignal(page.shown):
        page.format.activated.emit(page.format.currentIndex())


def test_the_format_is_guessed_and_said_and_can_be_chosen(
    page: RestorePage, desk: Desk, qtbot: QtBot
) -> None:
    ticket = desk.session.ledger.ticket("PERSON", 'Sam "Sooty" Reed')
    give(page, qtbot, f'{{"name": "{ticket}"}}')
    assert page.format.itemText(0) == "Automatic: JSON"
    assert result(page) == '{"name": "Sam \\"Sooty\\" Reed"}'
    assert page.report.text() == "Written for JSON: 1 value with the escapes it needs."
    choose(page, qtbot, "text")
    assert result(page) == '{"name": "Sam "Sooty" Reed"}'
    assert page.report.text() == ""
    choose(page, qtbot, "html")
    assert "&quot;Sooty&quot;" in result(page)


def test_the_formats_are_named(page: RestorePage) -> None:
    assert [page.format.itemText(n) for n in range(page.format.count())] == [
        "Automatic", "Plain text", "Markdown", "HTML", "JSON", "CSV"]
    assert page.format.accessibleName() == "Format of the answer"
