"""An organisation's rules for scrubbing on the command line: a floor under every option."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from cloakroom.entity_types import ENTITY_TYPES
from fakes.deployments import ScriptedClient, told
from fakes.offices import ScriptedOffice
from fakes.shell import FakeShell, Run
from policy.examples import FULL, SHORT

TEXT = b"Amira Okafor rings 07700 900123."
NAME = "The policy short, number 3,"


def with_table(*lines: str, text: str = SHORT) -> str:
    return text.replace("[[deployment]]", "\n".join(("[scrubbing]", *lines, "", "[[deployment]]")))


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeShell:
    monkeypatch.chdir(tmp_path)
    return FakeShell(today=date(2026, 11, 22))


def installed(shell: FakeShell, text: str) -> None:
    machine = shell.policies().places.machine
    machine.parent.mkdir(parents=True, exist_ok=True)
    machine.parent.chmod(0o755)
    machine.write_text(text, encoding="utf-8")
    machine.chmod(0o644)


def scrubbed(shell: FakeShell, *argv: str) -> Run:
    return shell.run("scrub", "-", *argv, stdin=TEXT)


# ---- what was not said is as the organisation says

FILLED_IN = [
    ((), "[PERSON_1] rings [PHONE_1]."),
    (('operator = "mask"',), "A•••• O••••• rings ••••• ••••••."),
    (('operators = { PHONE_NUMBER = "mask" }',), "[PERSON_1] rings ••••• ••••••."),
    (('style = "angle"',), "<PERSON_1> rings <PHONE_1>."),
]


@pytest.mark.parametrize(("lines", "clean"), FILLED_IN, ids=str)
def test_the_policy_in_force_is_followed(
    shell: FakeShell, lines: Sequence[str], clean: str
) -> None:
    installed(shell, with_table(*lines))
    assert scrubbed(shell).out == clean


@pytest.mark.parametrize(("lines", "clean"), FILLED_IN, ids=str)
def test_so_is_one_that_is_named(shell: FakeShell, lines: Sequence[str], clean: str) -> None:
    # GIVEN another one in force, which does not count then
    installed(shell, with_table('operator = "remove"'))
    Path("mine.toml").write_text(with_table(*lines))
    run = scrubbed(shell, "--policy", "mine.toml")
    assert (run.code, run.out) == (0, clean)


def test_all_that_bears_on_detection_reaches_the_detector(shell: FakeShell) -> None:
    installed(shell, with_table(
        'sensitivity = "cautious"', 'also = ["DATE", "EU"]', 'deny = ["Heron"]',
        'allow = ["Farm House"]', 'references = ["AA/9999"]', 'model = "/opt/model"'))
    shell.run("scan", "-", "--deny", "Wren", "--reference", "A99", "--also", "AGE", stdin=TEXT)
    options = shell.detector.seen[-1]
    assert options.sensitivity == "cautious"
    assert options.also == {"DATE", "EU", "AGE"}
    assert options.deny == ("Wren", "Heron")
    assert options.allow == ("Farm House",)
    assert options.references == ("A99", "AA/9999")
    assert shell.models == ["/opt/model"]


def test_denied_words_are_looked_for_whatever_the_types(shell: FakeShell) -> None:
    installed(shell, with_table('deny = ["Heron"]'))
    shell.run("scan", "-", "--types", "URL", stdin=TEXT)
    assert ("Heron", "CUSTOM") in shell.detector.seen[-1].denied


# ---- nothing falls below it

REFUSED = [
    ('operator = "placeholder"', ("--operator", "mask"), "--operator must be placeholder"),
    ('operator = "mask"', ("--operator-for", "PERSON=remove"), "what replaces PERSON: it must be"),
    ('operators = { PERSON = "hash" }', ("--operator-for", "PERSON=placeholder"), "PERSON: it"),
    ('style = "square"', ("--style", "plain"), "--style must be square"),
    ('sensitivity = "balanced"', ("--sensitivity", "precise"), "not allow --sensitivity precise"),
    ('sensitivity = "cautious"', ("--sensitivity", "balanced"), "not allow --sensitivity"),
    ('sensitivity = "precise"', ("--threshold", "0.9"), "--threshold cannot be raised"),
    ('also = ["DATE"]', ("--types", "PERSON"), "leaves them out: DATE."),
    ('also = ["DATE"]', ("--not-types", "DATE"), "leaves them out: DATE."),
    ('also = ["US"]', ("--not-types", "US_SSN"), "leaves them out: US_SSN."),
    ('deny = ["Heron"]', ("--not-types", "CUSTOM"), "leaves them out: CUSTOM."),
    ('references = ["AA/9999"]', ("--types", "PERSON"), "leaves them out: UK_CASE_REFERENCE."),
    ('model = "/opt/model"', ("--model", "/tmp/other"), "--model must be /opt/model"),
]


@pytest.mark.parametrize(("line", "argv", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_an_option_below_the_policy_is_refused(
    shell: FakeShell, line: str, argv: Sequence[str], why: str
) -> None:
    installed(shell, with_table(line))
    run = scrubbed(shell, *argv)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"cloakroom: {NAME} ")
    assert why in run.err
    assert shell.detector.seen == []


ALLOWED = [
    ('operator = "mask"', ("--operator", "mask")),
    ('operator = "mask"\noperators = { PERSON = "hash" }', ("--operator-for", "PERSON=hash")),
    ('operators = { PHONE_NUMBER = "mask" }', ("--operator", "hash")),
    ('style = "angle"', ("--style", "angle")),
    ('sensitivity = "balanced"', ("--sensitivity", "cautious")),
    ('sensitivity = "balanced"', ("--threshold", "0.3")),
    ('also = ["DATE"]', ("--types", "PERSON,DATE")),
    ('also = ["DATE"]', ("--not-types", "URL")),
    ('model = "/opt/model"', ("--model", "/opt/model")),
    ('deny = ["Heron"]', ("--types", "PERSON")),
    ('operator = "mask"', ("--also", "AGE", "--deny", "Wren", "--allow", "Leeds")),
]


@pytest.mark.parametrize(("line", "argv"), ALLOWED, ids=str)
def test_an_option_that_keeps_to_it_is_followed(
    shell: FakeShell, line: str, argv: Sequence[str]
) -> None:
    installed(shell, with_table(line))
    run = scrubbed(shell, *argv)
    assert run.code == 0, run.err


def test_a_kind_goes_before_the_operator_that_was_asked_for(shell: FakeShell) -> None:
    installed(shell, with_table('operators = { PHONE_NUMBER = "mask" }'))
    assert scrubbed(shell, "--operator", "remove").out == " rings ••••• ••••••."


def test_many_kinds_that_are_left_out_are_not_all_told(shell: FakeShell) -> None:
    installed(shell, with_table('also = ["EU"]'))
    kinds = sorted(name for name, row in ENTITY_TYPES.items() if row.region == "EU")
    run = scrubbed(shell, "--types", "PERSON")
    assert f"{kinds[4]} and {len(kinds) - 5} more." in run.err


# ---- a policy that does not hold


@pytest.mark.parametrize("text", [with_table('operator = "blur"'), "schema =", ""])
def test_with_a_refusal_the_users_own_options_hold_and_it_is_said(
    shell: FakeShell, text: str
) -> None:
    installed(shell, text)
    run = scrubbed(shell, "--operator", "remove")
    assert (run.code, run.out) == (0, " rings .")
    assert "This computer's policy fails the check" in run.err
    assert "Its rules for scrubbing are not followed; your own options hold." in run.err


def test_rules_that_have_expired_do_not_hold(shell: FakeShell) -> None:
    installed(shell, with_table('operator = "mask"').replace("2027-02-01", "2026-11-21"))
    assert scrubbed(shell).out == "[PERSON_1] rings [PHONE_1]."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (with_table('operator = "blur"'), "mine.toml is no policy that can be followed. Line 9: "
         "scrubbing.operator must be one of"),
        (with_table('deny = ["re:(x"]'), "scrubbing.deny is a list, whose entry 1 must be"),
        ("schema =", "is not TOML 1.0"),
        ("\0", "is not TOML 1.0"),
        (None, "mine.toml is not there."),
    ],
)
@pytest.mark.parametrize("command", ["scan", "scrub"])
def test_a_damaged_file_is_said_and_nothing_is_read(
    shell: FakeShell, command: str, text: str | None, why: str
) -> None:
    if text is not None:
        Path("mine.toml").write_text(text)
    run = shell.run(command, "-", "--policy", "mine.toml", stdin=TEXT)
    assert (run.code, run.out) == (3, "")
    assert why in run.err
    assert shell.detector.seen == []


def test_a_file_that_expired_can_still_be_followed_by_name(shell: FakeShell) -> None:
    Path("mine.toml").write_text(with_table('operator = "mask"').replace(
        "2027-02-01", "2026-11-21"))
    assert scrubbed(shell, "--policy", "mine.toml").out.startswith("A•••• O•••••")


def test_a_file_alone_does_not_choose_a_model(shell: FakeShell) -> None:
    Path("mine.toml").write_text(with_table('model = "/opt/model"'))
    run = scrubbed(shell, "--policy", "mine.toml")
    assert run.code == 2
    assert "say --model /opt/model as well" in run.err
    assert shell.models == []
    assert scrubbed(shell, "--policy", "mine.toml", "--model", "/opt/model").code == 0
    assert shell.models == ["/opt/model"]


# ---- what is sent


def asked(shell: FakeShell, *argv: str) -> Run:
    office = ScriptedOffice(ScriptedClient([told("Yes.")]))
    shell.office = lambda: office
    return shell.run("ask", "--deployment", "uk", "--show", *argv, "Amira Okafor, 07700 900123")


def test_a_question_follows_the_policy_in_force(shell: FakeShell) -> None:
    installed(shell, with_table('style = "angle"'))
    assert "<PERSON_1>, <PHONE_1>" in asked(shell).out
    assert f"{NAME} says how placeholders" in asked(shell, "--style", "plain").err


def test_what_must_be_taken_out_is_looked_for(shell: FakeShell) -> None:
    """A kind that nobody looked for would not be noticed as kept."""
    installed(shell, SHORT.replace("[[deployment]]", (
        '[rules]\nrequired_entities = ["PERSON"]\n[[deployment]]')))
    run = asked(shell, "--not-types", "PERSON")
    assert run.code == 2
    assert "leaves them out: PERSON." in run.err
    assert asked(shell, "--types", "PERSON").code == 0
    # for a text that stays here the user may say
    assert scrubbed(shell, "--not-types", "PERSON").code == 0


def test_no_file_says_what_may_be_sent(shell: FakeShell) -> None:
    Path("mine.toml").write_text(FULL)
    run = asked(shell, "--policy", "mine.toml")
    assert run.code == 2
    assert "--policy is for scan and scrub" in run.err
