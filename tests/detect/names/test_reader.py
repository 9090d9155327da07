import numpy as np
import pytest
from spacy.language import Language

from cloakroom.detect.names import pieces, reader
from cloakroom.detect.names.component import FACTORY


def test_a_long_text_is_read_in_stretches_as_in_one_go(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a text of paragraphs, each shorter than a piece
    text = "Amira Okafor of Otley rang Capita plc about the lease.\n\n" * 80
    doc = nlp.make_doc(text)
    whole = nlp.get_pipe(FACTORY).read(doc, 1)
    # WHEN a stretch is a few pieces long
    monkeypatch.setattr(reader, "STRETCH", 3 * pieces.LIMIT)
    parts = nlp.get_pipe(FACTORY).read(doc, 1)
    # THEN each paragraph is read, and as it was before
    np.testing.assert_array_equal(parts.words, whole.words)
    np.testing.assert_array_equal(parts.tags > 0, whole.tags > 0)
    assert parts.marks == whole.marks


def test_the_level_leaves_the_probabilities_alone(nlp: Language) -> None:
    doc = nlp.make_doc("ask delphine re the hartwell thing")
    precise, cautious = (nlp.get_pipe(FACTORY).read(doc, level) for level in (0, 9))
    np.testing.assert_array_equal(precise.shares, cautious.shares)
    assert (precise.tags > 0).sum() < (cautious.tags > 0).sum()


def test_the_same_word_has_the_same_number(nlp: Language) -> None:
    words = nlp.get_pipe(FACTORY).read(nlp.make_doc("Otley , otley , Otley"), 1).words.tolist()
    assert words[0] == words[4]
    assert words[1] == words[3]
    assert len(set(words)) == 3
