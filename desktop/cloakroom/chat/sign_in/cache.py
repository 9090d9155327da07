"""Where tokens are kept between two starts.

Windows and macOS have a place of their own for it, which azure-identity knows. On Linux its own
way needs PyGObject, which neither pip nor a frozen program brings, so MSAL's cache goes through the
keyring as one text of some 4 KB; without a keyring it lives in memory only.
"""

import threading
from typing import Any

from msal import SerializableTokenCache

from cloakroom import keychain
from cloakroom.errors import NoKeyring
from cloakroom.keychain import Keyring

SERVICE = "cloakroom/sign-in"
NAME = "cloakroom"


class KeyringCache(SerializableTokenCache):  # type: ignore[misc]  # MSAL brings no types
    """MSAL's cache, kept under ``user`` after each change. A keyring that fails costs the next
    start a sign-in, and nothing else."""

    def __init__(self, backend: Keyring, user: str) -> None:
        super().__init__()
        self._backend, self._user, self._writing = backend, user, threading.Lock()
        try:
            held = keychain.read(backend, SERVICE, user)
            self.deserialize(held)
        except (NoKeyring, ValueError):
            self.deserialize(None)

    def add(self, event: Any, **options: Any) -> None:
        super().add(event, **options)
        self._keep()

    def modify(self, credential_type: Any, old_entry: Any, new_key_value_pairs: Any = None) -> None:
        super().modify(credential_type, old_entry, new_key_value_pairs)
        self._keep()

    def forget(self) -> None:
        """Gone from memory and from the keyring; NoKeyring where the keyring will not."""
        self.deserialize(None)
        self.has_state_changed = False
        keychain.forget(self._backend, SERVICE, self._user)

    def _keep(self) -> None:
        with self._writing:
            if not self.has_state_changed:
                return
            try:
                keychain.keep(self._backend, SERVICE, self._user, self.serialize())
            except NoKeyring:
                return
