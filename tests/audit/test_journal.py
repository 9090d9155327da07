"""The journal: what is recorded, how it is confirmed, and what stops it."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType

import pytest

from audit.conftest import SEND, START, Trail, sentences
from cloakroom import lock
from cloakroom.audit import chain
from cloakroom.audit import journal as module
from cloakroom.audit.anchor import HEAD, KEY, SERVICE
from cloakroom.audit.event import Event, Evidence, What
from cloakroom.audit.journal import Journal
from cloakroom.audit.segments import SESSIONS, sessions
from cloakroom.disk import Disk
from cloakroom.model import Cleared
from cloakroom.policy.model import AuditRules
from cloakroom.policy.words import UserId
from cloakroom.send_errors import NotRecorded, TrailUnreadable
from fakes.disks import CountingDisk, full
from fakes.keyrings import FakeKeyring, ForgetfulKeyring, LockedKeyring


def records(trail: Trail) -> list[dict[str, object]]:
    return [json.loads(line) for line in trail.lines()]


def test_a_record_says_what_was_done_and_by_what(trail: Trail) -> None:
    event = Event(
        What.REPLY,
        Evidence("uk", "policy-1", "ab" * 32, "uk.example.org", "TLSv1.3", True, "proxy:8080",
                 False, "UK South", "gpt", "gpt-uks", "other", "req-1"),
        counts={"PERSON": 2}, accepted={"URL": 1}, marking="OFFICIAL", check="length", status=200,
        reply="Dear [PERSON_1]", chars_in=15, tokens_out=7, tokens_in=9, milliseconds=12, about=4,
    )
    assert trail.journal().record(event) == 1
    (told,) = records(trail)
    assert {key: told[key] for key in told if key not in {
        "app_version", "install", "host", "hash", "seal", "reply_hmac"}} == {
        "v": 1, "seq": 1, "ts": "2030-06-15T09:30:01.000Z", "event": "reply", "anchored": True,
        "deployment_id": "uk", "policy_id": "policy-1", "policy_sha256": "ab" * 32,
        "endpoint_host": "uk.example.org", "tls": "TLSv1.3", "peer_private": True,
        "proxy": "proxy:8080", "tls_inspected": False, "region_reported": "UK South",
        "model_reported": "gpt", "deployment_reported": "gpt-uks", "spillover": "other",
        "request_id": "req-1", "counts": {"PERSON": 2}, "accepted_counts": {"URL": 1},
        "marking_found": "OFFICIAL", "check": "length", "status": 200, "chars_in": 15,
        "tokens_out": 7, "tokens_in": 9, "duration_ms": 12, "about": 4, "prev": "0" * 64,
    }


def test_what_is_empty_is_left_out_and_what_is_long_is_cut(trail: Trail) -> None:
    trail.journal().record(Event(What.OVERRIDE, reason=Cleared("y" * 900), check="n" * 900))
    (told,) = records(trail)
    assert told["override_reason"] == "y" * 200
    assert told["check"] == "n" * 200
    assert not {"counts", "status", "text_hmac", "practice", "about", "format"} & set(told)


def test_a_proxy_is_named_without_the_password_for_it(trail: Trail) -> None:
    evidence = Evidence(proxy="amira:hunter2@proxy.example.org:8080", host="a@b.example.org")
    trail.journal().record(Event(What.SEND, evidence))
    (told,) = records(trail)
    assert (told["proxy"], told["endpoint_host"]) == ("proxy.example.org:8080", "b.example.org")


@pytest.mark.parametrize(
    ("user_id", "written"),
    [(UserId.UPN, "amira@example.org"), (UserId.SID, "amira@example.org"), (UserId.NONE, None)],
)
def test_the_user_is_named_as_the_policy_says(
    trail: Trail, user_id: UserId, written: str | None
) -> None:
    trail.journal(rules=AuditRules(user_id=user_id), user="amira@example.org").record(SEND)
    assert records(trail)[0].get("user") == written


def test_a_user_who_is_to_be_a_mark_is_the_same_one_each_time(trail: Trail) -> None:
    for name in ("amira", "amira", "daniel"):
        trail.journal(user=name).record(SEND)
    first, again, other = (told["user"] for told in records(trail))
    assert first == again != other
    assert len(str(first)) == 64
    assert b"amira" not in b"".join(trail.lines())


def test_the_numbers_go_on_from_one_journal_to_the_next(trail: Trail) -> None:
    assert [trail.journal().record(SEND) for _ in range(3)] == [1, 2, 3]
    assert sentences(trail.verify()) == []
    assert trail.verify().records == 3


def test_where_the_policy_wants_no_records_there_are_none(trail: Trail) -> None:
    assert trail.journal(rules=AuditRules(enabled=False)).record(SEND) == 0
    assert not trail.folder.exists()


def test_a_segment_holds_a_month_or_what_fits(
    trail: Trail, monkeypatch: pytest.MonkeyPatch
) -> None:
    trail.with_records(2, 1)
    monkeypatch.setattr("cloakroom.audit.chain.LARGEST", 10)
    trail.journal().record(SEND)
    assert [path.name for path in trail.files] == [
        "000001-2030-06.jsonl", "000002-2030-07.jsonl", "000003-2030-07.jsonl"]
    assert sentences(trail.verify()) == []


def test_opening_touches_neither_disk_nor_keyring(tmp_path: Path) -> None:
    Journal.open(tmp_path / "audit", LockedKeyring())
    Journal.open(tmp_path / "audit", None)
    assert list(tmp_path.iterdir()) == []


def test_to_verify_nothing_makes_no_key(trail: Trail) -> None:
    assert trail.verify().records == 0
    assert isinstance(trail.keyring, FakeKeyring)
    assert trail.keyring.held == {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights another way")
def test_nobody_else_may_read_it(trail: Trail) -> None:
    trail.with_records(1)
    assert stat.S_IMODE(trail.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in trail.folder.iterdir()} == {0o600}


# ---- what stops it


def test_a_locked_keyring_stops_a_send_with_a_sentence(trail: Trail) -> None:
    trail.keyring = LockedKeyring()
    with pytest.raises(NotRecorded) as stopped:
        trail.journal().record(SEND)
    assert "not sent: your text has not left this computer" in stopped.value.sentence
    assert "may be locked" in stopped.value.sentence
    assert "secret words" not in stopped.value.sentence


def test_a_keyring_that_forgets_stops_it(trail: Trail) -> None:
    trail.keyring = ForgetfulKeyring()
    with pytest.raises(NotRecorded, match="did not keep"):
        trail.journal().record(SEND)


def test_a_foreign_key_is_left_as_it_is(trail: Trail) -> None:
    trail.keyring.set_password(SERVICE, KEY, "not a key")
    with pytest.raises(NotRecorded, match="not a key of Cloakroom"):
        trail.journal().record(SEND)
    assert trail.keyring.get_password(SERVICE, KEY) == "not a key"


@pytest.mark.parametrize("what", [What.REPLY, What.ERROR, What.SEND_BLOCKED, What.SIGN_IN])
def test_what_was_not_a_send_is_not_said_to_be_unsent(trail: Trail, what: What) -> None:
    trail.keyring = LockedKeyring()
    with pytest.raises(NotRecorded) as stopped:
        trail.journal().record(Event(what))
    assert "not sent" not in stopped.value.sentence


def test_a_folder_that_cannot_be_written_stops_it(trail: Trail) -> None:
    trail.folder.write_text("a file stands in the way")
    with pytest.raises(NotRecorded, match="The disk says"):
        trail.journal().record(SEND)
    with pytest.raises(TrailUnreadable):
        trail.verify()


def test_another_that_does_not_let_go_stops_it(
    trail: Trail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    with lock.Lock.take(trail.folder / "journal.lock"), \
            pytest.raises(NotRecorded, match="Another Cloakroom"):
        trail.journal().record(SEND)
    assert trail.journal().record(SEND) == 1


def test_a_look_at_all_of_it_waits_for_nobody_unless_it_must_write(
    trail: Trail, monkeypatch: pytest.MonkeyPatch
) -> None:
    trail.with_records(3)
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    with lock.Lock.take(trail.folder / "journal.lock"):
        assert trail.verify().records == 3
        path = trail.files[0]
        path.write_bytes(path.read_bytes()[:-300])
        with pytest.raises(TrailUnreadable, match="Another Cloakroom"):
            trail.verify()
    assert len(trail.verify().news) == 1


def test_records_can_be_made_during_a_look_at_all_of_it(
    trail: Trail, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WHEN one is made and the oldest pruned after the head was asked for THEN nothing is amiss."""
    trail.with_records(2, 2)
    examine, made = chain.examine, []

    def meanwhile(*given: object, **named: object) -> object:
        if not made:
            trail.clock.go(100)
            made.append(trail.journal(rules=AuditRules(retention_days=60)).record(SEND))
        return examine(*given, **named)  # type: ignore[arg-type]  # as they were given

    monkeypatch.setattr(chain, "examine", meanwhile)
    assert trail.verify().faults == ()
    assert made == [5]


def test_a_segment_that_goes_while_it_is_read_is_no_failure(
    trail: Trail, monkeypatch: pytest.MonkeyPatch
) -> None:
    trail.with_records(2)
    read, failed = Path.read_bytes, []

    def gone_once(path: Path) -> bytes:
        if not failed:
            failed.append(path)
            raise FileNotFoundError
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", gone_once)
    assert trail.verify().records == 2
    assert len(failed) == 1


def test_a_full_disk_at_any_step_leaves_a_whole_trail(tmp_path: Path) -> None:
    for at in range(1, 40):
        trail = Trail(tmp_path / str(at)).with_records(2)
        disk = CountingDisk(at, full, ever=True)
        journal = trail.journal(disk=disk)
        done, refused = [], []
        for _ in range(2):
            try:
                done.append(journal.record(SEND))
            except NotRecorded as error:
                refused.append(error.sentence)
        assert all("No space left" in sentence for sentence in refused)
        assert len(done) + len(refused) == 2
        assert sentences(trail.verify()) == []
        assert trail.journal().record(SEND) > len(done) + 2
        assert sentences(trail.verify()) == []
    assert done == [3, 4]


class ListingDisk(Disk):
    """Says which folders it was asked to synchronise."""

    def __init__(self) -> None:
        self.synced: list[Path] = []

    def sync_folder(self, folder: Path) -> None:
        self.synced.append(folder)
        super().sync_folder(folder)


def test_the_names_of_a_new_file_and_of_a_new_folder_are_on_the_disk(trail: Trail) -> None:
    disk = ListingDisk()
    journal = trail.journal(disk=disk)
    journal.record(SEND)
    assert disk.synced == [trail.folder, trail.folder.parent]
    journal.record(SEND)
    trail.clock.go(31)
    journal.record(SEND)
    assert disk.synced == [trail.folder, trail.folder.parent, trail.folder]


def test_half_a_line_that_failed_is_taken_back_at_once(trail: Trail) -> None:
    trail.with_records(1)
    before = trail.files[0].read_bytes()
    with pytest.raises(NotRecorded):
        trail.journal(disk=CountingDisk(3, full)).record(SEND)  # in the middle of the line
    assert trail.files[0].read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="a limit that only some systems have")
def test_a_really_full_disk(trail: Trail) -> None:
    """GIVEN a process whose files cannot grow THEN what it confirmed is there, and whole."""
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from audit.conftest import SEND, Trail\n"
        "from cloakroom.send_errors import NotRecorded\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "trail = Trail(Path(sys.argv[1]))\n"
        "try:\n"
        "    for _ in range(9): print(trail.journal().record(SEND))\n"
        "except NotRecorded as error: print(error.sentence)\n"
        "print(len(trail.verify().faults))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(trail.folder)], capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}, check=True,
    )
    *numbers, told, faults = done.stdout.splitlines()
    assert numbers == [str(each) for each in range(1, len(trail.lines()) + 1)] != []
    assert "File too large" in told
    assert faults == "0"
    assert all(line.endswith(b"\n") for line in trail.lines())


# ---- without a keyring


def test_without_a_keyring_the_records_are_chained_and_flagged(trail: Trail) -> None:
    journal = trail.journal(keyring=False)
    assert not journal.anchored
    assert [journal.record(SEND) for _ in range(3)] == [1, 2, 3]
    assert trail.files == []
    (session,) = sessions(trail.folder)
    (file,) = session.glob("*.jsonl")
    told = [json.loads(line) for line in file.read_bytes().splitlines()]
    assert [each["anchored"] for each in told] == [False] * 3
    assert trail.verify().records == 3
    assert sentences(trail.verify()) == []


def test_a_session_without_a_keyring_has_one_trail_and_the_next_another(trail: Trail) -> None:
    one, other = trail.journal(keyring=False), trail.journal(keyring=False)
    assert [one.record(SEND), other.record(SEND), one.record(SEND)] == [1, 2, 3]
    assert len(other.find(SEND.text).sent) == 3
    module._this_session.cache_clear()  # as in another program
    later = trail.journal(keyring=False)
    assert later.record(SEND) == 1
    assert len(sessions(trail.folder)) == 2
    assert len(later.find(SEND.text).sent) == 1
    assert sentences(later.verify()) == []


def test_a_changed_record_of_a_session_is_noticed_once(trail: Trail) -> None:
    journal = trail.journal(keyring=False)
    for _ in range(3):
        journal.record(SEND)
    (file,) = (trail.folder / SESSIONS).glob("*/*.jsonl")
    file.write_bytes(file.read_bytes().replace(b'"PERSON":2', b'"PERSON":1', 1))
    first, second = trail.verify(), trail.verify()
    assert [fault.known for fault in first.faults] == [False]
    assert [fault.known for fault in second.faults] == [True]
    assert SESSIONS in first.faults[0].sentence
    assert len(trail.lines()) == 1


def test_without_a_keyring_the_trail_of_other_days_can_still_be_checked(trail: Trail) -> None:
    trail.with_records(3)
    assert trail.journal(keyring=False).verify().records == 3
    path = trail.files[0]
    path.write_bytes(path.read_bytes().replace(b'"PERSON":2', b'"PERSON":1', 1))
    assert len(trail.journal(keyring=False).verify().faults) == 1
    assert len(trail.lines()) == 3


def test_the_start_is_that_of_the_clock() -> None:
    assert START.utcoffset() is not None
    assert isinstance(SEND.counts, dict | MappingProxyType)
    assert HEAD != KEY
