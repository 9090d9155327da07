"""Real files whose text stands in pixels only, in the folder of documents beside the project."""

import json
from pathlib import Path

import pytest

from cloakroom.documents.ocr.engine import installed
from cloakroom.documents.picture_reader import reading_with
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from contracts.document_contract import edits

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "docs"
NAMES = ("files/19-NieaAddress.pdf", "files/30-testOCR.jpg")

pytestmark = [
    pytest.mark.skipif(installed() is None, reason="the extra 'ocr' is not installed"),
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of real documents is not here"),
]


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_in_the_pixels_goes(name: str) -> None:
    rows = map(json.loads, (FOLDER / "index.jsonl").read_text("utf-8").splitlines())
    (row,) = (row for row in rows if row["file"] == name)
    values = [each["s"] if isinstance(each, dict) else each for each in row["strings"]]
    sweep = Sweep(Taken(value, f"[VALUE_{number}]") for number, value in enumerate(values))
    able = installed()
    assert able is not None
    with reading_with(able):
        whole = document(Path(name).name, (FOLDER / name).read_bytes())
        read = "\n".join(each.text for each in whole.segments)
        assert not [value for value in values if not Sweep([Taken(value, "")]).found(read)]
        assert prove(name, (FOLDER / name).read_bytes(), sweep).verdict is Verdict.FOUND
        for found in (edits(whole, sweep), []):
            after = whole.rewritten(found, sweep).data
            assert prove(name, after, sweep).verdict is Verdict.CLEAN
