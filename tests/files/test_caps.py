"""Documents that eat memory or time until the process that opens them is stopped: each is refused
with a sentence, and what comes next is worked on."""

import base64
import io
import random
import sys
import time
import zipfile
from pathlib import Path

import pytest

import fakes.shell
from cloakroom.errors import FileWorkerFailed
from cloakroom.files.client import Client
from fakes.shell import FakeShell

MEMORY = 700 << 20
SECONDS = 5.0
LIMITED = [
    sys.executable, "-c",
    f"from cloakroom.files import server; server.MEMORY = {MEMORY}; server.main()",
]  # fmt: skip
TOO_MUCH = "{} could not be worked on: it needs more memory than one file may take. " \
           "Nothing was written."

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a process cannot limit its own memory there")


def letter(inside: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONSHIPS)
        archive.writestr("word/document.xml",
                         f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>')
    return out.getvalue()


def swollen() -> bytes:
    """Ten million empty paragraphs: half a megabyte, and over a gigabyte as a tree. What cannot be
    packed keeps it below the ratio at which an archive is taken for a bomb."""
    noise = base64.b64encode(random.Random(1).randbytes(400_000)).decode()
    return letter(f"<!--{noise}-->" + "<w:p/>" * 10_000_000)


def endless() -> bytes:
    """A hundred letters, each of which takes a second or so."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(100):
            line = f"<w:p><w:r><w:t>Paragraph {number} of many</w:t></w:r></w:p>"
            archive.writestr(f"{number}.docx", letter(line * 60_000))
    return out.getvalue()


GOOD = letter("<w:p><w:r><w:t>Dear Amira Okafor</w:t></w:r></w:p>")


def test_a_document_that_eats_memory_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    hostile, good = tmp_path / "swollen.docx", tmp_path / "good.docx"
    hostile.write_bytes(swollen())
    good.write_bytes(GOOD)
    client = Client(command=LIMITED)
    try:
        with pytest.raises(FileWorkerFailed) as refused:
            client.contents(hostile)
        assert refused.value.sentence == TOO_MUCH.format("swollen.docx")
        assert [each.text for each in client.contents(good).segments] == ["Dear Amira Okafor"]
    finally:
        client.end()


def test_a_document_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    hostile = tmp_path / "endless.zip"
    hostile.write_bytes(endless())
    client = Client(seconds=SECONDS)
    try:
        started = time.monotonic()
        with pytest.raises(FileWorkerFailed) as ended:
            client.contents(hostile)
        assert time.monotonic() - started < 2 * SECONDS
        assert ended.value.sentence == FileWorkerFailed().sentence
    finally:
        client.end()


def test_the_rest_of_a_folder_is_scrubbed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a folder in which a file eats memory, and another is a letter
    folder, clean = tmp_path / "papers", tmp_path / "clean"
    folder.mkdir()
    data = swollen()
    (folder / "a swollen.docx").write_bytes(data)
    (folder / "b good.docx").write_bytes(GOOD)
    # WHEN all of it is scrubbed from the command line
    monkeypatch.setattr(fakes.shell, "Direct", lambda: Client(command=LIMITED))
    run = FakeShell().run("scrub", str(folder), "--output-dir", str(clean))
    # THEN one is refused with its sentence, and the other is written
    assert run.code == 3
    assert TOO_MUCH.format("a swollen.docx") in run.err
    (copy,) = clean.rglob("*.docx")
    assert "Amira" not in zipfile.ZipFile(copy).read("word/document.xml").decode()
    assert (folder / "a swollen.docx").read_bytes() == data
