"""The spaCy component ``cloakroom_names``: finds people, organisations and places in a Doc.

It sets ``doc.ents`` and, for each entity, ``span._.confidence`` (0 to 1: the share of such names
that were right in texts like those it was measured on), ``span._.repeated`` (marked because the
name stands elsewhere in the text) and ``span._.ordinary`` (of words that stand in lower case too).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from cloakroom.detect.names.calibration import SLOPES_AND_OFFSETS, UNCALIBRATED, Calibration
from cloakroom.detect.names.found import Found, Marks, is_ordinary, tidied
from cloakroom.detect.names.labels import LABELS
from cloakroom.detect.names.lexicon import Lexicon
from cloakroom.detect.names.listing import CLASSES, KEYS, PLAIN, Listing
from cloakroom.detect.names.network import Network
from cloakroom.detect.names.reader import Reader
from cloakroom.detect.names.reading import Reading
from cloakroom.detect.names.recurrence import with_repeats
from cloakroom.detect.names.told import ByTokens, Told, tell

FACTORY: Final = "cloakroom_names"
PRECISE, BALANCED, CAUTIOUS = 0.0, 1.0, 2.0
_WEIGHTS: Final = "weights.npz"
_LEVEL: ContextVar[float | None] = ContextVar("sensitivity", default=None)


@contextmanager
def sensitivity(level: float) -> Iterator[None]:
    """Within it every name pipeline in this thread works at ``level`` (``PRECISE`` 0 to
    ``CAUTIOUS`` 2): a constant taken from the log-probability of "not a name" before the best
    tags are chosen. Higher finds more names and more that are none."""
    token = _LEVEL.set(level)
    try:
        yield
    finally:
        _LEVEL.reset(token)


class NameFinder:
    """The component. ``sensitivity`` holds where no ``sensitivity(...)`` block says otherwise."""

    def __init__(self, vocab: Vocab, level: float = BALANCED) -> None:
        self.vocab, self.sensitivity = vocab, level
        self.weights: dict[str, npt.NDArray[Any]] = {}
        self._calibration = UNCALIBRATED
        self._reader: Reader | None = None
        self._listing: Listing | None = None

    def use(self, weights: dict[str, npt.NDArray[Any]]) -> None:
        """Take trained weights. Raises ``KeyError`` or ``ValueError`` where they do not fit."""
        vectors = self.vocab.vectors
        if vectors.shape[1] != weights["vector.weight"].shape[1]:
            raise ValueError("the word vectors are not those of these weights")
        vectors.data = vectors.data.astype(np.float32)  # shipped in half the size
        network, self._listing = Network(weights), Listing(weights[KEYS], weights[CLASSES])
        lexicon = Lexicon(network, self._listing, vectors, self.vocab.strings)
        self._reader = Reader(network, lexicon)
        self._calibration = Calibration(weights[SLOPES_AND_OFFSETS])
        self.weights = weights

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        Path(path).mkdir(parents=True, exist_ok=True)
        np.savez_compressed(Path(path) / _WEIGHTS, **self.weights)  # type: ignore[arg-type]  # numpy's stub takes the dict for allow_pickle

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "NameFinder":
        with (Path(path) / _WEIGHTS).open("rb") as file, np.load(file) as archive:
            self.use({name: archive[name] for name in archive.files})
        return self

    def __call__(self, doc: Doc) -> Doc:
        if len(doc):
            asked = _LEVEL.get()
            level = self.sensitivity if asked is None else asked
            reading = self.read(doc, level)
            named = tidied(Found.all(reading.tags, reading.shares), reading.marks)
            self._set(doc, with_repeats(reading, named), reading.marks, level)
        return doc

    def _set(self, doc: Doc, every: Iterable[Found], held: Marks, level: float) -> None:
        """The entities of ``doc`` and what is told of them."""
        told: ByTokens = {}
        spans = []
        for found in every:
            confidence = self._calibration.of(found.confidence, found.label)
            if level < CAUTIOUS and self._is_plain(doc, found, confidence):
                continue
            spans.append(Span(doc, found.start, found.end, label=found.label))
            ordinary = is_ordinary(found, held)
            told[found.start, found.end] = Told(confidence, found.repeated, ordinary)
        doc.ents = spans
        tell(doc, told)

    def _is_plain(self, doc: Doc, found: Found, confidence: float) -> bool:
        """``Passport control``: common words, small letters among them, that the network is not
        sure of. One that it takes for a person may be a forename that the lists do not know
        (``will``); with a capital each they are the names of many an organisation."""
        forename = found.end - found.start == 1 and found.label == LABELS[0]
        if self._listing is None or forename or confidence >= PLAIN:
            return False
        words = [word for word in doc[found.start : found.end] if word.is_alpha]
        small = any(word.is_lower for word in words)
        return small and self._listing.are_common([word.text for word in words])

    def forget(self) -> None:
        """Keep nothing of the texts that were read; for measurements of how long that takes."""
        if self._reader is not None:
            self._reader.forget()

    def read(self, doc: Doc, level: float) -> Reading:
        """What the network makes of the tokens of ``doc`` at a sensitivity of ``level``."""
        if self._reader is None:
            raise RuntimeError("the name finder has no weights")
        return self._reader.read(doc, level)


@Language.factory(FACTORY, default_config={"sensitivity": BALANCED}, assigns=["doc.ents"])
def create(nlp: Language, name: str, sensitivity: float) -> NameFinder:
    return NameFinder(nlp.vocab, sensitivity)
