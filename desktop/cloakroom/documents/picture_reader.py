"""The seam between formats that hold pixels and whoever can read them.

Without a reader (:func:`reader` is None) pictures stay what nobody read, and are said to be.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_READ: Final = 60
"""Pages of one file. A dense one takes some ten seconds; a file of more is said to be unread."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was read in a picture; its edges in pixels from the top left corner."""

    text: str = field(repr=False)
    left: float
    top: float
    right: float
    bottom: float


class Reader(Protocol):
    """Reads pictures."""

    def words(self, picture: "Image") -> Sequence[Word]:
        """The words of ``picture`` in the order in which they are read."""


_readers: list[Reader] = []


def reader() -> Reader | None:
    """Who reads pictures; None where nobody does."""
    return _readers[-1] if _readers else None


@contextmanager
def reading_with(reader: Reader) -> Iterator[None]:
    """``reader`` reads all pictures that are opened within."""
    _readers.append(reader)
    try:
        yield
    finally:
        _readers.remove(reader)
