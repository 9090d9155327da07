"""The review: what stands on the sheet, what the panel offers, and what the user can do with it."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.errors import DetectorFailed
from cloakroom.matters.learnt import Learnt
from cloakroom.model import Choice, Operator
from cloakroom.ui.operator_words import OPERATOR_WORDS
from cloakroom.ui.review.offsets import Utf16
from cloakroom.ui.review.page import ReviewPage, kinds_menu
from cloakroom.ui.review.panel import Panel
from cloakroom.ui.state import State
from fakes.desk import Desk

LETTER = "Dear Amira Okafor, please ring 07700 900123. Amira Okafor knows."
CLEAN = "Dear [PERSON_1], please ring [PHONE_1]. [PERSON_1] knows."


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ReviewPage:
    made = ReviewPage(desk.session, desk.exchange)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def panel(page: ReviewPage) -> Panel:
    return page.panel


def text_of(page: ReviewPage) -> str:
    return page.sheet.document().toPlainText()


def marked(page: ReviewPage) -> list[str]:
    """The marked words, a kept one in brackets."""
    words = [(text_of(page)[p.start : p.end], p.faint) for p in page.sheet.patches]
    return [f"({word})" if faint else word for word, faint in words]


def point_at(page: ReviewPage, value: str) -> None:
    """The row of ``value`` becomes current, as by a click in the list."""
    review = page._session.review
    finding = next(d.finding for d in review.decisions if review.value(d.finding) == value)
    page.panel.findings.setCurrentIndex(page.panel.findings.findings.find(finding))


def click_on(page: ReviewPage, qtbot: QtBot, point: int) -> None:
    cursor = QTextCursor(page.sheet.document())
    cursor.setPosition(Utf16(text_of(page)).unit(point))
    place = page.sheet.cursorRect(cursor).center() + QPoint(2, 0)
    qtbot.mouseClick(page.sheet.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press(button: QAbstractButton, qtbot: QtBot) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# ---- before, after


def test_the_text_stands_there_with_its_marks(page: ReviewPage, panel: Panel, desk: Desk) -> None:
    desk.review(LETTER)
    assert text_of(page) == LETTER
    assert marked(page) == ["Amira Okafor", "07700 900123", "Amira Okafor"]
    assert panel.title.text() == "3 things to take out"
    assert panel.take_out.text() == "Take out 3 and put back on\nthe clipboard"
    assert panel.take_out.isEnabled()
    assert not panel.undo.isVisible()
    assert not panel.step_back.isVisible()


def test_the_preview_shows_what_would_be_written(
    page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot
) -> None:
    desk.review(LETTER)
    press(panel.before_after.switch, qtbot)
    assert text_of(page) == CLEAN
    assert marked(page) == ["[PERSON_1]", "[PHONE_1]", "[PERSON_1]"]
    assert len(desk.session.ledger) == 0  # a preview takes no ticket
    press(panel.before_after.switch, qtbot)
    assert text_of(page) == LETTER


def test_the_preview_goes_on_from_the_tickets_given_out(
    page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot
) -> None:
    desk.scrubbed(LETTER)
    desk.review("Daniel Whitfield and Amira Okafor")
    press(panel.before_after.switch, qtbot)
    assert text_of(page) == "[PERSON_28] and [PERSON_1]"


@pytest.mark.parametrize("operator", Operator)
def test_the_preview_follows_the_operator_and_holds_no_value(
    page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot, operator: Operator
) -> None:
    desk.review(LETTER)
    press(panel.before_after.switch, qtbot)
    number = panel.operator.findData(operator.value)
    panel.operator.setCurrentIndex(number)
    panel.operator.activated.emit(number)
    assert desk.session.settings.text("operator") == operator.value
    assert "Okafor" not in text_of(page)
    assert "900123" not in text_of(page)


def test_what_is_written_is_what_the_preview_showed(
    page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot
) -> None:
    desk.review(LETTER)
    press(panel.before_after.switch, qtbot)
    seen = text_of(page)
    press(panel.take_out, qtbot)
    assert panel.take_out.text() == "Taking out, and looking again…"
    assert not panel.take_out.isEnabled()
    assert not panel.findings.isEnabled()
    desk.settle()
    assert desk.clipboard.text == seen
    assert text_of(page) == seen


def test_scrubbed_it_turns_to_after_and_says_so(
    page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot
) -> None:
    desk.scrubbed(LETTER)
    assert panel.shows_after
    assert text_of(page) == CLEAN
    assert panel.title.text() == "3 taken out"
    assert panel.take_out.text() == "✓  On the clipboard, scrubbed"
    assert panel.take_out.property("done") is True
    assert not panel.take_out.isEnabled()
    assert not panel.operator.isEnabled()
    assert "now holds the scrubbed text" in page.notice.text()
    # AND the user may look back
    press(panel.before_after.switch, qtbot)
    assert text_of(page) == LETTER
    assert marked(page) == ["Amira Okafor", "07700 900123", "Amira Okafor"]


def test_what_a_second_look_took_out_is_shown_after(page: ReviewPage, desk: Desk) -> None:
    find = desk.worker.find
    desk.worker.find = lambda text, options: [
        f for f in find(text, options) if f.entity_type != "LOCATION" or "[PERSON" in text]
    desk.review("Amira Okafor of Leeds")
    assert marked(page) == ["Amira Okafor"]
    desk.exchange.scrub()
    desk.settle()
    assert text_of(page) == "[PERSON_1] of [PLACE_1]"
    assert marked(page) == ["[PERSON_1]", "[PLACE_1]"]


def test_undo_turns_back_to_before(
    page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot
) -> None:
    desk.scrubbed(LETTER)
    assert panel.undo.isVisible()
    press(panel.undo, qtbot)
    assert desk.clipboard.text == LETTER
    assert text_of(page) == LETTER
    assert not panel.shows_after
    assert not panel.undo.isVisible()
    assert panel.take_out.property("done") is False


def test_a_new_clip_starts_with_before(page: ReviewPage, desk: Desk) -> None:
    desk.scrubbed(LETTER)
    desk.review("Daniel Whitfield")
    assert text_of(page) == "Daniel Whitfield"
    assert marked(page) == ["Daniel Whitfield"]


# ---- deciding


def test_nothing_found(page: ReviewPage, panel: Panel, desk: Desk) -> None:
    desk.review("Nothing of that kind")
    assert panel.title.text() == "Nothing to take out"
    assert panel.take_out.text() == "Nothing to take out"
    assert not panel.take_out.isEnabled()
    assert not panel.before_after.isEnabled()


def test_the_why_box(page: ReviewPage, panel: Panel, desk: Desk) -> None:
    desk.review(LETTER)
    assert not panel.why.isVisible()
    point_at(page, "07700 900123")
    assert panel.why.isVisible()
    assert panel.why.kind.text() == "Telephone number · certain"
    assert panel.why.reason.text() == "Why: listed word."
    assert panel.why.keep.text() == "Keep this one"
    assert [p.current for p in page.sheet.patches] == [False, True, False]


def test_all_places_of_the_current_value_are_framed(page: ReviewPage, desk: Desk) -> None:
    desk.review(LETTER)
    point_at(page, "Amira Okafor")
    assert [p.current for p in page.sheet.patches] == [True, False, True]


def test_keep_and_take_out_again(page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot) -> None:
    desk.review(LETTER)
    point_at(page, "Amira Okafor")
    press(panel.why.keep, qtbot)
    assert marked(page) == ["(Amira Okafor)", "07700 900123", "(Amira Okafor)"]
    assert panel.title.text() == "1 thing to take out · 2 kept"
    point_at(page, "07700 900123")
    point_at(page, "Amira Okafor")
    assert panel.why.keep.text() == "Take it out"
    press(panel.why.keep, qtbot)
    assert panel.title.text() == "3 things to take out"


def test_one_value_is_replaced_otherwise(
    page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot
) -> None:
    desk.review(LETTER)
    point_at(page, "Amira Okafor")
    press(panel.why.other, qtbot)
    ways = {action.text(): action for action in panel.why.scopes.actions()}
    ways[OPERATOR_WORDS[Operator.MASK]].trigger()
    panel.why.scopes.close()
    assert "Replaced otherwise: Masked" in panel.why.reason.text()
    assert [d.operator for d in desk.session.review.decisions] == [
        Operator.MASK, None, Operator.MASK,
    ]
    ways["As its kind"].trigger()
    assert panel.why.reason.text() == "Why: listed word."
    press(panel.why.keep, qtbot)
    assert not panel.why.other.isVisible()


def test_the_keep_button_is_right_at_once(
    page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot
) -> None:
    desk.review(LETTER)
    point_at(page, "Amira Okafor")
    for words in ("Take it out", "Keep this one", "Take it out"):
        press(panel.why.keep, qtbot)
        assert panel.why.keep.text() == words
    assert desk.session.review.kept == 2


def test_never_flag(page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot) -> None:
    desk.review(LETTER)
    point_at(page, "Amira Okafor")
    press(panel.why.never, qtbot)
    remember(panel, "Until Cloakroom closes")
    assert marked(page) == ["(Amira Okafor)", "07700 900123", "(Amira Okafor)"]
    desk.review("Amira Okafor again")
    assert marked(page) == []


def remember(panel: Panel, words: str) -> None:
    """Chooses in the menu below the link, and closes it."""
    assert panel.why.scopes.isVisible()
    next(action for action in panel.why.scopes.actions() if action.text() == words).trigger()
    panel.why.scopes.close()


def test_always_take_out_what_was_kept(
    page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot
) -> None:
    desk.review(LETTER)
    point_at(page, "Amira Okafor")
    press(panel.why.keep, qtbot)
    press(panel.why.always, qtbot)
    remember(panel, "Until Cloakroom closes")
    assert marked(page) == ["Amira Okafor", "07700 900123", "Amira Okafor"]
    assert desk.session.options().deny_as == (("Amira Okafor", "PERSON"),)


def test_only_a_kept_matter_can_remember(
    page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot
) -> None:
    desk.review(LETTER)
    point_at(page, "Amira Okafor")
    press(panel.why.never, qtbot)
    possible = {action.text(): action.isEnabled() for action in panel.why.scopes.actions()}
    panel.why.scopes.close()
    assert possible == {
        "Until Cloakroom closes": True,
        "In this matter (keep it first)": False,
        "Always, in every matter": True,
    }


@pytest.mark.parametrize(
    ("words", "menu", "taught"),
    [
        ("please", "Never flag", Learnt(("please",))),
        ("Okafor, please", "Never flag", Learnt(("Amira Okafor",))),
        ("leas", "Always take out as a word", Learnt((), (("please", "CUSTOM"),))),
        ("knows", "Always take out as a name", Learnt((), (("knows", "PERSON"),))),
    ],
)
def test_teaching_from_a_selection(
    page: ReviewPage, desk: Desk, words: str, menu: str, taught: Learnt
) -> None:
    desk.review(LETTER)
    start = LETTER.index(words)

    def choose() -> None:
        shown = QApplication.activePopupWidget()
        assert isinstance(shown, QMenu)
        offered = next(a for a in shown.actions() if a.text() == menu).menu()
        assert isinstance(offered, QMenu)
        offered.actions()[0].trigger()
        shown.close()

    QTimer.singleShot(0, choose)
    page.sheet.mark_asked.emit(start, start + len(words), page.mapToGlobal(QPoint(50, 50)))
    assert desk.session.learning.all == taught


def test_undo_last_decision(page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot) -> None:
    desk.review(LETTER)
    point_at(page, "Amira Okafor")
    press(panel.why.keep, qtbot)
    assert panel.step_back.isVisible()
    press(panel.step_back, qtbot)
    assert desk.session.review.kept == 0
    assert not panel.step_back.isVisible()


def test_everything_kept(page: ReviewPage, panel: Panel, desk: Desk) -> None:
    desk.review(LETTER)
    desk.session.choose([d.finding for d in desk.session.review.decisions], Choice.KEEP)
    assert panel.title.text() == "Nothing to take out · 3 kept"
    assert not panel.take_out.isEnabled()


def test_a_click_in_the_text_points_at_the_row(
    page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot
) -> None:
    desk.review("😀 " + LETTER)
    click_on(page, qtbot, 2 + LETTER.index("900123"))
    assert panel.why.kind.text() == "Telephone number · certain"
    click_on(page, qtbot, 2 + LETTER.index("please"))  # beside every finding: nothing changes
    assert panel.why.kind.text() == "Telephone number · certain"


def test_a_row_out_of_sight_is_brought_into_sight(page: ReviewPage, desk: Desk) -> None:
    text = "a line\n" * 400 + "Amira Okafor" + "\na line" * 400
    desk.review(text)
    assert page.sheet.verticalScrollBar().value() == 0
    point_at(page, "Amira Okafor")
    assert page.sheet.verticalScrollBar().value() > 0
    assert page.sheet.viewport().rect().contains(page.sheet.cursorRect())


def test_a_new_text_explains_nothing_of_the_old_one(
    page: ReviewPage, panel: Panel, desk: Desk
) -> None:
    desk.review(LETTER)
    point_at(page, "Amira Okafor")
    desk.review("Daniel Whitfield")
    assert not panel.why.isVisible()
    assert not any(p.current for p in page.sheet.patches)


# ---- marking by hand


def choose(words: str) -> None:
    """When a menu opens, takes the entry with these words."""
    def pick() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(a for a in entries(menu) if a.text() == words)
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(0, pick)


def entries(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        sub = action.menu()
        found += entries(sub) if isinstance(sub, QMenu) else [action]
    return found


def select(page: ReviewPage, value: str) -> None:
    start = text_of(page).index(value)
    utf16, cursor = Utf16(text_of(page)), page.sheet.textCursor()
    cursor.setPosition(utf16.unit(start))
    cursor.setPosition(utf16.unit(start + len(value)), QTextCursor.MoveMode.KeepAnchor)
    page.sheet.setTextCursor(cursor)


def test_marking_a_selection(page: ReviewPage, desk: Desk, qtbot: QtBot) -> None:
    desk.review("😀 " + LETTER)
    select(page, "please")
    choose("Take out as a word")
    qtbot.keyClick(page.sheet, Qt.Key.Key_Return)
    assert "please" in marked(page)
    added = [d.finding for d in desk.session.review.decisions if d.finding.score == 1.0]
    assert [f.entity_type for f in added] == ["CUSTOM"]


def test_closing_the_menu_marks_nothing(page: ReviewPage, desk: Desk, qtbot: QtBot) -> None:
    desk.review(LETTER)
    select(page, "please")

    def close() -> None:
        popup = QApplication.activePopupWidget()
        assert popup is not None
        popup.close()

    QTimer.singleShot(0, close)
    qtbot.keyClick(page.sheet, Qt.Key.Key_Return)
    assert not desk.session.can_step_back


def test_nothing_is_marked_in_the_preview(
    page: ReviewPage, panel: Panel, desk: Desk, qtbot: QtBot
) -> None:
    desk.review(LETTER)
    press(panel.before_after.switch, qtbot)
    select(page, "please")
    qtbot.keyClick(page.sheet, Qt.Key.Key_Return)  # a menu would wait here for ever
    assert not desk.session.can_step_back


def test_the_menu_offers_every_kind_once(page: ReviewPage) -> None:
    menu = kinds_menu(page)
    offered = [action.data() for action in entries(menu) if action.data()]
    usual = {name for name, kind in ENTITY_TYPES.items() if not kind.opt_in}
    assert set(offered) == usual
    assert len(offered) == len(usual) + 1  # a name stands at the top too
    assert offered[:2] == ["PERSON", "CUSTOM"]


# ---- notices and problems


def test_that_names_are_looked_for_by_rules_only_is_said(page: ReviewPage, desk: Desk) -> None:
    desk.worker.note = "names: rules only. There is no model in models."
    desk.review()
    assert page.notice.text() == desk.worker.note
    assert page.notice.isVisible()


def test_what_is_left_out_is_said(page: ReviewPage, desk: Desk) -> None:
    desk.clipboard.copy(LETTER, others=("a picture",))
    desk.settle()
    assert page.notice.text() == "Not looked into, and left out when scrubbed: a picture."
    desk.review("Daniel Whitfield")
    assert not page.notice.isVisible()


def test_an_answer_is_recognised(page: ReviewPage, desk: Desk) -> None:
    desk.scrubbed(LETTER)
    desk.review("Hello [PERSON_1]")
    assert "1 of your placeholders can be put back" in page.notice.text()


def test_a_failed_scrub_is_said_above_the_text(page: ReviewPage, desk: Desk) -> None:
    desk.review(LETTER)
    desk.exchange.scrub()
    desk.until_asked()
    desk.worker.fail(DetectorFailed())
    assert page.problem.isVisible()
    assert page.problem.text() == f"{DetectorFailed.title}. {DetectorFailed().sentence}"
    assert text_of(page) == LETTER


def test_a_problem_goes_when_the_scrub_succeeds(page: ReviewPage, desk: Desk) -> None:
    desk.review(LETTER)
    desk.exchange.scrub()
    desk.until_asked()
    desk.worker.fail(DetectorFailed())
    desk.exchange.scrub()
    desk.settle()
    assert desk.state is State.SCRUBBED
    assert not page.problem.isVisible()


def test_a_problem_goes_with_its_clip(page: ReviewPage, desk: Desk) -> None:
    desk.review(LETTER)
    desk.exchange.scrub()
    desk.until_asked()
    desk.worker.fail(DetectorFailed())
    desk.review("Daniel Whitfield")
    assert not page.problem.isVisible()


def test_a_problem_waits_while_the_window_is_hidden(
    page: ReviewPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.review(LETTER)
    page.hide()
    desk.exchange.scrub()
    desk.until_asked()
    desk.worker.fail(DetectorFailed())
    desk.session.changed.emit()  # a pause ends, a setting changes
    page.show()
    assert page.problem.isVisible()
