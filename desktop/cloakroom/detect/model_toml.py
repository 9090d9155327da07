"""One of Presidio's own engines (transformers, stanza, spaCy) from a ``model.toml``.

Presidio and the libraries below it download what they do not find, so every model must be a folder
that exists, and the libraries are told that they are offline.
"""

import os
import tomllib
from pathlib import Path
from typing import Any

from presidio_analyzer.nlp_engine import NlpEngine, NlpEngineProvider

from cloakroom.errors import InstallationError

_OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


def engine_from(file: Path) -> NlpEngine:
    """The engine, loaded. Raises InstallationError with a sentence where ``file`` cannot be
    followed, and whatever the engine raises for a damaged model."""
    try:
        configuration = tomllib.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise InstallationError(f"{file} cannot be read as TOML.") from error
    models = configuration.get("models")
    if not isinstance(models, list) or not all(isinstance(row, dict) for row in models):
        raise InstallationError(f"{file} names no models.")
    configuration["models"] = [_local(row, file) for row in models]
    os.environ.update(dict.fromkeys(_OFFLINE, "1"))
    provider = NlpEngineProvider(nlp_configuration=configuration)
    kind = configuration["nlp_engine_name"]
    if kind not in provider.nlp_engines:
        have = ", ".join(sorted(provider.nlp_engines))
        raise InstallationError(f"{file} asks for “{kind}”; installed here: {have}.")
    return provider.create_engine()


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
