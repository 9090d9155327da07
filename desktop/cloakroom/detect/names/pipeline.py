"""Load the shipped pipeline from its folder and hand it to Presidio. Nothing is ever downloaded."""

import re
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import spacy
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from cloakroom.detect.artifacts import LateArtifacts
from cloakroom.detect.names.component import FACTORY
from cloakroom.detect.names.labels import LABELS
from cloakroom.errors import PipelineMissing

LANGUAGE: Final = "en"
LONGEST_TEXT: Final = 20_000_000
"""Characters. spaCy's own limit (a million) guards parsers that this pipeline does not have."""

CUTS_KEPT: Final = 100_000
"""Words between spaces whose tokens are kept (a tenth of a kilobyte each). spaCy keeps the first
10,000 it meets, and would work out all others anew each time."""

_ABSENT: Final = (
    "The name finder is not where it belongs ({path}), and Cloakroom never downloads one. "
    "Install Cloakroom again."
)
_DAMAGED: Final = "The name finder in {path} is damaged. Install Cloakroom again."
_DAMAGE: Final = (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, BadZipFile)
"""What spaCy and numpy raise for files that are cut off, altered or gone."""
_HALF: Final = re.compile("[\ud800-\udfff]")


class WholeCharacters:
    """A tokenizer that reads a lone surrogate (half a character, which spaCy cannot encode) as
    U+FFFD, so that no text stops it and every offset stays."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        tokenizer.max_cache_size = CUTS_KEPT

    def __call__(self, text: str) -> Doc:
        doc: Doc = self._tokenizer(_HALF.sub("\ufffd", text))
        return doc


class NameEngine(SpacyNlpEngine):
    """Presidio's engine, but for what it would make of every word of a text beforehand."""

    def _doc_to_nlp_artifact(self, doc: Doc, language: str) -> LateArtifacts:
        score = self.ner_model_configuration.default_score or 0.0
        return LateArtifacts(doc, self, language, score)


def load_pipeline(path: Path) -> Language:
    """The pipeline in the folder ``path``. Raises ``PipelineMissing`` where there is none or it
    cannot be read."""
    if not (path / "config.cfg").is_file():
        raise PipelineMissing(_ABSENT.format(path=path))
    try:
        nlp = spacy.load(path)
        nlp.get_pipe(FACTORY)
    except _DAMAGE as error:
        raise PipelineMissing(_DAMAGED.format(path=path)) from error
    nlp.tokenizer = WholeCharacters(nlp.tokenizer)
    nlp.max_length = LONGEST_TEXT
    return nlp


def nlp_engine(nlp: Language) -> NameEngine:
    """Presidio's engine around ``nlp``, loaded already: it looks for no model of its own, and
    reports every entity under the name the pipeline gives it."""
    configuration = NerModelConfiguration(
        labels_to_ignore=[], model_to_presidio_entity_mapping={label: label for label in LABELS}
    )
    engine = NameEngine(
        models=[{"lang_code": LANGUAGE, "model_name": FACTORY}],
        ner_model_configuration=configuration,
    )
    engine.nlp = {LANGUAGE: nlp}  # type: ignore[assignment]  # inferred from its first None
    return engine
