"""From the network's scores to the best allowed tags, and from tags to names."""

import numpy as np
import numpy.typing as npt

from cloakroom.detect.names.labels import ENDS, FORBIDDEN, OUTSIDE, STARTS, STEPS, TAGS

Floats = npt.NDArray[np.float32]
Tags = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.intp]

_FIRST = np.array([tag[0] in "BS" for tag in TAGS])
_LAST = np.array([tag[0] in "ES" for tag in TAGS])


def log_softmax(scores: Floats) -> Floats:
    """Over the last axis; a new array."""
    shifted: Floats = scores - scores.max(axis=-1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return shifted


def best_tags(scores: Floats, starts: Numbers) -> Tags:
    """The best tag of each token: ``scores`` (tokens, tags) are log-probabilities; the pieces of
    the text begin at ``starts``, the first at 0. In a piece no step is one ``labels`` forbids.

    Where the best tag of every token of a piece may follow the one before, no other tags can be
    better; only for the other pieces is a path searched for."""
    tags: Tags = scores.argmax(axis=1)
    ends = np.append(starts[1:], len(tags))
    wrong = np.zeros(len(tags), dtype=np.bool_)
    wrong[1:] = STEPS[tags[:-1], tags[1:]] < 0
    wrong[starts] = STARTS[tags[starts]] < 0
    wrong[ends - 1] |= ENDS[tags[ends - 1]] < 0
    mended = np.flatnonzero(np.logical_or.reduceat(wrong, starts))
    if len(mended):
        steps = np.arange(int((ends - starts)[mended].max()))
        places = starts[mended, None] + steps
        inside = places < ends[mended, None]
        found = _paths(scores[np.where(inside, places, 0)], (ends - starts)[mended])
        tags[places[inside]] = found[inside]
    return tags


def names(tags: npt.NDArray[np.integer]) -> tuple[Numbers, Numbers]:
    """The first token of each name in a sequence of tags, and its last; in order."""
    firsts, lasts = np.flatnonzero(_FIRST[tags]), np.flatnonzero(_LAST[tags])
    return firsts[np.searchsorted(firsts, lasts, side="right") - 1], lasts


def _paths(scores: Floats, lengths: Numbers) -> Tags:
    """The Viterbi path (1967) of each piece: ``scores`` is (pieces, longest, tags), of which the
    first ``lengths[i]`` tokens of piece i count. Beyond them nothing but outside is allowed."""
    count, longest, _ = scores.shape
    beyond = np.arange(longest) >= lengths[:, None]
    scores[beyond] = FORBIDDEN
    scores[beyond, OUTSIDE] = 0
    pointers = np.empty((longest, count, len(TAGS)), dtype=np.int8)
    totals = scores[:, 0] + STARTS
    for at in range(1, longest):
        through = totals[:, :, None] + STEPS
        pointers[at] = through.argmax(axis=1)
        totals = through.max(axis=1) + scores[:, at]
    tags = np.empty((count, longest), dtype=np.intp)
    tags[:, -1] = (totals + ENDS).argmax(axis=1)
    for at in range(longest - 1, 0, -1):
        tags[:, at - 1] = pointers[at, np.arange(count), tags[:, at]]
    return tags
