"""Opening documents: ``python tests/benchmarks/documents.py``.

Each row measures one format beside what reads it fastest without understanding it, in this run:
the file to all its segments, in seconds, and the ratio. Prints a Markdown table and exits with 1
when a limit is broken.
"""

import io
import random
import sys
import textwrap
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import pikepdf
import pypdfium2
from lxml import etree
from office import office
from table import head, row
from workbook import xlsx

from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGES, CHARACTERS = 300, 1_200_000
SHEETS = 200
TIMES = 9


def letter(text: str = "") -> bytes:
    """A Word file of 300 pages: paragraphs of one to four runs, one in four bold."""
    chance, body = random.Random(5), []
    for line in filter(str.strip, (text or office(CHARACTERS)).splitlines()):
        words, runs = line.split(" "), chance.choice((1, 1, 1, 2, 3, 4))
        size = len(words) // runs + 1
        parts = [" ".join(words[at : at + size]) for at in range(0, len(words), size)]
        body.append("<w:p>" + "".join(_run(part, chance) for part in parts) + "</w:p>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}'
                                              "</w:body></w:document>")
    return out.getvalue()


def _run(text: str, chance: random.Random) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if chance.random() < 0.25 else ""
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r>{look}<w:t xml:space="preserve">{safe} </w:t></w:r>'


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def iterparsed(data: bytes) -> int:
    """The characters of the paragraphs, by nothing but the parser."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body, count = io.BytesIO(archive.read("word/document.xml")), 0
    for _, paragraph in etree.iterparse(body, tag=f"{{{W}}}p"):
        count += len("".join(paragraph.itertext()))
        paragraph.clear()
    return count


def segmented(name: str, data: bytes) -> int:
    """The characters of the segments."""
    return sum(len(segment.text) for segment in document(name, data).segments)


def fastest(*tasks: Callable[[], object]) -> list[float]:
    """Seconds of processor time of each task at its best, turn by turn."""
    best = [float("inf")] * len(tasks)
    for _ in range(TIMES):
        for number, task in enumerate(tasks):
            start = time.process_time()
            task()
            best[number] = min(best[number], time.process_time() - start)
    return best


def docx() -> bool:
    data = letter()
    assert segmented("letter.docx", data) >= iterparsed(data) * 0.99
    ours, parser = fastest(lambda: segmented("letter.docx", data), lambda: iterparsed(data))
    whole = document("letter.docx", data)
    sweep = Sweep([Taken("Priya Raman", "[PERSON_1]"), Taken("council", "[ORGANISATION_1]")])
    (cleaned,) = fastest(lambda: whole.rewritten([], sweep))
    row(f"docx of {PAGES} pages: the parser alone", parser, "s")
    row(f"docx of {PAGES} pages: all segments", ours, "s")
    row(f"docx of {PAGES} pages: a clean copy", cleaned, "s")
    return row(f"docx of {PAGES} pages: segments to parser alone", ours / parser, "×", 1.5)


def leaflet(text: str = "") -> bytes:
    """A PDF of 200 pages, 60 lines of 100 letters on each."""
    text = text or office(CHARACTERS)
    lines = [part for line in text.splitlines() for part in textwrap.wrap(line, 100)]
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        ))  # fmt: skip
        for page in range(SHEETS):
            shown = b"".join(_shown(line) for line in lines[page * 60 : page * 60 + 60])
            pdf.pages.append(pikepdf.Page(pdf.make_indirect(pikepdf.Dictionary(
                Type=pikepdf.Name.Page, MediaBox=[0, 0, 595, 842],
                Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
                Contents=pdf.make_stream(b"BT /F1 9 Tf 13 TL 40 810 Td " + shown + b" ET"),
            ))))  # fmt: skip
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _shown(line: str) -> bytes:
    raw = line.encode("cp1252", "replace").replace(b"\\", b"/")
    return b"(" + raw.replace(b"(", b"[").replace(b")", b"]") + b") Tj T*\n"


def extracted(data: bytes) -> int:
    """The characters of the pages, by nothing but pdfium."""
    whole, count = pypdfium2.PdfDocument(data), 0
    for page in whole:
        words = page.get_textpage()
        count += len(words.get_text_bounded())
        words.close()
        page.close()
    whole.close()
    return count


def pdf() -> bool:
    data = leaflet()
    assert segmented("leaflet.pdf", data) >= extracted(data) * 0.95
    ours, pdfium = fastest(lambda: segmented("leaflet.pdf", data), lambda: extracted(data))
    whole = document("leaflet.pdf", data)
    sweep = Sweep([Taken("Priya Raman", "[PERSON_1]"), Taken("council", "[ORGANISATION_1]")])
    start = time.process_time()
    copy = whole.rewritten([], sweep)
    cleaned = time.process_time() - start
    row(f"pdf of {SHEETS} pages: pdfium alone", pdfium, "s")
    row(f"pdf of {SHEETS} pages: all segments", ours, "s")
    row(f"pdf of {SHEETS} pages: a clean copy", cleaned, "s")
    row(f"pdf of {SHEETS} pages: size of the copy", len(copy.data) / len(data), "×")
    return row(f"pdf of {SHEETS} pages: segments to pdfium alone", ours / pdfium, "×", 2)


ROWS: tuple[Callable[[], bool], ...] = (docx, pdf, xlsx)


def main() -> int:
    head()
    kept = [measure() for measure in ROWS]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
