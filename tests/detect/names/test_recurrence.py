import numpy as np
import pytest
import spacy
from spacy.attrs import ORTH
from spacy.tokens import Doc

from cloakroom.detect.names import marks
from cloakroom.detect.names.found import Found
from cloakroom.detect.names.labels import LABELS, OUTSIDE
from cloakroom.detect.names.reading import Reading
from cloakroom.detect.names.recurrence import with_repeats

TOKENIZER = spacy.blank("en").tokenizer


def outside(doc: Doc) -> Reading:
    """By a network that takes no word for a name."""
    _, words = np.unique(doc.to_array(ORTH), return_inverse=True)
    held = [marks.of(token.text) for token in doc]
    tags = np.full(len(doc), OUTSIDE)
    return Reading(words, held, tags, np.zeros((len(doc), len(LABELS)), dtype=np.float32))


def repeats(text: str, name: str, label: str = "PERSON", confidence: float = 0.9) -> list[str]:
    """What is marked beside ``name`` itself, of which the first is found by the network."""
    doc = TOKENIZER(text)
    span = doc.char_span(text.index(name), text.index(name) + len(name))
    named = [Found(span.start, span.end, label, confidence)]
    every = with_repeats(outside(doc), named)
    return [doc[f.start : f.end].text for f in every if f.repeated]


@pytest.mark.parametrize(
    ("text", "name", "label", "again"),
    [
        ("Beth Pugh rang. Ask Beth Pugh.", "Beth Pugh", "PERSON", ["Beth Pugh"]),
        ("Beth Pugh rang. Ask Beth or Mrs Pugh.", "Beth Pugh", "PERSON", ["Beth", "Pugh"]),
        ("Kestrel Foods rang. Kestrel Foods!", "Kestrel Foods", "ORGANIZATION", ["Kestrel Foods"]),
        # the first word of a company may be any word
        ("Green Foods rang. Green tea.", "Green Foods", "ORGANIZATION", []),
        ("Otley, then Otley", "Otley", "LOCATION", ["Otley"]),
        # case counts, and parts of words do not
        ("Otley, then otley and OTLEY", "Otley", "LOCATION", []),
        ("Beth rang Bethany", "Beth", "PERSON", []),
        # a name that is a word like any other needs the context
        ("Will Pugh rang. Will you ring?", "Will Pugh", "PERSON", []),
        # too short to look for
        ("Jo rang Jo", "Jo", "PERSON", []),
    ],
)
def test_a_name_is_marked_again(text: str, name: str, label: str, again: list[str]) -> None:
    assert repeats(text, name, label) == again


def test_a_text_may_end_with_the_first_word_of_a_longer_name() -> None:
    # GIVEN a text that ends where "Beth Pugh" could only begin
    doc = TOKENIZER("Beth Pugh rang. Ask Beth")
    # WHEN its names are spread THEN the last one ends with the text
    *_, last = with_repeats(outside(doc), [Found(0, 2, "PERSON", 0.9)])
    assert (last.start, last.end) == (len(doc) - 1, len(doc))


def test_a_doubtful_name_is_not_spread() -> None:
    assert repeats("Otley, then Otley", "Otley", "LOCATION", confidence=0.5) == []


def test_a_common_word_is_marked_again_where_the_network_half_believes_it() -> None:
    doc = TOKENIZER("Will Pugh rang. Ask Will.")
    reading = outside(doc)
    reading.shares[5, LABELS.index("PERSON")] = 0.5
    every = with_repeats(reading, [Found(0, 2, "PERSON", 0.9)])
    assert [(f.start, f.repeated) for f in every] == [(0, False), (5, True)]


def test_names_never_lie_over_one_another() -> None:
    doc = TOKENIZER("Ann Lee Ann Lee Ann Lee Pugh")
    named = [Found(0, 2, "PERSON", 0.9), Found(4, 7, "PERSON", 0.9)]
    every = with_repeats(outside(doc), named)
    assert [(f.start, f.end) for f in every] == [(0, 2), (2, 4), (4, 7)]
