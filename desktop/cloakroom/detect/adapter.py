"""Our recognisers as Presidio sees them."""

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from cloakroom.detect.hit import Find


class PatternRecogniser(EntityRecognizer):
    """One row of the table. It brings its own context, so Presidio's is not consulted."""

    def __init__(
        self, name: str, entity_types: tuple[str, ...], find: Find, *, whole_text: bool = False
    ) -> None:
        self.find = find
        self.whole_text = whole_text
        self.name: str
        super().__init__(supported_entities=list(entity_types), name=name)

    def load(self) -> None:
        """Nothing to load: the patterns are compiled with their module."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """``textual_explanation`` holds the reason the user is shown, never the value."""
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return [
            RecognizerResult(
                hit.entity_type,
                hit.start,
                hit.end,
                hit.score,
                AnalysisExplanation(self.name, hit.score, textual_explanation=hit.why),
                metadata,
            )
            for hit in self.find(text)
            if hit.entity_type in entities
        ]
