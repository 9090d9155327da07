"""A computer with places for policies, all of them in a folder of the test's own."""

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cloakroom.policy import load
from cloakroom.policy.load import Sources
from cloakroom.policy.model import InForce
from cloakroom.policy.own import OwnDeployments
from cloakroom.policy.places import FILE, Places, signature_of
from cloakroom.policy.remembered import Remembered
from cloakroom.policy.signature import Signer
from fakes.keyrings import FakeKeyring

TODAY = date(2026, 11, 22)


@dataclass
class Computer:
    """``keyring`` None: there is none."""

    machine: Path
    user: Path
    keyring: FakeKeyring | None
    today: date = TODAY

    @property
    def places(self) -> Places:
        return Places(self.machine, self.user, owner=os.geteuid() if os.name == "posix" else 0)

    def sources(self, places: Places | None = None) -> Sources:
        """As of a process that starts now."""
        own = OwnDeployments(self.user.parents[1] / "own.toml", self.keyring)
        return Sources(places or self.places, Remembered(self.keyring), own, lambda: self.today)

    def load(self, places: Places | None = None) -> InForce:
        return load.load(self.sources(places))

    def write(self, file: Path, text: str | bytes, signer: Signer | None = None) -> None:
        data = text.encode() if isinstance(text, str) else text
        file.write_bytes(data)
        file.chmod(0o644)
        if signer:
            signature_of(file).write_text(signer.sign(data), encoding="utf-8")
            signature_of(file).chmod(0o644)

    def trust(self, signer: Signer) -> None:
        Remembered(self.keyring).trust(signer.fingerprint)

    def at(self, day: date) -> "Computer":
        return replace(self, today=day)


def computer_in(folder: Path) -> Computer:
    for name in ("machine", "user"):
        made = folder / name / "policy"
        made.mkdir(parents=True)
        made.chmod(0o755)
    return Computer(folder / "machine" / "policy" / FILE, folder / "user" / "policy" / FILE,
                    FakeKeyring())
