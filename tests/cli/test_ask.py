"""``cloakroom ask``: what goes out, what comes back, and what is said when nothing went."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cloakroom.chat.wire import Ending, Event, Quiet, Waiting
from cloakroom.errors import CloakroomError
from cloakroom.policy.model import InForce, Refusal, Rules
from cloakroom.policy.words import Override
from cloakroom.send_errors import CutShort, Left, NoConnection
from fakes.deployments import DEPLOYMENT, POLICY, ScriptedClient, told
from fakes.detector import FakeDetector
from fakes.offices import ScriptedOffice
from fakes.shell import FakeShell, Run

QUESTION = "Write to Amira Okafor on 07700 900123."
SENT = "Write to [PERSON_1] on [PHONE_1]."
UK = ("--deployment", "uk")


def asked(
    *argv: str, answer: Sequence[Event | CloakroomError] = (), stdin: bytes | None = None,
    held: InForce | None = None, ready: bool = True, detector: FakeDetector | None = None,
) -> tuple[Run, ScriptedOffice]:
    client = ScriptedClient([answer or told("Dear [PER", "SON_1], yes.")])
    office = ScriptedOffice(client, held=held, ready=ready)
    shell = FakeShell(detector=detector or FakeDetector(), office=lambda: office)
    return shell.run("ask", *argv, stdin=stdin), office


def sent(office: ScriptedOffice) -> list[str]:
    return [request.messages[-1].text.text for request in office.client.seen]


@pytest.mark.parametrize(("argv", "stdin"), [
    ((QUESTION,), None), (("-",), QUESTION.encode()), ((), QUESTION.encode())])
def test_a_question_goes_scrubbed_and_the_answer_comes_restored(
    argv: tuple[str, ...], stdin: bytes | None
) -> None:
    run, office = asked(*UK, *argv, stdin=stdin)
    assert (run.code, run.out) == (0, "Dear Amira Okafor, yes.\n")
    assert sent(office) == [SENT]
    assert "1 name, 1 telephone number" in run.err
    assert "UK casework" in run.err
    assert "Restored 1, unknown 0" in run.err
    assert office.journal.told == ["policy_loaded", "send", "reply"]
    assert office.closed


def test_quiet_is_the_answer_alone() -> None:
    run, _ = asked(*UK, "--quiet", QUESTION)
    assert (run.out, run.err) == ("Dear Amira Okafor, yes.\n", "")


def test_what_would_be_sent_is_shown_and_not_sent() -> None:
    run, office = asked(*UK, "--show", QUESTION)
    assert run.code == 0
    assert SENT in run.out
    assert "Okafor" not in run.out
    assert sent(office) == []
    assert "send" not in office.journal.told


@pytest.mark.parametrize(("argv", "said"), [
    ((), "uk, practice"), (("--deployment", "other"), "uk, practice")])
def test_a_deployment_must_be_named_and_there_is_no_usual_one(
    argv: tuple[str, ...], said: str
) -> None:
    run, office = asked(*argv, QUESTION)
    assert run.code == 2
    assert said in run.err
    assert sent(office) == []


def test_a_policy_that_fails_is_said() -> None:
    held = InForce(refusal=Refusal("signature", "The signature does not fit."))
    run, office = asked(*UK, QUESTION, held=held)
    assert run.code == 3
    assert "signature does not fit" in run.err
    assert office.journal.told == ["policy_rejected"]


@pytest.mark.parametrize("reason", ["", "It was declassified by its author"])
def test_a_marked_text_goes_with_a_reason_only(reason: str) -> None:
    held = InForce(replace(POLICY, rules=Rules(allow_override=Override.WITH_REASON)))
    argv = ["--reason", reason] if reason else []
    run, office = asked(*UK, *argv, "OFFICIAL-SENSITIVE\n\nDear all", held=held)
    assert run.code == (0 if reason else 3)
    assert len(sent(office)) == int(bool(reason))
    told_so = "override" if reason else "send_blocked"
    assert told_so in office.journal.told
    assert reason or "has not left this computer" in run.err


def test_the_reason_is_scrubbed_before_it_is_kept() -> None:
    held = InForce(replace(POLICY, rules=Rules(allow_override=Override.WITH_REASON)))
    _, office = asked(*UK, "--reason", "Amira Okafor said so on Monday",
                      "OFFICIAL-SENSITIVE\n\nDear all", held=held)
    reasons = [record.reason.text for record in office.journal.records if record.reason]
    assert reasons == ["[PERSON_1] said so on Monday"]


def test_without_a_credential_nothing_goes() -> None:
    run, office = asked(*UK, QUESTION, ready=False)
    assert run.code == 3
    assert "has not left this computer" in run.err
    assert "Sent to" not in run.err
    assert sent(office) == []


@pytest.mark.parametrize("detector", [FakeDetector(broken=True), FakeDetector(stubborn=True)])
def test_what_cannot_be_cleared_is_not_sent(detector: FakeDetector) -> None:
    run, office = asked(*UK, QUESTION, detector=detector)
    assert run.code == 3
    assert sent(office) == []


@pytest.mark.parametrize(("answer", "code", "said"), [
    ([NoConnection()], 3, "has not left"),
    ([*told("Dear ")[:2], CutShort("It broke off.", left=Left.YES)], 3, "broke off"),
    (told("Dear", ending=Ending.LENGTH), 1, "cut at its longest"),
    (told("Dear", ending=Ending.INCOMPLETE), 1, "broke off"),
    (told("Dear", ending=Ending.FILTERED), 1, "content filter"),
    (told(ending=Ending.LENGTH), 1, "empty"),
    ([Waiting(12, 1, 3), *told("Dear")], 0, "again in 12 s"),
    ([Quiet(60), *told("Dear")], 0, "No reply for 60 s. Still waiting"),
])
def test_each_ending_is_told(
    answer: Sequence[Event | CloakroomError], code: int, said: str
) -> None:
    run, _ = asked(*UK, QUESTION, answer=answer)
    assert run.code == code
    assert said in run.err


def test_a_key_for_this_call_is_asked_for_and_not_kept() -> None:
    client = ScriptedClient([told("Yes.")])
    office = ScriptedOffice(client)
    shell = FakeShell(office=lambda: office, secrets=["sample-key"])
    assert shell.run("ask", *UK, "--key", "Is it so?").code == 0
    assert office.keys.key(DEPLOYMENT) == "sample-key"
    assert shell.keyring.held == {}
    assert "key_changed" in office.journal.told


def test_an_answer_of_control_characters_does_not_drive_the_terminal() -> None:
    office = ScriptedOffice(ScriptedClient([told("\x1b[2Jgone")]))
    run = FakeShell(terminal=True, office=lambda: office).run("ask", *UK, "Is it so?")
    assert "\x1b[2J" not in run.out
    assert "gone" in run.out


def test_without_a_question_it_says_how() -> None:
    run = FakeShell().run("ask", *UK, stdin=None)
    assert run.code == 2
