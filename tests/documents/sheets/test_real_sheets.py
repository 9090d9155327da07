"""Workbooks and OpenDocument files as people have them: those of the project's folder of sample
documents, where it is."""

import io
import random
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import odfdo
import openpyxl
import pikepdf
import pytest
from lxml import etree

from cloakroom.documents.base import Document
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import InputError
from contracts.document_contract import edits, taken
from documents.ooxml.test_real_files import DOCS, ROWS, drawn
from documents.ooxml.unpacked import holds

FORMATS = ("xlsx", "odt", "ods", "odp")
GIVEN = {DOCS / row["file"]: row["strings"] for row in ROWS if row["format"] in FORMATS}
absent = pytest.mark.skipif(not GIVEN, reason="the folder of sample documents is not here")


def opened(path: Path) -> Document:
    return document(path.name, path.read_bytes())


def opens_elsewhere(data: bytes, path: Path) -> None:
    if path.suffix == ".xlsx":
        openpyxl.load_workbook(io.BytesIO(data))
    else:
        odfdo.Document(io.BytesIO(data)).body.serialize()


@absent
@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
def test_what_is_named_there_goes_and_the_copy_opens(path: Path) -> None:
    sweep = taken(GIVEN[path])
    before = opened(path)
    shown = "\n".join(segment.text for segment in before.segments)
    assert all(Sweep([Taken(value, "")]).found(shown) for value in GIVEN[path])
    for made in (edits(before, sweep), []):
        after = before.rewritten(made, sweep)
        assert not holds(after.data, *GIVEN[path])
        assert not prove("copy" + after.suffix, after.data, sweep).leaks
        opens_elsewhere(after.data, path)


def words(data: bytes) -> list[str]:
    """Texts as somebody reads them who knows nothing of how the product does."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml") or re.search("styles|theme|Content_Types|META-INF", name):
                continue
            body = archive.read(name)
            if not body:
                continue
            root = etree.fromstring(body)
            found += ["".join(block.itertext()) for block in root.iter("{*}p", "{*}si", "{*}is")
                      if next(block.iter("{*}line-break", "{*}tab", "{*}s"), None) is None]
            found += [element.text or "" for element in root.iter(etree.Element)]
    return [text for text in found if re.search(r"[^\W\d_]{4}", text)]


@absent
@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
def test_values_drawn_at_random_from_a_file_go(path: Path, seed: int) -> None:
    chance = random.Random(f"{path.name} {seed}")
    texts = words(path.read_bytes())
    values = [value for value in (drawn(chance, texts) for _ in range(8)) if value]
    before, sweep = opened(path), taken(values)
    after = before.rewritten(edits(before, sweep) if chance.random() < 0.7 else [], sweep)
    assert not holds(after.data, *values)
    assert not prove("copy" + after.suffix, after.data, sweep).leaks
    opens_elsewhere(after.data, path)


@absent
@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
def test_damage_is_refused_or_read(path: Path) -> None:
    for seed in range(8):
        chance, data = random.Random(seed), bytearray(path.read_bytes())
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            document(path.name, bytes(data)).rewritten([], taken(GIVEN[path]))
        except InputError:
            continue


@absent
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_a_copy_has_the_pages_of_the_original(tmp_path: Path) -> None:
    pairs = []
    for path, values in GIVEN.items():
        before = opened(path)
        after = before.rewritten(edits(before, taken(values)), taken(values))
        first, second = tmp_path / f"a{path.name}", tmp_path / f"b{path.name}"
        first.write_bytes(path.read_bytes())
        second.write_bytes(after.data)
        pairs.append((first, second))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(path) for pair in pairs for path in pair]
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir",
                    str(tmp_path), *files], check=True, capture_output=True, timeout=300)
    for first, second in pairs:
        assert pages(first.with_suffix(".pdf")) == pages(second.with_suffix(".pdf"))


def pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)
