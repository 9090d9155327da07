"""The self-test: what it says, and that no failure in a check ends it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from cloakroom import doctor, keychain
from cloakroom.doctor import CHECKS, Check, Told, examine
from cloakroom.errors import PipelineMissing
from cloakroom.matters import key
from cloakroom.policy import load
from fakes.keyrings import FakeKeyring
from fakes.shell import FakeShell
from policy.examples import SHORT


def well() -> Iterator[Told]:
    yield "first", True, "fine"
    yield "second", True, "a note"


def missing() -> Iterator[Told]:
    raise PipelineMissing


def crash() -> Iterator[Told]:
    raise ZeroDivisionError("by zero")


def told(*checks: Check) -> list[tuple[str, bool, str]]:
    return [(outcome.name, outcome.ok, outcome.detail) for outcome in examine(checks)]


def test_every_line_of_every_check_is_told() -> None:
    rows = told(Check("window", well), Check("pipeline", missing), Check("odd", crash))
    assert rows[:2] == [("first", True, "fine"), ("second", True, "a note")]
    assert rows[2][:2] == ("pipeline", False)
    assert "never downloads" in rows[2][2]
    assert rows[3] == ("odd", False, "ZeroDivisionError: by zero")


def test_outcomes_come_one_by_one() -> None:
    """GIVEN a check that ends the process THEN those before it have been told."""
    outcomes = examine([Check("one", well), Check("two", crash)])
    assert next(outcomes).name == "first"


@pytest.mark.parametrize(("check", "code"), [(well, 0), (crash, 3)])
def test_the_command_prints_a_table_or_json(check: object, code: int) -> None:
    assert callable(check)
    shell = FakeShell(checks=[Check("check", check)])
    table, data = shell.run("doctor"), shell.run("doctor", "--json")
    assert table.code == data.code == code
    assert ("FAILED" in table.out) is bool(code)
    report = json.loads(data.out)
    assert set(report) == {"ok", "version", "checks"}
    assert report["ok"] is not bool(code)
    assert set(report["checks"][0]) == {"name", "ok", "detail", "seconds"}


def test_the_sample_holds_what_is_expected() -> None:
    assert all(value in doctor.SAMPLE for value in doctor.EXPECTED.values())


def test_every_check_is_named_once() -> None:
    names = [check.name for check in CHECKS]
    assert len(set(names)) == len(names)


def test_folders_that_cannot_be_written_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folders,) = [check for check in CHECKS if check.name == "folders"]
    assert all(ok for _, ok, _ in told(folders))
    assert not list(tmp_path.rglob(".doctor-*"))
    (tmp_path / "file").touch()
    monkeypatch.setenv("CLOAKROOM_HOME", str(tmp_path / "file"))
    ((_, ok, detail),) = told(folders)
    assert not ok
    assert "NotADirectoryError" in detail or "FileExistsError" in detail


@dataclass
class Loaded:
    """A detector as far as the check of the pipeline looks at it."""

    note: str = ""
    name: str = ""

    @property
    def model(self) -> "Loaded":
        return self

    @property
    def analyzer(self) -> SimpleNamespace:
        return SimpleNamespace(registry=SimpleNamespace(recognizers=[1, 2]))


@pytest.mark.parametrize(
    ("loaded", "expected"),
    [
        (Loaded(), (True, "the name finder and 2 recognisers are loaded")),
        (Loaded(name="big"), (True, "the name model big and 2 recognisers are loaded")),
        (Loaded(note="names: rules only. Gone."), (False, "names: rules only. Gone.")),
    ],
)
def test_a_name_model_that_is_not_used_is_a_failure(
    loaded: Loaded, expected: tuple[bool, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_detector", lambda: loaded)
    check = next(check for check in CHECKS if check.name == "pipeline")
    assert told(check) == [("pipeline", *expected)]


def test_without_a_keyring_there_is_a_note_and_no_failure() -> None:
    # GIVEN the keyring that keeps nothing, as in every test
    ((name, ok, detail),) = told(*(check for check in CHECKS if check.name == "keyring"))
    assert (name, ok) == ("keyring", True)
    assert "memory only" in detail


@pytest.mark.parametrize("made", [False, True])
def test_the_keyring_is_named_and_asked_and_not_written_to(
    made: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = FakeKeyring()
    monkeypatch.setattr(keychain, "system", lambda: backend)
    if made:
        key.obtain(backend, tmp_path)
    before = dict(backend.held)
    ((_, ok, detail),) = told(*(check for check in CHECKS if check.name == "keyring"))
    assert ok
    assert "FakeKeyring" in detail
    assert ("is there" in detail) is made
    assert backend.held == before


def test_a_sample_matter_is_sealed_and_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    checks = [check for check in CHECKS if check.name == "matters"]
    assert told(*checks) == [("matters", True, "sealed, opened and wiped one")]
    monkeypatch.setattr("cloakroom.matters.seal.VERSION", 0x1FF)
    ((_, ok, _),) = told(*checks)
    assert not ok


def test_the_policy_is_told_and_a_broken_one_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    checks = [check for check in CHECKS if check.name == "policy"]
    assert told(*checks) == [("policy", True, "nobody has approved a deployment yet")]
    shell = FakeShell(today=date(2026, 11, 22))
    monkeypatch.setattr(load, "of_this_user", shell.policies)
    file = shell.policies().places.machine
    file.parent.mkdir(parents=True, mode=0o755)
    file.write_text(SHORT, encoding="utf-8")
    assert told(*checks) == [("policy", True, "short, number 3")]
    file.write_text("?", encoding="utf-8")
    ((_, ok, detail),) = told(*checks)
    assert not ok
    assert "fails the check “format”" in detail


def test_a_sample_trail_is_whole_and_a_change_to_it_noticed(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = [check for check in CHECKS if check.name == "audit trail"]
    assert told(*checks) == [
        ("audit trail", True, "two records, and a change to one was noticed")]
    monkeypatch.setattr("cloakroom.audit.line.digest", lambda prev, told: "0" * 64)
    ((_, ok, _),) = told(*checks)
    assert not ok


def test_the_chat_is_practised_without_leaving_this_computer(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = [check for check in CHECKS if check.name == "chat"]
    assert told(*checks) == [
        ("chat", True, "practised on this computer over TLSv1.3, and restored")]
    monkeypatch.setattr("cloakroom.chat.practice.server.reply", lambda messages: "Good morning")
    ((_, ok, _),) = told(*checks)
    assert not ok
