"""The spaCy component ``cloakroom_names``: finds people, organisations and places in a Doc.

It sets ``doc.ents`` and, for each entity, ``span._.confidence`` (0 to 1: the share of such names
that were right in texts like those it was measured on) and ``span._.repeated`` (marked because the
name stands elsewhere in the text).
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

from cloakroom.detect.names import decoding, pieces
from cloakroom.detect.names.calibration import SLOPES_AND_OFFSETS, UNCALIBRATED, Calibration
from cloakroom.detect.names.found import Found, tidied
from cloakroom.detect.names.labels import OUTSIDE
from cloakroom.detect.names.lexicon import Lexicon
from cloakroom.detect.names.listing import CLASSES, KEYS, Listing
from cloakroom.detect.names.network import Floats, Network, Numbers
from cloakroom.detect.names.recurrence import with_repeats

FACTORY: Final = "cloakroom_names"
PRECISE, BALANCED, CAUTIOUS = 0.0, 1.0, 2.0
AT_ONCE: Final = 48
"""Pieces run side by side: enough for fast products, few enough for little memory."""
_WEIGHTS: Final = "weights.npz"
_LEVEL: ContextVar[float | None] = ContextVar("sensitivity", default=None)

Span.set_extension("confidence", default=0.0)
Span.set_extension("repeated", default=False)


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
        self._network: Network | None = None
        self._lexicon: Lexicon | None = None

    def use(self, weights: dict[str, npt.NDArray[Any]]) -> None:
        """Take trained weights. Raises ``KeyError`` or ``ValueError`` where they do not fit."""
        vectors = self.vocab.vectors
        if vectors.shape[1] != weights["vector.weight"].shape[1]:
            raise ValueError("the word vectors are not those of these weights")
        vectors.data = vectors.data.astype(np.float32)  # shipped in half the size
        self._network = Network(weights)
        listing = Listing(weights[KEYS], weights[CLASSES])
        self._lexicon = Lexicon(self._network, listing, vectors, self.vocab.strings)
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
        if not len(doc):
            return doc
        level = _LEVEL.get()
        logs, tags = self.tag(doc, self.sensitivity if level is None else level)
        named = Found.all(tags, logs)
        every = with_repeats(doc, tidied(doc, named), logs)
        doc.ents = [self._span(doc, found) for found in every]
        return doc

    def _span(self, doc: Doc, found: Found) -> Span:
        span = Span(doc, found.start, found.end, label=found.label)
        span._.confidence = self._calibration.of(found.confidence, found.label)
        span._.repeated = found.repeated
        return span

    def tag(self, doc: Doc, level: float) -> tuple[Floats, decoding.Tags]:
        """Log-probabilities (tokens, tags) and the best tag of each token of ``doc``."""
        if self._network is None or self._lexicon is None:
            raise RuntimeError("the name finder has no weights")
        words = self._lexicon.look_up(doc)
        cuts = pieces.cut(self._lexicon.kinds[words].tolist())
        cuts.sort(key=lambda cut: cut[0] - cut[1])
        every: list[tuple[Numbers, Floats, decoding.Tags]] = []
        for at in range(0, len(cuts), AT_ONCE):
            places, lengths, inside = _side_by_side(cuts[at : at + AT_ONCE])
            scores = self._network.scores(self._lexicon.rows, words[places], lengths)
            logs = decoding.log_softmax(scores)
            leaning = logs.copy()
            leaning[:, :, OUTSIDE] -= level
            tags = decoding.best_tags(leaning, lengths)
            every.append((places[inside], logs[inside], tags[inside]))
        order = np.argsort(np.concatenate([places for places, _, _ in every]))
        return (
            np.concatenate([logs for _, logs, _ in every])[order],
            np.concatenate([tags for _, _, tags in every])[order],
        )


def _side_by_side(cuts: list[tuple[int, int]]) -> tuple[Numbers, Numbers, npt.NDArray[np.bool_]]:
    """Token numbers (pieces, longest), lengths, and which of the former are inside their piece."""
    starts, ends = np.array(cuts).T
    lengths = ends - starts
    steps = np.arange(int(lengths[0]))
    inside = steps < lengths[:, None]
    return np.where(inside, starts[:, None] + steps, 0), lengths, inside


@Language.factory(FACTORY, default_config={"sensitivity": BALANCED}, assigns=["doc.ents"])
def create(nlp: Language, name: str, sensitivity: float) -> NameFinder:
    return NameFinder(nlp.vocab, sensitivity)
