import numpy as np
import pytest

from cloakroom.detect.names.features import COLUMNS, TABLES
from cloakroom.detect.names.network import Network

LENGTHS = np.array([9, 6, 6, 2, 1])


@pytest.fixture(scope="module")
def network(weights: dict[str, np.ndarray]) -> Network:
    return Network(weights)


@pytest.fixture(scope="module")
def lexical(network: Network) -> np.ndarray:
    random = np.random.default_rng(3)
    smallest = min(table.rows for table in TABLES)
    rows = random.integers(0, smallest, (30, len(COLUMNS)))
    return network.lexical(rows, random.normal(size=(30, 100)).astype(np.float32))


def test_pieces_side_by_side_score_as_each_alone(network: Network, lexical: np.ndarray) -> None:
    words = np.random.default_rng(4).integers(0, len(lexical), (len(LENGTHS), LENGTHS[0]))
    together = network.scores(lexical, words, LENGTHS)
    for number, length in enumerate(LENGTHS):
        alone = network.scores(lexical, words[number : number + 1, :length], np.array([length]))
        np.testing.assert_allclose(together[number, :length], alone[0], atol=1e-4)


def test_what_stands_beyond_a_piece_does_not_count(network: Network, lexical: np.ndarray) -> None:
    words = np.zeros((2, 5), dtype=np.intp)
    other = words.copy()
    other[1, 2:] = 9
    lengths = np.array([5, 2])
    np.testing.assert_array_equal(
        network.scores(lexical, words, lengths), network.scores(lexical, other, lengths)
    )


def test_both_directions_are_read(network: Network, lexical: np.ndarray) -> None:
    # GIVEN two pieces that differ in their last, or their first, word
    words = np.array([[1, 2, 3], [1, 2, 4], [5, 2, 3]])
    scores = network.scores(lexical, words, np.array([3, 3, 3]))
    # THEN the word in the middle is scored differently
    assert np.abs(scores[0, 1] - scores[1, 1]).max() > 1e-4
    assert np.abs(scores[0, 1] - scores[2, 1]).max() > 1e-4


def test_a_step_is_the_lstm_of_the_books(
    weights: dict[str, np.ndarray], network: Network, lexical: np.ndarray
) -> None:
    """One word: both layers worked out gate by gate, as Hochreiter and Schmidhuber have it."""
    full = {name: values.astype(np.float64) for name, values in weights.items()}
    state = lexical[:1].astype(np.float64)
    for layer in range(2):
        ways = [_first_step(full, state, f"l{layer}{way}") for way in ("", "_reverse")]
        state = np.concatenate(ways, axis=1)
    centred = (state - state.mean()) / np.sqrt(state.var() + 1e-5)
    normal = centred * full["norm.weight"] + full["norm.bias"]
    expected = normal @ full["output.weight"].T + full["output.bias"]
    found = network.scores(lexical, np.array([[0]]), np.array([1]))
    np.testing.assert_allclose(found[0], expected, atol=1e-3)


def _first_step(full: dict[str, np.ndarray], inputs: np.ndarray, end: str) -> np.ndarray:
    gates = inputs @ full[f"lstm.weight_ih_{end}"].T
    gates = gates + full[f"lstm.bias_ih_{end}"] + full[f"lstm.bias_hh_{end}"]
    enter, _, cell, leave = np.split(gates, 4, axis=1)
    return _sigmoid(leave) * np.tanh(_sigmoid(enter) * np.tanh(cell))


def _sigmoid(values: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-values))


def test_a_missing_weight_is_named(weights: dict[str, np.ndarray]) -> None:
    with pytest.raises(KeyError, match=r"output\.bias"):
        Network({name: value for name, value in weights.items() if name != "output.bias"})
