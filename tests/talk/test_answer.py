"""An answer while it arrives, and what it was in the end."""

import pytest

from cloakroom.chat.wire import Quiet, Text
from cloakroom.redact.ledger import Ledger
from cloakroom.talk.answer import Answer, Part
from cloakroom.talk.conversation import Conversation
from fakes.deployments import DEPLOYMENT, told
from talk.test_conversation import prepared

QUESTION = "Amira Okafor rang 07700 900123."


def answer() -> Answer:
    ledger = Ledger()
    return Answer(prepared(Conversation(DEPLOYMENT, ledger), QUESTION), ledger)


@pytest.mark.parametrize("parts", [
    ("Dear [PERSON_1], good morning.",),
    ("Dear [PER", "SON_1], good", " morning."),
    tuple("Dear [PERSON_1], good morning."),
])
def test_the_chunks_make_no_difference(parts: tuple[str, ...]) -> None:
    arriving = answer()
    shown = "".join(arriving.feed(event).restored for event in told(*parts))
    turn = arriving.turn()
    assert shown == "Dear Amira Okafor, good morning."
    assert turn.restored is not None
    assert turn.restored.text == shown
    assert turn.answer == "Dear [PERSON_1], good morning."
    assert turn.in_history


def test_the_report_knows_what_was_asked_and_never_used() -> None:
    arriving = answer()
    for event in told("Dear [PERSON_1] and [PERSON_9]"):
        arriving.feed(event)
    restored = arriving.turn().restored
    assert restored is not None
    assert restored.unused == ("[PHONE_1]",)
    assert restored.recovered == 1


def test_an_answer_that_never_came_is_none() -> None:
    turn = answer().turn()
    assert (turn.answer, turn.restored, turn.in_history) == ("", None, False)


def test_a_silence_adds_nothing() -> None:
    arriving = answer()
    arriving.feed(Text("Dear [PERS"))
    assert arriving.feed(Quiet(60)) == Part()
    assert arriving.turn().answer == "Dear [PERS"


def test_a_part_holds_back_what_may_become_a_placeholder() -> None:
    assert answer().feed(Text("Dear [PERS")) == Part("Dear [PERS", "Dear ")
