"""Presidio as it comes, around the same name pipeline: what the tables compare with.

All its English recognisers and all British ones, its own context enhancer (every word is given
its lower-case form as lemma, because without lemmas the enhancer does nothing), threshold 0.4.
"""

import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.context_aware_enhancers import LemmaContextAwareEnhancer
from presidio_analyzer.predefined_recognizers import (
    UkDrivingLicenceRecognizer,
    UkNinoRecognizer,
    UkPassportRecognizer,
    UkPostcodeRecognizer,
    UkVehicleRegistrationRecognizer,
)
from spacy.language import Language
from spacy.tokens import Doc

from cloakroom.detect.names import load_pipeline, nlp_engine, sensitivity
from cloakroom.detect.overlap import resolve
from cloakroom.model import Finding
from cloakroom.paths import resource
from evaluation.labelled import Span

THRESHOLD = 0.4
_BRITISH = (
    UkDrivingLicenceRecognizer, UkNinoRecognizer, UkPassportRecognizer, UkPostcodeRecognizer,
    UkVehicleRegistrationRecognizer,
)


@Language.component("lower_case_lemmas")
def lower_case_lemmas(doc: Doc) -> Doc:
    for token in doc:
        token.lemma_ = token.lower_
    return doc


class StockPresidio:
    """Overlapping results are settled as ours are, so that neither side gains by it."""

    def __init__(self, name_level: float) -> None:
        # Presidio's e-mail recogniser would fetch the list of public suffixes.
        offline = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
        tldextract.extract = offline  # type: ignore[assignment]  # called like the function
        nlp = load_pipeline(resource("pipeline"))
        nlp.add_pipe("lower_case_lemmas")
        engine = nlp_engine(nlp)
        registry = RecognizerRegistry(supported_languages=["en"])
        registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
        for recogniser in _BRITISH:
            registry.add_recognizer(recogniser())
        self._name_level = name_level
        self.pipeline = nlp
        self._analyzer = AnalyzerEngine(
            registry=registry,
            nlp_engine=engine,
            supported_languages=["en"],
            context_aware_enhancer=LemmaContextAwareEnhancer(),
            default_score_threshold=THRESHOLD,
        )

    def find(self, text: str) -> list[Span]:
        with sensitivity(self._name_level):
            results = self._analyzer.analyze(text, "en")
        findings = [Finding(r.start, r.end, r.entity_type, r.score, "") for r in results]
        return [Span(f.start, f.end, f.entity_type) for f in resolve(text, findings)]
