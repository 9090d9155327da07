"""The one key that seals every kept matter: 32 random bytes in the keyring of the system, and
nowhere else. It is made when it is first needed."""

import binascii
import secrets
from pathlib import Path
from typing import Protocol

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend

from cloakroom.errors import NoKeyring, OtherKey
from cloakroom.matters.lock import Lock

SERVICE, USER = "cloakroom", "matters"
KEY_BYTES = 32

# Backends that keep nothing, or keep it where anyone who gets the file can read it.
_UNSAFE = ("keyring.backends.null.", "keyring.backends.fail.", "keyrings.alt.")


class Keyring(Protocol):
    """What is used of a backend. Its errors are those of the library."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...


def system() -> KeyringBackend:
    """The keyring of this computer; NoKeyring where none is safe."""
    chosen = keyring.get_keyring()
    # A chain would fall back to its next member: take its first safe one and stay with it.
    members = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for backend in members:
        if not name(backend).startswith(_UNSAFE):
            return backend
    raise NoKeyring


def name(backend: object) -> str:
    """``keyring.backends.SecretService.Keyring``."""
    kind = type(backend)
    return f"{kind.__module__}.{kind.__qualname__}"


def obtain(backend: Keyring, folder: Path) -> bytes:
    """The key, made now if there is none. Two processes that need their first key at the same time
    must get the same one, so a lock in ``folder`` is held meanwhile."""
    with Lock.take(folder / "key.lock", wait=True):
        held = _read(backend)
        return _make(backend) if held is None else _decoded(held)


def exists(backend: Keyring) -> bool:
    """Whether the keyring holds a key already. NoKeyring where it cannot be asked."""
    return _read(backend) is not None


def _read(backend: Keyring) -> str | None:
    try:
        return backend.get_password(SERVICE, USER)
    except Exception as error:  # noqa: BLE001 - each backend raises what its platform does
        raise _unusable(error) from None


def _make(backend: Keyring) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    try:
        backend.set_password(SERVICE, USER, key.hex())
    except Exception as error:  # noqa: BLE001 - each backend raises what its platform does
        raise _unusable(error) from None
    if _read(backend) != key.hex():
        raise NoKeyring(
            "The keyring of this computer did not keep the key that it was given, so matters are "
            "kept in memory only."
        )
    return key


def _decoded(held: str) -> bytes:
    try:
        key = binascii.unhexlify(held)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise OtherKey(
            f"What the keyring holds under “{SERVICE}” is not a key of Cloakroom. It was left as "
            "it is, and so were the matters."
        )
    return key


def _unusable(error: Exception) -> NoKeyring:
    """Without the backend's words or cause: nobody knows what they may quote."""
    return NoKeyring(
        f"The keyring of this computer cannot be used ({type(error).__name__}); it may be locked. "
        "Unlock it and try again; until then matters are kept in memory only."
    )
