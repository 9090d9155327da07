"""What an organisation may say of scrubbing, and what its rules leave to a user."""

import pytest
from hypothesis import given

from cloakroom.detect.options import Options, Sensitivity
from cloakroom.model import Operator
from cloakroom.policy import explained
from cloakroom.policy.load import load, organisations
from cloakroom.policy.model import InForce, Refusal
from cloakroom.policy.reading import document
from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.policy.signature import fresh
from cloakroom.policy.words import Layer
from cloakroom.redact.style import Style
from cloakroom.send_errors import PolicyFault
from fakes.computer import Computer
from fakes.keyrings import FakeKeyring
from policy.examples import FULL, SHORT
from policy.strategies import scrubbings

CAUTIOUS, BALANCED, PRECISE = Sensitivity


def with_table(*lines: str) -> str:
    return SHORT.replace("[[deployment]]", "\n".join(("[scrubbing]", *lines, "", "[[deployment]]")))


def problems(*lines: str) -> tuple[str, ...]:
    return document(with_table(*lines).encode()).problems()


def test_every_key_arrives() -> None:
    assert document(FULL.encode()).policy(Layer.MACHINE).scrubbing == Scrubbing(
        Operator.PLACEHOLDER, (("CREDIT_CARD", Operator.MASK), ("DATE_TIME", Operator.SHIFT)),
        Style.ANGLE, Sensitivity.BALANCED, ("DATE", "EU"), ("Project Heron", r"re:HR-\d{4}"),
        ("Farm House",), ("AA/9999",), "/opt/cloakroom/model")


def test_what_is_left_out_is_left_to_the_user() -> None:
    rules = document(SHORT.encode()).policy(Layer.MACHINE).scrubbing
    assert rules == Scrubbing()
    assert rules.operator_for("PERSON") is None
    assert rules.sensitivities == tuple(Sensitivity)


# (the line, what is said of it)
WRONG = [
    ('operator = "blur"', "scrubbing.operator must be one of: placeholder, surrogate"),
    ('operators = { EMAIL = "mask" }', "in which each must be a kind of data"),
    ('operators = { PERSON = "blur" }', "in which each must be one of: placeholder"),
    ('operators = ["mask"]', "scrubbing.operators must be a table of kinds"),
    ('style = "round"', "scrubbing.style must be one of: square, angle, braces, plain"),
    ('sensitivity = "wild"', "scrubbing.sensitivity must be one of: cautious, balanced, precise"),
    ('also = ["PERSON"]', "a kind that is left out unless asked for"),
    ('also = ["DATE", "DATE"]', "scrubbing.also names something twice"),
    ('also = "DATE"', "scrubbing.also must be a list"),
    ('deny = ["Heron", ""]', "scrubbing.deny is a list, whose entry 2 must not be empty"),
    ('deny = ["  "]', "whose entry 1 must not be empty"),
    ('deny = ["re:(x"]', "whose entry 1 must be an expression that can be used"),
    ('deny = ["a", "a"]', "scrubbing.deny names something twice"),
    ('deny = [1]', "whose entry 1 must be a text of one line"),
    ('deny = "Heron"', "scrubbing.deny must be a list of words, phrases"),
    (f'deny = ["{"x" * 1001}"]', "at most 1000 characters"),
    ('deny = ["herON"]\nallow = ["HERon"]', "scrubbing.allow names something that deny names too"),
    ('allow = ["re:[z-a]"]', "scrubbing.allow is a list, whose entry 1 must be an expression"),
    ('references = ["A9"]', "in which each value must be a form such as AA/9999"),
    ('references = ["[a-z]+99"]', "in which each value must be a form such as AA/9999"),
    ('model = "models/ours"', "scrubbing.model must be the whole path of a folder"),
    ('sensitivty = "balanced"', "scrubbing.sensitivty is not a key of this file"),
]


@pytest.mark.parametrize(("line", "told"), WRONG, ids=[row[0][:40] for row in WRONG])
def test_what_cannot_be_is_refused_with_its_line_and_key(line: str, told: str) -> None:
    found = problems(line)
    assert len(found) == 1
    assert found[0].startswith(f"Line {9 + line.count(chr(10))}: scrubbing.")
    assert told in found[0]


def test_no_sentence_quotes_an_entry() -> None:
    for lines in ('deny = ["re:(Secret"]', 'references = ["Secret"]', 'also = ["Secret"]',
                  'model = "Secret"', 'operator = "Secret"', 'allow = ["Secret", "Secret"]'):
        assert problems(lines)
        assert not any("Secret" in told for told in problems(lines))


def test_what_is_accepted_never_fails_in_a_scan() -> None:
    rules = document(FULL.encode()).policy(Layer.MACHINE).scrubbing
    Options(deny=rules.deny, allow=rules.allow, also=frozenset(rules.also),
            references=rules.references)


@pytest.mark.parametrize(
    ("least", "wanted", "is_used"),
    [
        (None, PRECISE, PRECISE), (BALANCED, PRECISE, BALANCED), (BALANCED, BALANCED, BALANCED),
        (BALANCED, CAUTIOUS, CAUTIOUS), (CAUTIOUS, BALANCED, CAUTIOUS), (PRECISE, PRECISE, PRECISE),
    ],
)
def test_nobody_may_be_less_careful(
    least: Sensitivity | None, wanted: Sensitivity, is_used: Sensitivity
) -> None:
    assert Scrubbing(sensitivity=least).careful(wanted) is is_used


def test_a_kind_goes_before_the_rest() -> None:
    rules = Scrubbing(Operator.HASH, (("CREDIT_CARD", Operator.MASK),))
    assert rules.operator_for("CREDIT_CARD") is Operator.MASK
    assert rules.operator_for("PERSON") is Operator.HASH


# ---- in force


def test_a_policy_that_passed_every_check_holds_for_scrubbing(computer: Computer) -> None:
    computer.write(computer.machine, with_table('operator = "mask"'))
    assert computer.load().scrubbing.operator is Operator.MASK


@pytest.mark.parametrize("text", [with_table('operator = "blur"'), "schema = ", FULL + "x"])
def test_one_that_did_not_leaves_the_users_settings(computer: Computer, text: str) -> None:
    computer.write(computer.machine, text)
    held = computer.load()
    assert held.refusal
    assert held.scrubbing == Scrubbing()


def test_rules_hold_only_from_the_first_day_to_the_last(computer: Computer) -> None:
    computer.write(computer.machine, with_table('operator = "mask"').replace(
        "2027-02-01", "2026-11-21"))
    assert computer.load().scrubbing == Scrubbing()
    assert InForce(refusal=Refusal("x", "y")).scrubbing == InForce().scrubbing == Scrubbing()


def test_only_the_machine_names_a_model() -> None:
    read = document(with_table('model = "/opt/model"').encode())
    assert read.policy(Layer.MACHINE).scrubbing.model == "/opt/model"
    with pytest.raises(PolicyFault, match=r"scrubbing\.model may be set by the policy of this"):
        read.policy(Layer.USER)


class Noting(FakeKeyring):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.append(username)
        return super().get_password(service, username)


def test_nobody_waits_for_a_keyring_where_there_is_no_policy(computer: Computer) -> None:
    computer.keyring = keyring = Noting()
    assert organisations(computer.sources()) == InForce()
    assert keyring.asked == []
    computer.write(computer.user, SHORT, fresh())
    assert organisations(computer.sources()).refusal
    assert keyring.asked == ["trusted-signers"]


def test_what_bears_on_scrubbing_is_the_same_with_and_without_the_users_own(
    computer: Computer,
) -> None:
    computer.write(computer.machine, with_table('style = "angle"'))
    sources = computer.sources()
    assert organisations(sources).scrubbing == load(sources).scrubbing == Scrubbing(
        style=Style.ANGLE)


def test_it_is_told_in_words() -> None:
    told = list(explained.scrubbing(document(FULL.encode()).policy(Layer.MACHINE).scrubbing))
    assert told == [
        "  payment cards are replaced with: mask",
        "  dates of birth are replaced with: shift",
        "  all other values are replaced with: placeholder",
        "  placeholders are written: <PERSON_1>",
        "  users may be: cautious or balanced",
        "  also taken out: dates, all identifiers of EU",
        "  always sensitive: 2 entries",
        "  never sensitive: 1 entry",
        "  case references of these forms are found: AA/9999",
        "  names are found by the model in: /opt/cloakroom/model",
    ]
    assert list(explained.scrubbing(Scrubbing())) == []


@given(scrubbings())
def test_whatever_it_says_can_be_told_without_its_words(rules: Scrubbing) -> None:
    told = "\n".join(explained.scrubbing(rules))
    assert not any(len(word) > 12 and word in told for word in (*rules.deny, *rules.allow))
