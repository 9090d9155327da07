"""Sealing with AES-256-GCM (NIST SP 800-38D): what was changed, cut or swapped does not open.

A kept matter is ``start | head | body``. ``start`` is the magic, the version, the id of the matter,
a fingerprint of the key and the length of the sealed head. Head and body are sealed one by one, so
that a list of names need not read the ledgers; the body is bound to start and head, and the head
to start, so no part fits into another file. Each has a fresh random nonce of 96 bits, under a key
derived for this matter (HKDF, RFC 5869).

An exported matter is ``start | body``: the start holds the version and the cost of scrypt (RFC
7914), and the key is made of the passphrase.
"""

import secrets
import struct
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from cloakroom.errors import (
    InputError,
    MatterUnreadable,
    OtherKey,
    OtherVersion,
    TooLarge,
    WrongPassphrase,
)

VERSION = 1
ID_BYTES = 16
LONGEST_HEAD = 16_384
"""Bytes of a sealed head; with the start, what a list has to read."""

_MAGIC, _EXPORT_MAGIC = b"CLOAKROOM MATTER\n", b"CLOAKROOM EXPORT\n"
_START = struct.Struct(f">{len(_MAGIC)}sB{ID_BYTES}s8sI")
_EXPORT_START = struct.Struct(f">{len(_EXPORT_MAGIC)}sBBBB16s")
START_BYTES = _START.size
_NONCE, _TAG = 12, 16

# OWASP's recommendation for scrypt: N = 2^17, r = 8, p = 1, which takes 128 MiB.
_COST = (17, 8, 1)
_MOST_BYTES, _MOST_PASSES = 256 * 1024 * 1024, 4


def seal(key: bytes, matter: bytes, head: bytes, body: bytes) -> bytes:
    """The file of ``matter`` (an id of :data:`ID_BYTES`). TooLarge for a head beyond
    :data:`LONGEST_HEAD`."""
    length = len(head) + _NONCE + _TAG
    if length > LONGEST_HEAD:
        raise TooLarge
    start = _START.pack(_MAGIC, VERSION, matter, _fingerprint(key), length)
    own = _derived(key, b"cloakroom matter " + matter, 32)
    sealed = _encrypt(own, head, b"head" + start)
    return start + sealed + _encrypt(own, body, b"body" + start + sealed)


def unseal_head(key: bytes, matter: bytes, data: bytes) -> bytes:
    """The head of a file, or of its first ``START_BYTES + LONGEST_HEAD`` bytes. Raises
    MatterUnreadable, OtherVersion or OtherKey."""
    start, sealed = _parts(key, matter, data)
    return _opened(_derived(key, b"cloakroom matter " + matter, 32), sealed, b"head" + start)


def unseal(key: bytes, matter: bytes, data: bytes) -> tuple[bytes, bytes]:
    """Head and body. Raises as :func:`unseal_head` does."""
    head = unseal_head(key, matter, data)
    start, sealed = _parts(key, matter, data)
    own = _derived(key, b"cloakroom matter " + matter, 32)
    body = _opened(own, data[len(start) + len(sealed) :], b"body" + start + sealed)
    return head, body


def seal_export(passphrase: str, body: bytes) -> bytes:
    """``body`` for whoever knows ``passphrase``. Takes about half a second, on purpose."""
    start = _EXPORT_START.pack(_EXPORT_MAGIC, VERSION, *_COST, secrets.token_bytes(16))
    return start + _encrypt(_from_passphrase(passphrase, start), body, start)


def unseal_export(passphrase: str, data: bytes) -> bytes:
    """Raises InputError for what is not an exported matter, OtherVersion and WrongPassphrase."""
    if not data.startswith(_EXPORT_MAGIC) or len(data) < _EXPORT_START.size + _NONCE + _TAG:
        raise InputError("This is not an exported matter, or it is cut short. Nothing was changed.")
    start = data[: _EXPORT_START.size]
    if start[len(_EXPORT_MAGIC)] != VERSION:
        raise OtherVersion("This matter was exported by another version of Cloakroom.")
    key = _from_passphrase(passphrase, start)
    try:
        return _decrypt(key, data[len(start) :], start)
    except InvalidTag:
        raise WrongPassphrase from None


def _parts(key: bytes, matter: bytes, data: bytes) -> tuple[bytes, bytes]:
    """The start and the sealed head, once the start is one of ours."""
    if len(data) < START_BYTES:
        raise MatterUnreadable("The file of this matter is empty or cut short. It was left as is.")
    magic, version, owner, fingerprint, length = _START.unpack_from(data)
    if magic != _MAGIC:
        raise MatterUnreadable("This is not the file of a matter, or it is damaged.")
    if version != VERSION:
        raise OtherVersion
    if owner != matter:
        raise MatterUnreadable("This file holds another matter than its name says.")
    if fingerprint != _fingerprint(key):
        raise OtherKey
    if length > LONGEST_HEAD:
        raise MatterUnreadable
    return data[:START_BYTES], data[START_BYTES : START_BYTES + length]


def _opened(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    try:
        return _decrypt(key, sealed, bound)
    except InvalidTag:
        raise MatterUnreadable(
            "The file of this matter is cut short or was changed since Cloakroom wrote it, so it "
            "was not opened. It was left as it is."
        ) from None


def _fingerprint(key: bytes) -> bytes:
    """Tells keys apart without saying anything about them."""
    return _derived(key, b"cloakroom key fingerprint", 8)


def _derived(key: bytes, purpose: bytes, length: int) -> bytes:
    return HKDFExpand(SHA256(), length, purpose).derive(key)


def _from_passphrase(passphrase: str, start: bytes) -> bytes:
    """The costs are the sender's word: more memory or time than we would spend is refused."""
    _, _, exponent, r, p, salt = _EXPORT_START.unpack(start)
    bounded = exponent in range(10, 25) and r in range(1, 33) and p in range(1, _MOST_PASSES + 1)
    if not bounded or 128 * r * 2**exponent > _MOST_BYTES:
        raise InputError("This file asks for more work than an exported matter may. It is damaged.")
    # One passphrase, however the keyboard composes its letters (NIST SP 800-63B, section 5.1.1.2).
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return Scrypt(salt, 32, 2**exponent, r, p).derive(secret)
    except MemoryError:
        raise InputError("There is not enough free memory to open an exported matter.") from None


def _encrypt(key: bytes, data: bytes, bound: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, bound)


def _decrypt(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    if len(sealed) < _NONCE + _TAG:
        raise InvalidTag
    return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound)
