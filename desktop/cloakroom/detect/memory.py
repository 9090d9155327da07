"""What was found in a piece, remembered, so that an edited text is read only where it changed.

Kept are offsets and reasons under a digest of the piece, never the text itself.
"""

from collections import OrderedDict
from hashlib import blake2b

from cloakroom.detect.hit import Hit

_ENTRY_BYTES = 300  # the digest, the dictionary's own row, an empty tuple
_HIT_BYTES = 130  # a Hit of five with its numbers; types and reasons are mostly shared


class Memory:
    """Of ``limit`` bytes, roughly; what was not asked for the longest goes first. Nothing is
    remembered with 0."""

    def __init__(self, limit: int = 0) -> None:
        self.limit = limit
        self.size = 0
        self._rows: OrderedDict[bytes, tuple[Hit, ...]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, key: bytes) -> tuple[Hit, ...] | None:
        hits = self._rows.get(key)
        if hits is not None:
            self._rows.move_to_end(key)
        return hits

    def put(self, key: bytes, hits: tuple[Hit, ...]) -> None:
        if key in self._rows:
            self.size -= _cost(self._rows[key])
        self._rows[key] = hits
        self._rows.move_to_end(key)
        self.size += _cost(hits)
        while self.size > self.limit:
            _, gone = self._rows.popitem(last=False)
            self.size -= _cost(gone)


def digest(window: str, *circumstances: object) -> bytes:
    """A key for ``window`` under ``circumstances`` (values whose ``repr`` tells them apart)."""
    made = blake2b(window.encode("utf-8", "surrogatepass"), digest_size=24)
    made.update(b"\xff" + repr(circumstances).encode("utf-8", "surrogatepass"))
    return made.digest()


def _cost(hits: tuple[Hit, ...]) -> int:
    return _ENTRY_BYTES + _HIT_BYTES * len(hits)
