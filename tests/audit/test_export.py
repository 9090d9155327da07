"""What is exported: nothing a spreadsheet computes, nothing that was not asked for, and enough to
check the chain elsewhere."""

import csv
import hashlib
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.conftest import SEND, Trail
from cloakroom.audit.event import Event, Evidence, What
from cloakroom.audit.export import COLUMNS, export, safe
from cloakroom.audit.line import GENESIS, read
from cloakroom.audit.record import Record, records
from cloakroom.errors import OutputExists, OutputFailed, UsageError
from cloakroom.model import Cleared

NOW = datetime(2030, 7, 1, tzinfo=UTC)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_json_lines_are_the_records_as_they_stand(trail: Trail, tmp_path: Path) -> None:
    trail.with_records(2, 2)
    done = export(records(trail.folder), tmp_path / "out.jsonl", whole=True, now=NOW)
    data = done.path.read_bytes()
    assert data == b"".join(trail.lines())
    # THEN whoever has no key can check the chain all the same
    prev = GENESIS
    for raw in data.splitlines():
        line = read(raw)
        assert line is not None
        assert line.whole
        assert line.prev == prev
        prev = line.hash
    assert json.loads(done.manifest.read_bytes()) == {
        "v": 1, "app_version": "0.1.0", "file": "out.jsonl", "count": 4, "whole": True,
        "sha256": hashlib.sha256(data).hexdigest(), "made": "2030-07-01T00:00:00.000Z",
        "from": "2030-06-15T09:30:01.000Z", "not_anchored": 0,
        "to": json.loads(trail.lines()[-1])["ts"],
        "first": {"seq": 1, "hash": read(trail.lines()[0][:-1]).hash},  # type: ignore[union-attr]
        "last": {"seq": 4, "hash": prev},
    }


def test_a_table_has_a_row_for_each_record(trail: Trail, tmp_path: Path) -> None:
    event = Event(
        What.OVERRIDE, Evidence("uk", inspected=False, practice=True), counts={"URL": 1, "AGE": 2},
        reason=Cleared("It says \"so\", and\nso on"), status=200)
    trail.journal().record(event)
    trail.journal(keyring=False).record(SEND)
    done = export(records(trail.folder), tmp_path / "out.csv", whole=False, now=NOW)
    first, second = rows(done.path)
    assert tuple(first) == COLUMNS
    assert first["counts"] == "AGE 2; URL 1"
    assert (first["tls_inspected"], first["practice"], first["peer_private"]) == ("no", "yes", "")
    assert first["override_reason"] == "It says \"so\", and\nso on"
    assert (first["anchored"], second["anchored"]) == ("yes", "no")
    assert second["session"] != ""
    assert json.loads(done.manifest.read_bytes())["not_anchored"] == 1


@pytest.mark.parametrize("start", [*"=+-@\t\r\n＝＋－＠", " ="])
def test_no_cell_is_a_formula(trail: Trail, tmp_path: Path, start: str) -> None:
    formula = f"{start}HYPERLINK(1)"
    trail.journal().record(Event(
        What.OVERRIDE, Evidence(formula, region=formula), check=formula, reason=Cleared(formula)))
    (row,) = rows(export(records(trail.folder), tmp_path / "o.csv", whole=True, now=NOW).path)
    for name in ("deployment_id", "region_reported", "check", "override_reason"):
        assert row[name] == f"'{formula}"


@given(st.text())
def test_a_safe_cell_says_the_same_and_begins_no_formula(cell: str) -> None:
    made = safe(cell)
    assert made in (cell, f"'{cell}")
    assert made.lstrip(" ")[:1] not in tuple("=+-@\t\r\n＝＋－＠")


def test_an_empty_trail_is_exported_too(tmp_path: Path) -> None:
    done = export([], tmp_path / "out.csv", whole=True, now=NOW)
    assert rows(done.path) == []
    told = json.loads(done.manifest.read_bytes())
    assert (told["count"], told["from"], "first" in told) == (0, "", False)


@pytest.mark.parametrize("taken", ["out.csv", "out.csv.manifest.json"])
def test_no_file_is_written_over(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("mine")
    with pytest.raises(OutputExists):
        export([], tmp_path / "out.csv", whole=True, now=NOW)
    assert [path.name for path in tmp_path.iterdir()] == [taken]
    assert (tmp_path / taken).read_text() == "mine"


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="must end in"):
        export([], tmp_path / "out.xlsx", whole=True, now=NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_fails_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises((OutputFailed, OutputExists)):
        export([], tmp_path / "file" / "out.csv", whole=True, now=NOW)


def test_a_record_of_a_later_version_is_exported_as_it_stands(trail: Trail, tmp_path: Path) -> None:
    trail.with_records(1)
    (record,) = records(trail.folder)
    strange = Record(record.line, record.when)
    assert export([strange], tmp_path / "o.jsonl", whole=True, now=NOW).count == 1
