"""What a command works with: the console and the parts of the core, so that tests can hand in
their own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cloakroom import doctor, instance
from cloakroom.cli.console import Console, standard
from cloakroom.detect.options import Options
from cloakroom.detect.scan import Scan
from cloakroom.detector_process import REMEMBERED
from cloakroom.errors import NoInstance
from cloakroom.files.client import Client, FileWorker
from cloakroom.model import Finding
from cloakroom.progress import Report

if TYPE_CHECKING:
    from cloakroom.audit.journal import Journal
    from cloakroom.matters.store import Matters
    from cloakroom.policy.load import Sources
    from cloakroom.policy.model import InForce
    from cloakroom.talk.office import Office


Start = Callable[[Sequence[Path]], int]


def no_window(files: Sequence[Path]) -> int:
    """Where nobody can open one: NoInstance."""
    raise NoInstance


def _ask_to_open(files: Sequence[Path]) -> instance.Reply:
    return instance.ask(instance.OPEN, paths=files)


def _office() -> "Office":
    from cloakroom.talk.office import Office

    return Office()


def _policies() -> "Sources":
    from cloakroom.policy import load

    return load.of_this_user()


def _rules() -> "InForce":
    from cloakroom.policy import in_force

    return in_force.of_this_computer()


def _journal() -> "Journal":
    from cloakroom.audit.journal import Journal

    return Journal.in_force()


class Detects(Protocol):
    """Text to findings: sorted, not overlapping. ``report`` counts characters. ``note`` says what
    is amiss with the name model."""

    @property
    def note(self) -> str: ...

    def detect(self, text: str, *, options: Options, report: Report) -> Sequence[Finding]: ...

    def scan(self, text: str, *, options: Options, report: Report) -> Scan: ...


class Hired(Detects, Protocol):
    """A detector in a process of its own."""

    def end(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Shell:
    """``load`` makes a detector in this process, ``hire`` one in a process of its own; both take
    the folder of a name model, or None for the usual one. ``files`` makes what reads files, in a
    process of its own. ``matters`` opens the kept ones, and ``ask_secretly`` asks for a
    passphrase. ``ask_to_open`` hands files to the running Cloakroom, and ``start`` starts one with
    them; it returns when that one ends. ``office`` is what a conversation needs,
    ``policies`` what says which deployments are approved, ``journal`` the audit trail, ``rules``
    what the organisation says of scrubbing."""

    console: Console
    load: Callable[[str | None], Detects]
    hire: Callable[[str | None], Hired]
    files: Callable[[], FileWorker]
    ask: Callable[[str], instance.Reply]
    checks: Sequence[doctor.Check]
    matters: Callable[[], "Matters"]
    ask_secretly: Callable[[str], str] = getpass
    ask_to_open: Callable[[Sequence[Path]], instance.Reply] = _ask_to_open
    start: Start = no_window
    office: Callable[[], "Office"] = _office
    policies: Callable[[], "Sources"] = _policies
    journal: Callable[[], "Journal"] = _journal
    rules: Callable[[], "InForce"] = _rules


def real(start: Start = no_window) -> Shell:
    from cloakroom.cli import file_checks, process_checks
    from cloakroom.cli.worker import Worker

    checks = (*doctor.CHECKS, *process_checks.CHECKS, *file_checks.CHECKS)
    return Shell(standard(), _load, Worker, Client, instance.ask, checks, _matters,
                 start=start)


def _load(model: str | None) -> Detects:
    from cloakroom.detect import Detector

    return Detector.configured(model, remember=REMEMBERED)


def _matters() -> "Matters":
    from cloakroom.matters.store import Matters

    return Matters.of_this_user()
