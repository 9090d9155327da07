"""The round trip behind the window: typed, scrubbed, sent, streamed back, restored. Each test reads
as a transcript: what the user does, what the deployment says, what is shown."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cloakroom.chat.wire import Ending, Role, Text, Waiting
from cloakroom.errors import CloakroomError, MatterNotSaved
from cloakroom.matters.matter import Matter
from cloakroom.model import Choice, Recovery
from cloakroom.policy.model import Data, InForce, Refusal, Rules
from cloakroom.policy.words import Override, Status
from cloakroom.send_errors import Busy, CutShort, Left, NoConnection, NotRecorded, Refused
from cloakroom.ui.chat.draft import Attachment
from cloakroom.ui.chat.message import Phase
from fakes.chatting import BEGAN, QUESTION, Chatting, ended
from fakes.office import DEPLOYMENT, POLICY, PRACTICE


def sent(chat: Chatting) -> list[tuple[Role, str]]:
    """What the deployment got last, without the instructions."""
    return [(m.role, m.text.text) for m in chat.office.client.seen[-1].messages[1:]]


def ticket(chat: Chatting, name: str) -> str:
    return chat.session.ledger.ticket("PERSON", name)


def test_the_round_trip(chat: Chatting) -> None:
    message = chat.send()
    assert chat.draft == ""
    assert sent(chat) == [(Role.USER, "Write to [PERSON_1], [PHONE_1].")]
    chat.answered("Dear [PER", "SON_1], I ring [PHONE_1]")
    assert message.text == "Dear Amira Okafor, I ring 07700 900123"
    assert [t.recovery for t in message.tickets] == [Recovery.EXACT] * 2
    assert chat.office.journal.told == ["send", "reply"]
    assert not chat.desk.busy


def test_values_come_back_while_the_answer_arrives(chat: Chatting, qtbot: QtBot) -> None:
    message = chat.send()
    seen: list[str] = []
    chat.desk.grew.connect(lambda m: seen.append(m.text))
    chat.say(BEGAN, Text("Dear [PERS"))
    qtbot.waitUntil(lambda: message.text == "Dear ")
    chat.say(Text("ON_1], "))
    qtbot.waitUntil(lambda: message.text == "Dear Amira Okafor, ")
    assert [(t.start, t.end) for t in message.tickets] == [(5, 17)]
    assert message.phase is Phase.ANSWERING
    assert seen == ["Dear ", "Dear Amira Okafor, "]


def test_the_next_question_takes_the_conversation_along_scrubbed(chat: Chatting) -> None:
    chat.send("Who is Amira Okafor?")
    chat.answered("[PERSON_1] lives with Daniel Whitfield.")
    chat.send("And where?")
    assert sent(chat) == [
        (Role.USER, "Who is [PERSON_1]?"),
        (Role.ASSISTANT, f"[PERSON_1] lives with {ticket(chat, 'Daniel Whitfield')}."),
        (Role.USER, "And where?"),
    ]


def test_what_the_user_keeps_goes_as_it_is_and_is_recorded(chat: Chatting) -> None:
    chat.type()
    chat.desk.draft.choose(chat.desk.draft.review.decisions[0].finding, Choice.KEEP)
    chat.send(QUESTION)
    assert sent(chat) == [(Role.USER, "Write to Amira Okafor, [PHONE_1].")]
    assert chat.office.journal.records[0].accepted == {"PERSON": 1}


def test_an_attachment_goes_along(chat: Chatting) -> None:
    chat.desk.draft.attach(Attachment("Okafor.docx", "She is Amira Okafor"))
    chat.send("Sum this up")
    assert sent(chat) == [(Role.USER, "Sum this up\n\nAttached text 1:\nShe is [PERSON_1]")]
    assert chat.desk.draft.attachments == ()


def test_pressing_send_while_it_is_looked_through_sends_what_was_looked_at(
    chat: Chatting,
) -> None:
    chat.desk.draft.type("x")
    chat.desk.draft.type(QUESTION)
    chat.desk.send()
    chat.qtbot.waitUntil(lambda: bool(chat.desk.messages))
    assert chat.last.prepared.scrubbed.cleared.text == "Write to [PERSON_1], [PHONE_1]."


def test_nothing_typed_sends_nothing(chat: Chatting) -> None:
    chat.type("  ")
    chat.desk.send()
    assert not chat.desk.busy
    assert chat.office.client.seen == []


# ---- the draft is never lost


@pytest.mark.parametrize("error", [NoConnection(), Busy(left=Left.NO), NotRecorded()])
def test_when_a_send_fails_the_question_is_put_back(chat: Chatting, error: CloakroomError) -> None:
    chat.type()
    chat.desk.draft.choose(chat.desk.draft.review.decisions[0].finding, Choice.KEEP)
    chat.office.client.unreachable = error
    chat.desk.send()
    chat.qtbot.waitUntil(lambda: bool(chat.desk.messages))
    message = chat.settled()
    assert message.turn is not None
    assert message.turn.error is error
    assert not message.may_have_left
    assert chat.draft == QUESTION
    chat.qtbot.waitUntil(lambda: chat.desk.draft.looked)
    assert chat.desk.draft.review.kept == 1


def test_a_matter_that_cannot_be_saved_sends_nothing(
    chat: Chatting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is out must be there to come back."""

    def fail(_: Matter) -> None:
        raise MatterNotSaved

    monkeypatch.setattr(Matter, "save", fail)
    chat.type()
    chat.desk.send()
    chat.qtbot.waitUntil(lambda: bool(chat.failures))
    assert isinstance(chat.failures[0], MatterNotSaved)
    assert chat.office.client.seen == []
    assert chat.draft == QUESTION


def test_when_something_else_is_typed_meanwhile_that_stays(chat: Chatting) -> None:
    message = chat.send()
    chat.type("Something else")
    chat.say(Refused(left=Left.YES))
    chat.settled()
    assert chat.draft == "Something else"
    assert message.question.typed == QUESTION


def test_a_record_that_cannot_be_written_sends_nothing(chat: Chatting) -> None:
    chat.office.journal.full_after = 0
    chat.type()
    chat.desk.send()
    chat.qtbot.waitUntil(lambda: bool(chat.desk.messages))
    message = chat.settled()
    assert isinstance(message.turn.error, NotRecorded) if message.turn else False
    assert chat.office.client.seen == []
    assert chat.draft == QUESTION


def test_another_deployment_is_another_conversation_and_the_draft_stays(chat: Chatting) -> None:
    chat.send("One")
    chat.answered("Two")
    chat.type()
    chat.desk.places.choose(replace(DEPLOYMENT, id="other"))
    assert chat.desk.messages == []
    assert chat.draft == QUESTION


# ---- stopping, trying again, going on


def test_stopped_before_anything_left(chat: Chatting, qtbot: QtBot) -> None:
    chat.desk.asked.connect(chat.desk.stop, type=Qt.ConnectionType.SingleShotConnection)
    chat.type()
    chat.desk.send()
    qtbot.waitUntil(lambda: bool(chat.desk.messages))
    message = chat.last
    assert message.stopped
    assert not message.may_have_left
    assert chat.draft == QUESTION
    assert chat.office.client.seen == []
    chat.desk.send()  # and the next one goes
    qtbot.waitUntil(lambda: bool(chat.office.client.seen))


def test_stopped_while_it_answers(chat: Chatting, qtbot: QtBot) -> None:
    message = chat.send()
    chat.say(BEGAN, Text("Dear [PERSON_1], it"))
    qtbot.waitUntil(lambda: "it" in message.text)
    chat.desk.stop()
    chat.settled()
    assert message.stopped
    assert message.accepted
    assert message.text == "Dear Amira Okafor, it"
    assert message.turn is not None
    assert message.turn.error is None
    qtbot.waitUntil(lambda: chat.office.journal.told == ["send", "cancelled"])
    qtbot.waitUntil(lambda: chat.office.client.open == 0)
    assert chat.draft == ""


def test_what_still_comes_after_the_stop_is_not_shown(chat: Chatting, qtbot: QtBot) -> None:
    message = chat.send()
    chat.say(BEGAN, Text("one"))
    qtbot.waitUntil(lambda: message.text == "one")
    chat.desk.stop()
    chat.say(Text("two"), ended(), None)
    chat.settled()
    assert chat.office.client.open == 0
    assert message.text == "one"


def test_stopped_while_it_is_made_ready(chat: Chatting) -> None:
    chat.type()
    chat.worker.at_once = False
    chat.desk.send()
    assert chat.desk.busy
    chat.desk.stop()
    chat.worker.answer_all()
    assert not chat.desk.busy
    assert chat.draft == QUESTION
    assert chat.failures == []


def test_trying_again_asks_the_same(chat: Chatting) -> None:
    message = chat.send()
    chat.say(CutShort(left=Left.YES))
    chat.settled()
    assert chat.draft == QUESTION  # there was no answer
    chat.desk.retry(message)
    chat.qtbot.waitUntil(lambda: chat.last is not message and chat.last.phase is Phase.SENT)
    assert chat.draft == ""
    assert sent(chat) == [(Role.USER, "Write to [PERSON_1], [PHONE_1].")]
    chat.answered("Done")


def test_going_on_after_an_answer_that_was_cut(chat: Chatting) -> None:
    chat.send("Tell me")
    chat.answered("One, two", ending=Ending.LENGTH)
    chat.type("a draft")
    chat.desk.go_on()
    chat.qtbot.waitUntil(lambda: len(chat.desk.messages) == 2)
    chat.qtbot.waitUntil(lambda: chat.last.phase is Phase.SENT)
    assert sent(chat)[-1] == (Role.USER, "Please go on.")
    assert chat.draft == "a draft"


def test_a_busy_service_is_waited_for(chat: Chatting, qtbot: QtBot) -> None:
    message = chat.send()
    chat.say(Waiting(12.0, 1, 3))
    qtbot.waitUntil(lambda: message.phase is Phase.BUSY)
    assert message.waiting == Waiting(12.0, 1, 3)
    chat.answered("Done")
    assert message.waiting is None


def test_an_answer_that_the_filter_stopped_is_hidden_and_not_repeated(chat: Chatting) -> None:
    chat.send("One")
    message = chat.answered("Something bad", ending=Ending.FILTERED)
    assert message.hidden
    chat.send("Two")
    assert sent(chat) == [(Role.USER, "Two")]


# ---- what says no


def in_force(**rules: object) -> InForce:
    return InForce(replace(POLICY, rules=replace(Rules(), **rules)))  # type: ignore[arg-type]


def test_a_marking_blocks_and_the_question_stays(chat: Chatting) -> None:
    text = f"OFFICIAL-SENSITIVE\n{QUESTION}"
    chat.type(text)
    chat.desk.send()
    chat.qtbot.waitUntil(lambda: bool(chat.blocks))
    assert chat.blocks[0].blocks[0].check == "marking"
    assert not chat.blocks[0].overridable
    assert chat.draft == text
    assert chat.desk.messages == []
    assert not chat.desk.busy


def test_a_reason_goes_with_it_scrubbed_where_the_policy_allows_it(
    chat: Chatting, qtbot: QtBot
) -> None:
    chat.office.held = in_force(allow_override=Override.WITH_REASON)
    with qtbot.waitSignal(chat.desk.places.changed):
        chat.desk.places.refresh()
    chat.type(f"OFFICIAL-SENSITIVE\n{QUESTION}")
    chat.desk.send()
    qtbot.waitUntil(lambda: bool(chat.blocks))
    assert chat.blocks[0].overridable
    chat.desk.send_prepared(chat.blocks[0], "Agreed with Daniel Whitfield of the security team")
    qtbot.waitUntil(lambda: chat.office.journal.told == ["override", "send"])
    assert chat.office.journal.records[0].reason.text == (
        f"Agreed with {ticket(chat, 'Daniel Whitfield')} of the security team"
    )


def test_too_much_text_is_blocked(chat: Chatting, qtbot: QtBot) -> None:
    small = replace(DEPLOYMENT, data=Data(max_input_chars=100))
    chat.office.held = InForce(replace(POLICY, deployments=(small,)))
    with qtbot.waitSignal(chat.desk.places.renewed):
        chat.desk.places.refresh()
    chat.type("word " * 40)
    chat.desk.send()
    qtbot.waitUntil(lambda: bool(chat.blocks))
    assert chat.blocks[0].blocks[0].check == "size"


def test_the_preview_is_the_exact_body_and_can_be_sent(chat: Chatting, qtbot: QtBot) -> None:
    chat.type()
    with qtbot.waitSignal(chat.desk.previewed) as caught:
        chat.desk.preview()
    prepared, body = caught.args
    assert body.endswith("Write to [PERSON_1], [PHONE_1].")
    assert chat.office.client.seen == []
    chat.desk.send_prepared(prepared)
    qtbot.waitUntil(lambda: bool(chat.office.client.seen))
    assert chat.office.client.seen[0] is prepared.request
    assert chat.draft == ""


# ---- where it may go


def test_a_refused_policy_closes_all_but_practice(chat: Chatting, qtbot: QtBot) -> None:
    places = chat.desk.places
    chat.office.held = InForce(refusal=Refusal("signature", "The signature is not good."))
    with qtbot.waitSignal(places.chosen):
        places.refresh()
    assert places.refusal == "The signature is not good."
    assert places.deployment is None
    assert places.hindrance == "No deployment is approved on this computer. You can practise."
    with qtbot.waitSignal(places.chosen):
        places.practise()
    assert places.deployment == PRACTICE
    assert places.practising
    assert places.hindrance == ""
    chat.send("Hello")


def test_a_suspended_deployment_says_so(chat: Chatting, qtbot: QtBot) -> None:
    off = replace(DEPLOYMENT, status=Status.SUSPENDED)
    chat.office.held = InForce(replace(POLICY, deployments=(off,)))
    with qtbot.waitSignal(chat.desk.places.renewed):
        chat.desk.places.refresh()
    assert "is suspended by those who approved it" in chat.desk.places.hindrance


def test_what_is_known_of_a_place_grows(chat: Chatting, qtbot: QtBot) -> None:
    places = chat.desk.places
    assert {r.grade.value for r in places.remarks()} == {"declared"}
    with qtbot.waitSignal(places.changed):
        places.check()
    qtbot.waitUntil(lambda: not places.busy)
    assert {r.grade.value for r in places.remarks()} == {"declared", "measured"}
    places.confirm()
    qtbot.waitUntil(lambda: places.confirmed is not None)
    assert {r.grade.value for r in places.remarks()} == {"declared", "measured", "confirmed"}


def test_what_could_not_be_found_out_is_said(chat: Chatting, qtbot: QtBot) -> None:
    chat.office.confirms = NoConnection()
    with qtbot.waitSignal(chat.desk.failed):
        chat.desk.places.confirm()
    assert chat.desk.places.busy == ""


def test_a_policy_with_other_words_goes_on_with_the_conversation(
    chat: Chatting, qtbot: QtBot
) -> None:
    chat.send("One")
    chat.answered("Two")
    renewed = replace(DEPLOYMENT, data=Data(max_input_chars=500))
    chat.office.held = InForce(replace(POLICY, deployments=(renewed,)))
    with qtbot.waitSignal(chat.desk.places.renewed):
        chat.desk.places.refresh()
    assert len(chat.desk.messages) == 1
    chat.send("Three")
    assert [text for _, text in sent(chat)] == ["One", "Two", "Three"]
    assert chat.office.client.seen[-1].deployment == renewed


def test_a_policy_with_another_address_begins_a_new_one(chat: Chatting, qtbot: QtBot) -> None:
    chat.send("One")
    chat.answered("Two")
    moved = replace(DEPLOYMENT, base_url="https://other.openai.azure.com/openai/v1/")
    chat.office.held = InForce(replace(POLICY, deployments=(moved,)))
    with qtbot.waitSignal(chat.desk.begun):
        chat.desk.places.refresh()
    assert chat.desk.messages == []


# ---- another matter


def test_another_matter_is_another_conversation(chat: Chatting) -> None:
    chat.send()
    chat.answered("Dear [PERSON_1]")
    chat.type("Amira Okafor again")
    chat.session.use(Matter.in_memory())
    assert chat.desk.messages == []
    assert chat.draft == "Amira Okafor again"
    chat.send("Daniel Whitfield")
    assert sent(chat) == [(Role.USER, "[PERSON_1]")]


def test_a_ledger_that_was_replaced_goes_on_in_the_same_conversation(chat: Chatting) -> None:
    """A saved file puts a copy of the ledger into the matter."""
    from cloakroom.redact.ledger import Ledger

    chat.send("Amira Okafor")
    chat.answered("Hello [PERSON_1]")
    ledger = chat.session.matter.ledger
    chat.session.matter.ledger = Ledger.from_json(ledger.to_json())
    chat.session.matter_changed.emit()
    chat.send("Daniel Whitfield and Amira Okafor")
    assert sent(chat)[-1] == (Role.USER, f"{ticket(chat, 'Daniel Whitfield')} and [PERSON_1]")
