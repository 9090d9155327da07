"""What is remembered: bounded, the freshest, and no text."""

from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.hit import Hit
from cloakroom.detect.memory import Memory, digest

HIT = Hit(0, 4, "URL", 0.5, "why")


def test_what_was_put_is_got_until_it_is_the_oldest_of_too_many() -> None:
    memory = Memory(1000)  # room for three rows without hits
    for name in (b"a", b"b", b"c"):
        memory.put(name, ())
    assert memory.get(b"a") == ()  # asked for, so no longer the oldest
    memory.put(b"d", ())
    assert [memory.get(name) for name in (b"a", b"b", b"c", b"d")] == [(), None, (), ()]


def test_one_row_that_is_too_large_is_not_kept() -> None:
    memory = Memory(1000)
    memory.put(b"a", (HIT,) * 100)
    assert (memory.get(b"a"), len(memory), memory.size) == (None, 0, 0)


@given(st.lists(st.tuples(st.binary(max_size=1), st.integers(0, 8))))
def test_the_size_is_that_of_the_rows_and_within_the_limit(puts: list[tuple[bytes, int]]) -> None:
    memory = Memory(2000)
    for key, number in puts:
        memory.put(key, (HIT,) * number)
        assert memory.size <= memory.limit
        assert (memory.size == 0) == (len(memory) == 0)


def test_the_key_tells_texts_and_circumstances_apart() -> None:
    keys = {digest(*row) for row in [
        ("ab",), ("a", "b"), ("a", ["b"]), ("", "ab"), ("ab", range(2)), ("ab", range(1)),
        ("\ud800",), ("\ufffd",),
    ]}
    assert len(keys) == 8
    assert digest("ab", {"names": True}) == digest("ab", {"names": True})
