"""Where a policy may be, by the custom of each system.

The machine's place is fixed, or set where administrators alone may write. No environment variable
moves it: those belong to whoever starts the program. ``CLOAKROOM_HOME`` moves the user's alone.
"""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from cloakroom.paths import folders
from cloakroom.policy import managed
from cloakroom.policy.guarded import Guard
from cloakroom.policy.managed import Managed

FILE = "approved-deployments.toml"
SIGNERS = "trusted-signers"
"""Beside the machine's policy: one fingerprint a line. While it is there, the policy must be signed
by one of them."""
_ROOT = 0


@dataclass(frozen=True, slots=True)
class Places:
    """``machine`` and ``user`` are policy files, which need not exist. Another ``machine`` or
    another ``owner`` (a user id) is for tests, and can only be handed in by code."""

    machine: Path
    user: Path
    managed: Managed = field(default_factory=Managed)
    owner: int = _ROOT

    @property
    def machine_guard(self) -> Guard:
        return Guard(frozenset({self.owner, _ROOT}))

    @property
    def user_guard(self) -> Guard:
        """A signature is what counts there; the rest keeps other users out."""
        own = os.geteuid() if hasattr(os, "geteuid") else _ROOT
        return Guard(frozenset({own, _ROOT}), all_the_way=False, administrators=False)


def of_this_computer() -> Places:
    return on(sys.platform, folders().configuration)


def on(platform: str, configuration: Path) -> Places:
    """``platform`` as ``sys.platform`` names it."""
    settings, folder = Managed(), Path("/etc/cloakroom/policy")
    if platform == "win32":
        settings = managed.read(managed.registry)
        folder = Path(managed.program_files() or r"C:\Program Files") / "Cloakroom" / "policy"
    elif platform == "darwin":
        settings = managed.read(managed.preferences)
        folder = Path("/Library/Application Support/Cloakroom/policy")
    machine = Path(settings.policy_file) if settings.policy_file else folder / FILE
    return Places(machine, configuration / "policy" / FILE, settings)


def signature_of(policy: Path) -> Path:
    return policy.with_name(f"{policy.name}.sig")
