import numpy as np
import pytest
import spacy

from cloakroom.detect.names import marks
from cloakroom.detect.names.found import Found, is_ordinary, shares, tidied
from cloakroom.detect.names.labels import LABELS, TAGS, tag_numbers

TOKENIZER = spacy.blank("en").tokenizer


def tidy(text: str, label: str) -> list[str]:
    """What is left of ``text`` when all of it was taken for one name."""
    doc = TOKENIZER(text)
    held = [marks.of(token.text) for token in doc]
    return [doc[f.start : f.end].text for f in tidied([Found(0, len(doc), label, 0.9)], held)]


@pytest.mark.parametrize(
    ("text", "label", "left"),
    [
        # a reference number before a name, which the network may take with it
        ("QQ123456C. Beth Pugh", "PERSON", ["Beth Pugh"]),
        ("Beth Pugh 2 Ian Rees", "PERSON", ["Beth Pugh", "Ian Rees"]),
        # digits belong to addresses and to companies
        ("14 Mill Lane", "LOCATION", ["14 Mill Lane"]),
        ("Channel 4", "ORGANIZATION", ["Channel 4"]),
        # line ends
        ("Beth Pugh\nIan Rees", "PERSON", ["Beth Pugh", "Ian Rees"]),
        ("14 Mill Lane\r\nOtley", "LOCATION", ["14 Mill Lane", "Otley"]),
        ("Beth\tIan", "PERSON", ["Beth", "Ian"]),
        ("Beth\u2028Ian", "PERSON", ["Beth", "Ian"]),
        # punctuation around
        ("- Beth Pugh,", "PERSON", ["Beth Pugh"]),
        ("(Leeds)", "LOCATION", ["Leeds"]),
        ("Acorn (UK)", "ORGANIZATION", ["Acorn (UK)"]),
        ("Beth's", "PERSON", ["Beth"]),
        ("Sainsbury's", "ORGANIZATION", ["Sainsbury's"]),
        # addresses of the network, and no word at all
        ("beth.pugh@example.org", "PERSON", []),
        ("www.example.org", "ORGANIZATION", []),
        ("https://example.org/x", "ORGANIZATION", []),
        ("...", "PERSON", []),
        ("£ 14", "ORGANIZATION", []),
    ],
)
def test_a_name_is_cut_to_size(text: str, label: str, left: list[str]) -> None:
    assert tidy(text, label) == left


def test_a_name_is_as_likely_as_its_words_on_average() -> None:
    # GIVEN two names, the first of two words
    tags = np.array(tag_numbers([(1, 3, "LOCATION"), (3, 4, "PERSON")], 5))
    likely = np.zeros((5, len(LABELS)), dtype=np.float32)
    likely[:, LABELS.index("LOCATION")] = [0.1, 0.8, 0.6, 0.3, 0.1]
    likely[3, LABELS.index("PERSON")] = 0.5
    # THEN each has the mean of its own label
    first, second = Found.all(tags, likely)
    assert (first.start, first.end, first.label) == (1, 3, "LOCATION")
    assert (second.start, second.end, second.label) == (3, 4, "PERSON")
    assert (first.confidence, second.confidence) == pytest.approx((0.7, 0.5))


def test_the_share_of_a_label_is_that_of_all_its_tags() -> None:
    likely = np.full(len(TAGS), 0.01)
    likely[[TAGS.index("B-PERSON"), TAGS.index("S-PERSON")]] = 0.4
    found = shares(np.log(likely)[None].astype(np.float32))
    assert dict(zip(LABELS, found[0], strict=True)) == pytest.approx(
        {"PERSON": 0.82, "ORGANIZATION": 0.04, "LOCATION": 0.04}
    )


@pytest.mark.parametrize(
    ("held", "ordinary"),
    [
        ([marks.LETTER + marks.ORDINARY], True),
        ([marks.LETTER + marks.ORDINARY, marks.SIGN, marks.LETTER + marks.ORDINARY], True),
        ([marks.LETTER + marks.ORDINARY, marks.LETTER], False),
        ([marks.SIGN + marks.ORDINARY], False),
    ],
)
def test_a_name_is_ordinary_when_all_its_words_are(held: list[int], ordinary: bool) -> None:
    assert is_ordinary(Found(0, len(held), "PERSON", 0.9), held) is ordinary
