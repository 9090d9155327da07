import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.names.packing import Packing

LENGTHS = st.lists(st.integers(1, 9), min_size=1, max_size=6).map(
    lambda lengths: sorted(lengths, reverse=True)
)


def packed(lengths: list[int]) -> Packing:
    """Pieces that follow one another in the text."""
    return Packing(np.cumsum([0, *lengths[:-1]]), np.array(lengths))


@given(LENGTHS)
def test_every_token_is_read_once(lengths: list[int]) -> None:
    assert sorted(packed(lengths).places.tolist()) == list(range(sum(lengths)))


@given(LENGTHS)
def test_neighbours_are_those_of_the_piece(lengths: list[int]) -> None:
    order = packed(lengths)
    before, after = order.neighbours(order.places + 1)
    starts = set(np.cumsum([0, *lengths]).tolist())
    for place, one, other in zip(order.places.tolist(), before, after, strict=True):
        assert one == (0 if place in starts else place)
        assert other == (0 if place + 1 in starts else place + 2)


@given(LENGTHS)
def test_a_step_takes_over_from_the_token_beside(lengths: list[int]) -> None:
    order = packed(lengths)
    for steps, way in ((order.ahead, -1), (order.back, 1)):
        taken = []
        for start, stop, source in steps:
            count = stop - start
            own = order.places[start:stop]
            np.testing.assert_array_equal(order.places[source : source + count], own + way)
            taken += own.tolist()
        assert len(taken) == len(set(taken)) == sum(lengths) - len(lengths)
