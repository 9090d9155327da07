"""One of Presidio's own engines (transformers, stanza, spaCy, GLiNER) from a ``model.toml``.

Presidio and the libraries below it download what they do not find, so every model must be a folder
that exists, and the libraries are told that they are offline.
"""

import os
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from presidio_analyzer import EntityRecognizer
from presidio_analyzer.nlp_engine import NlpEngine, NlpEngineProvider

from cloakroom.errors import InstallationError

_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}


def read(file: Path) -> dict[str, Any]:
    """What ``file`` holds; InstallationError where it is not TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise InstallationError(f"{file} cannot be read as TOML.") from error


def engine_from(rows: dict[str, Any], file: Path) -> NlpEngine:
    """The engine that ``rows`` of ``file`` describe, loaded. Raises InstallationError with a
    sentence where they cannot be followed, and whatever the engine raises for a damaged model."""
    models = rows.get("models")
    if not isinstance(models, list) or not all(isinstance(row, dict) for row in models):
        raise InstallationError(f"{file} names no models.")
    local = {**rows, "models": [_local(row, file) for row in models]}
    os.environ.update(_OFFLINE)
    provider = NlpEngineProvider(nlp_configuration=local)
    kind = rows["nlp_engine_name"]
    if kind not in provider.nlp_engines:
        have = ", ".join(sorted(provider.nlp_engines))
        raise InstallationError(f"{file} asks for “{kind}”; installed here: {have}.")
    return provider.create_engine()


def gliner_from(rows: dict[str, Any], file: Path) -> EntityRecognizer:
    """Presidio's recogniser around GLiNER, loaded; ``labels`` are those of the model to types."""
    folder = _folder(rows["gliner"], file)
    if find_spec("gliner") is None:
        raise InstallationError(f"{file} asks for “gliner”, which is not installed here.")
    os.environ.update(_OFFLINE)
    from presidio_analyzer.predefined_recognizers import GLiNERRecognizer

    return GLiNERRecognizer(
        name=f"name model {file.parent.resolve().name}",
        model_name=folder, entity_mapping=dict(rows["labels"]),
    )


def _local(row: dict[str, Any], file: Path) -> dict[str, Any]:
    """``row`` with folders for names."""
    name = row.get("model_name")
    if isinstance(name, dict):
        return {**row, "model_name": {key: _folder(each, file) for key, each in name.items()}}
    return {**row, "model_name": _folder(name, file)}


def _folder(name: object, file: Path) -> str:
    folder = file.parent / str(name)
    if not folder.is_dir():
        raise InstallationError(
            f"{file} names the model “{name}”, and beside it there is no such folder. Cloakroom "
            "never downloads one."
        )
    return str(folder)
