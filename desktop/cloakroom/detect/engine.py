"""Presidio's engine with our recognisers in it and nothing else.

Every part is handed over ready made: what Presidio is not given it makes itself, and for a
missing spaCy model that means starting ``pip`` with ``sys.executable``, which in a built program
is the program.
"""

from collections.abc import Iterator, Sequence

from presidio_analyzer import (
    AnalyzerEngine,
    EntityRecognizer,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from cloakroom.detect.adapter import PatternRecogniser
from cloakroom.detect.enhancer import PhraseEnhancer
from cloakroom.detect.hit import Hit
from cloakroom.detect.names import NameRecogniser
from cloakroom.detect.table import TABLE

LANGUAGE = "en"


class Engine(AnalyzerEngine):
    """:meth:`analyze` is Presidio's, for whoever calls it. :meth:`hits` asks our own recognisers
    straight (Presidio compares every result with every recogniser) and all others Presidio's way.
    """

    def hits(
        self, text: str, wanted: frozenset[str], tokens: NlpArtifacts
    ) -> Iterator[Hit]:
        """What is found of the ``wanted`` types in a piece, whatever its score, in any order; but
        for what reads the whole text in one go."""
        others = []
        for recogniser in self.registry.recognizers:
            if wanted.isdisjoint(recogniser.supported_entities):
                continue
            if isinstance(recogniser, PatternRecogniser):
                if not recogniser.whole_text:
                    yield from (hit for hit in recogniser.find(text) if hit.entity_type in wanted)
            elif isinstance(recogniser, NameRecogniser):
                yield from (hit for hit in recogniser.hits(tokens) if hit.entity_type in wanted)
            elif recogniser.supported_language == LANGUAGE:
                others.append(recogniser)
        if others:
            yield from self._presidios_way(text, wanted, tokens, others)

    def _presidios_way(
        self, text: str, wanted: frozenset[str], tokens: NlpArtifacts,
        recognisers: Sequence[EntityRecognizer],
    ) -> Iterator[Hit]:
        engine = _engine(recognisers, self.nlp_engine)
        results: list[RecognizerResult] = engine.analyze(
            text,
            LANGUAGE,
            entities=sorted(wanted.intersection(engine.get_supported_entities(LANGUAGE))),
            nlp_artifacts=tokens,
            return_decision_process=True,
        )
        for found in results:
            score = float(found.score)
            yield Hit(found.start, found.end, found.entity_type, score, _why(found))


def build(nlp_engine: NlpEngine, name_recognisers: Sequence[EntityRecognizer]) -> Engine:
    """An engine that never logs what it reads and returns every result, whatever its score.
    ``name_recognisers`` say what the name model of ``nlp_engine`` found; they may be none."""
    patterns = [
        PatternRecogniser(row.name, row.entity_types, row.find, whole_text=bool(row.whole_text))
        for row in TABLE
    ]
    return _engine([*patterns, *name_recognisers], nlp_engine)


def _engine(recognisers: Sequence[EntityRecognizer], nlp_engine: NlpEngine) -> Engine:
    return Engine(
        registry=RecognizerRegistry(
            recognizers=list(recognisers), supported_languages=[LANGUAGE]
        ),
        nlp_engine=nlp_engine,
        supported_languages=[LANGUAGE],
        context_aware_enhancer=PhraseEnhancer(),
        default_score_threshold=0,
        log_decision_process=False,
    )


def _why(result: RecognizerResult) -> str:
    explanation = result.analysis_explanation
    if explanation is not None and explanation.textual_explanation:
        return str(explanation.textual_explanation)
    return f"found by {(result.recognition_metadata or {}).get('recognizer_name', 'a recogniser')}"
