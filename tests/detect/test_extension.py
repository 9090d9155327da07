"""Behind the detector is a real Presidio engine that users extend, and that keeps quiet."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer
from presidio_analyzer.nlp_engine import SpacyNlpEngine

import cloakroom
from cloakroom.detect import Detector, Options


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(spacy.blank("en"))


def test_the_engine_is_presidios_own(detector: Detector) -> None:
    assert isinstance(detector.analyzer, AnalyzerEngine)
    assert isinstance(detector.analyzer.nlp_engine, SpacyNlpEngine)
    assert detector.analyzer.nlp_engine.nlp["en"].lang == "en"
    assert {"PERSON", "UK_NHS"} <= set(detector.analyzer.get_supported_entities("en"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the holding number is 12/345/6789", True),
        ("12/345/6789 is a County Parish Holding number", True),
        ("12/345/6789", False),
        ("the withholding number 12/345/6789", False),
    ],
)
def test_a_users_presidio_recogniser_with_phrases(text: str, found: bool) -> None:
    # GIVEN a recogniser whose pattern alone is not enough
    own = Detector(spacy.blank("en"))
    own.analyzer.registry.add_recognizer(
        PatternRecognizer(
            supported_entity="HOLDING_NUMBER",
            patterns=[Pattern("cph", r"\b\d{2}/\d{3}/\d{4}\b", 0.2)],
            context=["holding number", "county parish holding"],
        )
    )

    # WHEN its phrase is or is not near, in front or behind
    findings = own.detect(text, options=Options(types=frozenset({"HOLDING_NUMBER"})))

    # THEN it is found exactly with its phrase
    assert [text[f.start : f.end] for f in findings] == (["12/345/6789"] if found else [])


def test_a_users_recogniser_for_another_language_is_not_asked() -> None:
    # GIVEN recognisers for French, one of them of a kind that is known in English too
    own = Detector(spacy.blank("en"))
    for kind in ("FERME", "EMAIL_ADDRESS"):
        own.analyzer.registry.add_recognizer(PatternRecognizer(
            supported_entity=kind, patterns=[Pattern("any", "ferme", 0.9)],
            supported_language="fr",
        ))

    findings = own.detect("jane@example.org, ferme", options=Options(names=False))

    assert [(f.entity_type, f.start, f.end) for f in findings] == [("EMAIL_ADDRESS", 0, 16)]


def test_presidio_and_the_straight_way_find_the_same(detector: Detector) -> None:
    text = "mail jane@example.org or 07700 900123, LA9 4QT, sort code 20-45-67"
    results = detector.analyzer.analyze(text, "en")
    straight = {(f.start, f.end, f.entity_type, f.score)
                for f in detector.detect(text, options=Options(threshold=0.0))}
    assert straight <= {(r.start, r.end, r.entity_type, r.score) for r in results}
    assert len(straight) == 4


def test_nothing_of_the_text_is_logged(
    detector: Detector, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        detector.detect("mail jane@example.org or 07700 900123")

    assert "jane" not in caplog.text
    assert "900123" not in caplog.text


def test_options_import_neither_presidio_nor_spacy() -> None:
    code = (
        "import sys; from cloakroom.detect import Options;"
        "print([n for n in ('presidio_analyzer', 'spacy', 'numpy') if n in sys.modules])"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(cloakroom.__file__).parents[1])}

    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
