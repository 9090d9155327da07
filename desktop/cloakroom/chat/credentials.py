"""Where the credential of a deployment comes from: a key in the keyring, a key for this session, a
Microsoft Entra account, or a key in Azure Key Vault.

Keys are read when they are needed and held no longer than one request, but for those of the session
and of the vault, which live in memory only.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cloakroom import keychain
from cloakroom.chat.aside import aside
from cloakroom.chat.cloud import PUBLIC, Cloud
from cloakroom.chat.wire import Credential, CredentialKind
from cloakroom.errors import NoKeyring, UsageError
from cloakroom.keychain import Keyring
from cloakroom.policy.model import Auth, Deployment
from cloakroom.policy.words import Method
from cloakroom.send_errors import SignInNeeded

if TYPE_CHECKING:
    from cloakroom.chat.sign_in.account import SignIn

_USER = "api-key"
_LONGEST = 1000
ENTRA = frozenset({Method.BROKER, Method.BROWSER, Method.DEVICE_CODE, Method.KEY_VAULT})
"""The methods for which somebody has to be signed in."""


def service(deployment: Deployment) -> str:
    """Unique for each deployment (on Windows two users of one service name get in each other's
    way) and for its host: a policy that moves a deployment elsewhere does not move its key."""
    return f"cloakroom/aoai/{deployment.id}@{urlsplit(deployment.base_url).netloc.lower()}"


class Credentials:
    """One for the program. ``backend`` gives the keyring, or raises NoKeyring."""

    def __init__(
        self, backend: Callable[[], Keyring] = keychain.system, *, cloud: Cloud = PUBLIC
    ) -> None:
        self._backend, self.cloud = backend, cloud
        self._session: dict[str, str] = {}
        self._vault: dict[str, str] = {}
        self._sign_ins: dict[tuple[str, str, str], SignIn] = {}
        self._making = threading.Lock()

    # ---- keys

    def has_key(self, deployment: Deployment) -> bool:
        """NoKeyring where the keyring cannot be asked and no key was given for the session."""
        if service(deployment) in self._session:
            return True
        return keychain.read(self._backend(), service(deployment), _USER) is not None

    def keep_key(self, deployment: Deployment, key: str) -> None:
        """In the keyring. UsageError for what cannot be a key; NoKeyring where it is not kept, and
        then the caller may offer :meth:`use_key`."""
        keychain.keep(self._backend(), service(deployment), _USER, _as_key(key))
        self._session.pop(service(deployment), None)

    def use_key(self, deployment: Deployment, key: str) -> None:
        """For as long as the program runs, and nowhere but in its memory."""
        self._session[service(deployment)] = _as_key(key)

    def forget_key(self, deployment: Deployment) -> None:
        """From memory and from the keyring."""
        self._session.pop(service(deployment), None)
        self._vault.pop(service(deployment), None)
        if backend := self._keyring():
            keychain.forget(backend, service(deployment), _USER)

    def key(self, deployment: Deployment) -> str | None:
        held = self._session.get(service(deployment))
        return held or keychain.read(self._backend(), service(deployment), _USER)

    # ---- accounts

    def identity(self, deployment: Deployment) -> "SignIn":
        """The identity that a deployment's policy asks for; imports the Azure libraries, so not on
        the Qt thread."""
        from cloakroom.chat.sign_in.account import SignIn

        auth = deployment.auth
        with self._making:
            at = auth.authority, auth.tenant_id, auth.client_id
            if at not in self._sign_ins:
                self._sign_ins[at] = SignIn(
                    auth, self._keyring(), ca_file=deployment.network.ca_file,
                    well_known=self.cloud.well_known)
            return self._sign_ins[at]

    def account(self, deployment: Deployment) -> str:
        """Who is signed in, as Entra names them; '' for nobody. Asks nobody."""
        if not needs_account(deployment.auth):
            return ""
        account = self.identity(deployment).account
        return account.username if account else ""

    def sign_in(
        self, deployment: Deployment, method: Method = Method.BROWSER, window: int = 0
    ) -> str:
        """Asks the user to sign in: for the button, and for nothing else. The name of who did."""
        return self.identity(deployment).enter(method, window=window).username

    def leave(self, deployment: Deployment) -> None:
        """Signed out: account, tokens and keys of this deployment are gone."""
        self._vault.pop(service(deployment), None)
        if needs_account(deployment.auth):
            self.identity(deployment).leave()
        self.forget_key(deployment)

    # ---- for a send

    def source(self, deployment: Deployment) -> "Source":
        return Source(self, deployment)

    def vault_key(self, deployment: Deployment, *, fresh: bool = False) -> str:
        """Waits for the network unless it was read before."""
        from cloakroom.chat.sign_in import vault

        if deployment.auth.key_vault is None:
            raise UsageError("The policy names no key vault for this deployment.")
        if fresh or service(deployment) not in self._vault:
            self._vault[service(deployment)] = vault.secret(
                deployment.auth.key_vault, self.identity(deployment),
                ca_file=deployment.network.ca_file, strict=self.cloud.well_known)
        return self._vault[service(deployment)]

    def _keyring(self) -> Keyring | None:
        try:
            return self._backend()
        except NoKeyring:
            return None


@dataclass(frozen=True, slots=True)
class Source:
    """The credential of one deployment, by the methods of its policy in their order: the first
    that is ready serves."""

    credentials: Credentials
    deployment: Deployment
    _last: list[Method] = field(default_factory=list, repr=False)

    async def credential(self) -> Credential:
        """SignInNeeded where no method is ready; what else went wrong as it is."""
        return await aside(self._obtain)

    async def renewed(self) -> Credential | None:
        """After a 401: a key of the vault is read again, for it may have been exchanged. None
        where another try would send the same."""
        if self._last[-1:] != [Method.KEY_VAULT]:
            return None
        key = await aside(lambda: self.credentials.vault_key(self.deployment, fresh=True))
        return Credential(CredentialKind.KEY, key)

    def _obtain(self) -> Credential:
        needed: Exception | None = None
        for method in self.deployment.auth.methods:
            try:
                found = self._by(method)
            except SignInNeeded as error:
                needed = needed or error
                continue
            except NoKeyring as error:
                needed = needed or SignInNeeded(
                    f"The key cannot be read: {error.sentence} A key can be entered for this "
                    "session only. Your text has not left this computer.", check="no-keyring")
                continue
            if found:
                self._last[:] = [method]
                return found
        raise needed or SignInNeeded(
            "There is no key for this deployment yet. Enter one first. Your text has not left "
            "this computer.", check="no-key")

    def _by(self, method: Method) -> Credential | None:
        deployment = self.deployment
        if method is Method.KEYRING_KEY:
            key = self.credentials.key(deployment)
            return Credential(CredentialKind.KEY, key) if key else None
        if method is Method.KEY_VAULT:
            return Credential(CredentialKind.KEY, self.credentials.vault_key(deployment))
        token = self.credentials.identity(deployment).token(deployment.auth.scope)
        return Credential(CredentialKind.TOKEN, token)


def needs_account(auth: Auth) -> bool:
    """Whether somebody has to sign in for it, by one of its ways."""
    return bool(ENTRA & set(auth.methods))


def _as_key(key: str) -> str:
    """UsageError for what no header can carry (RFC 9110, section 5.5) or what is no key."""
    key = key.strip()
    if not key or len(key) > _LONGEST or not key.isascii() or not key.isprintable() or " " in key:
        raise UsageError(
            "This does not look like an API key: it is one word of letters and digits. Nothing "
            "was kept.")
    return key
