import numpy as np
import pytest

from cloakroom.detect.names.features import COLUMNS, TABLES
from cloakroom.detect.names.network import Network, Words
from cloakroom.detect.names.packing import Packing

LENGTHS = [9, 6, 6, 2, 1]


@pytest.fixture(scope="module")
def network(weights: dict[str, np.ndarray]) -> Network:
    return Network(weights)


@pytest.fixture(scope="module")
def words(network: Network) -> Words:
    """Thirty words; the first is what is beside a piece."""
    random = np.random.default_rng(3)
    smallest = min(table.rows for table in TABLES)
    rows = random.integers(0, smallest, (30, len(COLUMNS)))
    found = network.words(rows, random.normal(size=(30, 100)).astype(np.float32))
    for part in found:
        part[0] = 0
    return found


def scored(network: Network, words: Words, *pieces: list[int]) -> list[np.ndarray]:
    """The scores of each piece, read side by side; the longest comes first."""
    lengths = np.array([len(piece) for piece in pieces])
    starts = np.cumsum([0, *lengths[:-1]])
    order = Packing(starts, lengths)
    scores = network.scores(words, np.concatenate(pieces)[order.places], order)
    return np.split(scores[np.argsort(order.places)], starts[1:])


def test_pieces_side_by_side_score_as_each_alone(network: Network, words: Words) -> None:
    random = np.random.default_rng(4)
    pieces = [random.integers(1, 30, length).tolist() for length in LENGTHS]
    for piece, together in zip(pieces, scored(network, words, *pieces), strict=True):
        np.testing.assert_allclose(together, scored(network, words, piece)[0], atol=1e-4)


def test_both_directions_are_read(network: Network, words: Words) -> None:
    # GIVEN two pieces that differ in their last, or their first, word but one from the middle
    one, other, third = scored(
        network, words, [1, 9, 2, 9, 3], [1, 9, 2, 9, 4], [5, 9, 2, 9, 3]
    )
    # THEN the word in the middle is scored differently
    assert np.abs(one[2] - other[2]).max() > 1e-4
    assert np.abs(one[2] - third[2]).max() > 1e-4


def test_the_layers_are_those_of_the_books(
    weights: dict[str, np.ndarray], network: Network, words: Words
) -> None:
    """Three words, worked out token by token and gate by gate with the weights as they come."""
    full = {name: values.astype(np.float64) for name, values in weights.items()}
    random = np.random.default_rng(5)
    rows = random.integers(0, min(table.rows for table in TABLES), (3, len(COLUMNS)))
    vectors = random.normal(size=(3, 100)).astype(np.float32)
    lexical = _lexical(full, rows, vectors)
    here = lexical @ full["here.weight"].T + full["here.bias"]
    beside = _ways(np.pad(lexical, ((1, 1), (0, 0))) @ full["beside.weight"].T)
    driven = _ways(here)
    driven[:, :, 0] += beside[:-2, :, 0]
    driven[:, :, 1] += beside[2:, :, 1]
    memory, leave = _states(driven)
    states = leave * np.tanh(memory)
    memory, leave = _states(_ways(states @ full["layers.0.weight"].T + full["layers.0.bias"]))
    states = states + leave * (memory - states)
    expected = _normal(states) * full["norm.weight"] + full["norm.bias"]
    expected = expected @ full["output.weight"].T + full["output.bias"]
    # THEN the network, which takes neighbours from a table, says the same
    known = network.words(np.pad(rows, ((1, 0), (0, 0))), np.pad(vectors, ((1, 0), (0, 0))))
    for part in known:
        part[0] = 0
    np.testing.assert_allclose(scored(network, known, [1, 2, 3])[0], expected, atol=1e-3)


def _lexical(full: dict[str, np.ndarray], rows: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    parts = {name: np.zeros(()) for name in dict.fromkeys(COLUMNS)}
    for column, name in enumerate(COLUMNS):
        parts[name] = parts[name] + full[f"tables.{name}.weight"][rows[:, column]]
    floret = vectors @ full["vector.weight"].T + full["vector.bias"]
    joined = np.concatenate([*parts.values(), floret], axis=1)
    inputs = joined @ full["input.weight"].T + full["input.bias"]
    gelu = inputs / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (inputs + 0.044715 * inputs**3)))
    return _normal(gelu) * full["input_norm.weight"] + full["input_norm.bias"]


def _ways(driven: np.ndarray) -> np.ndarray:
    """(tokens, candidate and two gates, directions, hidden)"""
    return driven.reshape(len(driven), 3, 2, -1)


def _states(driven: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    keep, leave = _sigmoid(driven[:, 1]), _sigmoid(driven[:, 2])
    states = (1 - keep) * driven[:, 0]
    for at in range(1, len(states)):
        states[at, 0] += keep[at, 0] * states[at - 1, 0]
        back = len(states) - 1 - at
        states[back, 1] += keep[back, 1] * states[back + 1, 1]
    return states.reshape(len(states), -1), leave.reshape(len(leave), -1)


def _sigmoid(values: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-values))


def _normal(values: np.ndarray) -> np.ndarray:
    centred = values - values.mean(axis=1, keepdims=True)
    return centred / np.sqrt(values.var(axis=1, keepdims=True) + 1e-5)


def test_a_missing_weight_is_named(weights: dict[str, np.ndarray]) -> None:
    with pytest.raises(KeyError, match=r"output\.bias"):
        Network({name: value for name, value in weights.items() if name != "output.bias"})
