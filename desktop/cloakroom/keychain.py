"""The keyring of this computer: where keys and small secrets are kept, and nowhere else.

The backend's own words never leave this file: nobody knows what they may quote.
"""

from typing import Protocol

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import PasswordDeleteError

from cloakroom.errors import NoKeyring

# Backends that keep nothing, or keep it where anyone who gets the file can read it.
_UNSAFE = ("keyring.backends.null.", "keyring.backends.fail.", "keyrings.alt.")


class Keyring(Protocol):
    """What is used of a backend. Its errors are those of the library."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


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


def read(backend: Keyring, service: str, user: str) -> str | None:
    """What is kept there, or None. NoKeyring where the keyring cannot be asked."""
    try:
        return backend.get_password(service, user)
    except Exception as error:  # noqa: BLE001 - each backend raises what its platform does
        raise unusable(error) from None


def keep(backend: Keyring, service: str, user: str, secret: str) -> None:
    """Kept, and read back; NoKeyring where it is not."""
    try:
        backend.set_password(service, user, secret)
    except Exception as error:  # noqa: BLE001 - each backend raises what its platform does
        raise unusable(error) from None
    if read(backend, service, user) != secret:
        raise NoKeyring("The keyring of this computer did not keep what it was given.")


def forget(backend: Keyring, service: str, user: str) -> None:
    """Gone afterwards, if it was ever there."""
    if read(backend, service, user) is None:
        return
    try:
        backend.delete_password(service, user)
    except PasswordDeleteError:
        pass
    except Exception as error:  # noqa: BLE001 - each backend raises what its platform does
        raise unusable(error) from None
    if read(backend, service, user) is not None:
        raise NoKeyring("The keyring of this computer did not delete what it was asked to.")


def unusable(error: Exception) -> NoKeyring:
    """Without the backend's words or cause."""
    return NoKeyring(
        f"The keyring of this computer cannot be used ({type(error).__name__}); it may be locked. "
        "Unlock it and try again."
    )
