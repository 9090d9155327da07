"""What a name model other than ours found, as results of Presidio's."""

import logging

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from cloakroom.detect.overlap import NAMES

# It would tell each label that is not in its table ("CARDINAL"), once for every number in a text.
logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)


class ModelNames(EntityRecognizer):
    """Reads the entities of ``engine``, names, organisations and places; what else a model knows
    (numbers, dates) the rules know better."""

    def __init__(self, name: str, engine: NlpEngine) -> None:
        self.name: str
        self._why = f"name model {name}"
        known = NAMES.intersection(engine.get_supported_entities())
        super().__init__(supported_entities=sorted(known), name=self._why)

    def load(self) -> None:
        """Nothing to load: the engine runs the model."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """One result for each entity of a wanted type, with the score the engine gives it."""
        if nlp_artifacts is None:
            return []
        found = zip(nlp_artifacts.entities, nlp_artifacts.scores, strict=True)
        return [
            RecognizerResult(
                span.label_, span.start_char, span.end_char, float(score),
                AnalysisExplanation(self.name, float(score), textual_explanation=self._why),
                {
                    RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                    RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                },
            )
            for span, score in found
            if span.label_ in entities
        ]
