"""Context for recognisers that users add to Presidio: whole phrases, before and after.

Presidio's own enhancer compares one word at a time, looks only back, needs lemmas, and walks all
tokens for every result.
"""

from functools import lru_cache
from re import Pattern

from presidio_analyzer import ContextAwareEnhancer, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from cloakroom.detect.context import around, phrases

_GAIN = 0.35
_FLOOR = 0.4


class PhraseEnhancer(ContextAwareEnhancer):
    """Raises the score of a result whose recogniser names a phrase that stands near it."""

    def __init__(self) -> None:
        super().__init__(_GAIN, _FLOOR, 0, 0)

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """The same results in the same order; ``context`` are words known to surround the text."""
        known = {row.id: tuple(row.context) for row in recognizers if row.context}
        given = {word.lower() for word in context or ()}
        for result in raw_results if known else ():
            metadata = result.recognition_metadata or {}
            words = known.get(metadata.get(RecognizerResult.RECOGNIZER_IDENTIFIER_KEY), ())
            already = metadata.get(RecognizerResult.IS_SCORE_ENHANCED_BY_CONTEXT_KEY)
            if words and not already:
                self._enhance(text, result, words, given)
        return raw_results

    @staticmethod
    def _enhance(
        text: str, result: RecognizerResult, words: tuple[str, ...], given: set[str]
    ) -> None:
        support = around(text, result.start, result.end, _compiled(words))
        if support is None and not given.intersection(word.lower() for word in words):
            return
        result.score = min(1.0, max(_FLOOR, result.score + _GAIN))
        result.recognition_metadata[RecognizerResult.IS_SCORE_ENHANCED_BY_CONTEXT_KEY] = True
        if result.analysis_explanation is not None:
            result.analysis_explanation.set_improved_score(result.score)
            result.append_analysis_explanation_text(support or "the context you gave")


@lru_cache(maxsize=256)
def _compiled(words: tuple[str, ...]) -> Pattern[str]:
    return phrases(*words)
