"""The order of the steps is the promise: nothing leaves before it may, or before it is recorded."""

import asyncio
from collections.abc import Sequence

import pytest

from cloakroom.audit.event import What
from cloakroom.chat.wire import Began, Credential, Ended, Ending, Event, Quiet, Text
from cloakroom.errors import CloakroomError
from cloakroom.model import Cleared
from cloakroom.policy.model import Deployment
from cloakroom.redact.ledger import Ledger
from cloakroom.send_errors import (
    CutShort,
    Left,
    NoConnection,
    NotRecorded,
    NotSent,
    SignInNeeded,
)
from cloakroom.talk.conversation import Conversation
from cloakroom.talk.prepared import Block, Prepared
from cloakroom.talk.sending import Leaving, Sending, Source, Step
from fakes.deployments import (
    DEPLOYMENT,
    GoodKey,
    ListedJournal,
    OpenGate,
    ScriptedClient,
    told,
)
from talk.test_conversation import prepared

QUESTION = "Write to Amira Okafor."
BROKEN = CutShort("The answer broke off.", left=Left.YES, check="cut", status=200)


class NoKey(GoodKey):
    async def credential(self) -> Credential:
        raise SignInNeeded


def key(deployment: Deployment) -> Source:
    return GoodKey()


def question(blocks: Sequence[Block] = ()) -> Prepared:
    return prepared(Conversation(DEPLOYMENT, Ledger()), QUESTION, gate=OpenGate(tuple(blocks)))


def desk(
    *answer: Event | CloakroomError, journal: ListedJournal | None = None,
    gate: OpenGate | None = None,
) -> tuple[Sending, ScriptedClient, ListedJournal]:
    client = ScriptedClient([answer or told("Dear [PERSON_1]")])
    journal = journal or ListedJournal()
    return Sending(client, journal, gate or OpenGate(), key), client, journal


def sent(
    sending: Sending, ready: Prepared, *, reason: Cleared | None = None
) -> tuple[list[Step], CloakroomError | None]:
    """All steps of one send, and the error that ended it."""
    steps: list[Step] = []

    async def run() -> CloakroomError | None:
        try:
            async for step in sending.send(ready, reason=reason):
                steps.append(step)
        except CloakroomError as error:
            return error
        return None

    return steps, asyncio.run(run())


def test_a_send_is_recorded_before_it_leaves_and_again_when_it_is_answered() -> None:
    sending, client, journal = desk()
    steps, error = sent(sending, question())
    assert error is None
    assert steps[0] == Leaving(1)
    assert [type(step) for step in steps[1:]] == [type(each) for each in told("…")]
    assert journal.told == ["send", "reply"]
    first, last = journal.records
    assert (first.text, first.counts) == ("Write to [PERSON_1].", {"PERSON": 1})
    assert first.evidence.policy_id == "policy-1"
    assert first.evidence.host == "uk.openai.azure.com"
    assert (last.about, last.reply, last.evidence.model) == (1, "Dear [PERSON_1]", "gpt-5.1")
    assert len(client.seen) == 1


def test_the_connection_is_looked_at_once_before_the_first_text() -> None:
    sending, client, _ = desk()
    client.answers *= 2
    for _ in range(2):
        assert sent(sending, question())[1] is None
    assert client.checks == 1


@pytest.mark.parametrize("what", ["connection", "credential", "gate", "block", "journal"])
def test_whatever_stands_against_it_nothing_leaves(what: str) -> None:
    sending, client, journal = desk()
    ready = question()
    if what == "connection":
        client.unreachable = NoConnection()
    elif what == "credential":
        sending.source = lambda _: NoKey()
    elif what == "gate":
        sending.gate = OpenGate(closed=NotSent("Expired.", check="expiry"))
    elif what == "block":
        ready = question([Block("size", "Too long.")])
    else:
        journal.full_after = 0
    steps, error = sent(sending, ready)
    assert steps == []
    assert error is not None
    assert client.seen == []
    assert "send" not in journal.told


def test_a_block_is_recorded_with_the_check_that_made_it() -> None:
    sending, _, journal = desk(gate=OpenGate(closed=NotSent("Expired.", check="expiry")))
    sent(sending, question())
    assert [(r.what, r.check) for r in journal.records] == [(What.SEND_BLOCKED, "expiry")]


def test_a_marking_gives_way_to_a_reason_that_is_recorded() -> None:
    marked = Block("marking", "It is marked SECRET.", overridable=True)
    sending, _, journal = desk()
    steps, error = sent(sending, question([marked]), reason=Cleared("A test"))
    assert error is None
    assert steps
    assert journal.told == ["override", "send", "reply"]
    assert journal.records[0].reason == Cleared("A test")


def test_no_reason_helps_against_another_block() -> None:
    blocks = [Block("marking", "Marked.", overridable=True), Block("size", "Too long.")]
    sending, client, _ = desk()
    _, error = sent(sending, question(blocks), reason=Cleared("Please"))
    assert isinstance(error, NotSent)
    assert client.seen == []


def test_a_silence_is_passed_on_and_is_nothing_for_the_record() -> None:
    began, *rest = told("Dear")
    sending, _, journal = desk(Quiet(60), began, Quiet(60), *rest)
    steps, error = sent(sending, question())
    assert error is None
    assert [type(step) for step in steps] == [Leaving, Quiet, Began, Quiet, Text, Ended]
    assert journal.told == ["send", "reply"]


def test_an_answer_that_breaks_off_is_recorded_as_an_error() -> None:
    sending, _, journal = desk(*told("Dear")[:2], BROKEN)
    steps, error = sent(sending, question())
    assert error is BROKEN
    assert isinstance(steps[1], Began)
    assert [(r.what, r.check, r.status, r.about) for r in journal.records[1:]] == [
        (What.ERROR, "cut", 200, 1)]


def test_an_answer_that_cannot_be_recorded_is_given_and_then_said() -> None:
    sending, _, journal = desk(journal=ListedJournal(full_after=1))
    steps, error = sent(sending, question())
    assert isinstance(steps[-1], Ended)
    assert getattr(error, "left", None) is Left.YES
    assert not isinstance(error, NotRecorded)
    assert journal.told == ["send"]


def test_a_failure_that_cannot_be_recorded_is_still_the_one_that_is_told() -> None:
    sending, _, _ = desk(BROKEN, journal=ListedJournal(full_after=1))
    assert sent(sending, question())[1] is BROKEN


@pytest.mark.parametrize(("after", "records"), [
    (1, ["send", "cancelled"]), (2, ["send", "cancelled"]), (99, ["send", "reply"])])
def test_a_cancelled_send_is_recorded_once(after: int, records: list[str]) -> None:
    sending, client, journal = desk()

    async def run() -> None:
        steps = sending.send(question())
        number = 0
        async for _ in steps:
            number += 1
            if number == after:
                await steps.aclose()
                assert client.open == 0  # at once, not when the garbage is collected

    asyncio.run(run())
    assert journal.told == records
    assert sending.left is (Left.YES if after > 1 else Left.NO)


def test_what_the_service_said_of_itself_reaches_the_gate() -> None:
    gate = OpenGate()
    sending, _, _ = desk(*told("Dear", ending=Ending.LENGTH), gate=gate)
    sent(sending, question())
    assert [reported.deployment for reported in gate.reported] == ["gpt-uk"]
