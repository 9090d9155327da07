"""From the network's scores to the best allowed tags, and from tags to names."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from cloakroom.detect.names.labels import ENDS, OUTSIDE, STARTS, STEPS, TAGS

Floats = npt.NDArray[np.float32]
Tags = npt.NDArray[np.intp]


def log_softmax(scores: Floats) -> Floats:
    """Over the last axis; a new array."""
    shifted: Floats = scores - scores.max(axis=-1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return shifted


def best_tags(scores: Floats, lengths: npt.NDArray[np.intp]) -> Tags:
    """The Viterbi path (1967) of each piece: ``scores`` is (pieces, longest, tags) of
    log-probabilities, of which the first ``lengths[i]`` tokens of piece i count; the answer is
    (pieces, longest), outside beyond the length. No step is one ``labels`` forbids."""
    count, longest, _ = scores.shape
    pointers = np.zeros((longest, count, len(TAGS)), dtype=np.int8)
    totals = scores[:, 0] + STARTS
    finals = np.where((lengths == 1)[:, None], totals, 0)
    for at in range(1, longest):
        through = totals[:, :, None] + STEPS
        pointers[at] = through.argmax(axis=1)
        totals = through.max(axis=1) + scores[:, at]
        finals[lengths == at + 1] = totals[lengths == at + 1]
    return _followed(pointers, (finals + ENDS).argmax(axis=1), lengths)


def _followed(pointers: npt.NDArray[np.int8], last: Tags, lengths: npt.NDArray[np.intp]) -> Tags:
    longest, count, _ = pointers.shape
    tags = np.full((count, longest), OUTSIDE, dtype=np.intp)
    every = np.arange(count)
    current = last
    for at in range(longest - 1, -1, -1):
        inside = at < lengths
        tags[inside, at] = current[inside]
        current = np.where(inside & (at > 0), pointers[at, every, current], current)
    return tags


def names(tags: npt.NDArray[np.integer]) -> Iterator[tuple[int, int, str]]:
    """(start, end, label) of each name in one allowed sequence of tags, in order."""
    start = 0
    for at in np.flatnonzero(tags != OUTSIDE):
        part, label = TAGS[tags[at]].split("-")
        if part in "BS":
            start = int(at)
        if part in "ES":
            yield start, int(at) + 1, label
