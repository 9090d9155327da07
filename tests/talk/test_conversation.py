"""What goes along with a question is cleared, all of it, each time."""

from collections.abc import Sequence

import pytest

from cloakroom.chat.wire import Ended, Ending, Role, Usage
from cloakroom.model import Choice, Decision
from cloakroom.redact.ledger import Ledger
from cloakroom.talk.conversation import INSTRUCTIONS, Conversation
from cloakroom.talk.prepared import Block, Prepared
from cloakroom.talk.turn import Turn
from fakes.deployments import DEPLOYMENT, SAID, OpenGate
from fakes.finders import WordFinder, found

WORDS = {"Amira Okafor": "PERSON", "07700 900123": "PHONE_NUMBER", "Tom Hughes": "PERSON"}


def prepared(
    conversation: Conversation, question: str, *, keep: str = "", gate: OpenGate | None = None,
    detect: WordFinder | None = None,
) -> Prepared:
    """Through all looks, as the window does it."""
    finder = detect or WordFinder(WORDS)
    decisions = [
        Decision(f, Choice.KEEP if question[f.start : f.end] == keep else Choice.REDACT)
        for f in found(question, WORDS)]
    looks = conversation.preparing(question, decisions, gate or OpenGate())
    ask = next(looks)
    while True:
        try:
            ask = looks.send([finder(each) for each in ask])
        except StopIteration as end:
            result: Prepared = end.value
            return result


def answered(ready: Prepared, answer: str, ending: Ending = Ending.COMPLETE) -> Turn:
    return Turn(ready, answer, ended=Ended(ending, Usage(), SAID))


def texts(ready: Prepared) -> list[tuple[Role, str]]:
    return [(message.role, message.text.text) for message in ready.request.messages]


def test_a_first_question_goes_with_the_instructions_and_without_its_values() -> None:
    ready = prepared(Conversation(DEPLOYMENT, Ledger()), "Write to Amira Okafor, 07700 900123.")
    assert texts(ready) == [
        (Role.SYSTEM, INSTRUCTIONS), (Role.USER, "Write to [PERSON_1], [PHONE_1].")]
    assert ready.taken == {"PERSON": 1, "PHONE_NUMBER": 1}
    assert ready.may_go


def test_no_instructions_none_sent() -> None:
    ready = prepared(Conversation(DEPLOYMENT, Ledger(), instructions=""), "Good morning")
    assert texts(ready) == [(Role.USER, "Good morning")]


def test_instructions_of_the_user_are_scrubbed_too() -> None:
    conversation = Conversation(DEPLOYMENT, Ledger(), instructions="You help Amira Okafor.")
    ready = prepared(conversation, "Who am I?")
    assert texts(ready)[0] == (Role.SYSTEM, "You help [PERSON_1].")


def test_the_new_personal_data_of_an_answer_does_not_travel_back() -> None:
    # GIVEN an answer that names somebody nobody had named before
    conversation = Conversation(DEPLOYMENT, Ledger())
    first = prepared(conversation, "Who helps Amira Okafor?")
    conversation.add(answered(first, "[PERSON_1] is helped by Tom Hughes on 07700 900123."))
    # WHEN the next question is prepared
    second = prepared(conversation, "Thanks. And when?")
    # THEN the history holds the answer without them
    assert [text for _, text in texts(second)[1:]] == [
        "Who helps [PERSON_1]?",
        "[PERSON_1] is helped by [PERSON_28] on [PHONE_1].",
        "Thanks. And when?"]


def test_an_answer_is_looked_at_once() -> None:
    conversation, finder = Conversation(DEPLOYMENT, Ledger(), instructions=""), WordFinder(WORDS)
    conversation.add(answered(prepared(conversation, "One?"), "An answer."))
    for question in ("Two?", "Three?"):
        prepared(conversation, question, detect=finder)
    assert [text for text in finder.seen if text == "An answer."] == ["An answer."] * 2  # two looks


@pytest.mark.parametrize(("ending", "kept"), [
    (Ending.COMPLETE, True), (Ending.LENGTH, True), (Ending.INCOMPLETE, True),
    (Ending.FILTERED, False),
])
def test_what_was_filtered_is_not_repeated(ending: Ending, kept: bool) -> None:
    conversation = Conversation(DEPLOYMENT, Ledger(), instructions="")
    conversation.add(answered(prepared(conversation, "One?"), "An answer.", ending))
    assert ("An answer." in [text for _, text in texts(prepared(conversation, "Two?"))]) is kept


def test_a_turn_that_failed_is_shown_and_not_sent_again() -> None:
    conversation = Conversation(DEPLOYMENT, Ledger(), instructions="")
    conversation.add(Turn(prepared(conversation, "One?")))
    assert len(conversation.turns) == 1
    assert texts(prepared(conversation, "Two?")) == [(Role.USER, "Two?")]


def test_what_the_user_keeps_goes_and_is_counted_as_accepted() -> None:
    ready = prepared(Conversation(DEPLOYMENT, Ledger(), instructions=""),
                     "Amira Okafor knows Tom Hughes.", keep="Tom Hughes")
    assert texts(ready) == [(Role.USER, "[PERSON_1] knows Tom Hughes.")]
    assert ready.accepted == {"PERSON": 1}
    assert ready.taken == {"PERSON": 1}


@pytest.mark.parametrize(("blocks", "overridable"), [
    ((), False),
    ((Block("marking", "Marked.", overridable=True),), True),
    ((Block("marking", "Marked.", overridable=True), Block("size", "Too long.")), False),
])
def test_blocks_say_whether_a_reason_is_enough(
    blocks: Sequence[Block], overridable: bool
) -> None:
    gate = OpenGate(blocks=tuple(blocks), marking="SECRET" if blocks else "")
    ready = prepared(Conversation(DEPLOYMENT, Ledger()), "Good morning", gate=gate)
    assert ready.may_go is not bool(blocks)
    assert ready.overridable is overridable
    assert ready.marking == gate.marking
