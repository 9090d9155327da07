"""What the network needs to know of each word, worked out once and kept while it may recur."""

from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.attrs import ORTH
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vectors import Vectors

from cloakroom.detect.names import features, pieces
from cloakroom.detect.names.listing import Listing
from cloakroom.detect.names.network import Floats, Network, Numbers

KEPT: Final = 30_000
"""Words kept (a kilobyte each); one more document starts the memory afresh."""


class Lexicon:
    """Rows of the input layer and kinds of token, by the hash spaCy has for a word."""

    def __init__(
        self, network: Network, listing: Listing, vectors: Vectors, strings: StringStore
    ) -> None:
        self._network, self._listing = network, listing
        self._vectors, self._strings = vectors, strings
        self._forget()

    def _forget(self) -> None:
        self._numbers: dict[int, int] = {}
        self.rows: Floats = np.empty((0, self._network.width), dtype=np.float32)
        self.kinds: npt.NDArray[np.int8] = np.empty(0, dtype=np.int8)

    def __len__(self) -> int:
        """Words known."""
        return len(self._numbers)

    def look_up(self, doc: Doc) -> Numbers:
        """The number of each token of ``doc`` in ``rows`` and ``kinds``; good until the next."""
        if len(self) > KEPT:
            self._forget()
        unique, inverse = np.unique(doc.to_array(ORTH), return_inverse=True)
        keys = unique.tolist()
        self._learn([key for key in keys if key not in self._numbers])
        return np.array([self._numbers[key] for key in keys], dtype=np.intp)[inverse]

    def _learn(self, keys: list[int]) -> None:
        if not keys:
            return
        words = [self._strings[key] for key in keys]
        first = len(self)
        self._numbers.update(zip(keys, range(first, first + len(keys)), strict=True))
        self._make_room()
        hashed = np.array([features.rows(word) for word in words], dtype=np.intp)
        rows = np.column_stack([hashed, self._listing.classes(words)])
        cut = [word[: features.LONGEST] for word in words]
        vectors = self._vectors.get_batch(cut).astype(np.float32)
        self.rows[first : len(self)] = self._network.lexical(rows, vectors)
        self.kinds[first : len(self)] = [pieces.kind(word) for word in words]

    def _make_room(self) -> None:
        """Twice as much as is needed, so that growing costs little however often it happens."""
        if len(self) > len(self.kinds):
            self.rows = np.resize(self.rows, (2 * len(self), self._network.width))
            self.kinds = np.resize(self.kinds, 2 * len(self))
