"""The one key that seals every kept matter: 32 random bytes in the keyring of the system, and
nowhere else. It is made when it is first needed."""

import binascii
import secrets
from pathlib import Path

from cloakroom import keychain
from cloakroom.errors import NoKeyring, OtherKey
from cloakroom.keychain import Keyring
from cloakroom.lock import FOR_EVER
from cloakroom.matters.lock import Lock

SERVICE, USER = "cloakroom", "matters"
KEY_BYTES = 32


def obtain(backend: Keyring, folder: Path) -> bytes:
    """The key, made now if there is none. Two processes that need their first key at the same time
    must get the same one, so a lock in ``folder`` is held meanwhile."""
    with Lock.take(folder / "key.lock", seconds=FOR_EVER):
        try:
            held = keychain.read(backend, SERVICE, USER)
            return _make(backend) if held is None else _decoded(held)
        except NoKeyring as error:
            raise NoKeyring(
                f"{error.sentence} Until then matters are kept in memory only.") from None


def exists(backend: Keyring) -> bool:
    """Whether the keyring holds a key already. NoKeyring where it cannot be asked."""
    return keychain.read(backend, SERVICE, USER) is not None


def _make(backend: Keyring) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    keychain.keep(backend, SERVICE, USER, key.hex())
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
