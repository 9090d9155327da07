"""What the pipeline found, as Presidio results with a confidence of their own."""

from collections.abc import Iterator
from typing import Any, Final

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from cloakroom.detect.hit import Hit
from cloakroom.detect.names.labels import LABELS
from cloakroom.detect.names.told import told_of

LOWEST, HIGHEST = 0.5, 0.99
"""Scores. Even a name marked only at the most cautious setting passes the usual threshold of a
half; what is reported at all is decided by the sensitivity."""
NAME: Final = "name model"
ORDINARY: Final = "name model; ordinary words"
MODEL: Final = frozenset((NAME, ORDINARY))
"""What is said of a name that nothing but the network speaks for."""
REPEATED: Final = "name model; found elsewhere in the text"


class NameRecogniser(EntityRecognizer):
    """Reads the entities of the pipeline; the text itself is not looked at again."""

    def __init__(self) -> None:
        super().__init__(supported_entities=list(LABELS), name=NAME, supported_language="en")

    def load(self) -> None:
        """Nothing to load: the engine runs the pipeline."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """One result for each entity of a wanted type, in order."""
        hits = self.hits(nlp_artifacts) if nlp_artifacts else ()
        return [self._result(hit) for hit in hits if hit.entity_type in entities]

    @staticmethod
    def hits(artifacts: NlpArtifacts) -> Iterator[Hit]:
        """One for each entity, in order."""
        for span in artifacts.entities:
            told = told_of(span)
            score = LOWEST + (HIGHEST - LOWEST) * told.confidence
            why = ORDINARY if told.ordinary else REPEATED if told.repeated else NAME
            yield Hit(span.start_char, span.end_char, span.label_, round(score, 4), why)

    def _result(self, hit: Hit) -> RecognizerResult:
        explanation = AnalysisExplanation(
            recognizer=NAME, original_score=hit.score, textual_explanation=hit.why
        )
        metadata: dict[str, Any] = {
            RecognizerResult.RECOGNIZER_NAME_KEY: NAME,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return RecognizerResult(
            entity_type=hit.entity_type,
            start=hit.start,
            end=hit.end,
            score=hit.score,
            analysis_explanation=explanation,
            recognition_metadata=metadata,
        )
