"""What the network needs to know of each word, worked out once and kept while it may recur."""

from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.strings import StringStore
from spacy.vectors import Vectors

from cloakroom.detect.names import features, marks, pieces
from cloakroom.detect.names.listing import Listing, ordinary
from cloakroom.detect.names.network import Network, Numbers, Words

KEPT: Final = 10_000
"""Words kept (six kilobytes each); one more document starts the memory afresh."""
_NOTHING: Final = 0
"""The row of what is before and after a piece."""


class Lexicon:
    """Words of the first layer, kinds of token and marks, by the hash spaCy has for a word."""

    def __init__(
        self, network: Network, listing: Listing, vectors: Vectors, strings: StringStore
    ) -> None:
        self._network, self._listing = network, listing
        self._vectors, self._strings = vectors, strings
        self._forget()

    def _forget(self) -> None:
        self._numbers: dict[int, int] = {}
        self._room(KEPT)

    def _room(self, size: int) -> None:
        """Room for ``size`` words; what is not used costs no memory."""
        width = 3 * self._network.hidden
        self.words = Words(*(np.empty((size, width), dtype=np.float32) for _ in Words._fields))
        for part in self.words:
            part[_NOTHING] = 0
        self.kinds: npt.NDArray[np.int8] = np.empty(size, dtype=np.int8)
        self.marks: npt.NDArray[np.int16] = np.empty(size, dtype=np.int16)

    def __len__(self) -> int:
        """Words known."""
        return len(self._numbers)

    def look_up(self, keys: list[int]) -> Numbers:
        """The rows of ``keys``, hashes of distinct words, in ``words``, ``kinds`` and ``marks``;
        good until the next."""
        unknown = [key for key in keys if key not in self._numbers]
        if len(self) + len(unknown) >= len(self.kinds):
            self._forget()
            unknown = keys
            self._room(max(KEPT, len(keys) + 1))
        self._learn(unknown)
        return np.array([self._numbers[key] for key in keys], dtype=np.intp)

    def _learn(self, keys: list[int]) -> None:
        if not keys:
            return
        texts = [self._strings[key] for key in keys]
        first = len(self) + 1
        end = first + len(keys)
        self._numbers.update(zip(keys, range(first, end), strict=True))
        hashed = np.array([features.rows(text) for text in texts], dtype=np.intp)
        classes = self._listing.classes(texts)
        rows = np.column_stack([hashed, classes])
        cut = [text[: features.LONGEST] for text in texts]
        vectors = self._vectors.get_batch(cut).astype(np.float32)
        for part, found in zip(self.words, self._network.words(rows, vectors), strict=True):
            part[first:end] = found
        self.kinds[first:end] = [pieces.kind(text) for text in texts]
        self.marks[first:end] = [marks.of(text) for text in texts]
        self.marks[first:end] += marks.ORDINARY * ordinary(classes)
