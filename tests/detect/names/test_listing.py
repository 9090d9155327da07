import numpy as np
import pytest
from spacy.language import Language

from cloakroom.detect.names.listing import CLASSES, KEYS, Known, Listing, key, ordinary

WORDS = ("amira", "zulu", "leeds", "o'neill")


@pytest.fixture
def listing() -> Listing:
    keys = np.array(sorted(key(word) for word in WORDS), dtype=np.uint32)
    classes = {key(word): at + 1 for at, word in enumerate(WORDS)}
    return Listing(keys, np.array([classes[k] for k in keys.tolist()], dtype=np.uint8))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("amira", 1),
        ("AMIRA", 1),
        ("Amira's", 1),
        ("Amira’s", 1),
        ("Zulu", 2),
        ("Leeds", 3),
        ("O’Neill", 4),
        ("Amiras", 0),
        ("", 0),
        ("\ud800", 0),
    ],
)
def test_a_word_has_its_class_in_any_case(listing: Listing, word: str, expected: int) -> None:
    assert listing.classes([word]).tolist() == [expected]


def test_words_are_looked_up_together_and_in_order(listing: Listing) -> None:
    assert listing.classes(["Leeds", "x", "Amira"]).tolist() == [3, 0, 1]


@pytest.mark.parametrize(("keys", "classes"), [(2, 1), (1, 2), (0, 0)])
def test_lists_that_do_not_match_are_refused(keys: int, classes: int) -> None:
    with pytest.raises(ValueError, match="do not match"):
        Listing(np.zeros(keys, dtype=np.uint32), np.zeros(classes, dtype=np.uint8))


@pytest.mark.parametrize(
    ("word", "known"),
    [("Amira", Known.FORENAME), ("nowak", Known.SURNAME), ("LEEDS", Known.PLACE)],
)
def test_the_lists_that_ship_know_common_names(nlp: Language, word: str, known: Known) -> None:
    weights = nlp.get_pipe("cloakroom_names").weights
    listing = Listing(weights[KEYS], weights[CLASSES])
    assert listing.classes([word])[0] & known
    assert not listing.classes(["spreadsheet"])[0] & known


def test_the_hashes_that_ship_are_sorted_and_inside_the_table(nlp: Language) -> None:
    weights = nlp.get_pipe("cloakroom_names").weights
    assert (np.diff(weights[KEYS].astype(np.int64)) > 0).all()
    assert weights[CLASSES].max() < len(weights["tables.listed.weight"])


@pytest.mark.parametrize(
    ("words", "common"),
    [
        (["passport", "control"], True),
        (["Passport", "Control"], True),
        (["passport", "Okafor"], False),
        (["Rose"], False),
        (["Qwxzkv"], False),
        ([], False),
    ],
)
def test_common_words_are_those_nobody_is_called(
    nlp: Language, words: list[str], common: bool
) -> None:
    weights = nlp.get_pipe("cloakroom_names").weights
    assert Listing(weights[KEYS], weights[CLASSES]).are_common(words) is common


@pytest.mark.parametrize(
    ("word", "small"),
    [("Summer", True), ("passport", True), ("Okafor", False), ("Qwxzkv", False)],
)
def test_ordinary_words_are_those_written_small(nlp: Language, word: str, small: bool) -> None:
    weights = nlp.get_pipe("cloakroom_names").weights
    classes = Listing(weights[KEYS], weights[CLASSES]).classes([word])
    assert ordinary(classes).tolist() == [small]
