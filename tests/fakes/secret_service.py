"""A desktop session with a real keyring: the Secret Service of gnome-keyring, on a message bus of
the test's own.

https://specifications.freedesktop.org/secret-service/: the library talks to it over D-Bus.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")

NEEDS_IT = [
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is a thing of Linux"),
    pytest.mark.skipif(
        not all(map(shutil.which, NEEDED)), reason=f"needs {' and '.join(NEEDED)} (Debian: dbus, "
        "gnome-keyring)",
    ),
]

PASSWORD = "password of the keyring"
UNLOCK = "gnome-keyring-daemon --unlock --components=secrets >daemon.log 2>&1"


def session(home: Path, program: str, *, unlock: bool = True) -> str:
    """What ``program`` prints in a desktop session whose keyring lies in ``home``."""
    home.mkdir(mode=0o700, exist_ok=True)
    keyring = f"printf '%s' '{PASSWORD}' | {UNLOCK} && " if unlock else ""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "share"),
        "XDG_RUNTIME_DIR": str(home),
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "CLOAKROOM_HOME": str(home / "cloakroom"),
        "PROGRAM": program,
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", f'{keyring}exec "$0" -c "$PROGRAM"', sys.executable],
        env=environment, cwd=home, capture_output=True, text=True, timeout=60, check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
