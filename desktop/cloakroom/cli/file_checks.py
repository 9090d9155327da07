"""The checks of the self-test that need files: each kind of reader opens a small sample in the
process for files, takes a name out and proves the copy. So a build that lacks a library says so.
"""

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from cloakroom.doctor import Check, Told
from cloakroom.errors import CloakroomError
from cloakroom.files.client import Client
from cloakroom.files.copying import open_file, write_copy
from cloakroom.model import Decision, Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.scrub import scrub

_NAME = "Amira Okafor"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def _zipped(members: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(name, text)
    return out.getvalue()


def _docx() -> bytes:
    return _zipped({
        "[Content_Types].xml": (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
        ),
        "_rels/.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
            "</Relationships>"
        ),
        "word/document.xml": (
            f'{_XML}<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>Dear {_NAME},</w:t></w:r>'
            "</w:p></w:body></w:document>"
        ),
    })


def _pdf() -> bytes:
    """One page; a reader finds the objects by itself where no table says where they are."""
    shown = f"BT /F1 12 Tf 72 720 Td (Dear {_NAME},) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n".encode("ascii")


SAMPLES: Mapping[str, Callable[[], bytes]] = MappingProxyType({
    "letter.docx": _docx,
    "letter.pdf": _pdf,
    "letter.rtf": lambda: f"{{\\rtf1 Dear {_NAME},}}".encode("ascii"),
    "letter.eml": lambda: f"Subject: {_NAME}\n\nDear {_NAME},\n".encode("ascii"),
    "letter.html": lambda: f"<p>Dear {_NAME},</p>".encode("ascii"),
    "letter.csv": lambda: f"name,note\n{_NAME},x\n".encode("ascii"),
})


def _files() -> Iterator[Told]:
    client = Client()
    try:
        with tempfile.TemporaryDirectory(prefix="cloakroom-doctor-") as folder:
            for name, sample in SAMPLES.items():
                yield _tried(client, Path(folder) / name, sample())
    finally:
        client.end()


def _tried(client: Client, path: Path, data: bytes) -> Told:
    path.write_bytes(data)
    try:
        file = open_file(client, path)
        text = file.reading.text
        start = text.find(_NAME)
        taken = [] if start < 0 else [
            Decision(Finding(start, start + len(_NAME), "PERSON", 1.0, "self-test"))
        ]
        done = scrub(text, lambda _: (), ledger=Ledger(), decisions=taken)
        verdict = write_copy(client, file, done, path.parent).report.verdict
    except CloakroomError as error:
        return path.suffix, False, error.sentence
    return path.suffix, start >= 0, f"read, scrubbed, {verdict}"


CHECKS = (Check("files", _files),)
