from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language

from cloakroom.detect.names import NameFinder, sensitivity
from cloakroom.detect.names.component import BALANCED, CAUTIOUS, PRECISE

DOUBTFUL = "pls ask delphine re the hartwell thing and chase brodie about the norton file"


def count(nlp: Language, level: float) -> int:
    with sensitivity(level):
        return len(nlp(DOUBTFUL).ents)


def test_more_is_found_the_higher_the_sensitivity(nlp: Language) -> None:
    # GIVEN the levels of the product and two far outside them
    found = [count(nlp, level) for level in (-20, PRECISE, BALANCED, CAUTIOUS, 8)]
    assert found == sorted(found)
    assert found[0] < found[1] < found[-1]


def test_the_level_holds_only_within_its_block(nlp: Language) -> None:
    before = len(nlp(DOUBTFUL).ents)
    with sensitivity(-20):
        assert not nlp(DOUBTFUL).ents
    assert len(nlp(DOUBTFUL).ents) == before > 0


def test_confidence_is_a_probability(nlp: Language) -> None:
    found = nlp("Dear Amira Okafor, please ring Kestrel Logistics Ltd in Leeds.").ents
    assert found
    assert all(0.5 < span._.confidence <= 1 for span in found)


def test_a_text_is_read_the_same_in_one_go_and_piece_by_piece(nlp: Language) -> None:
    lines = ["Amira Okafor lives in Otley.", "Ring Capita plc.", "Nothing here to see."] * 60
    text = "\n\n".join(line + " Then we went on with the work as before." * 2 for line in lines)
    one = [(span.start_char, span.end_char, span.label_) for span in nlp(text).ents]
    again = [(span.start_char, span.end_char, span.label_) for span in nlp(text).ents]
    assert one == again
    assert [text[start:end] for start, end, _ in one].count("Amira Okafor") == 60


def test_weights_survive_the_disk(tmp_path: Path, weights: dict[str, np.ndarray]) -> None:
    vectors = np.zeros((50, 100), dtype=np.float32)
    nlp = spacy.blank("en")
    nlp.vocab.vectors = spacy.vectors.Vectors(
        strings=nlp.vocab.strings, data=vectors, mode="floret", minn=4, maxn=5, hash_count=2
    )
    finder = NameFinder(nlp.vocab)
    finder.use(weights)
    finder.to_disk(tmp_path / "names")
    again = NameFinder(nlp.vocab).from_disk(tmp_path / "names")
    doc = nlp("Please ring Amira Okafor")
    np.testing.assert_array_equal(finder.read(doc, 1).shares, again.read(doc, 1).shares)


def test_without_weights_it_says_so() -> None:
    nlp = spacy.blank("en")
    with pytest.raises(RuntimeError, match="no weights"):
        NameFinder(nlp.vocab)(nlp.make_doc("Leeds"))


def test_confidence_is_what_the_calibration_makes_of_it(nlp: Language) -> None:
    # GIVEN the shipped network with another calibration
    doc = nlp("Dear Amira Okafor, please ring Kestrel Logistics Ltd in Leeds.")
    finder = NameFinder(nlp.vocab)
    even = np.tile([0.0, 0.0], (3, 1))
    finder.use(nlp.get_pipe("cloakroom_names").weights | {"calibration": even})
    # THEN the names are the same and their confidence is not
    names = [(span.text, span.label_) for span in doc.ents]
    again = finder(nlp.make_doc(doc.text)).ents
    assert [(span.text, span.label_) for span in again] == names
    assert {span._.confidence for span in again} == {0.5}


@pytest.mark.parametrize(("level", "found"), [(BALANCED, False), (CAUTIOUS, True)])
def test_common_words_need_some_confidence(nlp: Language, level: float, found: bool) -> None:
    text = "Passport control was slow: 45 minutes at 6 desks."
    with sensitivity(level):
        assert any(span.text.startswith("Passport") for span in nlp(text).ents) is found


def test_one_common_word_may_be_a_person(nlp: Language) -> None:
    text = 'Home "Swindon". He lights up when will, his grandson, visits.'
    assert "will" in [span.text for span in nlp(text.lower()).ents]
