"""What has been kept for long enough goes, told beforehand; all else stays."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audit.conftest import SEND, Trail, sentences
from cloakroom.audit.line import made, read, written
from cloakroom.audit.retention import due, rules_of
from cloakroom.audit.secret import Secret
from cloakroom.audit.segments import Segment, sessions
from cloakroom.policy.model import AuditRules, InForce, Refusal

YEAR = AuditRules(retention_days=60)


def parts(*months: str) -> list[Segment]:
    return [Segment(n, month, Path(month)) for n, month in enumerate(months, 1)]


@pytest.mark.parametrize(
    ("days", "today", "gone"),
    [
        (0, "2031-01-01", 0), (30, "2030-02-01", 0), (30, "2030-03-03", 0), (30, "2030-03-04", 1),
        (30, "2030-12-31", 1), (1, "2031-01-01", 1), (1, "2031-01-03", 2), (1, "2099-01-01", 2),
    ],
)
def test_a_segment_goes_when_its_month_is_long_enough_over(
    days: int, today: str, gone: int
) -> None:
    now = datetime.fromisoformat(today).replace(tzinfo=UTC)
    assert len(due(parts("2030-01", "2030-12", "2031-01"), days, now)) == gone


def test_a_younger_one_keeps_what_follows_it() -> None:
    now = datetime(2031, 1, 1, tzinfo=UTC)
    assert due(parts("2030-11", "2030-01", "2030-12"), 60, now) == []


def kept(trail: Trail) -> list[str]:
    return [path.name[:6] for path in trail.files]


def test_old_months_go_with_a_new_one_and_the_trail_is_whole(trail: Trail) -> None:
    for _ in range(5):
        trail.journal(rules=YEAR).record(SEND)
        trail.clock.go(31)
    assert kept(trail) == ["000003", "000004", "000005"]
    assert sentences(trail.verify()) == []
    told = [json.loads(line) for line in trail.lines() if b'"pruned"' in line]
    assert [each["pruned_seq"] for each in told] == [1, 2]
    assert {len(each["pruned_hash"]) for each in told} == {64}


def test_old_months_go_when_the_trail_is_verified(trail: Trail) -> None:
    trail.with_records(1, 1, 1)
    trail.clock.go(60)
    trail.journal(rules=YEAR).verify()
    assert kept(trail) == ["000003", "000004"]  # the fourth is of the month that says so
    assert sentences(trail.verify()) == []


def test_what_somebody_else_took_away_is_no_pruning(trail: Trail) -> None:
    for _ in range(5):
        trail.journal(rules=YEAR).record(SEND)
        trail.clock.go(31)
    trail.files[0].unlink()
    (told,) = sentences(trail.verify())
    assert told.startswith("Records 1 to 3 are missing before line 1 of 000004")


def test_pruning_after_damage_is_no_damage(trail: Trail) -> None:
    trail.with_records(2, 2)
    path = trail.files[0]
    path.write_bytes(path.read_bytes()[:-20])
    trail.verify()
    for _ in range(5):
        trail.clock.go(31)
        trail.journal(rules=YEAR).record(SEND)
    verdict = trail.verify()
    assert kept(trail)[0] > "000003"
    assert verdict.faults == ()


def test_pruning_up_to_a_damaged_line_is_no_damage(trail: Trail) -> None:
    trail.with_records(2, 2, 1)
    path = trail.files[0]
    path.write_bytes(path.read_bytes()[:-20])
    trail.journal().verify()
    trail.clock.go(20)  # the first month alone is due
    trail.journal(rules=YEAR).verify()
    assert kept(trail)[0] == "000002"
    assert trail.verify().faults == ()


def test_a_forged_pruning_excuses_nothing(trail: Trail) -> None:
    trail.with_records(2, 2)
    first, last = trail.files[0], read(trail.lines()[-1].rstrip(b"\n"))
    gone = read(first.read_bytes().splitlines()[-1])
    assert last is not None
    assert gone is not None
    told = {**last.told, "seq": 5, "event": "pruned", "pruned_hash": gone.hash}
    with trail.files[-1].open("ab") as stream:
        stream.write(written(made(told, last.hash, Secret.new())))
    first.unlink()
    told_of = sentences(trail.verify())
    assert any("Records 1 to 2 are missing" in sentence for sentence in told_of)
    assert len(told_of) == 2


def test_without_a_term_all_is_kept(trail: Trail) -> None:
    for _ in range(3):
        trail.journal(rules=AuditRules(retention_days=0)).record(SEND)
        trail.clock.go(400)
    assert kept(trail) == ["000001", "000002", "000003"]


def test_sessions_without_a_keyring_go_too(trail: Trail) -> None:
    trail.journal(keyring=False).record(SEND)
    trail.journal(rules=YEAR).record(SEND)
    trail.clock.go(100)
    trail.journal(keyring=False).record(SEND)
    trail.journal(rules=YEAR).record(SEND)
    assert len(sessions(trail.folder)) == 1


def test_a_file_that_will_not_go_stays_and_nothing_is_wrong(
    trail: Trail, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, **_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        for _ in range(4):
            trail.journal(rules=YEAR).record(SEND)
            trail.clock.go(31)
    assert kept(trail)[0] == "000001"
    assert sentences(trail.verify()) == []
    trail.journal(rules=YEAR).record(SEND)
    assert kept(trail)[0] == "000003"
    assert sentences(trail.verify()) == []


def test_a_policy_that_cannot_be_read_removes_nothing() -> None:
    assert rules_of(InForce()) == AuditRules()
    assert rules_of(InForce(refusal=Refusal("signature", "No."))).retention_days == 0
