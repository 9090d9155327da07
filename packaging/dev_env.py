"""The private virtual environment, made from the lock file and remade only when that changes."""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
HOME = ROOT / ".venv"
_STAMP = "cloakroom.stamp"


def fingerprint(lock: bytes, python: str, place: Path) -> str:
    """What an environment depends on: the lock file, the interpreter, and where it lies (the
    scripts inside hold that path). Not ``pyproject.toml``: a linter's setting changes nothing
    here, and a test holds that the lock file has what it asks for."""
    parts = (lock, python.encode(), str(place).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def up_to_date(home: Path, wanted: str) -> bool:
    stamp = home / _STAMP
    return stamp.is_file() and stamp.read_text("ascii") == wanted and interpreter(home).exists()


def interpreter(home: Path) -> Path:
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ready() -> str:
    """The environment's interpreter; the environment is made first when it is not up to date."""
    python = interpreter(HOME)
    wanted = fingerprint(LOCK.read_bytes(), sys.version, HOME)
    if not up_to_date(HOME, wanted):
        _make(HOME, python)
        (HOME / _STAMP).write_text(wanted, "ascii")
    return str(python)


def _make(home: Path, python: Path) -> None:
    print("Setting up .venv; this takes a minute, once.", file=sys.stderr, flush=True)
    venv.create(home, clear=True, with_pip=True, symlinks=os.name != "nt")
    outcome = subprocess.run([python, "-m", "pip", *pip_install(LOCK)], cwd=home, check=False)
    if outcome.returncode:
        sys.exit(
            "The Python packages could not be installed; pip's own words are above. "
            "Nothing half-done is kept: put that right and run the same command again."
        )
    _show_desktop(python)


def pip_install(lock: Path) -> list[str]:
    """The arguments of pip. Only wheels whose hash is listed: nothing is built, nothing swapped."""
    return [
        "install", "-qq", "--disable-pip-version-check", "--no-input", "--no-deps",
        "--only-binary", ":all:", "--require-hashes", "--requirement", str(lock),
    ]


def _show_desktop(python: Path) -> None:
    """Put ``desktop/`` on the environment's path, so that no build backend has to be fetched."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    where = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True)
    (Path(where.stdout.strip()) / "cloakroom.pth").write_text(f"{ROOT / 'desktop'}\n", "utf-8")
