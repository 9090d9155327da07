"""The command line with streams in memory and a fake core."""

import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cloakroom.audit.journal import Journal
from cloakroom.cli.console import Console
from cloakroom.cli.main import main
from cloakroom.cli.shell import Shell
from cloakroom.doctor import Check
from cloakroom.errors import NoInstance
from cloakroom.files.direct import Direct
from cloakroom.instance import Reply
from cloakroom.matters import key
from cloakroom.matters.store import Matters
from cloakroom.paths import folders
from cloakroom.policy.load import Sources, organisations
from cloakroom.policy.model import InForce
from cloakroom.policy.own import FILE as OWN_FILE
from cloakroom.policy.own import OwnDeployments
from cloakroom.policy.places import FILE as POLICY_FILE
from cloakroom.policy.places import of_this_computer
from cloakroom.policy.remembered import Remembered
from cloakroom.talk.office import Office
from fakes.detector import FakeDetector
from fakes.keyrings import FakeKeyring


def nobody(action: str) -> Reply:
    raise NoInstance


def nobody_to_open(files: Sequence[Path]) -> Reply:
    raise NoInstance


@dataclass
class Run:
    """What one command printed."""

    code: int
    stdout: bytes
    stderr: bytes

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8")

    @property
    def err(self) -> str:
        return self.stderr.decode("utf-8")


@dataclass
class FakeShell:
    """``run("scan", "-", stdin=b"…")``. The detector is loaded at most once. ``secrets`` are what
    is typed where a passphrase is asked for."""

    detector: FakeDetector = field(default_factory=FakeDetector)
    ask: Callable[[str], Reply] = nobody
    ask_to_open: Callable[[Sequence[Path]], Reply] = nobody_to_open
    started: list[Sequence[Path]] = field(default_factory=list)
    checks: Sequence[Check] = ()
    terminal: bool = False
    colour: bool = False
    hired: list[FakeDetector] = field(default_factory=list)
    models: list[str | None] = field(default_factory=list)
    keyring: FakeKeyring = field(default_factory=FakeKeyring)
    secrets: list[str] = field(default_factory=list)
    today: date = date(2030, 6, 15)
    office: Callable[[], Office] = Office

    def run(self, *argv: str, stdin: bytes | None = b"") -> Run:
        console = Console(
            stdin=io.BytesIO(stdin or b""),
            stdout=io.BytesIO(),
            stderr=io.BytesIO(),
            piped_in=stdin is not None,
            terminal_out=self.terminal,
            terminal_err=self.terminal,
            colour=self.colour,
        )
        code = main(list(argv), self.shell(console))
        return Run(code, _held(console.stdout), _held(console.stderr))

    def shell(self, console: Console) -> Shell:
        return Shell(console, self.loaded, self.hire, Direct, self.ask, self.checks, self.matters,
                     lambda prompt: self.secrets.pop(0), self.ask_to_open, self.start,
                     self.office, self.policies, self.journal, self.rules)

    def start(self, files: Sequence[Path]) -> int:
        self.started.append(files)
        return 0

    def matters(self) -> Matters:
        folder = folders().data / "matters"
        return Matters(folder, lambda: key.obtain(self.keyring, folder), today=lambda: self.today)

    def policies(self) -> Sources:
        """Nothing of the real machine: its place is in the user's folders."""
        places = replace(of_this_computer(), machine=folders().data / "machine" / POLICY_FILE,
                         owner=os.geteuid() if hasattr(os, "geteuid") else 0)
        own = OwnDeployments(folders().configuration / OWN_FILE, self.keyring)
        return Sources(places, Remembered(self.keyring), own, lambda: self.today)

    def rules(self) -> InForce:
        return organisations(self.policies())

    def journal(self) -> Journal:
        return Journal.open(folders().data / "audit", self.keyring, user="amira")

    def loaded(self, model: str | None) -> FakeDetector:
        self.models.append(model)
        return self.detector

    def hire(self, model: str | None) -> FakeDetector:
        self.models.append(model)
        self.hired.append(FakeDetector())
        return self.hired[-1]


def _held(stream: object) -> bytes:
    assert isinstance(stream, io.BytesIO)
    return stream.getvalue()
