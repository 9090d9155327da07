"""What Azure's resource manager says of a deployment: two plain reads, on request only.

``GET …/accounts/{account}`` and ``GET …/deployments/{deployment}``
(learn.microsoft.com/rest/api/aiservices). They need the right to read the account.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from azure.core import PipelineClient
from azure.core.exceptions import AzureError
from azure.core.pipeline.policies import BearerTokenCredentialPolicy, ContentDecodePolicy
from azure.core.rest import HttpRequest
from azure.identity import AuthenticationRequiredError

from cloakroom.chat.cloud import PUBLIC
from cloakroom.chat.declared import Confirmed
from cloakroom.chat.sign_in.account import SignIn
from cloakroom.chat.sign_in.told import NOTHING_LEFT, cannot_sign_in, sign_in_again
from cloakroom.chat.sign_in.transport import transport
from cloakroom.errors import UsageError
from cloakroom.policy.model import Deployment
from cloakroom.send_errors import Refused, SignInNeeded

VERSION = "2025-09-01"
_RESOURCE = re.compile(
    r"/subscriptions/[0-9a-fA-F-]{36}/resourceGroups/[^/?#\s]{1,90}"
    r"/providers/Microsoft\.CognitiveServices/accounts/[\w.-]{2,64}")


def confirmed(
    deployment: Deployment, sign_in: SignIn, *, endpoint: str = PUBLIC.resource_manager,
    ca_file: str = "",
) -> Confirmed:
    """Both reads, now. Waits for the network. Raises UsageError for a policy that names no
    resource, SignInNeeded, NoConnection, or Refused where the account may not read it."""
    resource = deployment.declared.resource_id
    if not _RESOURCE.fullmatch(resource):
        raise UsageError(
            "The policy does not name the Azure resource of this deployment (resource_id), so "
            "Azure cannot be asked about it.")
    if sign_in.account is None:
        raise SignInNeeded
    policies = [
        ContentDecodePolicy(),
        BearerTokenCredentialPolicy(sign_in, f"{endpoint}/.default"),
    ]
    client: PipelineClient[Any, Any] = PipelineClient(
        endpoint, policies=policies, transport=transport(ca_file))
    with client:
        account = _read(client, endpoint + resource)
        name = quote(deployment.deployment, safe="")
        told = _read(client, f"{endpoint}{resource}/deployments/{name}")
    return _confirmed(account, told)


def _read(client: Any, url: str) -> dict[str, Any]:
    try:
        answer = client.send_request(HttpRequest("GET", url, params={"api-version": VERSION}))
    except AuthenticationRequiredError as error:
        raise sign_in_again(error) from None
    except AzureError as error:
        raise cannot_sign_in(error) from None
    if answer.status_code != 200:
        raise Refused(_SENTENCES.get(answer.status_code, _SENTENCES[0]), check="resource-manager",
                      status=answer.status_code)
    try:
        held = answer.json()
    except ValueError:
        held = None
    if not isinstance(held, dict):
        raise Refused(_SENTENCES[0], check="resource-manager")
    return held


_SENTENCES: Mapping[int, str] = MappingProxyType({
    0: f"Azure did not answer the question about this deployment. {NOTHING_LEFT}",
    401: f"Azure did not accept the sign-in for this question. {NOTHING_LEFT}",
    403: "Your account may not read this resource in Azure; the role Reader on it is enough. The "
         f"chat does not need it. {NOTHING_LEFT}",
    404: "Azure knows no deployment of the name that the policy gives. Tell whoever wrote the "
         f"policy. {NOTHING_LEFT}",
})


def _confirmed(account: Mapping[str, Any], told: Mapping[str, Any]) -> Confirmed:
    about, deployed = _table(account, "properties"), _table(told, "properties")
    model, capabilities = _table(deployed, "model"), about.get("capabilities")
    return Confirmed(
        at=datetime.now(UTC),
        sku=_text(_table(told, "sku"), "name"),
        region=_text(account, "location"),
        model=_text(model, "name"),
        model_version=_text(model, "version"),
        spillover=_text(deployed, "spilloverDeploymentName"),
        public=_is(about, "publicNetworkAccess", "enabled"),
        keys_disabled=_flag(about, "disableLocalAuth"),
        stored_off=_flag(about, "storedCompletionsDisabled"),
        modified_monitoring=_monitoring(capabilities),
    )


def _table(held: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = held.get(key)
    return value if isinstance(value, dict) else {}


def _text(held: Mapping[str, Any], key: str) -> str:
    value = held.get(key)
    return value if isinstance(value, str) else ""


def _flag(held: Mapping[str, Any], key: str) -> bool | None:
    value = held.get(key)
    return value if isinstance(value, bool) else None


def _is(held: Mapping[str, Any], key: str, word: str) -> bool | None:
    value = _text(held, key)
    return value.lower() == word if value else None


def _monitoring(capabilities: object) -> bool | None:
    """The capability ContentLogging appears, and is false, only where it was modified."""
    if not isinstance(capabilities, list):
        return None
    return any(
        isinstance(each, dict) and each.get("name") == "ContentLogging"
        and str(each.get("value")).lower() == "false" for each in capabilities)
