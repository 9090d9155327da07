"""Starting this program a second time, for work in a process of its own."""

import os

from cloakroom.detector_process import command
from cloakroom.paths import package_root


def program(word: str) -> list[str]:
    """This program with one of its hidden commands: ``worker`` or ``probe``."""
    return [*command()[:-1], word]


def environment() -> dict[str, str]:
    """Ours, and where this package is: a checkout need not be installed."""
    inherited = os.environ.get("PYTHONPATH")
    paths = [str(package_root()), *([inherited] if inherited else [])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
