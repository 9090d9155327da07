"""What lists say of a word: forename, surname, place, and whether it is usually capitalised.

The lists ship as sorted CRC-32 hashes (ISO 3309) and a class of each, so that no name can be
read from them; about one word in 20,000 gets the class of another.
"""

import zlib
from collections.abc import Sequence
from enum import IntFlag
from typing import Final

import numpy as np
import numpy.typing as npt

from cloakroom.detect.names.features import plain

KEYS: Final = "listed.keys"
"""Sorted hashes, unsigned 32 bits; by this name among the weights."""
CLASSES: Final = "listed.classes"
"""The class of each: ``Known`` flags; above them 0 unknown, 1 lower case, 2 either, 3 capital."""


PLAIN: Final = 0.75
"""The confidence that a name of nothing but common words needs."""


class Known(IntFlag):
    FORENAME = 1
    SURNAME = 2
    PLACE = 4


_LOWER: Final = 1 << len(Known)
_SMALL: Final = (1, 2)
"""Usually in lower case, or in either."""


def stem(word: str) -> str:
    """``word`` in lower case and without the ending of a possessive."""
    return plain(word).removesuffix("'s")


def key(word: str) -> int:
    """The hash of ``word`` in any case; of a possessive, the hash of the name."""
    return zlib.crc32(stem(word).encode("utf-8", "surrogatepass"))


def ordinary(classes: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    """Of each class whether its words are written without a capital often enough."""
    return np.isin(classes >> len(Known), _SMALL)


class Listing:
    """Looks up the class of words; 0 for one that is not listed."""

    def __init__(self, keys: npt.NDArray[np.uint32], classes: npt.NDArray[np.uint8]) -> None:
        if len(keys) != len(classes) or not len(keys):
            raise ValueError("the hashes of known words and their classes do not match")
        self._keys, self._classes = keys, classes

    def classes(self, words: Sequence[str]) -> npt.NDArray[np.intp]:
        wanted = np.array([key(word) for word in words], dtype=np.uint32)
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[at] == wanted, self._classes[at], 0).astype(np.intp)

    def are_common(self, words: Sequence[str]) -> bool:
        """Whether there are any and each is usually in lower case and listed as nobody's name."""
        return bool(words) and bool((self.classes(words) == _LOWER).all())
