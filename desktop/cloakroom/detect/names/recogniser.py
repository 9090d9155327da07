"""What the pipeline found, as Presidio results with a confidence of their own."""

from typing import Any, Final

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from spacy.tokens import Span

from cloakroom.detect.names.labels import LABELS

LOWEST, HIGHEST = 0.5, 0.99
"""Scores. Even a name marked only at the most cautious setting passes the usual threshold of a
half; what is reported at all is decided by the sensitivity."""
NAME: Final = "name model"
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
        found = nlp_artifacts.entities if nlp_artifacts else []
        return [self._result(span) for span in found if span.label_ in entities]

    def _result(self, span: Span) -> RecognizerResult:
        score = LOWEST + (HIGHEST - LOWEST) * float(span._.confidence)
        why = REPEATED if span._.repeated else NAME
        explanation = AnalysisExplanation(
            recognizer=NAME, original_score=score, textual_explanation=why
        )
        metadata: dict[str, Any] = {
            RecognizerResult.RECOGNIZER_NAME_KEY: NAME,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return RecognizerResult(
            entity_type=span.label_,
            start=span.start_char,
            end=span.end_char,
            score=round(score, 4),
            analysis_explanation=explanation,
            recognition_metadata=metadata,
        )
