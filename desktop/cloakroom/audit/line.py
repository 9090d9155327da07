"""One record as a line of a segment: canonical JSON, chained to the line before it.

``hash`` is the SHA-256 of the ``prev`` of the line (64 hexadecimal digits, the ``hash`` of the line
before, zeros for the first) followed by the canonical JSON of all else; ``seal`` proves that the
holder of the key wrote it. Canonical: keys in order, no spaces, ASCII, one line.
"""

import hashlib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cloakroom.audit.secret import Secret

GENESIS = "0" * 64
_CHAIN = ("prev", "hash", "seal")


@dataclass(frozen=True, slots=True)
class Line:
    """``told`` is what the record says: everything but ``prev``, ``hash`` and ``seal``."""

    seq: int
    prev: str
    hash: str
    seal: str
    told: Mapping[str, Any] = field(repr=False)

    @property
    def event(self) -> str:
        return str(self.told.get("event", ""))

    @property
    def install(self) -> str:
        return str(self.told.get("install", ""))

    @property
    def whole(self) -> bool:
        """Whether it still says what was hashed."""
        return self.hash == digest(self.prev, self.told)

    def sealed_by(self, secret: Secret) -> bool:
        return self.seal == secret.seal(self.hash)


def made(told: Mapping[str, Any], prev: str, secret: Secret) -> Line:
    """``told`` holds ``seq``."""
    chained = digest(prev, told)
    return Line(told["seq"], prev, chained, secret.seal(chained), told)


def written(line: Line) -> bytes:
    """With its line end."""
    chain = {"prev": line.prev, "hash": line.hash, "seal": line.seal}
    return _canonical({**line.told, **chain}) + b"\n"


def read(raw: bytes) -> Line | None:
    """``raw`` has no line end. None for anything that :func:`written` would not have written."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or _canonical(told) != raw:
        return None
    prev, chained, seal = (told.pop(name, None) for name in _CHAIN)
    if type(told.get("seq")) is not int or not all(
        isinstance(part, str) for part in (prev, chained, seal)
    ):
        return None
    # the names of a hundred thousand records are held once
    named = {sys.intern(name): value for name, value in told.items()}
    return Line(told["seq"], prev, chained, seal, named)


def digest(prev: str, told: Mapping[str, Any]) -> str:
    return hashlib.sha256(prev.encode("utf-8") + _canonical(told)).hexdigest()


def _canonical(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode("ascii")
