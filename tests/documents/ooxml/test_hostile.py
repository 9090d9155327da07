"""Office files that are damaged, protected, of another format, or made to do harm."""

import io
import zipfile

import pytest

from cloakroom.documents.base import File
from cloakroom.documents.limits import LIMITS, Limits
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document, opened
from cloakroom.errors import DamagedFile, InputError, ProtectedFile, UnknownFormat, UnsafeFile
from documents.ooxml.office_files import Link, docx, element, paragraph, pptx, shape
from documents.ooxml.unpacked import holds
from documents.packages import unzipped, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
MAIN = "word/document.xml"


def changed(name: str, content: str | bytes) -> bytes:
    return zipped({**unzipped(docx(paragraph("x"))), name: content})


def without(name: str) -> bytes:
    parts = unzipped(docx(paragraph("x")))
    del parts[name]
    return zipped(parts)


def within(depth: int) -> bytes:
    data = docx(paragraph("Amira Okafor"))
    for _ in range(depth):
        data = docx(paragraph("x"), {"word/a.docx": data}, [Link(MAIN, "package", "a.docx")])
    return data


def tags(depth: int, tag: str = "w:sdt") -> str:
    return f"<{tag}>" * depth + f"</{tag}>" * depth


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
FETCH = '<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd">'


@pytest.mark.parametrize(("data", "error"), [
    (b"", DamagedFile),
    (b"Dear Amira", DamagedFile),
    (b"PK\x03\x04", DamagedFile),
    (OLE, UnknownFormat),
    (OLE + "EncryptedPackage".encode("utf-16-le"), ProtectedFile),
    (zipped({"a.txt": "x"}), DamagedFile),
    (without("[Content_Types].xml"), DamagedFile),
    (without("_rels/.rels"), DamagedFile),
    (without(MAIN), DamagedFile),
    (changed(MAIN, "<w:document"), DamagedFile),
    (changed(MAIN, BOMB + "<a>&b;</a>"), UnsafeFile),
    (changed(MAIN, FETCH + "<a/>"), UnsafeFile),
    (changed("_rels/.rels", BOMB + "<a>&b;</a>"), UnsafeFile),
    (changed(MAIN, element("w:document", tags(5_000))), DamagedFile),
    (changed("../../etc/passwd", "x"), UnsafeFile),
    (zipped({str(number): "" for number in range(LIMITS.members + 1)}, stored=True), UnsafeFile),
])
@pytest.mark.parametrize("name", ["letter.docx", "talk.pptx"])
def test_refused_in_a_sentence_that_names_the_file(
    data: bytes, error: type[InputError], name: str
) -> None:
    with pytest.raises(error) as refused:
        document(name, data)
    assert name in refused.value.sentence
    assert "Amira" not in refused.value.sentence


def test_a_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(UnsafeFile):
        document("letter.docx", out.getvalue())


def test_files_within_files_are_looked_into_as_deep_as_is_safe_and_dropped_below() -> None:
    sweep = Sweep([Taken("Amira Okafor", "[PERSON_1]")])
    for depth in (1, LIMITS.depth, LIMITS.depth + 1, LIMITS.depth + 3):
        whole = document("letter.docx", within(depth))
        shown = any("Amira" in segment.text for segment in whole.segments)
        assert shown == (depth <= LIMITS.depth)
        assert not holds(whole.rewritten([], sweep).data, "Amira Okafor")


def test_parts_that_lead_to_each_other_end() -> None:
    data = docx(paragraph("x"), {"word/a.xml": "<a/>"}, [
        Link(MAIN, "x", "a.xml"), Link("word/a.xml", "x", "document.xml"),
        Link("word/a.xml", "x", "a.xml")])
    assert document("letter.docx", data).rewritten([], Sweep()).data


def test_deep_paragraphs_need_no_stack() -> None:
    inner = paragraph("Amira Okafor")
    for _ in range(70):
        inner = (f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent>"
                 "</v:textbox></v:shape></w:pict></w:r></w:p>")
    whole = document("letter.docx", docx(inner))
    assert any(segment.text == "Amira Okafor" for segment in whole.segments)


def test_a_member_above_the_cap_is_refused() -> None:
    data = pptx(shape("x" * 5_000))
    with pytest.raises(UnsafeFile):
        opened(File("talk.pptx", data, opened, 0, Limits(member=4_000)))


@pytest.mark.parametrize("target", [
    "http://192.0.2.1/x", "file:///etc/passwd", "\\\\server\\share\\x", "../../../../x", "", "#",
    "%", "%zz", "\u0000".strip("\0") + "a b", "//", "/word/document.xml", "WORD/DOCUMENT.XML",
])
@pytest.mark.parametrize("external", [True, False])
def test_no_target_leads_anywhere(target: str, external: bool) -> None:
    data = docx(paragraph("x"), {}, [Link(MAIN, "image", target, external)])
    whole = document("letter.docx", data)
    assert unzipped(whole.rewritten([], Sweep([Taken("share", "[A]")])).data)
