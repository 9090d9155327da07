"""Two plain reads, and nothing made up where Azure does not say."""

from typing import Any

import pytest

from chat.sign_in.conftest import sign_in
from cloakroom.chat.declared import Confirmed
from cloakroom.chat.sign_in.resource_manager import confirmed
from cloakroom.errors import UsageError
from cloakroom.policy.model import Declared, Deployment
from cloakroom.send_errors import Refused, SignInNeeded
from fakes.entra_server import RESOURCE, EntraServer
from fakes.keyrings import FakeKeyring

ACCOUNT = {
    "location": "uksouth",
    "properties": {
        "publicNetworkAccess": "Disabled", "disableLocalAuth": True,
        "storedCompletionsDisabled": True,
        "capabilities": [{"name": "ContentLogging", "value": "false"}]}}
DEPLOYED = {
    "sku": {"name": "ProvisionedManaged"},
    "properties": {"model": {"name": "gpt-5.1", "version": "2025-11-13"},
                   "spilloverDeploymentName": "overflow"}}


def asked(
    entra: EntraServer, *, resource: str = RESOURCE, entered: bool = True
) -> Confirmed:
    here = sign_in(entra, FakeKeyring())
    if entered:
        here.enter()
    deployment = Deployment(
        "uk", "UK", "https://uk.openai.azure.com/openai/v1/", "gpt uk",
        declared=Declared(resource_id=resource))
    return confirmed(deployment, here, endpoint=entra.url, ca_file=str(entra.ca_file))


def test_what_azure_says_is_confirmed(entra: EntraServer) -> None:
    entra.answers = {
        RESOURCE: (200, ACCOUNT), f"{RESOURCE}/deployments/gpt%20uk": (200, DEPLOYED)}
    told = asked(entra)
    assert (told.sku, told.region, told.model, told.model_version, told.spillover) == (
        "ProvisionedManaged", "uksouth", "gpt-5.1", "2025-11-13", "overflow")
    assert (told.public, told.keys_disabled, told.stored_off, told.modified_monitoring) == (
        False, True, True, True)


@pytest.mark.parametrize("held", [{}, {"properties": None}, {"properties": [], "location": 3}])
def test_what_azure_does_not_say_is_not_known(entra: EntraServer, held: Any) -> None:
    entra.answers = {RESOURCE: (200, held), f"{RESOURCE}/deployments/gpt%20uk": (200, held)}
    told = asked(entra)
    assert (told.sku, told.region, told.public, told.modified_monitoring) == ("", "", None, None)


@pytest.mark.parametrize(("status", "words"), [
    (401, "sign-in"), (403, "role Reader"), (404, "no deployment"), (500, "did not answer"),
    (302, "did not answer")])
def test_a_refusal_is_said(entra: EntraServer, status: int, words: str) -> None:
    entra.answers = {RESOURCE: (status, {})}
    with pytest.raises(Refused, match=words):
        asked(entra)


def test_what_is_no_table_is_refused(entra: EntraServer) -> None:
    entra.answers = {RESOURCE: (200, ["x"])}
    with pytest.raises(Refused):
        asked(entra)


@pytest.mark.parametrize("resource", [
    "", "/subscriptions/x", f"{RESOURCE}/../../evil", f"{RESOURCE}?a=b", "https://evil.example",
    f"//evil.example{RESOURCE}"])
def test_a_policy_that_names_no_resource_asks_nobody(entra: EntraServer, resource: str) -> None:
    with pytest.raises(UsageError):
        asked(entra, resource=resource)
    assert entra.bearers == []


def test_before_the_sign_in_nothing_is_asked(entra: EntraServer) -> None:
    with pytest.raises(SignInNeeded):
        asked(entra, entered=False)
    assert entra.asked == []
