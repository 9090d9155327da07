"""The trained network, run by numpy alone: word features to scores of the tags.

Input layer, two bidirectional LSTM layers (Hochreiter and Schmidhuber 1997) and an output layer.
Pieces of a text are run side by side: one step is one product for all of them and both
directions. A product this small is slowed, not sped up, by several threads: the process that
detects sets ``OPENBLAS_NUM_THREADS=1`` before numpy is imported.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from cloakroom.detect.names.features import COLUMNS, TABLES

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.intp]

LAYERS: Final = 2
_EPSILON: Final = 1e-5
_GELU: Final = np.float32(np.sqrt(2 / np.pi))


class Network:
    """``weights`` by their names in the training script. Raises ``KeyError`` where one lacks."""

    def __init__(self, weights: dict[str, npt.NDArray[Any]]) -> None:
        full = {name: values.astype(np.float32) for name, values in weights.items()}
        self._tables = {table.name: full[f"tables.{table.name}.weight"] for table in TABLES}
        self._vector = (full["vector.weight"].T, full["vector.bias"])
        self._input = (full["input.weight"].T, full["input.bias"])
        self._input_norm = (full["input_norm.weight"], full["input_norm.bias"])
        self._layers = [Layer(full, number) for number in range(LAYERS)]
        self._norm = (full["norm.weight"], full["norm.bias"])
        self._output = (full["output.weight"].T, full["output.bias"])
        self.width = len(full["input.bias"])

    def lexical(self, rows: Numbers, vectors: Floats) -> Floats:
        """What a word looks like without its neighbours: ``rows`` (words, columns of
        ``features.COLUMNS``) and floret ``vectors`` (words, 100) to (words, ``width``)."""
        parts: dict[str, Floats] = {}
        for column, name in enumerate(COLUMNS):
            found = self._tables[name][rows[:, column]]
            parts[name] = parts[name] + found if name in parts else found
        joined = np.concatenate([*parts.values(), _affine(vectors, self._vector)], axis=1)
        return _normal(_gelu(_affine(joined, self._input)), self._input_norm)

    def scores(self, lexical: Floats, words: Numbers, lengths: Numbers) -> Floats:
        """Scores (pieces, longest, tags). ``words`` (pieces, longest) gives the row in ``lexical``
        of each token; the pieces come longest first, and ``lengths`` says how much of each counts.
        """
        order = Packing(lengths)
        unique, tokens = np.unique(words, return_inverse=True)
        tokens = tokens.reshape(words.shape)
        ways = tokens[order.piece, order.forward], tokens[order.piece, order.backward]
        states = self._layers[0].run(lexical[unique], *ways, order)
        for layer in self._layers[1:]:
            states = layer.run(states, order.here, order.mirrored, order)
        found = _affine(_normal(states, self._norm), self._output)
        scores = np.zeros((len(lengths), int(lengths[0]), found.shape[1]), dtype=np.float32)
        scores[order.piece, order.forward] = found
        return scores


class Packing:
    """The tokens of all pieces step by step: first the first token of each piece, then the second
    of those that have one. ``backward`` is where the other direction stands at that step."""

    def __init__(self, lengths: Numbers) -> None:
        inside = np.arange(int(lengths[0]))[:, None] < lengths[None, :]
        self.forward, self.piece = np.nonzero(inside)
        self.backward = lengths[self.piece] - 1 - self.forward
        self.sizes = inside.sum(axis=1)
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)])
        self.here = np.arange(len(self.piece))
        self.mirrored = self.starts[self.backward] + self.piece


class Layer:
    """One bidirectional LSTM layer, both directions in one array.

    The logistic function is a stretched tanh, so the gates' weights are halved here and one tanh
    serves all four: ``sigmoid(x) = (1 + tanh(x / 2)) / 2``.
    """

    def __init__(self, weights: dict[str, Floats], number: int) -> None:
        ends = (f"l{number}", f"l{number}_reverse")
        both = [[weights[f"lstm.{part}_{end}"] for end in ends] for part in _PARTS]
        inputs, recurrent, bias, other_bias = both
        self.hidden = recurrent[0].shape[1]
        self._input = np.concatenate([self._gates(part) for part in inputs]).T.copy()
        self._recurrent = np.stack([self._gates(part).T.copy() for part in recurrent])
        self._bias = np.concatenate(
            [self._gates(a + b) for a, b in zip(bias, other_bias, strict=True)]
        )

    def _gates(self, part: Floats) -> Floats:
        """PyTorch's order is input, forget, cell, output; ours puts the cell last."""
        enter, forget, cell, leave = part.reshape(4, self.hidden, *part.shape[1:])
        return np.concatenate([enter / 2, forget / 2, leave / 2, cell])

    def run(self, inputs: Floats, forward: Numbers, backward: Numbers, order: Packing) -> Floats:
        """(packed tokens, 2 x hidden) from the rows ``forward`` and ``backward`` of ``inputs``."""
        driven = inputs @ self._input + self._bias
        half = 4 * self.hidden
        gates = np.stack([driven[forward, :half], driven[backward, half:]])
        states = np.empty((2, len(forward), self.hidden), dtype=np.float32)
        self._steps(gates, states, order)
        joined = np.empty((len(forward), 2 * self.hidden), dtype=np.float32)
        joined[:, : self.hidden] = states[0]
        joined[order.mirrored, self.hidden :] = states[1]
        return joined

    def _steps(self, gates: Floats, states: Floats, order: Packing) -> None:
        hidden = self.hidden
        state = np.zeros((2, int(order.sizes[0]), hidden), dtype=np.float32)
        cell = np.zeros_like(state)
        for size, start in zip(order.sizes, order.starts[:-1], strict=True):
            now = gates[:, start : start + size]
            now += state[:, :size] @ self._recurrent
            np.tanh(now, out=now)
            opening = now[:, :, : 3 * hidden]
            opening *= 0.5
            opening += 0.5
            cell = cell[:, :size]
            cell *= opening[:, :, hidden : 2 * hidden]
            cell += opening[:, :, :hidden] * now[:, :, 3 * hidden :]
            state = states[:, start : start + size]
            np.multiply(opening[:, :, 2 * hidden :], np.tanh(cell), out=state)


_PARTS: Final = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def _affine(values: Floats, weight_and_bias: tuple[Floats, Floats]) -> Floats:
    weight, bias = weight_and_bias
    return values @ weight + bias


def _gelu(values: Floats) -> Floats:
    """Hendrycks and Gimpel 2016, the tanh form."""
    cubed = values + np.float32(0.044715) * values * values * values
    result: Floats = np.float32(0.5) * values * (1 + np.tanh(_GELU * cubed))
    return result


def _normal(values: Floats, scale_and_shift: tuple[Floats, Floats]) -> Floats:
    """Layer normalisation (Ba et al. 2016)."""
    scale, shift = scale_and_shift
    centred = values - values.mean(axis=1, keepdims=True)
    variance = (centred * centred).mean(axis=1, keepdims=True)
    result: Floats = centred / np.sqrt(variance + _EPSILON) * scale + shift
    return result
