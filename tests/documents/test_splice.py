"""Spans replaced in a text, and in the pieces it was joined from."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.documents.base import Edit
from cloakroom.documents.splice import by_segment, spliced, spread


def test_spliced() -> None:
    assert spliced("Dear Jo Low,", [Edit(0, 0, 4, "Hi"), Edit(0, 5, 11, "[P]")]) == "Hi [P],"


def test_by_segment() -> None:
    first, second, third = Edit(0, 0, 1, "a"), Edit(0, 2, 3, "b"), Edit(4, 0, 1, "c")
    assert by_segment([first, second, third]) == {0: [first, second], 4: [third]}


@pytest.mark.parametrize(
    ("pieces", "edits", "new"),
    [
        ([(0, 4), (5, 12)], [(5, 7, "[P]")], {1: "[P] Low,"}),
        ([(0, 6), (6, 8), (8, 12)], [(5, 9, "[P]")], {0: "Dear [P]", 1: "", 2: "ow,"}),
        ([(0, 4), (5, 12)], [(0, 4, "Hi"), (8, 11, "[P]")], {0: "Hi", 1: "Jo [P],"}),
        ([(0, 6), (7, 12)], [(6, 7, "[P]")], {}),
        ([], [(0, 4, "Hi")], {}),
    ],
)
def test_spread(
    pieces: list[tuple[int, int]], edits: list[tuple[int, int, str]], new: dict[int, str]
) -> None:
    changed = spread("Dear Jo Low,", pieces, [Edit(0, *edit) for edit in edits])
    assert dict(changed) == new


@given(st.text("abc ", min_size=1, max_size=30), st.data())
def test_the_pieces_together_are_the_spliced_text(text: str, draws: st.DataObject) -> None:
    cuts = sorted({0, len(text), *draws.draw(st.lists(st.integers(0, len(text))))})
    pieces = list(pairwise(cuts))
    ends = sorted(draws.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    edits = [Edit(0, a, b, "[X]") for a, b in zip(ends[::2], ends[1::2], strict=False)]
    changed = dict(spread(text, pieces, edits))
    new = [changed.get(index, text[slice(*piece)]) for index, piece in enumerate(pieces)]
    assert "".join(new) == spliced(text, edits)
