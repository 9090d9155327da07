"""Pieces follow one another without gap, are cut where no value is cut, and where the text says."""

import random

from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.pieces import cut

SIZE = 2000


@given(st.text(alphabet="ab \n\ud800", max_size=400), st.integers(10, 60))
def test_pieces_cover_the_text_once(text: str, size: int) -> None:
    pieces = list(cut(text, size))

    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert all(0 < piece.end - piece.start <= size for piece in pieces)
    assert all(p.left <= p.start and p.end <= p.right <= len(text) for p in pieces)


def test_cut_at_a_blank_line_before_a_line_end_before_a_space_before_anywhere() -> None:
    assert next(piece.end for piece in cut("aaaaaaa\n \n\na bb\nc ccc", 16)) == 11
    assert next(piece.end for piece in cut("aaaaaa\nb bbbb cccc", 12)) == 7
    assert next(piece.end for piece in cut("aaaaaaa bbb cccc", 11)) == 8
    assert [piece.end for piece in cut("a" * 25, 10)] == [10, 20, 25]


def written(seed: int, paragraphs: int, between: str) -> list[str]:
    random_ = random.Random(seed)
    return [
        " ".join("w" * random_.randrange(1, 9) for _ in range(random_.randrange(5, 40))) + between
        for _ in range(paragraphs)
    ]


def windows(text: str) -> list[str]:
    return [text[piece.left : piece.right] for piece in cut(text, SIZE)]


@given(st.integers(0, 300), st.sampled_from(["\n\n", "\n", " "]), st.text("xy z\n", max_size=90))
def test_an_edit_leaves_nearly_all_pieces_as_they_were(at: int, between: str, new: str) -> None:
    # GIVEN a text of some forty pieces, WHEN one paragraph of it is written anew
    before = written(7, 301, between)
    after = [*before[:at], new + between, *before[at + 1 :]]

    # THEN the pieces that are not those of before are a few
    fresh = set(windows("".join(after))) - set(windows("".join(before)))
    assert len(fresh) <= 15
