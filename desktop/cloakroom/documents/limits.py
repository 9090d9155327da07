"""How much a file may unpack to before it is refused: the caps against archive and entity bombs."""

from dataclasses import dataclass
from typing import Final

MB: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes but for ``ratio`` (unpacked to packed, from ``ratio_from`` bytes on), ``depth``,
    ``members`` and ``pages``."""

    file: int = 256 * MB
    member: int = 200 * MB
    total: int = 1024 * MB
    ratio: int = 200
    ratio_from: int = 10 * MB
    depth: int = 5
    members: int = 10_000
    pages: int = 2_000


LIMITS: Final = Limits()
