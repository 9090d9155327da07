"""OpenDocument files: what every format keeps to, for texts, sheets and slides."""

from collections.abc import Sequence

import pytest

from cloakroom.documents.table import document
from cloakroom.errors import DamagedFile, ProtectedFile
from contracts.document_contract import DocumentContract
from documents.odf.odf_files import cell, content, odf, p, part, quoted, sheet, text
from documents.packages import unzipped, zipped


class _Odf(DocumentContract):
    def same(self, before: bytes, after: bytes) -> bool:
        return unzipped(before) == unzipped(after)


class TestOdt(_Odf):
    name = "letter.odt"

    def sample(self, values: Sequence[str]) -> bytes:
        body = "".join(p(f"Dear {value}") for value in values)
        meta = "".join(f"<dc:description>{text(value)}</dc:description>" for value in values)
        return odf(body, parts={"meta.xml": part("meta", f"<office:meta>{meta}</office:meta>")})


class TestOds(_Odf):
    name = "book.ods"

    def sample(self, values: Sequence[str]) -> bytes:
        return odf(sheet(*(cell("x") + cell(f"Dear {value}") for value in values)), "spreadsheet")


class TestOdp(_Odf):
    name = "talk.odp"

    def sample(self, values: Sequence[str]) -> bytes:
        return odf("".join(
            f"<draw:page draw:name={quoted(value)}><draw:frame><draw:text-box>{p(value)}"
            f"</draw:text-box></draw:frame><presentation:notes>{p(value)}</presentation:notes>"
            "</draw:page>" for value in values), "presentation")


@pytest.mark.parametrize("name", ["a.ott", "a.ots", "a.otp", "a.odg", "a.otg", "a.odm", "a.odf"])
def test_relatives_open_too(name: str) -> None:
    assert [each.text for each in document(name, odf(p("Wren"))).segments] == ["Wren"]


def test_an_encrypted_file_is_refused() -> None:
    members = unzipped(odf(p("x")))
    members["META-INF/manifest.xml"] = members["META-INF/manifest.xml"].replace(
        b'"content.xml" manifest:media-type="text/xml"/>',
        b'"content.xml" manifest:media-type="text/xml"><manifest:encryption-data/>'
        b"</manifest:file-entry>")
    with pytest.raises(ProtectedFile):
        document("a.odt", zipped(members))


def test_a_file_without_content_is_damaged() -> None:
    with pytest.raises(DamagedFile):
        document("a.odt", zipped({"mimetype": "x", "other.xml": content("")}))
