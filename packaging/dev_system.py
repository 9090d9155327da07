"""The packages of Debian and Ubuntu that running, testing and building need."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence

RUNNING = (
    "libegl1", "libgl1", "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0",
    "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-xinerama0",
    "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "fonts-dejavu-core",
)
TESTING = (
    *RUNNING,
    "xvfb", "openbox", "trayer", "xclip", "xsel", "xdotool", "imagemagick", "fonts-noto-core",
    "gnome-keyring", "dbus", "libsecret-1-0",
)
BUILDING = (*RUNNING, "binutils")

_QUERY = ("dpkg-query", "-W", "-f=${db:Status-Status} ${Package}\n")
_INSTALL = (
    "apt-get", "install", "-y", "-qq", "--no-install-recommends",
    "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0",
)


def missing(wanted: Iterable[str], listing: str) -> list[str]:
    """Those of ``wanted`` that ``listing`` (lines "STATUS NAME" of dpkg-query) does not show as
    installed. A library that Debian renamed for 64-bit time (``…t64``) counts under both names."""
    rows = (line.split() for line in listing.splitlines())
    there = {row[1].removesuffix("t64") for row in rows if len(row) == 2 and row[0] == "installed"}
    return [name for name in wanted if name not in there]


def provide(wanted: Sequence[str]) -> None:
    """Install what is missing of ``wanted``, or end with the line for the user to run.
    Elsewhere than on Debian and its children there is nothing to do."""
    if not shutil.which("dpkg-query"):
        return
    if importlib.util.find_spec("ensurepip") is None:
        wanted = [*wanted, f"python3.{sys.version_info.minor}-venv"]
    names = [*wanted, *(f"{name}t64" for name in wanted)]
    listing = subprocess.run([*_QUERY, *names], capture_output=True, text=True, check=False).stdout
    needed = missing(wanted, listing)
    if needed:
        _install(needed)


def _install(needed: list[str]) -> None:
    line = f"sudo apt-get install --no-install-recommends {' '.join(needed)}"
    root = _as_root()
    if root is None:
        sys.exit(f"Some system packages are missing. Install them, then run this again:\n  {line}")
    print(f"Installing system packages: {' '.join(needed)}", file=sys.stderr, flush=True)
    install = [*root, *_INSTALL, *needed]
    # The lists of a fresh machine are empty or old: only then is the slow update worth it.
    if subprocess.run(install, capture_output=True, check=False).returncode:
        subprocess.run([*root, "apt-get", "update", "-qq"], check=False)
        if subprocess.run(install, stdout=subprocess.DEVNULL, check=False).returncode:
            sys.exit(f"apt-get could not install them; see above. The line was:\n  {line}")
    importlib.invalidate_caches()


def _as_root() -> list[str] | None:
    """What to put before a command so that it runs as root without a question; None if nothing."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quiet
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if asked.returncode == 0:
            return ["sudo", "-n", *quiet]
    return None
