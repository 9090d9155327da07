"""An API key out of Azure Key Vault, with the identity that signed in. Kept in memory only."""

from typing import Any

from azure.core.exceptions import AzureError
from azure.identity import AuthenticationRequiredError
from azure.keyvault.secrets import SecretClient

from cloakroom.chat.sign_in.account import SignIn
from cloakroom.chat.sign_in.told import NOTHING_LEFT, no_secret, sign_in_again
from cloakroom.chat.sign_in.transport import transport
from cloakroom.policy.model import KeyVault
from cloakroom.send_errors import ChatError, Refused, SignInNeeded


def secret(
    vault: KeyVault, sign_in: SignIn, *, ca_file: str = "", strict: bool = True, contact: str = ""
) -> str:
    """The newest version of the secret. ``strict`` has the library check that the vault's
    challenge is for a vault of that name. Raises SignInNeeded, NoConnection or Refused."""
    if sign_in.account is None:
        raise SignInNeeded
    options: dict[str, Any] = {"transport": transport(ca_file), "retry_total": 1}
    client = SecretClient(
        vault.url, sign_in, verify_challenge_resource=strict, **options)
    try:
        value = client.get_secret(vault.secret).value
    except AzureError as error:
        raise _why(error, vault, contact) from None
    except ValueError:  # the challenge asks for a token that is for something else
        raise Refused(
            "What answers at the address of the key vault is not that vault. No token was given "
            f"to it. {NOTHING_LEFT}", check="key-vault") from None
    if not value:
        raise ChatError(
            f"The key vault holds an empty secret under {vault.secret}.", check="key-vault")
    return str(value)


def _why(error: AzureError, vault: KeyVault, contact: str) -> ChatError:
    if isinstance(error, AuthenticationRequiredError):
        return sign_in_again(error)
    return no_secret(error, vault.secret, contact)
