"""The chat as the user meets it: transcripts of what is typed, clicked, shown and said."""

import gc
import json
import weakref
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDesktopServices, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cloakroom.chat.privacy_facts import Facts
from cloakroom.chat.wire import Ended, Ending, Quiet, Text, Usage, Waiting
from cloakroom.errors import InstallationError, NoKeyring
from cloakroom.matters.matter import Matter
from cloakroom.policy.model import Auth, Data, Declared, Expect, InForce, Refusal, Rules
from cloakroom.policy.words import Ceiling, Method, Override, Status
from cloakroom.send_errors import CutShort, Left, NoConnection
from cloakroom.ui.chat import places
from cloakroom.ui.chat.answer_card import AnswerCard
from cloakroom.ui.chat.attachable import Offer
from cloakroom.ui.chat.dialogs import BodyDialog, KeyDialog, LinkDialog, ReasonDialog
from cloakroom.ui.chat.flow import Flow
from cloakroom.ui.chat.message import Phase
from cloakroom.ui.chat.outgoing import Outgoing
from cloakroom.ui.chat.page import ChatPage
from cloakroom.ui.chat.preparing import Preparing
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.style_sheet import style_sheet
from cloakroom.ui.theme import DARK, LIGHT, Theme
from fakes.chatting import BEGAN, QUESTION, Chatting, ended
from fakes.deployments import DEPLOYMENT, POLICY, SAID


@pytest.fixture
def page(chat: Chatting, qtbot: QtBot) -> ChatPage:
    made = ChatPage(chat.desk, Exchange(chat.session))
    made.setStyleSheet(style_sheet(LIGHT))
    qtbot.addWidget(made)
    made.resize(1116, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def type_in(page: ChatPage, chat: Chatting, text: str = QUESTION) -> None:
    page.composer.field.setPlainText(text)
    chat.qtbot.waitUntil(lambda: chat.desk.draft.looked and chat.desk.signing.hindrance == "")


def ask(page: ChatPage, chat: Chatting, text: str = QUESTION) -> AnswerCard:
    """Typed and sent with the button; returns when it may leave."""
    type_in(page, chat, text)
    number = len(page.log.answers)
    chat.qtbot.mouseClick(page.composer.send, Qt.MouseButton.LeftButton)
    chat.qtbot.waitUntil(lambda: len(page.log.answers) > number and chat.last.phase is Phase.SENT)
    return page.log.answers[-1]


def answer(page: ChatPage, chat: Chatting, *parts: str, ending: Ending = Ending.COMPLETE) -> None:
    chat.answered(*parts, ending=ending)


def shown(part: QWidget) -> bool:
    return part.isVisible()


def dialog(page: ChatPage, kind: type[QDialog]) -> QDialog:
    found = [each for each in page.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def words(card: AnswerCard) -> str:
    return card.paper.document().toPlainText()


# ---- the round trip


def test_the_round_trip(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    # GIVEN a question with two values in it
    type_in(page, chat)
    assert page.composer.found.text() == "2 values will be replaced before it is sent"
    assert [p.group.value for p in page.composer.field.marks.patches] == ["Names", "Contact"]
    # WHEN it is sent
    card = ask(page, chat)
    # THEN it stands in the conversation as it was typed, and the field is free
    assert page.log.questions[0].words.text() == QUESTION
    assert page.log.questions[0].taken.text() == "2 values replaced"
    assert page.composer.field.toPlainText() == ""
    assert card.progress.text().startswith("Sent. Waiting for the answer…")
    assert page.composer.send.text() == "Stop"
    # AND the answer comes back with the values in it
    answer(page, chat, "Dear **[PERS", "ON_1]**,\n\n- ring [PHONE_1]\n- see [PERSON_77]")
    assert words(card) == "Dear Amira Okafor,\n•\u2002ring 07700 900123\n•\u2002see [PERSON_77]"
    assert card.report.text() == "Restored 2 · 1 unknown placeholder"
    assert len(card.paper.marks.patches) == 3
    assert not shown(card.notice)
    assert not shown(card.progress)
    assert page.composer.send.text() == "Send"


def test_enter_sends_and_shift_enter_is_a_new_line(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    type_in(page, chat, "one")
    qtbot.keyClick(page.composer.field, Qt.Key.Key_End)
    qtbot.keyClick(page.composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert len(chat.desk.messages) == 0
    qtbot.keyClicks(page.composer.field, "two")
    qtbot.keyClick(page.composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(chat.desk.messages) == 1)
    assert chat.last.prepared.question.replace("\u2028", "\n") == "one\ntwo"


def test_control_enter_sends_too(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    type_in(page, chat, "one")
    qtbot.keyClick(page.composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(chat.desk.messages) == 1)


def test_the_last_words_typed_are_looked_at_before_they_go(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    type_in(page, chat, "Hello ")
    page.composer.field.insertPlainText("Amira Okafor")
    qtbot.keyClick(page.composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(chat.desk.messages) == 1)
    assert "Amira" not in chat.last.prepared.scrubbed.cleared.text


def test_enter_that_ends_a_composed_character_does_not_send(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    field = page.composer.field
    type_in(page, chat, "one")
    QApplication.sendEvent(field, QInputMethodEvent("n\u0303", []))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not chat.desk.busy
    done = QInputMethodEvent()
    done.setCommitString("\u00f1")
    QApplication.sendEvent(field, done)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(chat.desk.messages) == 1)


def test_the_first_words_show_at_once_and_the_rest_in_strides(
    page: ChatPage, chat: Chatting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = ask(page, chat)
    shows: list[str] = []
    monkeypatch.setattr(card, "grow", lambda: shows.append(chat.last.text))
    at_first: list[int] = []
    chat.desk.grew.connect(lambda _: at_first.append(len(shows)))
    chat.say(BEGAN, *(Text("word ") for _ in range(200)), ended(), None)
    chat.settled()
    assert at_first[0] >= 1
    assert len(at_first) == 200
    assert len(shows) < 100


def test_typing_keeps_its_cursor_and_its_undo(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    type_in(page, chat)
    field = page.composer.field
    cursor = field.textCursor()
    cursor.setPosition(5)
    field.setTextCursor(cursor)
    field.insertPlainText("Daniel Whitfield ")
    qtbot.waitUntil(lambda: chat.desk.draft.looked)
    assert field.textCursor().position() == 22
    assert len(field.marks.patches) == 3
    field.undo()
    assert field.toPlainText() == QUESTION


def test_the_field_grows_with_its_text_and_not_for_ever(page: ChatPage, chat: Chatting) -> None:
    low = page.composer.field.height()
    type_in(page, chat, "one\n" * 5)
    middle = page.composer.field.height()
    type_in(page, chat, "one\n" * 60)
    assert low < middle < page.composer.field.height() <= 240


def test_only_plain_text_is_pasted(page: ChatPage, chat: Chatting) -> None:
    data = QMimeData()
    data.setHtml("<b>Amira</b> <img src='file:///etc/hostname'>")
    data.setText("Amira")
    page.composer.field.insertFromMimeData(data)
    assert page.composer.field.toPlainText() == "Amira"


def test_a_long_paste_goes_along_as_an_attachment(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setText("Amira Okafor wrote. " * 2_000)
    page.composer.field.insertFromMimeData(data)
    qtbot.waitUntil(lambda: chat.desk.draft.looked)
    assert page.composer.field.toPlainText() == ""
    assert chat.desk.draft.attachments[0].name == "Pasted text"
    assert page.composer.found.text() == "2000 values will be replaced before it is sent"


# ---- deciding about a value


def test_a_click_on_a_mark_offers_to_keep_it(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    type_in(page, chat)
    field = page.composer.field
    cursor = field.textCursor()
    cursor.setPosition(12)
    place = field.cursorRect(cursor).center()
    with qtbot.waitSignal(field.pointed):
        qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=place)
    title, keep = page.composer.menu.actions()
    assert (title.text(), keep.text()) == ("Name", "Keep it, send it as it is")
    keep.trigger()
    page.composer.menu.close()
    assert page.composer.found.text() == (
        "1 value will be replaced before it is sent · 1 kept as you asked"
    )
    ask(page, chat)
    assert chat.last.prepared.scrubbed.cleared.text == "Write to Amira Okafor, [PHONE_1]."
    assert page.log.questions[0].kept.text() == "1 sent as you asked"


def test_a_selection_can_be_replaced_too(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    type_in(page, chat, "About Heron")
    page.composer.field.mark_asked.emit(6, 11, QPoint(0, 0))
    page.composer.menu.actions()[0].trigger()
    page.composer.menu.close()
    assert page.composer.found.text() == "1 value will be replaced before it is sent"


# ---- why it may not be sent


def reason(page: ChatPage) -> str:
    return page.composer.reason.text() if not page.composer.send.isEnabled() else ""


def test_the_button_says_why_it_cannot_be_pressed(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: reason(page) == "Type a question first.")
    type_in(page, chat, "OFFICIAL-SENSITIVE\nHello")
    assert reason(page) == ("Marked OFFICIAL-SENSITIVE: this deployment may have OFFICIAL at most.")
    assert page.composer.send.accessibleDescription() == reason(page)
    type_in(page, chat, "Hello")
    assert reason(page) == ""


def force(page: ChatPage, chat: Chatting, held: InForce) -> None:
    chat.office.held = held
    with chat.qtbot.waitSignal(chat.desk.places.changed):
        chat.desk.places.refresh()


def test_a_question_that_is_too_long(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    small = replace(DEPLOYMENT, data=Data(max_input_chars=50))
    force(page, chat, InForce(replace(POLICY, deployments=(small,))))
    type_in(page, chat, "word " * 12)
    assert page.composer.fits.text() == "60 of 50 characters"
    assert reason(page) == (
        "This is 10 characters too long for this deployment. Send less of it, or start a new "
        "conversation."
    )
    assert shown(page.composer.gauge)


def test_a_suspended_deployment(page: ChatPage, chat: Chatting) -> None:
    off = replace(DEPLOYMENT, status=Status.SUSPENDED)
    force(page, chat, InForce(replace(POLICY, deployments=(off,))))
    type_in(page, chat)
    assert "suspended" in reason(page)
    assert "suspended" in page.bar.choice.currentText()


def test_a_refused_policy_has_a_banner_and_practice_goes_on(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    force(page, chat, InForce(refusal=Refusal("expiry", "The policy has run out.")))
    assert page.refusal.words.text() == (
        "Sending is off. The policy has run out. Scrubbing goes on."
    )
    assert shown(page.refusal)
    assert not shown(page.refusal.dismiss)
    assert page.empty.lead.text() == "No deployment is approved here yet"
    with qtbot.waitSignal(chat.desk.places.chosen):
        qtbot.mouseClick(page.empty.practise, Qt.MouseButton.LeftButton)
    assert not shown(page.refusal)
    assert page.bar.choice.currentText() == "Practice on this computer"
    assert page.bar.about.text() == (  # there in full
        "Practice: answers come from this computer, nothing leaves it"
    )
    assert page.side.place.text() == "To this computer itself: the practice deployment."
    assert page.side.kept.text().startswith("Nothing")


def test_a_reason_where_the_policy_takes_one(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    rules = Rules(allow_override=Override.WITH_REASON)
    force(page, chat, InForce(replace(POLICY, rules=rules)))
    type_in(page, chat, "OFFICIAL-SENSITIVE\nHello")
    assert reason(page) == ""
    qtbot.mouseClick(page.composer.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(ReasonDialog)))
    asked = dialog(page, ReasonDialog)
    assert isinstance(asked, ReasonDialog)
    assert not asked.send.isEnabled()
    qtbot.keyClicks(asked.reason, "Agreed with the owner of the data")
    qtbot.mouseClick(asked.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chat.office.journal.told == ["override", "send"])


def test_another_block_is_said_and_the_question_stays(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    type_in(page, chat)
    force(page, chat, InForce(replace(POLICY, rules=Rules(max_classification=Ceiling.PUBLIC))))
    type_in(page, chat, f"OFFICIAL\n{QUESTION}")
    chat.desk.send()
    qtbot.waitUntil(lambda: shown(page.banner))
    assert page.banner.words.text().startswith("This text is marked OFFICIAL")
    assert "has not left this computer" in page.banner.words.text()
    assert page.composer.field.toPlainText() == f"OFFICIAL\n{QUESTION}"


# ---- what is sent


def test_the_preview_shows_the_body_and_sends_exactly_that(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    type_in(page, chat)
    qtbot.mouseClick(page.composer.preview, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(BodyDialog)))
    seen = dialog(page, BodyDialog)
    assert isinstance(seen, BodyDialog)
    assert seen.body.isReadOnly()
    assert seen.body.toPlainText().endswith("Write to [PERSON_1], [PHONE_1].")
    assert "Amira" not in seen.body.toPlainText()
    assert chat.office.client.seen == []
    qtbot.mouseClick(seen.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(chat.office.client.seen) == 1)
    assert page.composer.field.toPlainText() == ""


def test_a_body_of_json_is_indented(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    ask(page, chat)
    answer(page, chat, "Done")
    chat.office.client.body = lambda request: json.dumps({"a": ["é"]})  # type: ignore[method-assign]
    qtbot.mouseClick(page.log.questions[0].body, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(BodyDialog)))
    seen = dialog(page, BodyDialog)
    assert isinstance(seen, BodyDialog)
    assert seen.body.toPlainText() == '{\n  "a": [\n    "é"\n  ]\n}'
    assert not shown(seen.send)
    assert seen.windowTitle() == "What was sent"


# ---- how it goes, and how it ends


def test_it_is_said_how_long_it_takes(page: ChatPage, chat: Chatting) -> None:
    card = ask(page, chat)
    chat.last.since -= 3
    card.tick()
    assert card.progress.text() == "Sent. Waiting for the answer… 3 s"


def test_a_busy_service_counts_down_and_can_be_left(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    card = ask(page, chat)
    chat.say(Waiting(12.0, 1, 3))
    qtbot.waitUntil(lambda: shown(card.cancel))
    assert card.progress.text() == "The service is busy. Trying again in 12 s (try 1 of 3)."
    chat.last.waiting_since -= 5
    card.tick()
    assert "Trying again in 7 s" in card.progress.text()
    qtbot.mouseClick(card.cancel, Qt.MouseButton.LeftButton)
    chat.settled()
    assert card.sentence.text() == "Cancelled. The text may have been sent."
    assert page.composer.field.toPlainText() == QUESTION


def test_a_silence_is_said_and_can_be_waited_out(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    # GIVEN an answer that does not come
    card = ask(page, chat)
    chat.say(Quiet(60.0))
    qtbot.waitUntil(lambda: shown(card.notice))
    assert card.sentence.text() == "No reply for 60 s."
    assert card.notice.objectName() == "notice", "calm: nothing went wrong"
    assert card.progress.text().startswith("Sent. Waiting for the answer…")
    offered = [each.text() for each in card.notice.findChildren(QPushButton) if shown(each)]
    assert offered == ["Keep waiting", "Stop"]
    # WHEN the user waits on
    qtbot.mouseClick(card.wait_on, Qt.MouseButton.LeftButton)
    # THEN it is quiet, until it was silent for as long again
    assert not shown(card.notice)
    assert chat.desk.busy
    chat.say(Quiet(120.0))
    qtbot.waitUntil(lambda: card.sentence.text() == "No reply for 120 s.")
    assert shown(card.notice)
    # AND with the next words it is gone
    chat.say(BEGAN, Text("one two"))
    qtbot.waitUntil(lambda: words(card) == "one two")
    assert not shown(card.notice)
    answer(page, chat, " three")
    assert not shown(card.notice)


def test_a_silence_can_be_ended(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    card = ask(page, chat)
    chat.say(BEGAN, Text("one two"), Quiet(60.0))
    qtbot.waitUntil(lambda: shown(card.stop))
    assert words(card) == "one two"
    assert card.progress.text().startswith("Answering…")
    qtbot.mouseClick(card.stop, Qt.MouseButton.LeftButton)
    chat.settled()
    assert card.sentence.text() == "Cancelled. The text had already been sent."
    assert not shown(card.stop)


def test_a_busy_service_that_falls_silent(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    card = ask(page, chat)
    chat.say(Waiting(12.0, 1, 3), Quiet(60.0))
    qtbot.waitUntil(lambda: card.sentence.text() == "No reply for 60 s.")
    assert card.progress.text().startswith("Sent. Waiting for the answer…")
    assert not shown(card.cancel)
    answer(page, chat, "Done")


def test_stop_while_it_answers(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    card = ask(page, chat)
    chat.say(BEGAN, Text("one two"))
    qtbot.waitUntil(lambda: words(card) == "one two")
    qtbot.mouseClick(page.composer.send, Qt.MouseButton.LeftButton)
    chat.settled()
    assert card.sentence.text() == "Cancelled. The text had already been sent."
    assert words(card) == "one two"
    assert page.composer.send.text() == "Send"


ENDINGS = [
    (Ending.LENGTH, "The answer was cut at its longest. Continue?", {"go_on"}, True),
    (Ending.INCOMPLETE, "Incomplete: the answer broke off", {"retry"}, True),
    (Ending.FILTERED, "The content filter of the service stopped this answer", set(), False),
]


@pytest.mark.parametrize("case", ENDINGS)
def test_each_ending_is_told_apart(
    page: ChatPage, chat: Chatting, case: tuple[Ending, str, set[str], bool]
) -> None:
    ending, said, links, kept = case
    card = ask(page, chat)
    answer(page, chat, "Some words", ending=ending)
    assert card.sentence.text().startswith(said)
    offered = {"go_on": card.go_on, "retry": card.retry, "details": card.details}
    assert {name for name, link in offered.items() if shown(link)} == links
    assert shown(card.paper) is kept
    assert (words(card) == "Some words") is kept
    assert shown(card.copy) is kept


def test_an_answer_that_was_all_thinking(page: ChatPage, chat: Chatting) -> None:
    card = ask(page, chat)
    answer(page, chat, ending=Ending.LENGTH)
    assert card.sentence.text().startswith("The model used up its room for thinking")


def test_continue_asks_for_the_rest(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    card = ask(page, chat)
    answer(page, chat, "One", ending=Ending.LENGTH)
    qtbot.mouseClick(card.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.log.questions) == 2)
    assert page.log.questions[1].words.text() == "Please go on."


def test_an_error_is_said_with_details_for_the_it_desk(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    chat.office.client.unreachable = NoConnection(check="dns", details="Name or service not known")
    type_in(page, chat)
    qtbot.mouseClick(page.composer.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.log.answers) and not chat.desk.busy)
    card = page.log.answers[0]
    assert card.sentence.text() == (
        "No connection. The deployment did not answer. Your text has not left this computer."
    )
    assert page.composer.field.toPlainText() == QUESTION
    qtbot.mouseClick(card.details, Qt.MouseButton.LeftButton)
    copied = chat.session.clipboard.text
    assert "Check: dns" in copied
    assert "Left this computer: no" in copied
    assert "Amira" not in copied


def test_an_answer_from_somewhere_else_says_so(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    expected = replace(DEPLOYMENT, expect=Expect(x_ms_region="UK South"))
    force(page, chat, InForce(replace(POLICY, deployments=(expected,))))
    card = ask(page, chat)
    elsewhere = replace(SAID, region="East US")
    chat.say(BEGAN, Text("Hello"), Ended(Ending.COMPLETE, Usage(), elsewhere), None)
    chat.settled()
    assert card.remarks.text() == (
        "Region: The service says that it is in East US; the policy expects UK South."
    )
    page.composer.field.setPlainText("And more")
    qtbot.waitUntil(lambda: "did not come from where it should" in reason(page))


def test_a_policy_that_changed_since_it_was_typed_stops_it(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    type_in(page, chat)
    off = replace(DEPLOYMENT, status=Status.SUSPENDED)
    chat.office.held = InForce(replace(POLICY, deployments=(off,)))
    qtbot.mouseClick(page.composer.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "suspended" in page.bar.choice.currentText())
    assert chat.office.client.seen == []
    assert page.composer.field.toPlainText() == QUESTION


def test_try_again_sends_it_once_more(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    card = ask(page, chat)
    chat.say(CutShort(left=Left.YES))
    chat.settled()
    qtbot.mouseClick(card.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.log.answers) == 2 and chat.last.phase is Phase.SENT)
    answer(page, chat, "At last")
    assert words(page.log.answers[1]) == "At last"
    assert page.composer.field.toPlainText() == ""


# ---- copying, links, saving


def test_the_answer_can_be_copied_either_way(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    card = ask(page, chat)
    answer(page, chat, "Dear [PERSON_1]")
    for link, expected in (
        (card.copy, "Dear Amira Okafor"),
        (card.copy_scrubbed, "Dear [PERSON_1]"),
    ):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
        assert chat.session.clipboard.text == expected


ADDRESSES = [
    ("https://example.org/a?q=Amira", True),
    ("file:///etc/passwd", False),
    ("javascript:alert(1)", False),
    ("ms-settings:privacy", False),
]


@pytest.mark.parametrize("case", ADDRESSES)
def test_a_link_is_shown_before_it_is_opened(
    page: ChatPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, case: tuple[str, bool]
) -> None:
    address, may = case
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    page.log.link_asked.emit(address)
    asked = dialog(page, LinkDialog)
    assert isinstance(asked, LinkDialog)
    assert asked.address.toPlainText() == address
    assert opened == []
    assert shown(asked.go) is may
    qtbot.mouseClick(asked.go if may else asked.stay, Qt.MouseButton.LeftButton)
    assert opened == ([address] if may else [])


def test_the_record_holds_placeholders_only_and_never_overwrites(
    page: ChatPage,
    chat: Chatting,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask(page, chat)
    answer(page, chat, "Dear [PERSON_1]")
    target = tmp_path / "talk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    qtbot.mouseClick(page.bar.save, Qt.MouseButton.LeftButton)
    saved = (tmp_path / "talk.md").read_text("utf-8")
    assert "[PERSON_1]" in saved
    assert "Amira" not in saved
    assert page.banner.words.text() == "Saved as talk.md. It holds placeholders only."
    qtbot.mouseClick(page.bar.save, Qt.MouseButton.LeftButton)
    assert "never writes over a file" in page.banner.words.text()
    assert (tmp_path / "talk.md").read_text("utf-8") == saved


def press(page: ChatPage, text: str) -> None:
    box = dialog(page, QMessageBox)
    assert isinstance(box, QMessageBox)
    next(each for each in box.buttons() if each.text() == text).click()


def test_a_new_conversation_asks_first(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    ask(page, chat)
    answer(page, chat, "Hello")
    type_in(page, chat, "a draft")
    qtbot.mouseClick(page.bar.new, Qt.MouseButton.LeftButton)
    press(page, "Stay")
    assert len(page.log.answers) == 1
    qtbot.mouseClick(page.bar.new, Qt.MouseButton.LeftButton)
    press(page, "Start a new one")
    assert page.log.answers == []
    assert page.composer.field.toPlainText() == "a draft"
    assert page._talk.currentWidget() is page.empty


def test_the_values_can_be_forgotten_with_the_conversation(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    ask(page, chat)
    answer(page, chat, "Dear [PERSON_1]")
    assert len(chat.session.ledger) == 2
    qtbot.mouseClick(page.bar.new, Qt.MouseButton.LeftButton)
    press(page, "Forget the values too")
    assert len(chat.session.ledger) == 0
    assert page.log.answers == []
    card = ask(page, chat, "Daniel Whitfield")
    answer(page, chat, "[PERSON_1]")
    assert words(card) == "Daniel Whitfield"


def test_another_deployment_asks_first_too(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    other = replace(DEPLOYMENT, id="other", display_name="Other")
    force(page, chat, InForce(replace(POLICY, deployments=(DEPLOYMENT, other))))
    ask(page, chat)
    answer(page, chat, "Hello")
    page.bar.choice.activated.emit(page.bar.choice.findData("other"))
    assert page.bar.choice.currentData() == "uk"
    press(page, "Start a new one")
    assert page.bar.choice.currentData() == "other"
    assert page.log.answers == []


# ---- attachments


def test_a_clean_copy_can_be_attached_and_left_out(chat: Chatting, qtbot: QtBot) -> None:
    letter = Offer("letter.docx", lambda: "Dear [PERSON_1], thank you")
    page = ChatPage(chat.desk, Exchange(chat.session), lambda: [letter])
    qtbot.addWidget(page)
    page.show()
    qtbot.mouseClick(page.composer.attach, Qt.MouseButton.LeftButton)
    page.composer.menu.actions()[0].trigger()
    page.composer.menu.close()
    qtbot.waitUntil(lambda: shown(page.composer.attached))
    assert page.composer.attached._chips[0].findChild(QWidget, "").text() == (
        "letter.docx · 26 characters"
    )
    page.composer.attached._chips[0].findChild(QWidget, "small").click()
    assert not shown(page.composer.attached)


def test_without_a_scrubbed_file_the_way_to_one_is_offered(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.composer.attach, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.files_asked):
        page.composer.menu.actions()[-1].trigger()
    page.composer.menu.close()


# ---- the bar and the side


def test_the_bar_says_who_approved_it_until_when_and_for_what(
    page: ChatPage, chat: Chatting
) -> None:
    approved = replace(DEPLOYMENT, review_by=date(2027, 4, 1))
    force(page, chat, InForce(replace(POLICY, deployments=(approved,))))
    assert page.bar.choice.currentText() == "UK casework"
    assert page.bar.about.text() == "Approved by Digital Assurance until 1 April 2027"
    assert page.bar.ceiling.text() == "up to OFFICIAL"


def test_the_side_shows_what_is_known_and_how(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    assert {row.grade.text() for row in page.side.rows} == {"Declared"}
    qtbot.mouseClick(page.side.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Measured" in {row.grade.text() for row in page.side.rows})
    row = next(each for each in page.side.rows if each.remark.title == "Encryption")
    assert row.sign.accessibleName() == "Good"
    assert "Measured" in row.accessibleName()
    assert not shown(page.side.confirm)


def test_check_with_azure_is_offered_where_the_policy_names_the_resource(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    named = replace(DEPLOYMENT, declared=Declared(resource_id="/subscriptions/1", sku="Standard"))
    force(page, chat, InForce(replace(POLICY, deployments=(named,))))
    qtbot.mouseClick(page.side.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: page.side.confirmed.text().startswith("Verified by Azure on 22 November")
    )
    assert "Confirmed by Azure" in {row.grade.text() for row in page.side.rows}


def test_the_facts_are_one_click_away_and_so_is_the_way_back(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    assert "up to 30 days" in page.side.kept.text()
    qtbot.mouseClick(page.side.facts, Qt.MouseButton.LeftButton)
    assert page._stack.currentWidget() is page.facts
    texts = [
        each.text() for each in page.facts.inside.findChildren(QWidget) if hasattr(each, "text")
    ]
    assert any("Checked on 21 November 2026" in text for text in texts)
    assert any("check with your administrator" in text.lower() for text in texts)
    assert any("https://learn.microsoft.com" in text for text in texts)
    qtbot.mouseClick(page.facts.back, Qt.MouseButton.LeftButton)
    assert page._stack.currentWidget() is not page.facts


def test_without_its_facts_nothing_is_called_good(
    page: ChatPage, chat: Chatting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> Facts:
        raise InstallationError("The privacy facts cannot be shown.")

    monkeypatch.setattr(places, "load", damaged)
    chat.desk.places._facts = None
    with qtbot.waitSignal(chat.desk.failed):
        chat.desk.changed.emit()
    assert "cannot be shown" in page.banner.words.text()
    place = next(row for row in page.side.rows if row.remark.title == "Processing")
    assert place.sign.accessibleName() == "Take care"
    qtbot.mouseClick(page.side.facts, Qt.MouseButton.LeftButton)
    assert page._stack.currentWidget() is not page.facts


# ---- signing in


def with_methods(page: ChatPage, chat: Chatting, *methods: Method) -> None:
    force(
        page,
        chat,
        InForce(
            replace(
                POLICY,
                deployments=(replace(DEPLOYMENT, approval_ref="2", auth=Auth(methods=methods)),),
            )
        ),
    )
    chat.qtbot.waitUntil(lambda: chat.desk.signing.sentence != "")


def offered(page: ChatPage) -> list[str]:
    line = page.side._buttons
    return [line.itemAt(n).widget().text() for n in range(line.count() - 1)]


def test_a_key_is_asked_for_and_kept(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    chat.office.keys.key = ""
    with_methods(page, chat, Method.KEYRING_KEY)
    assert page.side.who.text() == "No API key yet."
    page.composer.field.setPlainText("Hello")
    qtbot.waitUntil(lambda: reason(page) == "Enter your API key first.")
    assert offered(page) == ["Enter API key"]
    page.side._buttons.itemAt(0).widget().click()
    asked = dialog(page, KeyDialog)
    assert isinstance(asked, KeyDialog)
    asked.key.setText("sample-key-2")
    qtbot.mouseClick(asked.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.side.who.text() == "An API key is ready.")
    assert chat.office.keys.key == "sample-key-2"
    assert shown(page.side.sign_out)
    assert offered(page) == []


def test_without_a_keyring_the_key_may_be_used_for_now(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    chat.office.keys.key = ""
    with_methods(page, chat, Method.KEYRING_KEY)
    chat.office.keys.wrong = NoKeyring()
    chat.desk.signing.enter_key("sample-key-3")
    qtbot.waitUntil(lambda: bool(page.findChildren(QMessageBox)))
    press(page, "Use it for now")
    qtbot.waitUntil(lambda: page.side.who.text() == "An API key is ready.")
    assert chat.office.keys.session_only


def test_signing_in_and_out(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    with_methods(page, chat, Method.BROWSER, Method.BROKER, Method.KEYRING_KEY)
    chat.desk.signing.sign_out()
    qtbot.waitUntil(lambda: page.side.who.text() == "Nobody is signed in.")
    assert offered(page) == ["Sign in", "Enter API key"]
    page.side._buttons.itemAt(0).widget().click()
    qtbot.waitUntil(lambda: page.side.who.text() == "Signed in as casey@example.org.")
    qtbot.mouseClick(page.side.sign_out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.side.who.text() == "Nobody is signed in.")


def test_a_sign_in_that_was_abandoned_is_not_heard(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    keys = chat.office.keys
    keys.key = ""
    keys.free.clear()
    with_methods(page, chat, Method.BROWSER)
    chat.desk.signing.sign_in(Method.BROWSER)
    assert shown(page.side.abandon)
    qtbot.mouseClick(page.side.abandon, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.side.who.text() == "Nobody is signed in.")
    said: list[str] = []
    chat.desk.signing.changed.connect(lambda: said.append(chat.desk.signing.sentence))
    keys.free.set()
    qtbot.waitUntil(lambda: keys.asked == 1)
    chat.desk.signing.refresh()
    qtbot.waitUntil(lambda: "Nobody is signed in." in said)
    assert not any("casey" in each for each in said)


# ---- for everybody


def test_everything_has_a_name_and_can_be_reached_with_the_keyboard(
    page: ChatPage, chat: Chatting
) -> None:
    ask(page, chat)
    answer(page, chat, "```\ncode\n```")
    for part in (page.composer.field, page.log, page.bar.choice, page.log.answers[0].paper):
        assert part.accessibleName()
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
    for link in (
        page.composer.send,
        page.composer.preview,
        page.composer.attach,
        page.bar.new,
        page.side.check,
        page.side.facts,
        page.log.answers[0].copy,
    ):
        assert link.text()
        assert link.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_tab_leaves_the_field(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    page.activateWindow()
    page.composer.field.setFocus()
    qtbot.waitUntil(page.composer.field.hasFocus)
    qtbot.keyClick(page.composer.field, Qt.Key.Key_Tab)
    assert not page.composer.field.hasFocus()


def inside(part: QWidget, page: ChatPage) -> bool:
    corner = part.mapTo(page, QPoint(0, 0))
    return page.rect().contains(QRect(corner, part.size()))


@pytest.mark.parametrize("width", [796, 1116])
def test_nothing_is_cut_off_in_a_narrow_window(
    page: ChatPage, chat: Chatting, qtbot: QtBot, width: int
) -> None:
    ask(page, chat)
    answer(page, chat, "word " * 300)
    page.resize(width, 560)
    qtbot.waitUntil(lambda: page.width() == width)
    assert page.side.isVisible() is (width > 960)
    for part in (page.composer.send, page.composer.field, page.bar.side, page.bar.choice):
        assert inside(part, page)
    assert page.log.widget().width() <= page.log.viewport().width()


def test_in_both_themes_everything_is_painted(page: ChatPage, chat: Chatting) -> None:
    """A warning of Qt while painting fails the test."""
    ask(page, chat)
    answer(page, chat, "# Hi\n\n> q\n\n| a |\n|---|\n| [PERSON_1] |\n\n```\nx\n```\n")
    type_in(page, chat)
    for theme in (DARK, LIGHT):
        page.setStyleSheet(style_sheet(theme))
        page.set_theme(theme)
        assert not page.grab().isNull()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_dialogs_are_dressed_as_the_window_is(page: ChatPage, theme: Theme) -> None:
    page.setStyleSheet(style_sheet(theme))
    page.log.link_asked.emit("https://example.org")
    picture = dialog(page, LinkDialog).grab().toImage()
    assert picture.pixelColor(3, 3).name().upper() == theme.background


def test_whoever_scrolls_up_to_read_is_left_there(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    card = ask(page, chat)
    bar = page.log.verticalScrollBar()
    chat.say(BEGAN, Text("line\n\n" * 60))
    qtbot.waitUntil(lambda: bar.maximum() > 500 and bar.value() == bar.maximum())
    bar.setValue(0)
    chat.say(Text("line\n\n" * 60), ended(), None)
    chat.settled()
    qtbot.waitUntil(lambda: "line" in words(card))
    assert bar.value() == 0


def test_with_a_conversation_its_texts_leave_the_window(
    page: ChatPage, chat: Chatting, qtbot: QtBot
) -> None:
    """The matter was closed: no card, no undo and no dialog holds a value of it."""
    ask(page, chat)
    answer(page, chat, "Dear [PERSON_1]")
    gone = [weakref.ref(page.log.answers[0]), weakref.ref(page.log.questions[0])]
    chat.session.use(Matter.in_memory())
    page.composer.field.undo()
    assert page.composer.field.toPlainText() == ""
    assert not page.log.widget().findChildren(AnswerCard)
    assert chat.desk.messages == []
    qtbot.waitUntil(lambda: gc.collect() >= 0 and not any(ref() for ref in gone))


def test_what_is_over_is_let_go(page: ChatPage, chat: Chatting, qtbot: QtBot) -> None:
    def alive() -> int:
        gc.collect()
        return sum(type(each) in (Outgoing, Flow, Preparing) for each in gc.get_objects())

    before = alive()
    for _ in range(4):
        ask(page, chat)
        answer(page, chat, "Hello")
    qtbot.waitUntil(lambda: alive() <= before)
