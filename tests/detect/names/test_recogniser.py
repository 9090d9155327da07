import pytest
from spacy.language import Language

from cloakroom.detect.names import NameRecogniser, nlp_engine
from cloakroom.detect.names.recogniser import HIGHEST, LOWEST, NAME, ORDINARY

TEXT = "Amira Okafor rang from Leeds. Please ask Okafor for the Capita plc invoice."
EVERY = ["PERSON", "ORGANIZATION", "LOCATION"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (EVERY, ["Amira Okafor", "Leeds", "Okafor", "Capita plc"]),
        (["LOCATION"], ["Leeds"]),
        (["PHONE_NUMBER"], []),
    ],
)
def test_only_wanted_types_are_reported(nlp: Language, wanted: list[str], found: list[str]) -> None:
    results = NameRecogniser().analyze(TEXT, wanted, nlp_engine(nlp).process_text(TEXT, "en"))
    assert [TEXT[result.start : result.end] for result in results] == found


def test_scores_are_confidences_and_say_why(nlp: Language) -> None:
    results = NameRecogniser().analyze(TEXT, EVERY, nlp_engine(nlp).process_text(TEXT, "en"))
    assert all(LOWEST < result.score <= HIGHEST for result in results)
    assert len({result.score for result in results}) > 1
    assert all(
        result.analysis_explanation.textual_explanation.startswith("name model")
        for result in results
    )


def test_of_ordinary_words_it_says_so(nlp: Language) -> None:
    text = "Amira Okafor rang, and Mark agreed."
    artifacts = nlp_engine(nlp).process_text(text, "en")
    why = {text[hit.start : hit.end]: hit.why for hit in NameRecogniser.hits(artifacts)}
    assert why["Amira Okafor"] == NAME
    assert why["Mark"] == ORDINARY


def test_without_a_reading_of_the_text_nothing_is_found() -> None:
    assert NameRecogniser().analyze(TEXT, EVERY) == []


def test_it_looks_for_the_three_kinds_of_name() -> None:
    assert NameRecogniser().get_supported_entities() == EVERY
