"""PDFs as programs write them: embedded fonts in parts, ligatures, other scripts, tags."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument

from cloakroom.documents.proof.prove import prove
from cloakroom.documents.table import document
from documents.pdf_checks import boxes_of, changed_outside, drawn, left, sweep_of, without

PAGE = "".join(
    f"<p>Paragraph {number} of <b>ordi</b>nary things, and of Amira Okafor now and then, until "
    "the line is full and wraps.</p>"
    for number in range(40)
)
LETTER = (
    "<h1>Report for Amira Okafor</h1><p>Dear <b>Ami</b>ra, the <i>office fits</i> efficient "
    "waffles. Zoë Brôntë, 07700 900123, jane.doe@example.org. محمد علي, שלום עולם, "
    f"Αθήνα, Łódź, 𝒜𝓂𝒾𝓇𝒶.</p><table border=1><tr><td>Name</td><td>Card</td></tr><tr><td>Siobhan "
    f"O'Brien</td><td>4242 4242 4242 4242</td></tr></table>{PAGE}"
)
SHIFTED = 600


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("programs")


def _by_qt(folder: Path, qapp: object) -> bytes:
    assert qapp is not None  # fonts need an application
    path = folder / "qt.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(300)
    letter = QTextDocument()
    letter.setHtml(LETTER)
    letter.print_(writer)
    del writer
    return path.read_bytes()


def _by_cairo(folder: Path, qapp: object) -> bytes:
    if shutil.which("pdftocairo") is None:
        pytest.skip("poppler is absent")
    (folder / "in.pdf").write_bytes(_by_qt(folder, qapp))
    subprocess.run(
        ["pdftocairo", "-pdf", folder / "in.pdf", folder / "cairo.pdf"], check=True, timeout=60
    )
    return (folder / "cairo.pdf").read_bytes()


def _by_libreoffice(folder: Path, qapp: object) -> bytes:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is absent")
    (folder / "letter.html").write_text(f"<html><meta charset=utf-8>{LETTER}</html>", "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    how = 'pdf:writer_web_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", how, "--outdir", folder,
         folder / "letter.html"],
        check=True, timeout=120, capture_output=True,
    )  # fmt: skip
    return (folder / "letter.pdf").read_bytes()


@pytest.mark.parametrize("program", [_by_qt, _by_cairo, _by_libreoffice])
def test_words_drawn_at_random_go_and_nothing_else(
    program: Callable[[Path, object], bytes], folder: Path, qapp: object
) -> None:
    data = program(folder, qapp)
    whole = document("a.pdf", data)
    for seed in range(3):
        values = ["Amira Okafor", *drawn(whole, 5, seed)]
        after = without(data, values)
        assert not after.notes
        assert not prove("copy.pdf", after.data, sweep_of(values)).leaks
        assert not left(after.data, ["Amira Okafor"])
        boxes = boxes_of(data, [*values, *(word for value in values for word in value.split())])
        assert changed_outside(data, after.data, boxes) < SHIFTED
