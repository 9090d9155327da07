"""What unpacking yields: pieces still to be unpacked, texts to search, and what stayed shut."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from cloakroom.documents.proof.result import Unread

STREAM: Final = "stream of a PDF"
"""The name of what is drawing instructions or a table: words of the format stand all over it."""


@dataclass(frozen=True, slots=True, repr=False)
class Packed:
    """Bytes to be looked into. ``place`` says where they lie, for people; ``name`` may end in a
    suffix that helps where the bytes do not tell."""

    place: str
    data: bytes
    name: str = ""
    depth: int = 0

    def inside(self, place: str, data: bytes, name: str = "") -> "Packed":
        return Packed(f"{self.place} › {place}", data, name or place, self.depth + 1)


@dataclass(frozen=True, slots=True, repr=False)
class Layer:
    """One reading of something as text. ``syntax``: words of the format itself stand in it (names
    of elements, control words, sizes), so that a value which is one plain word, with a hyphen
    perhaps, or a short number tells nothing there."""

    place: str
    text: str
    syntax: bool = False


Found = Packed | Layer | Unread
Unpack = Callable[[Packed], Iterator[Found]]
