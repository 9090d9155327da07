"""A store in an empty folder, sealed with a key of the test's own."""

from datetime import date
from pathlib import Path

import pytest

from cloakroom.disk import Disk
from cloakroom.matters.store import Matters
from cloakroom.redact.ledger import Ledger

KEY = bytes(range(32))
TODAY = date(2030, 6, 15)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "matters"


@pytest.fixture
def store(folder: Path) -> Matters:
    return opened(folder)


def opened(
    folder: Path, *, key: bytes = KEY, disk: Disk | None = None, today: date = TODAY
) -> Matters:
    return Matters(folder, lambda: key, disk=disk, today=lambda: today)


def ledger(*values: str) -> Ledger:
    made = Ledger()
    for value in values:
        made.ticket("PERSON", value)
    return made


def values(held: Ledger) -> list[str]:
    return [entry.value for entry in held]
