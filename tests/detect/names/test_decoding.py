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
    ends = np.cumsum([len(piece) for piece in pieces])
    tags = decoding.best_tags(np.concatenate(pieces), np.concatenate([[0], ends[:-1]]))
    return [piece.tolist() for piece in np.split(tags, ends[:-1])]


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


def test_the_likeliest_tags_stay_where_they_are_allowed() -> None:
    # GIVEN a piece whose best tags are allowed, and one that would begin inside a name
    tags = ["O", "B-PERSON", "E-PERSON", "I-PERSON", "O"]
    scores = np.full((5, len(TAGS)), -5, dtype=np.float32)
    scores[range(5), [TAGS.index(tag) for tag in tags]] = 0
    scores[3, 0] = -1
    before = scores.copy()
    # THEN the second alone is mended, and the scores stay as they were
    assert decode(scores[:3], scores[3:]) == [[TAGS.index(tag) for tag in tags[:3]], [0, 0]]
    np.testing.assert_array_equal(scores, before)


@given(arrays(np.float32, (3, len(TAGS)), elements=st.floats(-20, 0, width=16)))
def test_no_allowed_path_is_better(scores: np.ndarray) -> None:
    def total(path: tuple[int, ...]) -> float:
        return float(sum(scores[at, tag] for at, tag in enumerate(path)))

    paths = (path for path in product(range(len(TAGS)), repeat=3) if allowed(path))
    assert total(tuple(decode(scores)[0])) == pytest.approx(max(map(total, paths)), abs=1e-4)


def test_a_forbidden_step_may_be_mended_by_words_further_on() -> None:
    # GIVEN a name that begins and goes on, each of its other words a little likelier outside
    scores = np.full((3, len(TAGS)), -9, dtype=np.float32)
    scores[0, TAGS.index("B-PERSON")] = 0
    scores[1:, TAGS.index("O")] = 0
    scores[1, TAGS.index("I-PERSON")] = scores[2, TAGS.index("E-PERSON")] = -0.5
    # THEN the whole of it is the name
    assert [TAGS[tag] for tag in decode(scores)[0]] == ["B-PERSON", "I-PERSON", "E-PERSON"]


@pytest.mark.parametrize("lean", [0, 3, 6, 9])
def test_a_path_around_the_forbidden_steps_is_the_path_of_the_whole_piece(lean: int) -> None:
    # GIVEN long pieces in which most words are outside, surely or not
    scores = np.random.default_rng(lean).normal(0, 3, (400, 60, len(TAGS))).astype(np.float32)
    scores[:, :, 0] += lean
    # WHEN they are decoded around their forbidden steps alone
    found = decode(*scores)
    # THEN the paths are those of a search through all of each
    whole = decoding._paths(scores.copy(), np.full(len(scores), 60))
    assert found == whole.tolist()


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 2), st.sampled_from(labels.LABELS))))
def test_names_come_back_from_their_tags(parts: list[tuple[int, int, str]]) -> None:
    spans, at = [], 0
    for length, gap, label in parts:
        spans.append((at + gap, at + gap + length, label))
        at += gap + length
    tags = np.array(labels.tag_numbers(spans, at), dtype=int)
    firsts, lasts = decoding.names(tags)
    found = [(a, b + 1, TAGS[tags[b]][2:]) for a, b in zip(firsts, lasts, strict=True)]
    assert found == spans


def test_probabilities_add_up() -> None:
    logs = decoding.log_softmax(np.array([[1.0, 2.0, 300.0], [0.0, 0.0, 0.0]], dtype=np.float32))
    assert np.exp(logs).sum(axis=1) == pytest.approx([1, 1])
