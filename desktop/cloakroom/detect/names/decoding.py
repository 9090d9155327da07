"""From the network's scores to the best allowed tags, and from tags to names."""

import numpy as np
import numpy.typing as npt

from cloakroom.detect.names.labels import ENDS, FORBIDDEN, OUTSIDE, STARTS, STEPS, TAGS

Floats = npt.NDArray[np.float32]
Tags = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.intp]

_DOUBT = 1e-2
"""What the rounding of a sum may amount to."""
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
    better; a path is searched for only around the steps that may not be."""
    tags: Tags = scores.argmax(axis=1)
    ends = np.append(starts[1:], len(tags))
    wrong = np.zeros(len(tags), dtype=np.bool_)
    wrong[1:] = STEPS[tags[:-1], tags[1:]] < 0
    wrong[starts] = STARTS[tags[starts]] < 0
    wrong[ends - 1] |= ENDS[tags[ends - 1]] < 0
    mended = np.flatnonzero(np.logical_or.reduceat(wrong, starts))
    if len(mended):
        edges = zip(starts[mended].tolist(), ends[mended].tolist(), strict=True)
        firsts, lengths = np.array([_around(scores, tags, wrong, *edge) for edge in edges]).T
        steps = np.arange(int(lengths.max()))
        places = firsts[:, None] + steps
        inside = steps < lengths[:, None]
        found = _paths(scores[np.where(inside, places, 0)], lengths)
        tags[places[inside]] = found[inside]
    return tags


def _around(
    scores: Floats, tags: Tags, wrong: npt.NDArray[np.bool_], start: int, end: int
) -> tuple[int, int]:
    """The first of the tokens of the piece ``start`` to ``end`` that may have another tag than
    their best one, and how many there are.

    All tags are allowed once the names at the ``wrong`` steps are none. A word that is so surely
    outside that another tag for it would cost more than that is outside on the best path too."""
    outside, bad = tags[start:end] == OUTSIDE, np.flatnonzero(wrong[start:end])
    before, behind = outside[: bad[0]].nonzero()[0], outside[bad[-1] :].nonzero()[0]
    left = int(before[-1]) + 1 if len(before) else 0
    right = int(bad[-1] + behind[0]) if len(behind) else end - start
    ranked = np.partition(scores[start:end], -2, axis=1)
    best = ranked[:, -1]
    cost = float((best - scores[start:end, OUTSIDE])[left:right].sum()) + _DOUBT
    sure = outside & (best - ranked[:, -2] > cost)
    before, behind = sure[:left].nonzero()[0], sure[right:].nonzero()[0]
    first = int(before[-1]) if len(before) else 0
    last = right + int(behind[0]) + 1 if len(behind) else end - start
    return start + first, last - first


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
