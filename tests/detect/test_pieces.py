"""Pieces follow one another without gap and are cut where no value is cut."""

from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.pieces import cut


@given(st.text(alphabet="ab \n", max_size=400), st.integers(10, 60))
def test_pieces_cover_the_text_once(text: str, size: int) -> None:
    pieces = list(cut(text, size))

    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert all(0 < piece.end - piece.start <= size for piece in pieces)
    assert all(p.left <= p.start and p.end <= p.right <= len(text) for p in pieces)


def test_cut_at_a_line_end_before_a_space_before_anywhere() -> None:
    assert next(piece.end for piece in cut("aaaaaa\nb bbbb cccc", 12)) == 7
    assert next(piece.end for piece in cut("aaaaaaa bbb cccc", 11)) == 8
    assert [piece.end for piece in cut("a" * 25, 10)] == [10, 20, 25]
