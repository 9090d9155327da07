"""The self-test opens a file of each kind of reader."""

import pytest

from cloakroom.cli import file_checks
from cloakroom.cli.file_checks import CHECKS, SAMPLES
from cloakroom.doctor import examine


def test_every_reader_reads_scrubs_and_proves_its_sample() -> None:
    outcomes = [(each.name, each.ok, each.detail) for each in examine(CHECKS)]
    assert outcomes == [
        (f".{name.split('.')[1]}", True, "read, scrubbed, clean") for name in SAMPLES
    ]


def test_a_reader_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_checks, "SAMPLES", {"letter.docx": lambda: b"PK\x03\x04"})
    (outcome,) = examine(CHECKS)
    assert (outcome.name, outcome.ok) == (".docx", False)
    assert "letter.docx" in outcome.detail
