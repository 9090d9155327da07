"""The one door to detection: a text in, findings out."""

from collections.abc import Iterable, Iterator
from typing import Self

from presidio_analyzer import AnalyzerEngine, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from spacy.language import Language

from cloakroom.detect import engine
from cloakroom.detect.artifacts import readable
from cloakroom.detect.listed import ListedWords
from cloakroom.detect.names import load_pipeline, sensitivity
from cloakroom.detect.not_names import is_not_a_name
from cloakroom.detect.options import Options
from cloakroom.detect.overlap import NAMES, resolve
from cloakroom.detect.pieces import SIZE, cut
from cloakroom.detect.table import TABLE
from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.errors import TooLarge, UsageError
from cloakroom.model import Finding
from cloakroom.paths import resource
from cloakroom.progress import Report, silent, step

MAX_CHARACTERS = 20_000_000
EVERYTHING = Options()


class Detector:
    """Loads once, then answers any number of texts. Not to be shared between threads."""

    def __init__(self, nlp: Language, *, piece: int = SIZE) -> None:
        self._nlp = nlp
        self._piece = piece
        self.analyzer: AnalyzerEngine = engine.build(nlp)

    @classmethod
    def default(cls) -> Self:
        """The shipped pipeline. Raises InstallationError when a part of it is missing."""
        return cls(load_pipeline(resource("pipeline")))

    def detect(
        self, text: str, *, options: Options = EVERYTHING, report: Report = silent
    ) -> list[Finding]:
        """Findings sorted and disjoint; offsets are code points of ``text``.

        ``report`` is told characters done and in all. Raises TooLarge, UsageError for a type that
        no recogniser knows, and Cancelled when ``report`` asks to stop."""
        if len(text) > MAX_CHARACTERS:
            raise TooLarge(
                f"This text has {len(text):,} characters, and Cloakroom scans at most "
                f"{MAX_CHARACTERS:,} at once. Nothing was changed."
            )
        wanted = self._wanted(options)
        step(report, 0, len(text))
        found = [f for f in self._found(text, wanted, options, report) if _kept(f, text, options)]
        if options.wants("CUSTOM"):
            found += ListedWords(options.deny).find(text)
        return resolve(text, found)

    def _wanted(self, options: Options) -> frozenset[str]:
        """The types to look for. A name that is not a type is an error, not an empty result:
        the user would take the text for clean."""
        supported = frozenset(self.analyzer.get_supported_entities(engine.LANGUAGE))
        known = supported | frozenset(ENTITY_TYPES)
        unknown = ((options.types or frozenset()) | options.not_types) - known
        if unknown:
            raise UsageError(
                f"No such type: {', '.join(sorted(unknown))}. Known: {', '.join(sorted(known))}."
            )
        names = NAMES if options.names else frozenset()
        return frozenset(t for t in supported - NAMES | names & supported if options.wants(t))

    def _found(
        self, text: str, wanted: frozenset[str], options: Options, report: Report
    ) -> Iterator[Finding]:
        for row in TABLE:
            if row.whole_text:
                yield from (Finding(*hit) for hit in row.find(text) if hit.entity_type in wanted)
        for piece in cut(text, self._piece):
            window = text[piece.left : piece.right]
            tokens = self._tokens(window, wanted, options)
            for finding in self._analyse(window, wanted, tokens, piece.left):
                if piece.start <= finding.start < piece.end:
                    yield finding
            step(report, piece.end, len(text))

    def _tokens(self, window: str, wanted: frozenset[str], options: Options) -> NlpArtifacts:
        """The name model's reading, or the mere words when no name is wanted."""
        if wanted & NAMES:
            with sensitivity(options.name_level):
                return self.analyzer.nlp_engine.process_text(readable(window), engine.LANGUAGE)
        return self._no_tokens()

    def _no_tokens(self) -> NlpArtifacts:
        return NlpArtifacts([], self._nlp.make_doc(""), [], [], None, engine.LANGUAGE)

    def _analyse(
        self, text: str, wanted: frozenset[str], tokens: NlpArtifacts, shift: int
    ) -> Iterator[Finding]:
        if not wanted:
            return
        results: Iterable[RecognizerResult] = self.analyzer.analyze(
            text,
            engine.LANGUAGE,
            entities=sorted(wanted),
            nlp_artifacts=tokens,
            return_decision_process=True,
        )
        for result in results:
            yield Finding(
                result.start + shift, result.end + shift, result.entity_type,
                float(result.score), _why(result),
            )


def _kept(finding: Finding, text: str, options: Options) -> bool:
    is_name = finding.entity_type in NAMES
    value = text[finding.start : finding.end]
    if finding.score < (options.threshold if is_name else options.lowest_score) or not value:
        return False
    if is_name and is_not_a_name(value):
        return False
    return all(value.casefold() != word.casefold() for word in options.allow)


def _why(result: RecognizerResult) -> str:
    explanation = result.analysis_explanation
    if explanation is not None and explanation.textual_explanation:
        return str(explanation.textual_explanation)
    return f"found by {(result.recognition_metadata or {}).get('recognizer_name', 'a recogniser')}"
