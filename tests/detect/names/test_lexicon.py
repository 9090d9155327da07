import numpy as np
import pytest
from spacy.language import Language

from cloakroom.detect.names import lexicon
from cloakroom.detect.names.lexicon import Lexicon
from cloakroom.detect.names.network import Network


@pytest.fixture
def words(nlp: Language, weights: dict[str, np.ndarray]) -> Lexicon:
    return Lexicon(Network(weights), nlp.vocab.vectors, nlp.vocab.strings)


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
