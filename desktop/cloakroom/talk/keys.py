"""Credentials, with what is done to them on record."""

from collections.abc import Callable
from contextlib import suppress

from cloakroom import keychain
from cloakroom.audit.event import Event, Evidence, What
from cloakroom.chat.cloud import PUBLIC, Cloud
from cloakroom.chat.credentials import Credentials
from cloakroom.keychain import Keyring
from cloakroom.policy.model import Deployment
from cloakroom.policy.words import Method
from cloakroom.send_errors import NotRecorded
from cloakroom.talk.sending import Journal


class Keys(Credentials):
    """A record that fails stops nobody from signing in or out: nothing is sent by that."""

    def __init__(
        self, journal: Journal, backend: Callable[[], Keyring] = keychain.system, *,
        cloud: Cloud = PUBLIC,
    ) -> None:
        super().__init__(backend, cloud=cloud)
        self._journal = journal

    def keep_key(self, deployment: Deployment, key: str) -> None:
        super().keep_key(deployment, key)
        self._note(What.KEY_CHANGED, deployment)

    def use_key(self, deployment: Deployment, key: str) -> None:
        super().use_key(deployment, key)
        self._note(What.KEY_CHANGED, deployment)

    def sign_in(
        self, deployment: Deployment, method: Method = Method.BROWSER, window: int = 0
    ) -> str:
        name = super().sign_in(deployment, method, window)
        self._note(What.SIGN_IN, deployment)
        return name

    def leave(self, deployment: Deployment) -> None:
        super().leave(deployment)
        self._note(What.SIGN_OUT, deployment)

    def _note(self, what: What, deployment: Deployment) -> None:
        with suppress(NotRecorded):
            self._journal.record(Event(what, Evidence(deployment_id=deployment.id)))
