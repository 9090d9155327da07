"""A matter for a colleague: exported under a passphrase, imported under their own key."""

import struct
from dataclasses import replace
from datetime import date
from pathlib import Path

from cloakroom.errors import InputError, MatterUnreadable, UsageError
from cloakroom.matters.info import Info
from cloakroom.matters.learnt import Learnt, packed
from cloakroom.matters.learnt import unpacked as of_body
from cloakroom.matters.matter import Matter
from cloakroom.matters.seal import seal_export, unseal_export
from cloakroom.matters.store import Matters
from cloakroom.redact.ledger import Ledger

SHORTEST_PASSPHRASE = 12
LARGEST = 1 << 30
"""Bytes of an exported matter."""

_LENGTH = struct.Struct(">I")


def export(matter: Matter, passphrase: str) -> bytes:
    """All of ``matter``, the words taught for it too. UsageError for a passphrase that is too
    short to protect it."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise UsageError(f"A passphrase has at least {SHORTEST_PASSPHRASE} characters.")
    head = replace(matter.info, entries=len(matter.ledger)).to_json()
    body = packed(matter.ledger, matter.learnt)
    return seal_export(passphrase, _LENGTH.pack(len(head)) + head + body)


def exported(file: Path) -> bytes:
    """What ``file`` holds. Raises InputError where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST)
    except OSError as error:
        raise InputError(f"{file} could not be read: {error.strerror}.") from error


def bring_in(store: Matters, data: bytes, passphrase: str, *, name: str | None = None) -> Info:
    """Keeps a copy, as ``name`` or under the name it had. Raises WrongPassphrase, OtherVersion,
    MatterExists and InputError; then nothing is kept."""
    info, ledger, learnt = unpacked(unseal_export(passphrase, data))
    if info.expired(date.today()):
        raise InputError("This matter has expired, so it was not imported.")
    named, until = name or info.name, info.expires
    with store.create(named, expires=until, ledger=ledger, learnt=learnt) as matter:
        return matter.info


def unpacked(content: bytes) -> tuple[Info, Ledger, Learnt]:
    """What an export holds: the head and its length, then the body. Raises InputError."""
    try:
        (length,) = _LENGTH.unpack_from(content)
        head, body = content[_LENGTH.size :][:length], content[_LENGTH.size + length :]
        return Info.from_json(head), *of_body(body)
    except (struct.error, MatterUnreadable):
        raise InputError("What is in this exported matter cannot be read.") from None
