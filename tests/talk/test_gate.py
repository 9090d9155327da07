"""What may not be sent, and the sentence that says so and that nothing left."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cloakroom.chat.declared import Confirmed
from cloakroom.chat.wire import Measured, Message, Reported, Request, Role
from cloakroom.model import Choice, Cleared, Decision, Finding, Redacted
from cloakroom.policy.model import (
    Data,
    Declared,
    Deployment,
    Expect,
    InForce,
    Network,
    Params,
    Policy,
    Refusal,
    Rules,
)
from cloakroom.policy.words import Ceiling, Layer, Mismatch, Override, Status
from cloakroom.scrub import Scrubbed
from cloakroom.send_errors import NotSent
from cloakroom.talk.gate import Gate
from cloakroom.talk.prepared import Block, Prepared
from fakes.deployments import DEPLOYMENT, POLICY, SEEN

TODAY = date(2026, 11, 22)


def in_force(deployment: Deployment = DEPLOYMENT, rules: Rules | None = None) -> Policy:
    return replace(POLICY, deployments=(deployment,), rules=rules or Rules())


def gate(held: InForce) -> Gate:
    made = Gate(lambda: held, today=lambda: TODAY)
    made.refresh()
    return made


def scrubbed(text: str, kept: str = "") -> Scrubbed:
    decisions = tuple(
        Decision(Finding(0, 1, kind, 0.9, "why"), Choice.KEEP) for kind in kept.split())
    return Scrubbed(Cleared(text), Redacted(text, ()), decisions)


def judged(
    held: InForce, question: str = "Good morning", *, deployment: Deployment = DEPLOYMENT,
    kept: str = "",
) -> tuple[str, dict[str, Block]]:
    ready = scrubbed(question, kept)
    request = Request(deployment, (Message(Role.USER, ready.cleared),))
    marking, blocks = gate(held).judge(request, question, ready)
    assert all("has not left this computer" in block.sentence for block in blocks)
    return marking, {block.check: block for block in blocks}


def test_an_approved_deployment_takes_an_ordinary_question() -> None:
    assert judged(InForce(in_force())) == ("", {})


def test_until_the_policy_was_read_nothing_goes() -> None:
    assert Gate(lambda: InForce(POLICY)).closed(DEPLOYMENT) is not None


def test_a_policy_that_fails_closes_everything() -> None:
    held = InForce(refusal=Refusal("signature", "The signature does not fit."))
    assert list(judged(held)[1]) == ["signature"]


@pytest.mark.parametrize("deployment", [
    replace(DEPLOYMENT, id="other"),
    replace(DEPLOYMENT, base_url="https://evil.openai.azure.com/openai/v1/"),
])
def test_only_what_the_policy_holds_now_is_approved(deployment: Deployment) -> None:
    """GIVEN a deployment of a policy that was exchanged since, under the same name."""
    assert list(judged(InForce(in_force()), deployment=deployment)[1]) == ["deployment"]


def test_one_that_the_user_approved_is_enough_where_no_policy_forbids_it() -> None:
    own = replace(DEPLOYMENT, layer=Layer.OWN)
    assert judged(InForce(own=(own,)), deployment=own)[1] == {}


def test_the_practice_deployment_needs_nobodys_word_and_keeps_the_rules() -> None:
    practice = replace(DEPLOYMENT, layer=Layer.PRACTICE)
    held = InForce(refusal=Refusal("signature", "The signature does not fit."))
    assert judged(held, deployment=practice)[1] == {}
    assert list(judged(held, "SECRET\nThe plan", deployment=practice)[1]) == ["marking"]


@pytest.mark.parametrize("status", [Status.SUSPENDED, Status.RETIRED])
def test_a_deployment_that_may_not_be_used_says_so(status: Status) -> None:
    deployment = replace(DEPLOYMENT, status=status)
    held = InForce(in_force(deployment))
    assert list(judged(held, deployment=deployment)[1]) == ["status"]


@pytest.mark.parametrize(("data", "params", "fits"), [
    (Data(max_input_chars=100), Params(), True),
    (Data(max_input_chars=99), Params(), False),
    (Data(), Params(context_tokens=1034, max_output_tokens=1000), True),
    (Data(), Params(context_tokens=1033, max_output_tokens=1000), False),
])
def test_what_is_too_long_is_said_before_it_goes(data: Data, params: Params, fits: bool) -> None:
    deployment = replace(DEPLOYMENT, data=data, params=params)
    _, blocks = judged(InForce(in_force(deployment)), "x" * 100, deployment=deployment)
    assert list(blocks) == ([] if fits else ["size"])


def test_a_marking_above_the_ceiling_blocks_although_it_is_taken_out() -> None:
    question = "OFFICIAL-SENSITIVE\n\nDear all"
    ready = scrubbed("[MARKING_1]\n\nDear all")
    request = Request(DEPLOYMENT, (Message(Role.USER, ready.cleared),))
    marking, blocks = gate(InForce(in_force())).judge(request, question, ready)
    assert marking == "OFFICIAL-SENSITIVE"
    assert [(block.check, block.overridable) for block in blocks] == [("marking", False)]


@pytest.mark.parametrize(("override", "marking", "overridable"), [
    (Override.NEVER, "OFFICIAL-SENSITIVE", False),
    (Override.WITH_REASON, "OFFICIAL-SENSITIVE", True),
    (Override.WITH_REASON, "SECRET", False),
])
def test_an_override_is_the_policys_to_allow(
    override: Override, marking: str, overridable: bool
) -> None:
    held = InForce(in_force(rules=Rules(allow_override=override)))
    _, blocks = judged(held, f"{marking}\n\nDear all")
    assert blocks["marking"].overridable is overridable


def test_the_lower_ceiling_of_rules_and_deployment_holds() -> None:
    deployment = replace(DEPLOYMENT, data=Data(Ceiling.SECRET))
    held = InForce(in_force(deployment, Rules(max_classification=Ceiling.OFFICIAL)))
    assert "marking" in judged(held, "SECRET\n\nDear all", deployment=deployment)[1]


def test_what_the_organisation_wants_out_is_not_merely_kept() -> None:
    held = InForce(in_force(rules=Rules(required_entities=("UK_NINO", "PERSON"))))
    _, blocks = judged(held, kept="UK_NINO UK_NINO LOCATION")
    assert blocks["required"].overridable
    assert "2 " in blocks["required"].sentence
    assert judged(held, kept="LOCATION")[1] == {}


def ready(deployment: Deployment = DEPLOYMENT, *blocks: Block, marking: str = "") -> Prepared:
    text = scrubbed("Good morning")
    request = Request(deployment, (Message(Role.USER, text.cleared),))
    return Prepared("Good morning", text, request, marking, blocks)


def test_at_the_last_moment_the_policy_is_held_against_it_once_more() -> None:
    held = [InForce(POLICY)]
    made = Gate(lambda: held[0], today=lambda: TODAY)
    made.refresh()
    made.again(ready(), SEEN, None)
    held[0] = InForce(refusal=Refusal("dates", "The policy has expired."))
    made.refresh()
    with pytest.raises(NotSent, match="expired") as caught:
        made.again(ready(), SEEN, None)
    assert caught.value.check == "dates"


@pytest.mark.parametrize(("network", "measured", "check"), [
    (Network(require_private_ip=True), Measured(tls="TLSv1.3", private=False), "address"),
    (Network(require_private_ip=True), Measured(tls="TLSv1.3", proxy="p:8080"), "address"),
    (Network(min_tls="1.3"), Measured(tls="TLSv1.2", private=True), "tls"),
    (Network(), Measured(tls="TLSv1.3", private=True, inspected=True), "inspection"),
    (Network(allow_proxy=False), Measured(tls="TLSv1.3", proxy="p:8080"), "proxy"),
])
def test_a_connection_that_is_not_what_is_asked_for_blocks(
    network: Network, measured: Measured, check: str
) -> None:
    deployment = replace(DEPLOYMENT, network=network)
    with pytest.raises(NotSent, match="has not left") as caught:
        gate(InForce(in_force(deployment))).again(ready(deployment), measured, None)
    assert caught.value.check == check


@pytest.mark.parametrize(("reason", "goes"), [
    (Cleared("It was declassified by its author"), True), (Cleared("Because"), False),
    (None, False)])
def test_an_override_needs_a_reason_that_says_something(
    reason: Cleared | None, goes: bool
) -> None:
    held = InForce(in_force(rules=Rules(allow_override=Override.WITH_REASON)))
    question = ready(DEPLOYMENT, Block("marking", "Marked.", overridable=True),
                     marking="OFFICIAL-SENSITIVE")
    if goes:
        gate(held).again(question, SEEN, reason)
    else:
        with pytest.raises(NotSent):
            gate(held).again(question, SEEN, reason)


@pytest.mark.parametrize(("mismatch", "blocks"), [
    (Mismatch.BLOCK_NEXT, True), (Mismatch.WARN, False)])
def test_an_answer_from_elsewhere_blocks_the_next_send(mismatch: Mismatch, blocks: bool) -> None:
    deployment = replace(DEPLOYMENT, expect=Expect("UK South", mismatch))
    made = gate(InForce(in_force(deployment)))
    made.after(deployment, Reported(region="UK South", deployment="gpt-uk"))
    assert made.closed(deployment) is None
    made.after(deployment, Reported(region="East US", deployment="gpt-uk"))
    assert (made.closed(deployment) is not None) is blocks


def test_what_azure_contradicts_blocks_until_either_says_another_thing() -> None:
    deployment = replace(DEPLOYMENT, declared=Declared(sku="Standard"))
    made = gate(InForce(in_force(deployment)))
    at = datetime(2026, 11, 22, tzinfo=UTC)
    made.confirmed(deployment, Confirmed(at, sku="Standard"))
    assert made.closed(deployment) is None
    made.confirmed(deployment, Confirmed(at, sku="GlobalStandard"))
    closed = made.closed(deployment)
    assert closed is not None
    assert closed.check == "sku"
    assert closed.sentence.startswith("Azure says GlobalStandard; the policy declares Standard.")
    assert closed.sentence.endswith("Your text has not left this computer.")
    # what Azure does not say contradicts nothing
    made.confirmed(deployment, Confirmed(at))
    assert made.closed(deployment) is None
