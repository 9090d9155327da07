"""Renews requirements.lock: one version of each package, and the hash of every wheel of it that a
supported computer may choose. Asks pip and the index it is configured with, and nobody else."""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dev_env import LOCK, ROOT, interpreter

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# The C libraries from today's back to the one of manylinux2014 (PEP 599, PEP 600).
_LINUX = (*(f"manylinux_2_{minor}" for minor in range(39, 16, -1)), "manylinux2014")
PLATFORMS = (
    *(tuple(f"{age}_{cpu}" for age in _LINUX) for cpu in ("x86_64", "aarch64")),
    ("win_amd64",),
    # Two ages of macOS: a wheel for the newer is often another file.
    *((f"macosx_{kind}",) for kind in ("14_0_arm64", "15_0_arm64", "15_0_x86_64")),
)
# pip resolves for the computer it runs on; these are what the others need on top.
ELSEWHERE = {
    "colorama": 'sys_platform == "win32"',
    "pefile": 'sys_platform == "win32"',
    "pywin32-ctypes": 'sys_platform == "win32"',
    "macholib": 'sys_platform == "darwin"',
}
_HEADING = """\
# Every package of the development environment, for Linux, Windows and macOS.
# Made by: python3 packaging/dev.py lock
"""


def renew() -> int:
    with tempfile.TemporaryDirectory(prefix="cloakroom-lock-") as folder:
        python = _fresh_pip(Path(folder))
        wanted = [*requirements(ROOT / "pyproject.toml"), *ELSEWHERE]
        pins = dict(name_and_version(item) for item in _resolve(python, wanted))
        hashes: dict[str, set[str]] = {name: set() for name in pins}
        exact = [f"{name}=={version}" for name, version in pins.items()]
        for target in _targets():
            for item in _resolve(python, exact, *target, "--no-deps"):
                hashes[name_and_version(item)[0]].add(sha256(item))
    LOCK.write_text(lock_text(pins, hashes), "utf-8", newline="\n")
    print(f"{LOCK.name}: {len(pins)} packages, {sum(map(len, hashes.values()))} wheels")
    return 0


def requirements(pyproject: Path) -> list[str]:
    project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    return [*project["dependencies"], *extras.get("dev", ())]


def lock_text(pins: dict[str, str], hashes: dict[str, set[str]]) -> str:
    return _HEADING + "".join(_entry(name, pins[name], hashes[name]) for name in sorted(pins))


def _entry(name: str, version: str, hashes: set[str]) -> str:
    marker = f" ; {ELSEWHERE[name]}" if name in ELSEWHERE else ""
    lines = [f"{name}=={version}{marker}", *(f"--hash=sha256:{value}" for value in sorted(hashes))]
    return " \\\n    ".join(lines) + "\n"


def name_and_version(item: dict[str, Any]) -> tuple[str, str]:
    """From one entry of pip's installation report; the name as PEP 503 normalises it."""
    metadata = item["metadata"]
    name = metadata["name"].lower().replace("_", "-").replace(".", "-")
    return name, metadata["version"]


def sha256(item: dict[str, Any]) -> str:
    value: str = item["download_info"]["archive_info"]["hashes"]["sha256"]
    return value


def _fresh_pip(folder: Path) -> Path:
    """Only a recent pip reads the metadata alone and so need not fetch whole wheels."""
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    python = interpreter(folder)
    _pip(python, "install", "--upgrade", "pip")
    return python


def _targets() -> Iterator[list[str]]:
    for platforms in PLATFORMS:
        tags = [word for platform in platforms for word in ("--platform", platform)]
        for version in PYTHONS:
            print(f"{platforms[0]}, Python {version}", file=sys.stderr, flush=True)
            yield [*tags, "--python-version", version, "--implementation", "cp", "--target", "none"]


def _resolve(python: Path, wanted: Iterable[str], *options: str) -> list[dict[str, Any]]:
    report = _pip(
        python, "install", "--dry-run", "--ignore-installed", "--only-binary", ":all:",
        "--report", "-", *options, *wanted,
    )
    found: list[dict[str, Any]] = json.loads(report)["install"]
    return found


def _pip(python: Path, *arguments: str) -> str:
    # Isolated: a folder of one's own builds would give hashes that nobody else can meet.
    command = [str(python), "-m", "pip", "--isolated", "-qq", "--disable-pip-version-check"]
    outcome = subprocess.run([*command, *arguments], stdout=subprocess.PIPE, text=True, check=False)
    if outcome.returncode:
        sys.exit("pip could not find what the lock needs; its own words are above.")
    return outcome.stdout
