from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.names import pieces


def words(*parts: str) -> list[int]:
    return [pieces.kind(word) for part in parts for word in part.split(" ")]


@given(st.lists(st.integers(pieces.CAPITALISED, pieces.PARAGRAPH), max_size=400))
def test_pieces_cover_the_text_and_are_short(kinds: list[int]) -> None:
    cut = pieces.cut(kinds)
    assert [at for start, end in cut for at in range(start, end)] == list(range(len(kinds)))
    assert all(0 < end - start <= pieces.LIMIT for start, end in cut)


def test_a_paragraph_end_is_the_best_place() -> None:
    kinds = [*words("word " * 29 + "word"), pieces.kind("\n\n"), *words("a . b \n c " * 12 + "d")]
    assert pieces.cut(kinds)[0] == (0, 31)


def test_a_name_is_not_cut_where_there_is_another_place() -> None:
    # GIVEN a line without a stop, all names but for one word
    kinds = words("Amira " * 44 + "and " + "Okafor " * 40 + "x")
    # THEN the cut is after that word
    assert pieces.cut(kinds)[0] == (0, 45)


def test_a_cut_right_before_a_name_is_second_best() -> None:
    # GIVEN a word before every name: "said Amira" may belong together
    kinds = words("word " * 40 + "said Amira " * 30 + "x")
    # THEN the cut is between two plain words
    assert pieces.cut(kinds)[0] == (0, 40)


def test_kinds_rise_with_how_good_a_cut_is() -> None:
    order = ["Leeds", "and", ",", ".", "\n", "\n\n"]
    assert [pieces.kind(token) for token in order] == sorted(pieces.kind(t) for t in order)
    assert len({pieces.kind(token) for token in order}) == len(order)
