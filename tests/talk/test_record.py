"""The record of a conversation holds what went over the wire, and no value."""

from dataclasses import replace
from datetime import datetime

from cloakroom.chat.wire import Ended, Ending, Usage
from cloakroom.errors import CloakroomError
from cloakroom.policy.words import Layer
from cloakroom.redact.ledger import Ledger
from cloakroom.send_errors import NoConnection
from cloakroom.talk.conversation import Conversation
from cloakroom.talk.record import record
from cloakroom.talk.turn import Turn
from fakes.deployments import DEPLOYMENT, SAID
from talk.test_conversation import prepared

AT = datetime(2026, 11, 22, 18, 30)
QUESTION = "# Notes\n\nAmira Okafor rang 07700 900123."


def turn(answer: str, ending: Ending | None, error: CloakroomError | None = None) -> Turn:
    ready = prepared(Conversation(DEPLOYMENT, Ledger()), QUESTION)
    return Turn(ready, answer, ended=Ended(ending, Usage(), SAID) if ending else None, error=error)


def test_a_conversation_is_kept_scrubbed() -> None:
    text = record(DEPLOYMENT, [turn("Dear [PERSON_1],\n\nyes.", Ending.COMPLETE)], at=AT)
    assert text == """\
# Conversation with UK casework

Approved by Digital Assurance.
Saved on 22 November 2026 at 18:30, scrubbed: words in brackets with a number stand for \
values that were taken out.
Model: gpt-5.1.

## 1. Question

> # Notes
>
> [PERSON_1] rang [PHONE_1].

Taken out: 1 name, 1 telephone number.

## 1. Answer

> Dear [PERSON_1],
>
> yes."""


def test_an_answer_that_was_filtered_is_not_kept() -> None:
    text = record(DEPLOYMENT, [turn("Something ugly", Ending.FILTERED)], at=AT)
    assert "ugly" not in text
    assert "content filter" in text


def test_what_failed_or_was_stopped_is_said() -> None:
    turns = [turn("", None, NoConnection()), turn("Dear", None), turn("Dear", Ending.LENGTH)]
    text = record(replace(DEPLOYMENT, layer=Layer.PRACTICE), turns, at=AT)
    for words in ("None: No connection.", "Stopped by the user.", "cut at its longest",
                  "nothing left it"):
        assert words in text
