"""Where configuration, data, logs and the shipped resources live.

``CLOAKROOM_HOME`` puts the first three in one folder (tests, portable use).
"""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from platformdirs import PlatformDirs

from cloakroom.errors import InstallationError

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Folders:
    """Not created here: whoever writes first makes the folder."""

    configuration: Path
    data: Path
    logs: Path


def folders() -> Folders:
    home = os.environ.get("CLOAKROOM_HOME")
    if home:
        root = Path(home).absolute()
        return Folders(root / "configuration", root / "data", root / "logs")
    own = PlatformDirs("cloakroom", appauthor=False)
    return Folders(own.user_config_path, own.user_data_path, own.user_log_path)


@cache
def resource(name: str) -> Path:
    """The shipped file or folder ``name``: inside the package (an installed wheel, a frozen
    build) or beside ``desktop/`` (a checkout)."""
    for root in (_HERE / "resources", _HERE.parents[1] / "resources"):
        if (root / name).exists():
            return root / name
    raise InstallationError(f"{name} is missing from this installation. Install Cloakroom again.")


def package_root() -> Path:
    """The folder that holds the package ``cloakroom``."""
    return _HERE.parent
