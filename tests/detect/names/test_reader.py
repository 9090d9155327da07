import numpy as np
import pytest
from spacy.language import Language

from cloakroom.detect.names import pieces, reader
from cloakroom.detect.names.component import FACTORY, NameFinder
from cloakroom.detect.names.network import Floats, Network, Numbers, Words
from cloakroom.detect.names.packing import Packing


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


def test_what_was_read_before_is_not_read_again(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a name finder that has read a text
    paragraphs = [f"Amira Okafor of Otley rang Capita plc about {n} leases.\n\n" for n in range(40)]
    finder = NameFinder(nlp.vocab)
    finder.use(nlp.get_pipe(FACTORY).weights)
    finder.read(nlp.make_doc("".join(paragraphs)), 1)
    # WHEN one paragraph of it changed
    paragraphs[20] = "Delphine Hartwell of Truro wrote to us.\n\n"
    doc = nlp.make_doc("".join(paragraphs))
    scored: list[int] = []
    scores = Network.scores

    def watched(self: Network, words: Words, tokens: Numbers, order: Packing) -> Floats:
        scored.append(len(tokens))
        return scores(self, words, tokens, order)

    monkeypatch.setattr(Network, "scores", watched)
    again = finder.read(doc, 1)
    # THEN little more than that is scored, and all is as if it were read for the first time
    assert 0 < sum(scored) < 4 * pieces.LIMIT
    fresh = NameFinder(nlp.vocab)
    fresh.use(finder.weights)
    first = fresh.read(doc, 1)
    np.testing.assert_array_equal(again.tags, first.tags)
    np.testing.assert_allclose(again.shares, first.shares, atol=1e-5)


def test_only_so_much_is_kept(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "KNOWN", 100)
    finder = NameFinder(nlp.vocab)
    finder.use(nlp.get_pipe(FACTORY).weights)
    text = "Amira Okafor of Otley rang.\n\n"
    docs = [nlp.make_doc(text * size) for size in (9, 8)]
    for doc in docs * 2:
        tags = finder.read(doc, 1).tags
        assert len(tags) == len(doc)
        assert (tags > 0).sum() >= 2 * (len(doc) // 8)
