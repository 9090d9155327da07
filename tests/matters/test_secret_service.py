"""A real keyring: the Secret Service of gnome-keyring, on a message bus of the test's own.

https://specifications.freedesktop.org/secret-service/: the library talks to it over D-Bus.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")

pytestmark = [
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


NAME = "from cloakroom import keychain; print(keychain.name(keychain.system()))"
CREATE = """
from cloakroom.matters.store import Matters
with Matters.of_this_user().create("farm") as matter:
    matter.ledger.ticket("PERSON", "Amira Okafor")
    matter.save()
    print(matter.info.entries)
"""
READ = """
from cloakroom.matters.store import Matters
print([entry.value for entry in Matters.of_this_user().read("farm").ledger])
"""
REFUSED = """
from cloakroom.errors import NoKeyring
from cloakroom.matters.store import Matters
try:
    Matters.of_this_user().read("farm")
except NoKeyring as error:
    print(error.sentence)
"""


def test_a_matter_survives_the_session_and_its_key_is_in_the_keyring(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert session(home, NAME) == "keyring.backends.SecretService.Keyring"
    assert session(home, CREATE) == "1"
    # WHEN a second session begins, with a new message bus and the same keyring
    assert session(home, READ) == "['Amira Okafor']"
    # THEN neither the keyring's file nor the matter's holds key or value in the open
    kept = [path for path in home.rglob("*") if path.is_file()]
    assert any(path.suffix == ".keyring" for path in kept)
    assert any(path.suffix == ".matter" for path in kept)
    assert not any(b"Amira" in path.read_bytes() for path in kept)


def test_without_a_keyring_it_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    home = tmp_path / "home"
    session(home, CREATE)
    # WHEN nobody has unlocked the keyring in this session
    told = session(home, REFUSED, unlock=False)
    assert "kept in memory only" in told
    assert session(home, READ) == "['Amira Okafor']"
