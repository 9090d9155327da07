"""Files as people have them: the project's folder of sample documents, where it is, and those
that other people's libraries begin with."""

import io
import json
import random
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx as python_docx
import pikepdf
import pptx as python_pptx
import pytest
from lxml import etree

from cloakroom.documents.base import Document
from cloakroom.documents.ooxml.rules import machine
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import InputError
from contracts.document_contract import edits, taken
from documents.ooxml.unpacked import holds

DOCS = Path(__file__).resolve().parents[4] / "shared" / "docs"
INDEX = DOCS / "index.jsonl"
ROWS = [json.loads(line) for line in INDEX.read_text("utf-8").splitlines()] if DOCS.exists() else []
GIVEN = {DOCS / row["file"]: row["strings"] for row in ROWS if row["format"] in ("docx", "pptx")}
TEMPLATES = [Path(python_docx.__file__).parent / "templates" / "default.docx",
             Path(python_pptx.__file__).parent / "templates" / "default.pptx"]
NAMED = frozenset({"descr", "author", "title", "Target", "userId", "tooltip"})
absent = pytest.mark.skipif(not GIVEN, reason="the folder of sample documents is not here")


def opened(path: Path) -> Document:
    return document(path.name, path.read_bytes())


def opens_elsewhere(data: bytes, path: Path) -> None:
    stream = io.BytesIO(data)
    if path.suffix == ".docx":
        python_docx.Document(stream)
    else:
        python_pptx.Presentation(stream)


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
            if not name.endswith(".xml") or re.search("styles|theme|Content_Types", name):
                continue
            root = etree.fromstring(archive.read(name))
            found += ["".join(block.itertext("{*}t")) for block in root.iter("{*}p")
                      if len(list(block.iter("{*}p"))) == 1]
            found += [element.text or "" for element in root.iter(etree.Element)]
            found += [str(value) for element in root.iter(etree.Element)
                      for key, value in element.items()
                      if str(key).rpartition("}")[2] in NAMED]
    return [text for text in found if re.search(r"[^\W\d_]{4}", text)]


def drawn(chance: random.Random, texts: list[str]) -> str:
    """A few words of one of the texts; no word that a schema uses too."""
    text = chance.choice(texts)
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    first = chance.randrange(len(spans))
    last = min(len(spans), first + chance.randint(1, 3)) - 1
    value = text[spans[first][0] : spans[last][1]]
    plain = re.fullmatch(r"[A-Za-z]+|[\w./]+\.xml|\.\..*|(media|docProps)/.*", value)
    return "" if plain or machine(value) or len(re.sub(r"\W", "", value)) < 6 else value


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("path", [*GIVEN, *TEMPLATES], ids=lambda path: path.name)
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
    for seed in range(6):
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
    for path in list(GIVEN)[-4:]:
        before = opened(path)
        after = before.rewritten(edits(before, taken(GIVEN[path])), taken(GIVEN[path]))
        first, second = tmp_path / f"a{path.name}", tmp_path / f"b{path.name}"
        first.write_bytes(path.read_bytes())
        second.write_bytes(after.data)
        pairs.append((first, second))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(path) for pair in pairs for path in pair]
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir",
                    str(tmp_path), *files], check=True, capture_output=True, timeout=300)
    for pair in pairs:
        first, second = (pages(path.with_suffix(".pdf")) for path in pair)
        assert first == second


def pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)
