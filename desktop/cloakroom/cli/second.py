"""Starting this program a second time, for work in a process of its own."""

import os

from cloakroom.detector_process import command
from cloakroom.paths import package_root


def program(word: str) -> list[str]:
    """This program with one of its hidden commands: ``worker`` or ``probe``."""
    return [*command()[:-1], word]


def environment(model: str | None = None) -> dict[str, str]:
    """Ours, and where this package is: a checkout need not be installed. ``model`` is the folder
    of another name model."""
    inherited = os.environ.get("PYTHONPATH")
    paths = [str(package_root()), *([inherited] if inherited else [])]
    other = {"CLOAKROOM_MODEL": model} if model else {}
    return {**os.environ, **other, "PYTHONPATH": os.pathsep.join(paths)}
