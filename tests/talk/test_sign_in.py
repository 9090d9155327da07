"""Signing in, sending and signing out with every part real: azure-identity, Key Vault's client, the
resource manager's, the SDK; only Microsoft's ends of the wires are ours."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from cloakroom.chat.aside import aside
from cloakroom.chat.declared import Confirmed, confirmed
from cloakroom.chat.evidence import Grade, Level
from cloakroom.chat.privacy_facts import load
from cloakroom.chat.wire import Text
from cloakroom.policy.model import Declared, Deployment
from cloakroom.policy.words import KeyHeader, Method
from cloakroom.redact.ledger import Ledger
from cloakroom.send_errors import ChatError, SignInNeeded
from cloakroom.talk.conversation import Conversation
from cloakroom.talk.office import Office
from fakes.azure_server import AzureServer, authority, refused, serving
from fakes.entra_server import RESOURCE, USER, EntraServer
from fakes.keyrings import FakeKeyring
from fakes.signing_in import SECRET, auth_at, deployment_at, entra_with_browser, office_at
from talk.test_conversation import prepared

QUESTION = "Write to Amira Okafor."
ANSWER = "Dear [PERSON_1], all is well."
Result = TypeVar("Result")


@pytest.fixture
def entra(tmp_path: Path) -> Iterator[EntraServer]:
    with entra_with_browser(tmp_path) as server:
        yield server


@pytest.fixture
def azure(tmp_path: Path) -> Iterator[AzureServer]:
    trusted = authority(tmp_path, "azure")
    with serving(trusted.context(), trusted.file) as server:
        yield server


def during(office: Office, work: Callable[[], Awaitable[Result]]) -> Result:
    """In one loop, as the program has it; all that was opened is closed."""

    async def whole() -> Result:
        try:
            return await work()
        finally:
            await office.close()

    return asyncio.run(whole())


async def enter(office: Office, deployment: Deployment) -> str:
    """What the button does."""
    return await aside(lambda: office.keys.sign_in(deployment))


async def send(office: Office, deployment: Deployment) -> str:
    """A question goes; the answer with its placeholders."""
    ready = prepared(Conversation(deployment, Ledger()), QUESTION, gate=office.gate)  # type: ignore[arg-type]  # the real gate
    async with aclosing(office.sending().send(ready)) as steps:
        return "".join([step.text async for step in steps if isinstance(step, Text)])


def header(azure: AzureServer, name: str) -> list[str]:
    return [seen.headers.get(name, "") for seen in azure.texts]


def grants(entra: EntraServer) -> int:
    return sum(path.endswith("/token") for path in entra.asked)


# ---- an account


def test_before_the_button_nothing_is_asked_and_nothing_goes(
    azure: AzureServer, entra: EntraServer
) -> None:
    deployment = deployment_at(azure, entra)
    office = office_at(entra, FakeKeyring(), deployment)
    with pytest.raises(SignInNeeded, match="has not left"):
        during(office, lambda: send(office, deployment))
    assert entra.asked == []
    assert azure.texts == []


def test_after_the_button_the_question_goes_with_the_token(
    azure: AzureServer, entra: EntraServer
) -> None:
    deployment = deployment_at(azure, entra)
    office = office_at(entra, FakeKeyring(), deployment)

    async def talk() -> list[str]:
        name = await enter(office, deployment)
        return [name, *[await send(office, deployment) for _ in range(2)]]

    assert during(office, talk) == [USER, ANSWER, ANSWER]
    assert header(azure, "authorization") == ["Bearer access-1", "Bearer access-1"]
    assert header(azure, "api-key") == ["", ""]
    assert all("authorization" not in seen.headers for seen in azure.journal
               if seen.method == "GET"), "the look goes without a credential"
    assert grants(entra) == 1


def test_a_later_start_is_signed_in_and_an_expired_token_is_renewed_silently(
    azure: AzureServer, entra: EntraServer
) -> None:
    # GIVEN somebody who signed in, and whose token lasts no longer than a second
    entra.lifetime = 1
    deployment, keyring = deployment_at(azure, entra), FakeKeyring()
    first = office_at(entra, keyring, deployment)
    during(first, lambda: enter(first, deployment))
    # WHEN the program starts again and a question goes
    again = office_at(entra, keyring, deployment)
    assert during(again, lambda: send(again, deployment)) == ANSWER
    # THEN it went with the newest token, and no browser was shown for it
    assert entra.number > 1
    assert header(azure, "authorization") == [f"Bearer access-{entra.number}"]
    assert sum(path.endswith("/authorize") for path in entra.asked) == 1


def test_a_renewal_that_is_refused_sends_nothing(
    azure: AzureServer, entra: EntraServer
) -> None:
    entra.lifetime = 1
    deployment = deployment_at(azure, entra)
    office = office_at(entra, FakeKeyring(), deployment)

    async def talk() -> str:
        await enter(office, deployment)
        entra.refuse["refresh_token"] = "AADSTS700082: The refresh token has expired."
        with pytest.raises(SignInNeeded, match="Sign in again") as told:
            await send(office, deployment)
        assert azure.texts == []
        # AND signing in again makes good
        del entra.refuse["refresh_token"]
        await enter(office, deployment)
        assert await send(office, deployment) == ANSWER
        return str(told.value.check)

    assert during(office, talk) == "AADSTS700082"


def test_signing_out_leaves_nothing_behind(azure: AzureServer, entra: EntraServer) -> None:
    deployment, keyring = deployment_at(azure, entra), FakeKeyring()
    office = office_at(entra, keyring, deployment)

    async def talk() -> None:
        await enter(office, deployment)
        await send(office, deployment)
        assert keyring.held != {}
        await aside(lambda: office.keys.leave(deployment))
        assert keyring.held == {}
        assert await aside(lambda: office.keys.account(deployment)) == ""
        with pytest.raises(SignInNeeded):
            await send(office, deployment)

    during(office, talk)
    assert len(azure.texts) == 1


def test_each_deployment_gets_a_token_for_its_own_scope(
    azure: AzureServer, entra: EntraServer
) -> None:
    """Two deployments of one application: one sign-in, and never the other's token."""
    first = deployment_at(azure, entra)
    second = replace(first, id="second", auth=auth_at(
        entra, scope="https://cognitiveservices.azure.com/.default"))
    office = office_at(entra, FakeKeyring(), first, second)

    async def talk() -> None:
        await enter(office, first)
        for deployment in (first, second, first, second):
            await send(office, deployment)

    during(office, talk)
    assert header(azure, "authorization") == [
        "Bearer access-1", "Bearer access-2", "Bearer access-1", "Bearer access-2"]


# ---- a key out of a vault


def with_a_vault(azure: AzureServer, entra: EntraServer) -> tuple[Office, Deployment]:
    entra.secrets[SECRET] = "sample-key-1"
    deployment = deployment_at(
        azure, entra, Method.KEY_VAULT, key_header=KeyHeader.API_KEY)
    return office_at(entra, FakeKeyring(), deployment), deployment


def reads(entra: EntraServer) -> int:
    """How often the secret was handed out: each read is asked for with a token once."""
    return len(entra.bearers)


def test_a_key_is_read_from_the_vault_with_the_token_of_the_account(
    azure: AzureServer, entra: EntraServer
) -> None:
    office, deployment = with_a_vault(azure, entra)

    async def talk() -> None:
        with pytest.raises(SignInNeeded):
            await send(office, deployment)
        assert entra.asked == []
        await enter(office, deployment)
        for _ in range(2):
            assert await send(office, deployment) == ANSWER

    during(office, talk)
    assert header(azure, "api-key") == ["sample-key-1", "sample-key-1"]
    assert header(azure, "authorization") == ["", ""], "the token is for the vault alone"
    assert reads(entra) == 1
    assert entra.bearers[0].startswith("access-")


def test_a_key_that_was_exchanged_is_read_again_once(
    azure: AzureServer, entra: EntraServer
) -> None:
    office, deployment = with_a_vault(azure, entra)

    async def talk() -> None:
        await enter(office, deployment)
        await send(office, deployment)
        entra.secrets[SECRET] = "sample-key-2"
        azure.script = [refused(401, "401", "Access denied due to invalid subscription key.")]
        assert await send(office, deployment) == ANSWER

    during(office, talk)
    assert header(azure, "api-key") == ["sample-key-1", "sample-key-1", "sample-key-2"]
    assert reads(entra) == 2


def test_a_key_that_is_wrong_is_read_again_once_and_no_more(
    azure: AzureServer, entra: EntraServer
) -> None:
    office, deployment = with_a_vault(azure, entra)
    azure.usual = refused(401, "401", "Access denied due to invalid subscription key.")

    async def talk() -> None:
        await enter(office, deployment)
        with pytest.raises(ChatError) as told:
            await send(office, deployment)
        assert told.value.status == 401

    during(office, talk)
    assert len(azure.texts) == 2
    assert reads(entra) == 2


# ---- what Azure says of it

SAID = Declared(
    resource_id=RESOURCE, sku="ProvisionedManaged", region="uksouth", spillover="none",
    model="gpt-5.1", model_version="2025-11-13")
ACCOUNT = {"location": "uksouth", "properties": {"publicNetworkAccess": "Disabled"}}
MODEL = {"name": "gpt-5.1", "version": "2025-11-13"}


def deployed(sku: str, **more: Any) -> dict[str, Any]:
    return {"sku": {"name": sku}, "properties": {"model": MODEL, **more}}


def asked_azure(
    azure: AzureServer, entra: EntraServer, *answers: dict[str, Any], said: Declared = SAID
) -> tuple[Office, Deployment, list[Confirmed], list[str]]:
    """Checked with Azure and then sent to, once for each answer: what was seen, and what came of
    the sending."""
    deployment = deployment_at(azure, entra, declared=said)
    office = office_at(entra, FakeKeyring(), deployment)
    seen, outcomes = [], []

    async def talk() -> None:
        await enter(office, deployment)
        for answer in answers:
            entra.answers = {
                RESOURCE: (200, ACCOUNT),
                f"{RESOURCE}/deployments/{deployment.deployment}": (200, answer)}
            seen.append(await office.confirm(deployment))
            try:
                outcomes.append(await send(office, deployment))
            except ChatError as error:
                outcomes.append(error.sentence)

    during(office, talk)
    return office, deployment, seen, outcomes


def levels(seen: Confirmed, deployment: Deployment) -> Sequence[tuple[str, Level]]:
    rows = confirmed(seen, deployment, load())
    assert {row.grade for row in rows} == {Grade.CONFIRMED}
    return [(row.check, row.level) for row in rows]


def test_what_azure_confirms_is_green_and_sends(azure: AzureServer, entra: EntraServer) -> None:
    _, deployment, seen, outcomes = asked_azure(azure, entra, deployed("ProvisionedManaged"))
    assert levels(seen[0], deployment) == [("sku", Level.OK)]
    assert outcomes == [ANSWER]
    assert all(bearer.startswith("access-") for bearer in entra.bearers)


def test_a_type_that_the_policy_does_not_declare_blocks_until_it_is_put_right(
    azure: AzureServer, entra: EntraServer
) -> None:
    # GIVEN a deployment that somebody made global, and then what the policy declares again
    office, deployment, seen, outcomes = asked_azure(
        azure, entra, deployed("GlobalStandard"), deployed("ProvisionedManaged"))
    # THEN the row says so, nothing goes, and after the next check it does
    assert levels(seen[0], deployment) == [("sku", Level.ALERT), ("sku", Level.BLOCK)]
    assert outcomes[0].startswith("Azure says GlobalStandard; the policy declares Provisioned")
    assert "has not left this computer" in outcomes[0]
    assert outcomes[1] == ANSWER
    assert len(azure.texts) == 1
    assert office.gate.closed(deployment) is None


def test_a_type_that_nobody_declared_is_red_and_blocks_nothing(
    azure: AzureServer, entra: EntraServer
) -> None:
    _, deployment, seen, outcomes = asked_azure(
        azure, entra, deployed("GlobalStandard"), said=replace(SAID, sku=""))
    assert levels(seen[0], deployment) == [("sku", Level.ALERT)]
    assert outcomes == [ANSWER]


def test_before_the_sign_in_azure_is_not_asked(azure: AzureServer, entra: EntraServer) -> None:
    deployment = deployment_at(azure, entra, declared=SAID)
    office = office_at(entra, FakeKeyring(), deployment)
    with pytest.raises(SignInNeeded):
        during(office, lambda: office.confirm(deployment))
    assert entra.asked == []
