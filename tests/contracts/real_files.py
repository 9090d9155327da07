"""What holds of every real file of the project's folder of sample documents, whatever its format:
what is named there goes, so do values drawn at random from it, damage is refused or read, and a
copy has the pages of the original."""

import json
import random
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pikepdf

from cloakroom.documents.base import Document
from cloakroom.documents.ooxml.rules import machine
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import InputError
from contracts.document_contract import edits, taken
from documents.ooxml.unpacked import holds

DOCS = Path(__file__).resolve().parents[3] / "shared" / "docs"
_INDEX = DOCS / "index.jsonl"

Given = Mapping[Path, Sequence[str]]
Opens = Callable[[bytes, Path], object]
"""Another library opens the copy of the file, or raises."""


def given(*formats: str) -> Given:
    """The files of these formats, with what must be removable from each; none where the folder
    is not here."""
    lines = _INDEX.read_text("utf-8").splitlines() if DOCS.exists() else []
    rows = map(json.loads, lines)
    return {DOCS / row["file"]: row["strings"] for row in rows if row["format"] in formats}


def opened(path: Path) -> Document:
    return document(path.name, path.read_bytes())


def check_named(path: Path, values: Sequence[str], opens: Opens) -> None:
    sweep = taken(values)
    before = opened(path)
    shown = "\n".join(segment.text for segment in before.segments)
    assert all(Sweep([Taken(value, "")]).found(shown) for value in values)
    for made in (edits(before, sweep), []):
        after = before.rewritten(made, sweep)
        assert not holds(after.data, *values)
        assert not prove("copy" + after.suffix, after.data, sweep).leaks
        opens(after.data, path)


def check_drawn(path: Path, seed: int, texts: list[str], opens: Opens) -> None:
    """``texts`` as somebody reads them who knows nothing of how the product does."""
    chance = random.Random(f"{path.name} {seed}")
    values = [value for value in (_drawn(chance, texts) for _ in range(8)) if value]
    before, sweep = opened(path), taken(values)
    after = before.rewritten(edits(before, sweep) if chance.random() < 0.7 else [], sweep)
    assert not holds(after.data, *values)
    assert not prove("copy" + after.suffix, after.data, sweep).leaks
    opens(after.data, path)


def _drawn(chance: random.Random, texts: list[str]) -> str:
    """A few words of one of the texts; no word that a schema uses too."""
    text = chance.choice(texts)
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    first = chance.randrange(len(spans))
    last = min(len(spans), first + chance.randint(1, 3)) - 1
    value = text[spans[first][0] : spans[last][1]]
    plain = re.fullmatch(r"[A-Za-z]+|[\w./]+\.xml|\.\..*|(media|docProps)/.*", value)
    return "" if plain or machine(value) or len(re.sub(r"\W", "", value)) < 6 else value


def check_damage(path: Path, values: Sequence[str]) -> None:
    for seed in range(8):
        chance, data = random.Random(seed), bytearray(path.read_bytes())
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            document(path.name, bytes(data)).rewritten([], taken(values))
        except InputError:
            continue


def check_pages(files: Given, folder: Path) -> None:
    """With LibreOffice: the copy of each has as many pages as the original."""
    pairs = []
    for path, values in files.items():
        before = opened(path)
        after = before.rewritten(edits(before, taken(values)), taken(values))
        first, second = folder / f"a{path.name}", folder / f"b{path.name}"
        first.write_bytes(path.read_bytes())
        second.write_bytes(after.data)
        pairs.append((first, second))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    names = [str(path) for pair in pairs for path in pair]
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir",
                    str(folder), *names], check=True, capture_output=True, timeout=300)
    for first, second in pairs:
        assert _pages(first.with_suffix(".pdf")) == _pages(second.with_suffix(".pdf"))


def _pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)
