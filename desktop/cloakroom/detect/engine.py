"""Presidio's engine with our recognisers in it and nothing else.

Every part is handed over ready made: what Presidio is not given it makes itself, and for a
missing spaCy model that means starting ``pip`` with ``sys.executable``, which in a built program
is the program.
"""

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from spacy.language import Language

from cloakroom.detect.adapter import PatternRecogniser
from cloakroom.detect.enhancer import PhraseEnhancer
from cloakroom.detect.table import TABLE

LANGUAGE = "en"


def build(nlp: Language) -> AnalyzerEngine:
    """An engine that never logs what it reads and returns every result, whatever its score."""
    recognisers = [PatternRecogniser(row.name, row.entity_types, row.find) for row in TABLE]
    engine = SpacyNlpEngine(models=[{"lang_code": LANGUAGE, "model_name": "cloakroom"}])
    engine.nlp = {LANGUAGE: nlp}  # type: ignore[assignment]  # inferred from its first None
    return AnalyzerEngine(
        registry=RecognizerRegistry(recognizers=recognisers, supported_languages=[LANGUAGE]),
        nlp_engine=engine,
        supported_languages=[LANGUAGE],
        context_aware_enhancer=PhraseEnhancer(),
        default_score_threshold=0,
        log_decision_process=False,
    )
