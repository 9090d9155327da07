import numpy as np
import pytest
from spacy.language import Language

from cloakroom.detect.names import lexicon
from cloakroom.detect.names.lexicon import Lexicon
from cloakroom.detect.names.listing import CLASSES, KEYS, Listing, key
from cloakroom.detect.names.network import Network


@pytest.fixture
def words(nlp: Language, weights: dict[str, np.ndarray]) -> Lexicon:
    listing = Listing(weights[KEYS], weights[CLASSES])
    return Lexicon(Network(weights), listing, nlp.vocab.vectors, nlp.vocab.strings)


def test_a_word_has_one_row_however_often_it_comes(nlp: Language, words: Lexicon) -> None:
    numbers = words.look_up(nlp.make_doc("ring Leeds , Leeds"))
    assert len(set(numbers.tolist())) == len(words) == 3
    assert numbers[1] == numbers[3]


def test_it_forgets_when_full_and_still_answers(
    nlp: Language, words: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "KEPT", 2)
    first = words.look_up(nlp.make_doc("one two three"))
    row = words.rows[first[0]].copy()
    words.look_up(nlp.make_doc("four five"))
    assert len(words) == 2
    again = words.look_up(nlp.make_doc("one"))
    np.testing.assert_allclose(words.rows[again[0]], row, atol=1e-4)


def test_what_the_lists_say_of_a_word_reaches_the_network(
    nlp: Language, weights: dict[str, np.ndarray]
) -> None:
    # GIVEN two lists that differ in one word alone
    rows = []
    for word in ("amira", "leeds"):
        listing = Listing(np.array([key(word)], dtype=np.uint32), weights[CLASSES])
        lexicon = Lexicon(Network(weights), listing, nlp.vocab.vectors, nlp.vocab.strings)
        numbers = lexicon.look_up(nlp.make_doc("Amira rang"))
        rows.append(lexicon.rows[numbers])
    # THEN that word alone looks different
    assert np.abs(rows[0][0] - rows[1][0]).max() > 1e-3
    np.testing.assert_array_equal(rows[0][1], rows[1][1])
