import numpy as np
import pytest
from spacy.language import Language

from cloakroom.detect.names import lexicon
from cloakroom.detect.names.lexicon import Lexicon
from cloakroom.detect.names.listing import CLASSES, KEYS, Listing, key
from cloakroom.detect.names.network import Network


def of(nlp: Language, weights: dict[str, np.ndarray]) -> Lexicon:
    listing = Listing(weights[KEYS], weights[CLASSES])
    return Lexicon(Network(weights), listing, nlp.vocab.vectors, nlp.vocab.strings)


@pytest.fixture
def words(nlp: Language, weights: dict[str, np.ndarray]) -> Lexicon:
    return of(nlp, weights)


def keys(nlp: Language, *words: str) -> list[int]:
    return [nlp.vocab.strings.add(word) for word in words]


def test_a_word_has_one_row_however_often_it_comes(nlp: Language, words: Lexicon) -> None:
    first = words.look_up(keys(nlp, "ring", "Leeds", ","))
    again = words.look_up(keys(nlp, "Leeds", "Otley"))
    assert len(words) == 4
    assert again[0] == first[1]
    assert len({*first.tolist(), *again.tolist()}) == 4


def test_no_word_has_the_row_of_nothing(nlp: Language, words: Lexicon) -> None:
    assert words.look_up(keys(nlp, "ring", "Leeds")).min() > 0
    assert not any(part[0].any() for part in words.words)


def test_it_forgets_when_full_and_still_answers(
    nlp: Language, weights: dict[str, np.ndarray], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "KEPT", 4)
    full = of(nlp, weights)
    first = full.look_up(keys(nlp, "one", "two", "three"))
    row = full.words.forward[first[0]].copy()
    full.look_up(keys(nlp, "three", "four"))
    assert len(full) == 2
    again = full.look_up(keys(nlp, "one"))
    np.testing.assert_allclose(full.words.forward[again[0]], row, atol=1e-4)


def test_more_words_at_once_than_are_kept_have_room(
    nlp: Language, words: Lexicon, weights: dict[str, np.ndarray], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "KEPT", 4)
    few = of(nlp, weights)
    many = keys(nlp, *(f"w{number}" for number in range(9)))
    rows, others = few.look_up(many), words.look_up(many)
    np.testing.assert_allclose(few.words.after[rows], words.words.after[others], atol=1e-4)


def test_what_the_lists_say_of_a_word_reaches_the_network(
    nlp: Language, weights: dict[str, np.ndarray]
) -> None:
    # GIVEN two lists that differ in one word alone
    rows = []
    for word in ("amira", "leeds"):
        listing = Listing(np.array([key(word)], dtype=np.uint32), weights[CLASSES])
        lexicon = Lexicon(Network(weights), listing, nlp.vocab.vectors, nlp.vocab.strings)
        rows.append(lexicon.words.forward[lexicon.look_up(keys(nlp, "Amira", "rang"))])
    # THEN that word alone looks different
    assert np.abs(rows[0][0] - rows[1][0]).max() > 1e-3
    np.testing.assert_array_equal(rows[0][1], rows[1][1])
