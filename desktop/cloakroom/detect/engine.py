"""Presidio's engine with our recognisers in it and nothing else.

Every part is handed over ready made: what Presidio is not given it makes itself, and for a
missing spaCy model that means starting ``pip`` with ``sys.executable``, which in a built program
is the program.
"""

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from spacy.language import Language

from cloakroom.detect.adapter import PatternRecogniser
from cloakroom.detect.enhancer import PhraseEnhancer
from cloakroom.detect.names import NameRecogniser, nlp_engine
from cloakroom.detect.table import TABLE

LANGUAGE = "en"


def build(nlp: Language) -> AnalyzerEngine:
    """An engine that never logs what it reads and returns every result, whatever its score."""
    patterns = [PatternRecogniser(row.name, row.entity_types, row.find) for row in TABLE]
    recognisers = [*patterns, NameRecogniser()]
    return AnalyzerEngine(
        registry=RecognizerRegistry(recognizers=recognisers, supported_languages=[LANGUAGE]),
        nlp_engine=nlp_engine(nlp),
        supported_languages=[LANGUAGE],
        context_aware_enhancer=PhraseEnhancer(),
        default_score_threshold=0,
        log_decision_process=False,
    )
