"""A scrubbed file is on record where the settings ask for it, and goes on where it cannot be."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloakroom import keychain, settings
from cloakroom.audit.journal import Journal
from cloakroom.audit.record import Record, records
from cloakroom.files import recording
from cloakroom.files.copying import Copy, OpenFile, open_file
from cloakroom.files.direct import Direct
from cloakroom.files.recording import write_recorded
from cloakroom.model import Decision
from cloakroom.paths import folders
from cloakroom.redact.ledger import Ledger
from cloakroom.scrub import scrub
from fakes.finders import found
from fakes.keyrings import FakeKeyring, LockedKeyring


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeKeyring]:
    """A keyring of the test's own, and a journal that no test before has opened."""
    keyring = FakeKeyring()
    monkeypatch.setattr(keychain, "system", lambda: keyring)
    recording._journal.cache_clear()
    yield keyring
    recording._journal.cache_clear()


def wanted() -> None:
    settings.save(settings.defaults().with_value("record_files", True))


def copied(tmp_path: Path) -> Copy:
    letter = tmp_path / "Amira Okafor.txt"
    letter.write_text("Dear Amira Okafor,\nyou are 43.\n")
    file: OpenFile = open_file(Direct(), letter)
    values = {"Amira Okafor": "PERSON", "43": "AGE"}
    decisions = [Decision(each) for each in found(file.reading.text, values)]
    done = scrub(file.reading.text, lambda _: [], ledger=Ledger(), decisions=decisions)
    return write_recorded(Direct(), file, done, tmp_path)


def kept() -> list[Record]:
    return records(folders().data / "audit")


def test_a_copy_is_on_record_by_its_numbers(tmp_path: Path) -> None:
    wanted()
    copied(tmp_path)
    (record,) = kept()
    assert record.event == "file_scrubbed"
    assert record.counts() == {"PERSON": 1, "AGE": 1}
    assert (record.text("check"), record.text("format")) == ("clean", "txt")
    assert len(record.text("name_hmac")) == 64
    for path in (folders().data / "audit").rglob("*.jsonl"):
        assert b"Amira" not in path.read_bytes()
        assert b"Okafor" not in path.read_bytes()
    assert Journal.of_this_user().verify().faults == ()


def test_unless_somebody_wants_it_nothing_is_recorded(
    tmp_path: Path, fresh: FakeKeyring
) -> None:
    copied(tmp_path)
    assert kept() == []
    assert fresh.held == {}


def test_where_it_cannot_be_recorded_the_copy_is_there_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    wanted()
    monkeypatch.setattr(keychain, "system", LockedKeyring)
    with caplog.at_level(logging.WARNING):
        assert copied(tmp_path).path.exists()
    assert kept() == []
    assert caplog.messages == ["a scrubbed file is not on record: NotRecorded"]
