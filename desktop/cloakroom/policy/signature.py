"""The detached signature of a policy file: Ed25519 (RFC 8032) over its exact bytes, beside it as
``approved-deployments.toml.sig``. Four lines:

    cloakroom-signature-1
    key-id      SHA-256 of the 32 bytes of the public key, in hexadecimal digits: its fingerprint
    public-key  these 32 bytes, base64 (RFC 4648, section 4)
    signature   64 bytes, base64

A signature proves who signed only to somebody who already trusts that fingerprint. There is one
spelling of each signature: anything else, a space or other spare bits, is refused, so no copy of
a file can be changed unnoticed, however little.
"""

import base64
import binascii
import hashlib
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from cloakroom.errors import InputError
from cloakroom.send_errors import PolicyFault

_FIRST = "cloakroom-signature-1"
_FORM = re.compile(
    rf"{_FIRST}\nkey-id ([0-9a-f]{{64}})\npublic-key ([A-Za-z0-9+/=]{{44}})\n"
    r"signature ([A-Za-z0-9+/=]{88})\n", re.ASCII)
MOST_BYTES = 1024
_FINGERPRINT = re.compile(r"[0-9a-f]{64}", re.ASCII)
_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Signer:
    """Whoever holds the private key. ``seed`` are its 32 bytes."""

    seed: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        return fingerprint_of(self._public())

    def sign(self, data: bytes) -> str:
        """The content of the file of the signature."""
        made = Ed25519PrivateKey.from_private_bytes(self.seed).sign(data)
        return _written(self._public(), made)

    def pem(self, passphrase: str = "") -> bytes:
        """PKCS #8 (RFC 5958), sealed where there is a passphrase."""
        sealing: KeySerializationEncryption = (
            BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption())
        key = Ed25519PrivateKey.from_private_bytes(self.seed)
        return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealing)

    def _public(self) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()


def fresh() -> Signer:
    return Signer(Ed25519PrivateKey.generate().private_bytes_raw())


def from_pem(data: bytes, passphrase: str = "") -> Signer:
    """InputError for what is no key, no Ed25519 key, or does not open."""
    secret = passphrase.encode() or None
    try:
        key = load_pem_private_key(data, secret)
    except TypeError:  # sealed, and no passphrase was given; or the other way round
        told = ("This key is not sealed, so it takes no passphrase." if secret
                else "This key is sealed: give its passphrase.")
        raise InputError(told) from None
    except (ValueError, UnsupportedAlgorithm):
        raise InputError("This is no private key (PEM, PKCS #8), or not its passphrase.") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise InputError("This is not an Ed25519 key. Make one: cloakroom policy keygen")
    return Signer(key.private_bytes_raw())


def read_key(file: Path, passphrase: str = "") -> Signer:
    """InputError as above, and for a key that others of this computer may read."""
    try:
        with file.open("rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            data = stream.read(64 * 1024)
    except OSError as error:
        raise InputError(f"{file} could not be read: {error.strerror}.") from None
    if os.name == "posix" and mode & _OTHERS:
        raise InputError(
            f"{file} may be read or written by others, so it proves nothing. Allow its owner "
            "alone (chmod 600); if others may have read it, make a new key.")
    return from_pem(data, passphrase)


def verify(data: bytes, signature: bytes) -> str:
    """The fingerprint of who signed ``data``; PolicyFault where nobody did. It says nothing of
    whether that signer is trusted."""
    public, made = _parts(signature)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(made, data)
    except (InvalidSignature, ValueError):
        raise PolicyFault(
            "The signature does not belong to this file: one of the two was changed since."
        ) from None
    return fingerprint_of(public)


def fingerprint_of(public: bytes) -> str:
    """64 hexadecimal digits."""
    return hashlib.sha256(public).hexdigest()


def fingerprint(text: str) -> str:
    """A fingerprint as people copy it (capitals, spaces, colons); InputError if it is none."""
    plain = re.sub(r"[\s:]", "", text).lower()
    if not _FINGERPRINT.fullmatch(plain):
        raise InputError("A fingerprint has 64 hexadecimal digits, as “policy verify” shows it.")
    return plain


def spoken(text: str) -> str:
    """A fingerprint in groups of four, for two people to compare."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def _written(public: bytes, made: bytes) -> str:
    return (f"{_FIRST}\nkey-id {fingerprint_of(public)}\n"
            f"public-key {base64.b64encode(public).decode()}\n"
            f"signature {base64.b64encode(made).decode()}\n")


def _parts(signature: bytes) -> tuple[bytes, bytes]:
    try:
        text = signature.decode("ascii")
        found = _FORM.fullmatch(text)
        public, made = (base64.b64decode(found[n], validate=True) for n in (2, 3)) if found else (
            b"", b"")
    except (UnicodeDecodeError, binascii.Error):
        text, public, made = "", b"", b""
    if not public or _written(public, made) != text:
        raise PolicyFault("The signature is damaged, or of another kind.")
    return public, made
