"""Signing in with Microsoft Entra, staying signed in, signing out.

Where a token may go (authority, tenant, application) comes from the policy each time, never from
what was remembered: a remembered place that somebody changed would be handed the tokens.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from azure.core.credentials import AccessToken
from azure.core.exceptions import AzureError, ClientAuthenticationError
from azure.identity import (
    AuthenticationRecord,
    AuthenticationRequiredError,
    CredentialUnavailableError,
    InteractiveBrowserCredential,
    TokenCachePersistenceOptions,
)

from cloakroom import keychain
from cloakroom.chat.sign_in.cache import NAME, SERVICE, KeyringCache
from cloakroom.chat.sign_in.told import cannot_sign_in, sign_in_again
from cloakroom.chat.sign_in.transport import transport
from cloakroom.errors import NoKeyring
from cloakroom.keychain import Keyring
from cloakroom.policy.model import Auth
from cloakroom.policy.words import Method
from cloakroom.send_errors import ChatError, SignInNeeded

WAIT_SECONDS = 120
"""How long the browser may take."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in, as Entra names them."""

    username: str
    home_id: str
    tenant_id: str


class SignIn:
    """One for each application that a policy names. Every method waits for the network: not for
    the Qt thread. ``backend`` None keeps everything in memory. ``well_known`` False is for an
    authority that Microsoft does not list (a private cloud)."""

    def __init__(
        self, auth: Auth, backend: Keyring | None, *, ca_file: str = "",
        well_known: bool = True, platform: str = sys.platform,
    ) -> None:
        self._auth, self._backend, self._platform = auth, backend, platform
        self._ca_file, self._well_known = ca_file, well_known
        ours = backend is not None and platform.startswith("linux")
        self._cache = KeyringCache(backend, f"{self._key} tokens") if backend and ours else None
        self.account = self._remembered()
        self._credential = self._made(self.account)

    @property
    def _key(self) -> str:
        return f"{self._auth.tenant_id}/{self._auth.client_id}"

    def enter(self, method: Method = Method.BROWSER, *, window: int = 0) -> Account:
        """Asks the user, in the browser or through the broker of the system. Only ever called for
        a button. Raises SignInNeeded with the sentence for what went wrong."""
        credential = self._made(None, method, window)
        try:
            record = credential.authenticate(scopes=[self._auth.scope])
        except (ClientAuthenticationError, CredentialUnavailableError, ValueError) as error:
            raise cannot_sign_in(error) from None
        except AzureError as error:
            raise cannot_sign_in(error) from None
        self.account = Account(record.username, record.home_account_id, record.tenant_id)
        self._credential = credential
        self._remember(self.account)
        return self.account

    def token(self, scope: str = "") -> str:
        """An access token, renewed where it must be, without ever asking. SignInNeeded where that
        is not possible."""
        if self.account is None:
            raise SignInNeeded
        try:
            return str(self._credential.get_token(scope or self._auth.scope).token)
        except AuthenticationRequiredError as error:
            raise sign_in_again(error) from None
        except (AzureError, ValueError) as error:
            raise cannot_sign_in(error) from None

    def get_token(self, *scopes: str, **options: Any) -> AccessToken:
        """What the Azure clients call (the protocol TokenCredential). Tokens for continuous access
        evaluation, which they would like, are kept in a second cache that nobody signed in to."""
        options.pop("enable_cae", None)
        token: AccessToken = self._credential.get_token(*scopes, **options)
        return token

    def leave(self) -> None:
        """Signed out here: tokens and name are gone from memory and from the keyring. NoKeyring
        where the keyring will not let go of them."""
        self.account = None
        if self._cache:
            self._cache.forget()
        else:
            _forget_elsewhere(self._credential)
        self._credential = self._made(None)
        if self._backend is not None:
            keychain.forget(self._backend, SERVICE, f"{self._key} account")

    def _made(
        self, account: Account | None, method: Method = Method.BROWSER, window: int = 0
    ) -> Any:
        """A credential that never asks by itself. Of an account that was remembered, only who it
        is counts."""
        told: dict[str, Any] = {
            "disable_automatic_authentication": True, "timeout": WAIT_SECONDS,
            "transport": transport(self._ca_file), "retry_total": 1,
            "disable_instance_discovery": not self._well_known,
            "tenant_id": self._auth.tenant_id,
        }
        if account:
            told["authentication_record"] = AuthenticationRecord(
                self._auth.tenant_id, self._auth.client_id, self._auth.authority, account.home_id,
                account.username)
        else:
            told |= {"client_id": self._auth.client_id, "authority": self._auth.authority}
        if self._cache:
            told["_cache"] = self._cache
        elif not self._platform.startswith("linux"):
            told["cache_persistence_options"] = TokenCachePersistenceOptions(name=NAME)
        return _kind(method, self._platform, told, window)(**told)

    def _remembered(self) -> Account | None:
        if self._backend is None:
            return None
        try:
            held = keychain.read(self._backend, SERVICE, f"{self._key} account")
            return Account(**json.loads(held)) if held else None
        except (NoKeyring, ValueError, TypeError):
            return None

    def _remember(self, account: Account) -> None:
        if self._backend is None:
            return
        told = {"username": account.username, "home_id": account.home_id,
                "tenant_id": account.tenant_id}
        try:
            keychain.keep(self._backend, SERVICE, f"{self._key} account", json.dumps(told))
        except NoKeyring:
            return  # signed in for as long as the program runs


def _kind(
    method: Method, platform: str, told: dict[str, Any], window: int
) -> Callable[..., Any]:
    """The credential that asks in the way of ``method``."""
    if method is Method.BROKER and not platform.startswith("linux"):
        try:
            from azure.identity.broker import InteractiveBrowserBrokerCredential
        except ImportError:
            raise ChatError(
                "The sign-in of the system needs the package azure-identity-broker, which this "
                "installation lacks. Sign in with the browser instead. Nothing was sent.",
                check="broker") from None
        told["parent_window_handle"] = window
        kind: Callable[..., Any] = InteractiveBrowserBrokerCredential
        return kind
    if method is Method.DEVICE_CODE:
        from azure.identity import DeviceCodeCredential

        return DeviceCodeCredential
    return InteractiveBrowserCredential


def _forget_elsewhere(credential: Any) -> None:
    """Where azure-identity keeps the tokens itself, MSAL's own way to remove an account."""
    for app in credential._client_applications.values():
        for account in app.get_accounts():
            app.remove_account(account)
