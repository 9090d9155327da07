"""Where the key of the audit trail and its head are kept, apart from the file they vouch for."""

import json
from dataclasses import dataclass
from typing import Protocol

from cloakroom import keychain
from cloakroom.audit.secret import Secret
from cloakroom.errors import NoKeyring
from cloakroom.keychain import Keyring

SERVICE, KEY, HEAD = "cloakroom", "audit key", "audit head"


@dataclass(frozen=True, slots=True)
class Head:
    """The last record that was confirmed. None has ``seq`` 0."""

    seq: int
    hash: str


class Anchor(Protocol):
    """Its methods raise NoKeyring. The caller holds the lock of the journal."""

    def secret(self) -> Secret:
        """Made now if there is none."""

    def head(self) -> Head | None: ...

    def keep(self, head: Head) -> None: ...


class InKeyring:
    """In the keyring of this user. The key is read once, the head every time: another program may
    have moved it."""

    def __init__(self, backend: Keyring) -> None:
        self._backend = backend
        self._secret: Secret | None = None

    def secret(self) -> Secret:
        if self._secret is None:
            self._secret = self._obtained()
        return self._secret

    def _obtained(self) -> Secret:
        held = keychain.read(self._backend, SERVICE, KEY)
        if held is None:
            new = Secret.new()
            keychain.keep(self._backend, SERVICE, KEY, new.to_hex())
            return new
        known = Secret.from_hex(held)
        if known is None:
            raise NoKeyring(
                f"What the keyring holds under “{KEY}” is not a key of Cloakroom. It was left as "
                "it is."
            )
        return known

    def head(self) -> Head | None:
        """None also for what is no head of ours: the trail then speaks for itself."""
        held = keychain.read(self._backend, SERVICE, HEAD)
        try:
            seq, chained = json.loads(held or "null")
        except (ValueError, TypeError):
            return None
        return Head(seq, chained) if isinstance(seq, int) and isinstance(chained, str) else None

    def keep(self, head: Head) -> None:
        keychain.keep(self._backend, SERVICE, HEAD, json.dumps([head.seq, head.hash]))


class InMemory:
    """For as long as the program runs: where a computer has no keyring."""

    def __init__(self) -> None:
        self._secret = Secret.new()
        self._head: Head | None = None

    def secret(self) -> Secret:
        return self._secret

    def head(self) -> Head | None:
        return self._head

    def keep(self, head: Head) -> None:
        self._head = head
