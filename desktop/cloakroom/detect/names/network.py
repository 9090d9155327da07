"""The trained network, run by numpy alone: word features to scores of the tags.

An input layer, recurrent layers in both directions and an output layer. The recurrent ones are of
the kind whose gates see the input alone (quasi-recurrent, Bradbury et al. 2016; simple recurrent
units, Lei et al. 2018): the state of a step is the state before it, faded, and something new,
without a product of matrices between them. So all products of a layer are one for all tokens, and
those of the first layer, whose input is a word and its two neighbours, are worked out once for
each word and kept (``words.Table``). Pieces of a text are run side by side.

A product this small is slowed, not sped up, by several threads: the process that detects sets
``OPENBLAS_NUM_THREADS=1`` before numpy is imported.
"""

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from cloakroom.detect.names.features import COLUMNS, TABLES
from cloakroom.detect.names.packing import Packing, Steps

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.intp]

Ways = tuple[tuple[Floats, Floats], tuple[Floats, Floats]]
"""Weight and bias of the forward direction, and of the backward one."""

LAYERS: Final = 2
_EPSILON: Final = np.float32(1e-5)
_GELU: Final = np.float32(np.sqrt(2 / np.pi))
_HALF: Final = np.float32(0.5)
_BENT: Final = np.float32(0.044715)


class Words(NamedTuple):
    """What the first layer takes from each word: (words, 3 x hidden) each, for the forward and the
    backward direction from the word itself, from the one before and from the one after it."""

    forward: Floats
    backward: Floats
    before: Floats
    after: Floats


class Network:
    """``weights`` by their names in the training script. Raises ``KeyError`` where one lacks and
    ``ValueError`` where one has another shape."""

    def __init__(self, weights: dict[str, npt.NDArray[Any]]) -> None:
        full = {name: values.astype(np.float32) for name, values in weights.items()}
        self._tables = {table.name: full[f"tables.{table.name}.weight"] for table in TABLES}
        self._vector = (full["vector.weight"].T, full["vector.bias"])
        self._input = (full["input.weight"].T, full["input.bias"])
        self._input_norm = (full["input_norm.weight"], full["input_norm.bias"])
        here, beside = full["here.weight"], full["beside.weight"]
        self.hidden = len(here) // 6
        self._here = _ways(here, full["here.bias"], self.hidden)
        self._beside = _ways(beside, np.zeros(len(beside), dtype=np.float32), self.hidden)
        self._above = [
            _ways(full[f"layers.{at}.weight"], full[f"layers.{at}.bias"], self.hidden)
            for at in range(LAYERS - 1)
        ]
        scale, shift = full["norm.weight"], full["norm.bias"]
        weight, bias = full["output.weight"], full["output.bias"]
        self._output = ((weight * scale).T.copy(), bias + weight @ shift)

    def words(self, rows: Numbers, vectors: Floats) -> Words:
        """What words look like without their neighbours: ``rows`` (words, columns of
        ``features.COLUMNS``) and floret ``vectors`` (words, 100)."""
        parts: dict[str, Floats] = {}
        for column, name in enumerate(COLUMNS):
            found = self._tables[name][rows[:, column]]
            parts[name] = parts[name] + found if name in parts else found
        joined = np.concatenate([*parts.values(), _affine(vectors, self._vector)], axis=1)
        scale, shift = self._input_norm
        lexical = _normal(_gelu(_affine(joined, self._input)))
        lexical *= scale
        lexical += shift
        ways = (*self._here, *self._beside)
        return Words(*(_affine(lexical, way) for way in ways))

    def scores(self, words: Words, tokens: Numbers, order: Packing) -> Floats:
        """Scores (packed tokens, tags). ``tokens`` (packed tokens) says which of ``words`` each
        is; the first word stands for what is before and after a piece."""
        before, after = order.neighbours(tokens)
        forward, backward = words.forward[tokens], words.backward[tokens]
        forward += words.before[before]
        backward += words.after[after]
        states = np.empty((len(tokens), 2 * self.hidden), dtype=np.float32)
        self._first(forward, order.ahead, states[:, : self.hidden])
        self._first(backward, order.back, states[:, self.hidden :])
        for layer in self._above:
            states = self._next(states, layer, order)
        return _affine(_normal(states), self._output)

    def _first(self, driven: Floats, steps: Steps, out: Floats) -> None:
        state, leave = _faded(driven, steps, self.hidden)
        np.tanh(state, out=state)
        np.multiply(state, leave, out=out)

    def _next(self, inputs: Floats, ways: Ways, order: Packing) -> Floats:
        """A layer whose states are its inputs, moved some of the way towards what it remembers."""
        out = np.empty_like(inputs)
        for way, steps, half in zip(ways, (order.ahead, order.back), (0, 1), strict=True):
            columns = slice(half * self.hidden, (half + 1) * self.hidden)
            state, leave = _faded(_affine(inputs, way), steps, self.hidden)
            state -= inputs[:, columns]
            state *= leave
            np.add(state, inputs[:, columns], out=out[:, columns])
        return out


def _faded(driven: Floats, steps: Steps, hidden: int) -> tuple[Floats, Floats]:
    """The states (tokens, hidden) of one direction, and how much of them the output gate lets out.

    ``driven`` holds halves of candidate, forget gate and output gate. The logistic function is a
    stretched tanh: ``sigmoid(x) = (1 + tanh(x / 2)) / 2``."""
    gates = driven[:, hidden:]
    np.tanh(gates, out=gates)
    state = driven[:, :hidden] - driven[:, :hidden] * gates[:, :hidden]
    gates *= _HALF
    gates += _HALF
    keep = gates[:, :hidden]
    widest = max((step.stop - step.start for step in steps), default=0)
    kept = np.empty((widest, hidden), dtype=np.float32)
    for step in steps:
        now = kept[: step.stop - step.start]
        own = state[step.start : step.stop]
        np.multiply(keep[step.start : step.stop], state[step.source : step.source + len(now)], now)
        np.add(own, now, out=own)
    return state, gates[:, hidden:]


def _ways(weight: Floats, bias: Floats, hidden: int) -> Ways:
    """The weight and bias of each direction, halved (see ``_faded``)."""
    matrices = weight.reshape(3, 2, hidden, -1) * _HALF
    offsets = bias.reshape(3, 2, hidden) * _HALF
    forward, backward = (
        (matrices[:, way].reshape(3 * hidden, -1).T.copy(), offsets[:, way].reshape(-1))
        for way in (0, 1)
    )
    return forward, backward


def _affine(values: Floats, weight_and_bias: tuple[Floats, Floats]) -> Floats:
    weight, bias = weight_and_bias
    result: Floats = values @ weight
    result += bias
    return result


def _gelu(values: Floats) -> Floats:
    """Hendrycks and Gimpel 2016, the tanh form."""
    bent = values * values
    bent *= _BENT
    bent += 1
    bent *= values
    bent *= _GELU
    np.tanh(bent, out=bent)
    bent += 1
    bent *= values
    bent *= _HALF
    return bent


def _normal(values: Floats) -> Floats:
    """Layer normalisation (Ba et al. 2016), without scale and shift."""
    centred: Floats = values - values.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred) / np.float32(values.shape[1])
    centred /= np.sqrt(variance + _EPSILON)[:, None]
    return centred
