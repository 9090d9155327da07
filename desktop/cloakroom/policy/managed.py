"""What an administrator set with the tools of the system: the registry key that group policies
write (Windows), managed preferences (macOS). Both name the policy file and the trusted signers."""

import plistlib
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

KEY = r"SOFTWARE\Policies\Cloakroom"
PREFERENCES = Path("/Library/Managed Preferences/org.cloakroom.Cloakroom.plist")
_MOST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Managed:
    """``signers`` None: not set. ``fault`` says why the settings could not be read: then nothing
    of a policy counts."""

    policy_file: str = ""
    signers: tuple[str, ...] | None = None
    fault: str = ""


def read(values: Callable[[], Mapping[str, object]]) -> Managed:
    """``values`` answers the settings by name, none where there are none, or raises OSError or
    ValueError."""
    try:
        held = values()
    except (OSError, ValueError) as error:
        return Managed(fault=f"The managed settings cannot be read ({type(error).__name__}).")
    file, signers = held.get("PolicyFile", ""), held.get("TrustedSigners")
    if isinstance(signers, str):
        signers = signers.replace(",", " ").split()
    named = signers if isinstance(signers, list) else []
    if not isinstance(file, str) or not all(isinstance(each, str) for each in named) or (
            signers is not None and not isinstance(signers, list)):
        return Managed(fault="The managed settings hold something that is no text.")
    return Managed(file, None if signers is None else tuple(named))


def preferences(file: Path = PREFERENCES) -> Mapping[str, object]:
    """The property list that device management writes; a folder that only the system writes to."""
    try:
        with file.open("rb") as stream:
            held = plistlib.loads(stream.read(_MOST_BYTES))
    except FileNotFoundError:
        return {}
    except Exception as error:  # noqa: BLE001 - the parser raises what expat and its own lists do
        raise ValueError(type(error).__name__) from None
    if not isinstance(held, dict):
        raise ValueError("not a dictionary")
    return held


def registry() -> Mapping[str, object]:
    """The values under HKEY_LOCAL_MACHINE, which administrators alone may write."""
    if sys.platform != "win32":
        return {}
    return _values(KEY, ("PolicyFile", "TrustedSigners"))


def program_files() -> str:
    """From the registry: an environment variable of that name is the user's to set."""
    if sys.platform != "win32":
        return ""
    held = _values(r"SOFTWARE\Microsoft\Windows\CurrentVersion", ("ProgramFilesDir",))
    return str(held.get("ProgramFilesDir", ""))


def _values(key: str, names: tuple[str, ...]) -> Mapping[str, object]:
    if sys.platform != "win32":
        return {}
    import winreg

    held: dict[str, object] = {}
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
            for name in names:
                try:
                    held[name] = winreg.QueryValueEx(opened, name)[0]
                except FileNotFoundError:
                    continue
    except FileNotFoundError:
        return {}
    return held
