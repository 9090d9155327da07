"""A key out of a key vault, with the real client and its challenge (401, then the secret)."""

import pytest

from chat.sign_in.conftest import sign_in
from cloakroom.chat.sign_in import vault
from cloakroom.policy.model import KeyVault
from cloakroom.send_errors import ChatError, NoConnection, Refused, SignInNeeded
from fakes.entra_server import EntraServer
from fakes.keyrings import FakeKeyring


def read(entra: EntraServer, *, url: str = "", entered: bool = True) -> str:
    here = sign_in(entra, FakeKeyring())
    if entered:
        here.enter()
    # localhost is no name of a vault, so the library's own check of it would refuse
    return vault.secret(KeyVault(url or entra.url, "aoai"), here, ca_file=str(entra.ca_file),
                        strict=False, contact="the AI desk")


def test_the_secret_comes_with_the_token_of_the_account(entra: EntraServer) -> None:
    entra.secrets["aoai"] = "sample-key"
    assert read(entra) == "sample-key"
    assert len(entra.bearers) == 1
    assert entra.bearers[0].startswith("access-")


def test_the_token_goes_to_no_vault_of_another_name(entra: EntraServer) -> None:
    """The challenge names the resource that the token is for; the library checks it."""
    entra.secrets["aoai"] = "sample-key"
    here = sign_in(entra, FakeKeyring())
    here.enter()
    with pytest.raises(ChatError):
        vault.secret(KeyVault(entra.url, "aoai"), here, ca_file=str(entra.ca_file))
    assert entra.bearers == []


def test_before_the_sign_in_nothing_is_asked(entra: EntraServer) -> None:
    with pytest.raises(SignInNeeded):
        read(entra, entered=False)
    assert entra.asked == []


def test_a_vault_that_is_closed_to_the_account_names_the_role(entra: EntraServer) -> None:
    entra.forbidden = True
    with pytest.raises(Refused, match=r"Key Vault Secrets User.*the AI desk"):
        read(entra)


@pytest.mark.parametrize("secrets", [{}, {"other": "x"}])
def test_a_secret_that_is_not_there_is_said(
    entra: EntraServer, secrets: dict[str, str]
) -> None:
    entra.secrets = secrets
    with pytest.raises(Refused, match="aoai"):
        read(entra)


def test_an_empty_secret_is_none(entra: EntraServer) -> None:
    entra.secrets["aoai"] = ""
    with pytest.raises(ChatError, match="empty"):
        read(entra)


def test_a_vault_that_cannot_be_reached_is_said(entra: EntraServer) -> None:
    with pytest.raises(NoConnection):
        read(entra, url="https://localhost:9")
