"""Run the network over a text: look its words up, cut it into pieces, score them, choose tags."""

from collections import OrderedDict
from hashlib import blake2b
from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.attrs import ORTH
from spacy.tokens import Doc

from cloakroom.detect.names import decoding, pieces
from cloakroom.detect.names.decoding import Floats, Numbers
from cloakroom.detect.names.found import shares
from cloakroom.detect.names.labels import OUTSIDE, TAGS
from cloakroom.detect.names.lexicon import Lexicon
from cloakroom.detect.names.network import Network
from cloakroom.detect.names.packing import Packing
from cloakroom.detect.names.reading import Reading

AT_ONCE: Final = 16
"""Pieces run side by side: enough for fast products, few enough for the processor's cache."""
STRETCH: Final = 12_000
"""Tokens whose words are looked up together, so that a long text takes no more memory."""


KNOWN: Final = 200_000
"""Tokens whose scores are kept: ten megabytes, for the second look at a text of a megabyte."""


class Reader:
    def __init__(self, network: Network, lexicon: Lexicon) -> None:
        self._network, self._lexicon = network, lexicon
        self._known = _Known()

    def read(self, doc: Doc, level: float) -> Reading:
        """``doc`` has at least one token. ``level`` is taken from the log-probability of "not a
        name" before the best tags are chosen; the probabilities told are those before."""
        distinct, words = np.unique(doc.to_array(ORTH), return_inverse=True)
        logs = np.empty((len(words), len(TAGS)), dtype=np.float32)
        marks = np.empty(len(words), dtype=self._lexicon.marks.dtype)
        starts: list[int] = []
        begin = 0
        while begin < len(words):
            rows = self._rows(distinct, words[begin : begin + STRETCH])
            cuts = pieces.cut(self._lexicon.kinds[rows].tolist())
            if begin + len(rows) < len(words):
                cuts.pop()  # it was cut where the stretch ends: the next begins with it
            end = begin + cuts[-1][1]
            marks[begin:end] = self._lexicon.marks[rows[: end - begin]]
            logs[begin:end] = self._logs(rows, cuts, distinct[words[begin:end]])
            starts += [begin + start for start, _ in cuts]
            begin = end
        leaning = logs.copy()
        leaning[:, OUTSIDE] -= level
        tags = decoding.best_tags(leaning, np.array(starts))
        return Reading(words, marks.tolist(), tags, shares(logs))

    def forget(self) -> None:
        """Read what was read before anew, as a text nobody saw yet."""
        self._known = _Known()

    def _rows(self, distinct: npt.NDArray[np.uint64], words: Numbers) -> Numbers:
        """The row in the lexicon of each of ``words``, which are numbers of ``distinct``."""
        used = np.zeros(len(distinct), dtype=np.bool_)
        used[words] = True
        rows = np.zeros(len(distinct), dtype=np.intp)
        rows[used] = self._lexicon.look_up(distinct[used].tolist())
        return rows[words]

    def _logs(
        self, rows: Numbers, cuts: list[tuple[int, int]], words: npt.NDArray[np.uint64]
    ) -> Floats:
        """Log-probabilities (tokens, tags) of the tokens in the pieces ``cuts``, in order. A piece
        of the very ``words`` that were read before is not read again."""
        logs = np.empty((cuts[-1][1], len(TAGS)), dtype=np.float32)
        new: dict[bytes, list[tuple[int, int]]] = {}
        for start, end in cuts:
            key = blake2b(words[start:end].tobytes(), digest_size=16).digest()
            known = self._known.get(key)
            if known is None:
                new.setdefault(key, []).append((start, end))
            else:
                logs[start:end] = known
        if new:
            self._score(rows, [places[0] for places in new.values()], logs)
        for key, ((start, end), *others) in new.items():
            self._known.put(key, logs[start:end])
            for other, last in others:
                logs[other:last] = logs[start:end]
        return logs

    def _score(self, rows: Numbers, cuts: list[tuple[int, int]], logs: Floats) -> None:
        starts, ends = np.array(cuts).T
        longest = np.argsort(starts - ends, kind="stable")
        for at in range(0, len(cuts), AT_ONCE):
            some = longest[at : at + AT_ONCE]
            order = Packing(starts[some], (ends - starts)[some])
            scores = self._network.scores(self._lexicon.words, rows[order.places], order)
            logs[order.places] = decoding.log_softmax(scores)


class _Known:
    """What was made of pieces read before; of ``KNOWN`` tokens, the latest ones."""

    def __init__(self) -> None:
        self._rows: OrderedDict[bytes, Floats] = OrderedDict()
        self._tokens = 0

    def get(self, key: bytes) -> Floats | None:
        logs = self._rows.get(key)
        if logs is not None:
            self._rows.move_to_end(key)
        return logs

    def put(self, key: bytes, logs: Floats) -> None:
        self._rows[key] = logs.copy()  # a view would keep the whole text's alive
        self._tokens += len(logs)
        while self._tokens > KNOWN:
            _, gone = self._rows.popitem(last=False)
            self._tokens -= len(gone)
