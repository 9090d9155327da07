"""The name model a detector works with: the one that is shipped, or one an administrator put there.

Another model is a folder. Two kinds are taken:

- a spaCy pipeline (``nlp.to_disk``): the folder holds ``config.cfg``;
- one of Presidio's own engines, when its packages are installed: the folder holds ``model.toml``
  with the keys of Presidio's NLP configuration, and folders instead of names, because nothing is
  ever downloaded::

      nlp_engine_name = "transformers"
      [[models]]
      lang_code = "en"
      [models.model_name]
      spacy = "tokens"           # folders beside this file
      transformers = "weights"
      [ner_model_configuration.model_to_presidio_entity_mapping]
      B-PER = "PERSON"

  or, for GLiNER, the folder of its weights and what its labels mean::

      gliner = "weights"
      [labels]
      person = "PERSON"
"""

import os
from dataclasses import dataclass
from pathlib import Path

import spacy
from presidio_analyzer import EntityRecognizer
from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpEngine, SpacyNlpEngine
from spacy.language import Language

from cloakroom.detect.model_names import ModelNames
from cloakroom.detect.model_toml import engine_from, gliner_from, read
from cloakroom.detect.names import FACTORY, NameRecogniser, load_pipeline, nlp_engine
from cloakroom.errors import InstallationError
from cloakroom.paths import resource

VARIABLE = "CLOAKROOM_MODEL"
"""The environment variable that names the folder of another model."""
RULES_ONLY = "names: rules only"
_LANGUAGE = "en"
_LONGEST = 1_000_000

_DAMAGE = (
    OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, ImportError, RuntimeError,
)
"""What spaCy, thinc, torch and Presidio raise for folders that are cut off, altered or foreign."""


@dataclass(frozen=True, slots=True)
class Model:
    """``engine`` reads a text, ``recognisers`` say what it found. ``note`` is for the user: empty
    when all is well."""

    engine: NlpEngine
    recognisers: tuple[EntityRecognizer, ...]
    name: str = ""
    note: str = ""


def ours(nlp: Language) -> Model:
    """The model around a pipeline of our own form."""
    return Model(nlp_engine(nlp), (NameRecogniser(),))


def shipped() -> Model:
    """Raises PipelineMissing when it is not there or damaged."""
    return ours(load_pipeline(resource("pipeline")))


def configured(folder: str | None = None) -> Model:
    """The one in ``folder``, else the one the environment names, else the shipped one."""
    other = folder or os.environ.get(VARIABLE, "")
    return other_than_shipped(Path(other)) if other else shipped()


def other_than_shipped(folder: Path) -> Model:
    """The model in ``folder``. Where it cannot be used, none, and ``note`` says so: the rules go
    on without it."""
    try:
        return _load(folder)
    except InstallationError as error:
        return _none(error.sentence)
    except _DAMAGE as error:
        return _none(f"The model in {folder} cannot be read ({type(error).__name__}).")


def _load(folder: Path) -> Model:
    if (folder / "model.toml").is_file():
        return _configured_by(folder / "model.toml")
    if not (folder / "config.cfg").is_file():
        raise InstallationError(
            f"There is no model in {folder}: it holds neither config.cfg (a spaCy pipeline) "
            "nor model.toml."
        )
    nlp = spacy.load(folder)
    if nlp.has_pipe(FACTORY):
        return ours(load_pipeline(folder))
    if nlp.lang != _LANGUAGE:
        raise InstallationError(f"The model in {folder} is for “{nlp.lang}”, not for English.")
    nlp.max_length = _LONGEST
    return _named(_around(nlp), folder)


def _configured_by(file: Path) -> Model:
    rows = read(file)
    if "gliner" in rows:
        blank = _around(spacy.blank(_LANGUAGE))
        return Model(blank, (gliner_from(rows, file),), file.parent.resolve().name)
    return _named(engine_from(rows, file), file.parent)


def _named(engine: NlpEngine, folder: Path) -> Model:
    name = folder.resolve().name
    return Model(engine, (ModelNames(name, engine),), name)


def _none(why: str) -> Model:
    return Model(_around(spacy.blank(_LANGUAGE)), (), note=f"{RULES_ONLY}. {why}")


def _around(nlp: Language) -> SpacyNlpEngine:
    """Presidio's engine and its usual table of labels around a pipeline that is loaded already."""
    engine = SpacyNlpEngine(
        models=[{"lang_code": _LANGUAGE, "model_name": "given"}],
        ner_model_configuration=NerModelConfiguration(),
    )
    engine.nlp = {_LANGUAGE: nlp}  # type: ignore[assignment]  # inferred from its first None
    return engine
