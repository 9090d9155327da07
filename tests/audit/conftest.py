"""A journal in an empty folder, with a keyring and a clock of the test's own."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cloakroom.audit.chain import Computer
from cloakroom.audit.event import Event, Evidence, What
from cloakroom.audit.journal import Journal
from cloakroom.audit.segments import segments
from cloakroom.audit.verify import Verdict
from cloakroom.disk import Disk
from cloakroom.keychain import Keyring
from cloakroom.policy.model import AuditRules
from fakes.keyrings import FakeKeyring

START = datetime(2030, 6, 15, 9, 30, tzinfo=UTC)
SEND = Event(
    What.SEND, Evidence("uk", "policy-1", "ab" * 32, "uk.example.org", "TLSv1.3"),
    counts={"PERSON": 2}, text="Dear [PERSON_1], thank you.", chars_out=27,
)


@dataclass
class Clock:
    """Moves a second at each look, and as far as it is told."""

    at: datetime = START

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def go(self, days: int) -> None:
        self.at += timedelta(days=days)


@dataclass
class Trail:
    """The folder of a journal and what it is written with."""

    folder: Path
    keyring: Keyring = field(default_factory=FakeKeyring)
    clock: Clock = field(default_factory=Clock)

    def journal(
        self, *, rules: AuditRules | None = None, user: str = "", disk: Disk | None = None,
        keyring: bool = True,
    ) -> Journal:
        computer = Computer(disk or Disk(), self.clock)
        return Journal.open(
            self.folder, self.keyring if keyring else None, rules=rules, user=user,
            computer=computer)

    def with_records(self, *counts: int) -> "Trail":
        """So many in each month, one month a segment."""
        for number, count in enumerate(counts):
            if number:
                self.clock.go(31)
            for _ in range(count):
                self.journal().record(SEND)
        return self

    def verify(self) -> Verdict:
        return self.journal().verify()

    @property
    def files(self) -> list[Path]:
        return [segment.path for segment in segments(self.folder)]

    def lines(self) -> list[bytes]:
        return b"".join(path.read_bytes() for path in self.files).splitlines(keepends=True)


@pytest.fixture
def trail(tmp_path: Path) -> Trail:
    return Trail(tmp_path / "audit")


def sentences(verdict: Verdict) -> list[str]:
    return [fault.sentence for fault in verdict.faults]
