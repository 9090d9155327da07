"""OpenDocument in one XML file: what every format keeps to, and each hiding place of the packages
that stands in their XML."""

import base64
import io
import re
from collections.abc import Sequence

import pytest
from PIL import Image

from cloakroom.documents.base import Document, Kind, Wishes
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import DamagedFile, UnsafeFile
from contracts.document_contract import DocumentContract, edits
from documents.odf.odf_files import SPACES, cell, odf, p, part, quoted, sheet, text
from documents.odf.places import READ
from documents.packages import unzipped
from documents.pictures.picture_samples import drawing, stored

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ROOT = re.compile(r"<office:document-\w+[^>]*>(.*)</office:document-\w+>", re.DOTALL)
VALUE = "Amira Okafor-Brontë"
IN_MEMBERS = {"nested", "name_of_a_picture"}


def flat(data: bytes) -> bytes:
    """A package of XML parts in one."""
    inner = [
        found[1] for name, raw in unzipped(data).items()
        if name.endswith(".xml") and (found := ROOT.search(raw.decode()))
    ]
    return f'{HEAD}<office:document {SPACES} office:version="1.3">{"".join(inner)}' \
           "</office:document>".encode()


def one(body: str, *others: str) -> bytes:
    return (f'{HEAD}<office:document {SPACES} office:version="1.3">{"".join(others)}<office:body>'
            f"<office:text>{body}</office:text></office:body></office:document>").encode()


class _Flat(DocumentContract):
    def same(self, before: bytes, after: bytes) -> bool:
        return before == after


class TestFodt(_Flat):
    name = "letter.fodt"

    def sample(self, values: Sequence[str]) -> bytes:
        body = "".join(p(f"Dear {value}") for value in values)
        meta = "".join(f"<dc:description>{text(value)}</dc:description>" for value in values)
        return flat(odf(body, parts={"meta.xml": part("meta", f"<office:meta>{meta}"
                                                              "</office:meta>")}))


class TestFods(_Flat):
    name = "book.fods"

    def sample(self, values: Sequence[str]) -> bytes:
        return flat(odf(sheet(*(cell("x") + cell(f"Dear {value}") for value in values)),
                        "spreadsheet"))


class TestFodp(_Flat):
    name = "talk.fodp"

    def sample(self, values: Sequence[str]) -> bytes:
        return flat(odf("".join(
            f"<draw:page draw:name={quoted(value)}><draw:frame><draw:text-box>{p(value)}"
            f"</draw:text-box></draw:frame><presentation:notes>{p(value)}</presentation:notes>"
            "</draw:page>" for value in values), "presentation"))


def opened(data: bytes) -> Document:
    return document("a.fodt", data)


def sweep(*values: str) -> Sweep:
    return Sweep(Taken(value, "[P]") for value in values or (VALUE,))


@pytest.mark.parametrize("place", sorted(set(READ) - IN_MEMBERS))
def test_every_hiding_place_in_xml(place: str) -> None:
    data = flat(READ[place](VALUE))
    whole = opened(data)
    assert any(VALUE in each.text for each in whole.segments)
    for after in (whole.rewritten([], sweep()), whole.rewritten(edits(whole, sweep()), Sweep())):
        assert prove("a.fodt", after.data, sweep()).verdict is Verdict.CLEAN
        assert opened(after.data).segments is not None


def test_what_is_about_it_goes_and_says_where_it_stood() -> None:
    meta = "<office:meta><meta:initial-creator>Daniel Whitfield</meta:initial-creator>" \
           "<dc:title>Wren</dc:title></office:meta>"
    settings = "<office:settings><config:config-item config:name='PrinterName' config:type=" \
               "'string'>Amira's printer</config:config-item></office:settings>"
    scripts = "<office:scripts><office:script script:language='ooo:Basic'>Amira</office:script>" \
              "</office:scripts>"
    data = one(p("x"), meta, settings, scripts)
    whole = opened(data)
    assert [(each.text, each.place, each.hidden) for each in whole.segments if each.text != "x"][
        -1] == ("Wren", "document properties", True)
    assert {each.kind for each in whole.opaque} == {Kind.METADATA, Kind.PRINTER, Kind.MACRO}
    after = whole.rewritten([], Sweep()).data
    assert b"Whitfield" not in after
    assert b"Amira" not in after
    assert b"Wren" in after
    kept = whole.rewritten([], Sweep(), Wishes(keep=frozenset(Kind))).data
    assert kept == data


def picture_of(data: bytes) -> bytes:
    found = re.search(rb"<office:binary-data>(.*?)</office:binary-data>", data, re.DOTALL)
    assert found is not None
    return base64.b64decode(found[1])


def with_binary(data: bytes, kind: str = "image") -> bytes:
    written = base64.encodebytes(data).decode()
    return one(f"<text:p><draw:frame><draw:{kind}><office:binary-data>{written}"
               f"</office:binary-data></draw:{kind}></draw:frame></text:p>")


def test_a_picture_that_nobody_read_becomes_grey_unless_it_is_kept() -> None:
    picture = stored(drawing(), "PNG")
    data = with_binary(picture)
    whole = opened(data)
    assert [each.kind for each in whole.opaque] == [Kind.PICTURE]
    grey = Image.open(io.BytesIO(picture_of(whole.rewritten([], sweep()).data)))
    assert grey.size == drawing().size
    assert len(grey.convert("RGB").getcolors()) == 1
    kept = whole.rewritten([], sweep(), Wishes(keep=frozenset({Kind.PICTURE})))
    same = Image.open(io.BytesIO(picture_of(kept.data)))
    assert len(same.convert("RGB").getcolors()) > 1
    assert any(not each.dropped for each in kept.opaque)


def test_an_object_that_nobody_reads_goes() -> None:
    data = with_binary(b"\xd0\xcf\x11\xe0" + VALUE.encode("utf-16-le"), "object-ole")
    whole = opened(data)
    assert [each.kind for each in whole.opaque] == [Kind.OBJECT]
    assert picture_of(whole.rewritten([], sweep()).data) == b""


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"<office:document", DamagedFile), (b"<html/>", DamagedFile), (b"", DamagedFile),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", UnsafeFile),
    ],
)
def test_what_is_none(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"a\.fodt"):
        opened(data)


def test_bytes_that_are_no_base64_stay_nobody_s() -> None:
    data = one("<text:p><draw:image><office:binary-data>!</office:binary-data></draw:image>"
               "</text:p>")
    assert opened(data).rewritten([], sweep()).data
