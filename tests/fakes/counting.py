"""A Presidio recogniser that counts what it is shown, and a clock that the test moves."""

import re

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

KIND = "COUNTED"


class Counting(EntityRecognizer):
    """Finds the word ``kestrel``; ``read`` holds every window it was shown."""

    def __init__(self, score: float = 0.9) -> None:
        self.read: list[str] = []
        self.score = score
        super().__init__(supported_entities=[KIND], name="counting")

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        self.read.append(text)
        known = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return [
            RecognizerResult(KIND, *word.span(), self.score, None, known)
            for word in re.finditer("kestrel", text)
        ]


class Ticking:
    """A clock on which each look takes ``step`` seconds."""

    def __init__(self, step: float) -> None:
        self._step, self._now = step, -step

    def go(self, step: float) -> bool:
        """Take ``step`` seconds from now on. Always true, so that a report can be made of it."""
        self._step = step
        return True

    def __call__(self) -> float:
        self._now += self._step
        return self._now
