"""Words the user has taught: kept with their matter or for good, sealed, and nowhere else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.options import Options
from cloakroom.errors import InputError, MatterUnreadable, NoKeyring, OtherKey
from cloakroom.matters import seal
from cloakroom.matters.for_good import ForGood
from cloakroom.matters.learnt import Learnt, packed, unpacked
from cloakroom.matters.store import Matters
from cloakroom.matters.transfer import bring_in, export
from cloakroom.redact.ledger import Ledger
from matters.conftest import KEY, ledger, opened, values

LEARNT = Learnt(("Marsh Lane",), (("Heron", "CUSTOM"), ("Okafor", "PERSON")))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


def for_good(folder: Path, key: bytes = KEY) -> ForGood:
    return ForGood(folder, lambda: key)


# ---- the words


@pytest.mark.parametrize(
    ("learnt", "never", "always"),
    [
        (Learnt().with_never("Heron"), ("Heron",), ()),
        (LEARNT.with_never("HERON"), ("HERON", "Marsh Lane"), (("Okafor", "PERSON"),)),
        (LEARNT.with_always("marsh lane", "LOCATION"), (),
         (("marsh lane", "LOCATION"), *LEARNT.always)),
        (LEARNT.without("okafor"), ("Marsh Lane",), (("Heron", "CUSTOM"),)),
        (Learnt(("Okafor",)).over(LEARNT), ("Okafor", "Marsh Lane"), (("Heron", "CUSTOM"),)),
        (LEARNT.over(Learnt(("Okafor",))), LEARNT.never, LEARNT.always),
    ],
)
def test_the_last_word_holds_whatever_the_case(
    learnt: Learnt, never: tuple[str, ...], always: tuple[tuple[str, str], ...]
) -> None:
    assert (learnt.never, learnt.always) == (never, always)


def test_a_word_is_never_taken_for_an_expression() -> None:
    never, always = Learnt(("re: your letter",), (("re:.*", "CUSTOM"),)).as_lists()
    assert never == (r"re:re:\ your\ letter",)
    assert always == ((r"re:re:\.\*", "CUSTOM"),)
    Options(allow=never, deny_as=always)


def test_a_word_shows_in_no_repr() -> None:
    assert "Heron" not in repr(LEARNT)


# ---- as bytes


@given(st.lists(WORDS), st.lists(st.tuples(WORDS, WORDS)))
def test_what_is_packed_is_unpacked(never: list[str], always: list[tuple[str, str]]) -> None:
    learnt = Learnt(tuple(never), tuple(always))
    held, back = unpacked(packed(ledger("Amira Okafor"), learnt))
    assert back == learnt
    assert values(held) == ["Amira Okafor"]


def test_without_words_a_matter_is_written_as_before_there_were_any() -> None:
    held = ledger("Amira Okafor\nof Leeds")
    assert packed(held, Learnt()) == held.to_json().encode("ascii")
    assert unpacked(held.to_json().encode("ascii"))[1] == Learnt()


@pytest.mark.parametrize("words", [
    "[]", "{}", "{", '{"version": 2, "never": [], "always": []}',
    '{"version": 1, "never": [1], "always": []}', '{"version": 1, "never": [" "], "always": []}',
    '{"version": 1, "never": [], "always": [["x"]]}', "[" * 100_000,
])
def test_what_cloakroom_would_not_have_written_is_refused(words: str) -> None:
    with pytest.raises(InputError):
        unpacked(f"{Ledger().to_json()}\n{words}".encode())


def test_a_body_that_is_no_text_is_refused() -> None:
    with pytest.raises(InputError):
        unpacked(b"\xff\xff")


# ---- with a matter


def test_a_matter_keeps_its_words(store: Matters, folder: Path) -> None:
    with store.create("farm", learnt=LEARNT) as matter:
        matter.learnt = matter.learnt.with_never("Heron")
        matter.save()
    assert opened(folder).read("farm").learnt == LEARNT.with_never("Heron")
    with opened(folder).open("farm") as again:
        assert again.learnt.never == ("Heron", "Marsh Lane")
    assert not again.learnt


def test_a_colleague_gets_them_too(store: Matters, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_COST", (10, 8, 1))
    with store.create("farm", learnt=LEARNT) as matter:
        data = export(matter, "correct horse battery")
    bring_in(store, data, "correct horse battery", name="copy")
    assert store.read("copy").learnt == LEARNT


# ---- for good


def test_words_for_good_are_kept_sealed(folder: Path) -> None:
    assert not for_good(folder).is_there
    assert for_good(folder).read() == Learnt()
    assert for_good(folder).change(lambda _: LEARNT) == LEARNT
    assert for_good(folder).is_there
    assert for_good(folder).read() == LEARNT
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Heron" in data or b"Marsh" in data for data in files)


def test_a_step_starts_from_what_another_process_has_taught(folder: Path) -> None:
    first, second = for_good(folder), for_good(folder)
    first.change(lambda learnt: learnt.with_never("one"))
    assert second.change(lambda learnt: learnt.with_never("two")).never == ("two", "one")


def test_they_are_no_matter(folder: Path) -> None:
    for_good(folder).change(lambda _: LEARNT)
    assert opened(folder).listing().matters == ()


def test_what_another_key_sealed_is_left_as_it_is(folder: Path) -> None:
    for_good(folder).change(lambda _: LEARNT)
    with pytest.raises(MatterUnreadable, match="for good") as raised:
        for_good(folder, b"k" * 32).change(lambda _: Learnt())
    assert type(raised.value) is not OtherKey  # its sentence speaks of matters
    assert for_good(folder).read() == LEARNT


def test_without_a_keyring_nothing_is_kept(folder: Path) -> None:
    def no_key() -> bytes:
        raise NoKeyring

    with pytest.raises(NoKeyring):
        ForGood(folder, no_key).change(lambda _: LEARNT)
    assert not for_good(folder).is_there
    assert ForGood(folder, no_key).read() == Learnt()
