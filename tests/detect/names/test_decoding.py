from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cloakroom.detect.names import decoding, labels
from cloakroom.detect.names.labels import TAGS

ONE_PIECE = st.integers(1, 12).flatmap(
    lambda length: arrays(np.float32, (length, len(TAGS)), elements=st.floats(-20, 0, width=32))
)


def decode(*pieces: np.ndarray) -> list[list[int]]:
    longest = max(len(piece) for piece in pieces)
    scores = np.zeros((len(pieces), longest, len(TAGS)), dtype=np.float32)
    for number, piece in enumerate(pieces):
        scores[number, : len(piece)] = piece
    lengths = np.array([len(piece) for piece in pieces])
    tags = decoding.best_tags(scores, lengths)
    assert not any(row[length:].any() for row, length in zip(tags, lengths, strict=True))
    return [row[:length].tolist() for row, length in zip(tags, lengths, strict=True)]


def allowed(path: tuple[int, ...] | list[int]) -> bool:
    return (
        labels.may_start(TAGS[path[0]])
        and labels.may_end(TAGS[path[-1]])
        and all(labels.may_follow(TAGS[a], TAGS[b]) for a, b in pairwise(path))
    )


@given(ONE_PIECE)
def test_no_forbidden_step_is_ever_taken(scores: np.ndarray) -> None:
    assert allowed(decode(scores)[0])


@given(st.lists(ONE_PIECE, min_size=1, max_size=5))
def test_pieces_side_by_side_are_decoded_as_alone(pieces: list[np.ndarray]) -> None:
    assert decode(*pieces) == [decode(piece)[0] for piece in pieces]


@given(arrays(np.float32, (3, len(TAGS)), elements=st.floats(-20, 0, width=16)))
def test_no_allowed_path_is_better(scores: np.ndarray) -> None:
    def total(path: tuple[int, ...]) -> float:
        return float(sum(scores[at, tag] for at, tag in enumerate(path)))

    paths = (path for path in product(range(len(TAGS)), repeat=3) if allowed(path))
    assert total(tuple(decode(scores)[0])) == pytest.approx(max(map(total, paths)), abs=1e-4)


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 2), st.sampled_from(labels.LABELS))))
def test_names_come_back_from_their_tags(parts: list[tuple[int, int, str]]) -> None:
    spans, at = [], 0
    for length, gap, label in parts:
        spans.append((at + gap, at + gap + length, label))
        at += gap + length
    assert list(decoding.names(np.array(labels.tag_numbers(spans, at), dtype=int))) == spans


def test_probabilities_add_up() -> None:
    logs = decoding.log_softmax(np.array([[1.0, 2.0, 300.0], [0.0, 0.0, 0.0]], dtype=np.float32))
    assert np.exp(logs).sum(axis=1) == pytest.approx([1, 1])
