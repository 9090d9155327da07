"""The real PDFs of the shared folder, and PDFs as LibreOffice and Qt write them."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cloakroom.documents.proof.prove import prove
from cloakroom.documents.table import document
from documents.pdf_checks import (
    boxes_of,
    changed_outside,
    drawn,
    everything,
    left,
    sweep_of,
    without,
)

DOCS = Path(__file__).resolve().parents[3] / "shared" / "docs"
INDEX = DOCS / "index.jsonl"
FILES: list[dict[str, Any]] = [
    entry
    for line in (INDEX.read_text("utf-8").splitlines() if INDEX.exists() else ())
    if (entry := json.loads(line))["format"] == "pdf"
]
NAMES = [str(entry["file"]) for entry in FILES]
SHIFTED = 1_000
"""Pixels of letters that pdfium, which takes widths for whole numbers, now sets a third of a
point to the right, where the widths of the file say."""
pytestmark = pytest.mark.skipif(not FILES, reason="the shared folder of real files is absent")


def _strings(entry: dict[str, Any]) -> list[str]:
    return [each for each in entry["strings"] if isinstance(each, str)]


@pytest.mark.parametrize("entry", FILES, ids=NAMES)
def test_the_strings_named_can_be_removed(entry: dict[str, Any]) -> None:
    data, values = (DOCS / entry["file"]).read_bytes(), _strings(entry)
    texts = [segment.text for segment in document("a.pdf", data).segments]
    assert all(any(sweep_of([value]).found(text) for text in texts) for value in values)
    after = without(data, values).data
    assert not left(after, values)
    assert not prove("a.pdf", after, sweep_of(values)).leaks


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("entry", FILES, ids=NAMES)
def test_words_drawn_at_random_go_and_nothing_else(entry: dict[str, Any], seed: int) -> None:
    data = (DOCS / entry["file"]).read_bytes()
    values = drawn(document("a.pdf", data), 4, seed)
    after = without(data, values)
    assert not left(after.data, values)
    if not after.notes:
        assert changed_outside(data, after.data, boxes_of(data, values)) < SHIFTED


def test_a_scan_is_said_to_be_unread() -> None:
    data = (DOCS / "files" / "19-NieaAddress.pdf").read_bytes()
    whole = document("a.pdf", data)
    assert [each.why for each in whole.opaque if not each.dropped] == ["This page is a picture."]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is absent")
@pytest.mark.parametrize("entry", FILES, ids=NAMES)
def test_another_reader_opens_the_copy(entry: dict[str, Any], tmp_path: Path) -> None:
    values = _strings(entry)
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(without((DOCS / entry["file"]).read_bytes(), values).data)
    told = subprocess.run(
        ["pdftotext", str(copy), "-"], capture_output=True, check=True, timeout=60
    )
    assert b"Error" not in told.stderr
    text = told.stdout.decode()
    assert not [value for value in values if value in text]
    assert everything(copy.read_bytes())
