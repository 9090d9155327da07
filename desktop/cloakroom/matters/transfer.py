"""A matter for a colleague: exported under a passphrase, imported under their own key."""

import struct
from dataclasses import replace
from datetime import date

from cloakroom.errors import InputError, MatterUnreadable, UsageError
from cloakroom.matters.info import Info
from cloakroom.matters.matter import Matter
from cloakroom.matters.seal import seal_export, unseal_export
from cloakroom.matters.store import Matters
from cloakroom.redact.ledger import Ledger

SHORTEST_PASSPHRASE = 12
LARGEST = 1 << 30
"""Bytes of an exported matter."""

_LENGTH = struct.Struct(">I")


def export(matter: Matter, passphrase: str) -> bytes:
    """All of ``matter``. UsageError for a passphrase that is too short to protect it."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise UsageError(f"A passphrase has at least {SHORTEST_PASSPHRASE} characters.")
    head = replace(matter.info, entries=len(matter.ledger)).to_json()
    body = matter.ledger.to_json().encode("utf-8")
    return seal_export(passphrase, _LENGTH.pack(len(head)) + head + body)


def bring_in(store: Matters, data: bytes, passphrase: str, *, name: str | None = None) -> Info:
    """Keeps a copy, as ``name`` or under the name it had. Raises WrongPassphrase, OtherVersion,
    MatterExists and InputError; then nothing is kept."""
    info, ledger = unpacked(unseal_export(passphrase, data))
    if info.expired(date.today()):
        raise InputError("This matter has expired, so it was not imported.")
    with store.create(name or info.name, expires=info.expires, ledger=ledger) as matter:
        return matter.info


def unpacked(packed: bytes) -> tuple[Info, Ledger]:
    """What an export holds: the head and its length, then the ledger. Raises InputError."""
    try:
        (length,) = _LENGTH.unpack_from(packed)
        body = packed[_LENGTH.size + length :].decode("utf-8")
        return Info.from_json(packed[_LENGTH.size : _LENGTH.size + length]), Ledger.from_json(body)
    except (struct.error, UnicodeDecodeError, MatterUnreadable):
        raise InputError("What is in this exported matter cannot be read.") from None
