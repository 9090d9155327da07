"""OpenDocument files: what every format keeps to, for texts, sheets and slides."""

import io
import re
from collections.abc import Sequence

import odfdo
import pytest
from lxml import etree
from PIL import Image

from cloakroom.documents.base import Document, Kind
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import DamagedFile, ProtectedFile
from contracts.document_contract import VALUES, DocumentContract, edits, stand_in
from documents.odf.odf_files import cell, content, odf, p, part, quoted, sheet, text
from documents.odf.places import READ, UNREAD
from documents.ooxml.unpacked import holds
from documents.packages import unzipped, zipped
from documents.pictures.picture_samples import drawing, stored


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


EVERYWHERE = {**READ, **UNREAD}
_SHEETS = ("sheet_cell", "value_of_a_cell", "formula", "name_of_a_sheet", "hidden_sheet")


def one(value: str) -> Sweep:
    return Sweep([Taken(value, stand_in(0))])


def opened(place: str, data: bytes) -> Document:
    return document("a.ods" if place in _SHEETS else "a.odt", data)


@pytest.mark.parametrize("place", READ)
@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_shown_where_it_is_read(place: str, value: str) -> None:
    shown = [each.text.replace('""', '"') for each in opened(place, READ[place](value)).segments]
    assert any(one(value).found(each) for each in shown)


@pytest.mark.parametrize("place", EVERYWHERE)
@pytest.mark.parametrize("value", VALUES)
def test_no_value_is_left_anywhere(place: str, value: str) -> None:
    before = opened(place, EVERYWHERE[place](value))
    for made in (edits(before, one(value)), []):
        after = before.rewritten(made, one(value))
        assert not holds(after.data, value)
        assert not prove(f"copy{after.suffix}", after.data, one(value)).leaks
        opened(place, after.data)


@pytest.mark.parametrize("place", UNREAD)
def test_what_is_dropped_is_told(place: str) -> None:
    before = opened(place, UNREAD[place]("Amira Okafor"))
    assert any(each.dropped for each in before.opaque)
    assert not holds(before.rewritten([], Sweep()).data, "Amira Okafor")


@pytest.mark.parametrize("place", EVERYWHERE)
def test_the_manifest_lists_what_is_there(place: str) -> None:
    after = opened(place, EVERYWHERE[place]("Amira Okafor")).rewritten([], one("Amira Okafor"))
    members = unzipped(after.data)
    listed = etree.fromstring(members["META-INF/manifest.xml"])
    paths = {str(value) for entry in listed for key, value in entry.items()
             if str(key).endswith("full-path")} - {"/"}
    assert paths == members.keys() - {"mimetype", "META-INF/manifest.xml"}
    assert next(iter(members)) == "mimetype"


@pytest.mark.parametrize("place", EVERYWHERE)
def test_the_copy_still_opens_elsewhere(place: str) -> None:
    before = opened(place, EVERYWHERE[place](VALUES[2]))
    after = before.rewritten(edits(before, one(VALUES[2])), one(VALUES[2]))
    assert odfdo.Document(io.BytesIO(after.data)).body.serialize()


def rewritten(data: bytes, *values: str) -> str:
    swept = Sweep(Taken(value, f"[VALUE_{at}]") for at, value in enumerate(values))
    whole = document("a.ods", data)
    return unzipped(whole.rewritten([], swept).data)["content.xml"].decode()


def test_a_number_that_goes_becomes_a_text() -> None:
    dated = cell("14/03/1979", 'office:value-type="date" office:date-value="1979-03-14" '
                               'table:formula="of:=[.B1]"')
    after = rewritten(odf(sheet(dated + cell("x")), "spreadsheet"), "14/03/1979")
    assert '<table:table-cell office:value-type="string"><text:p>[VALUE_0]</text:p>' in after
    assert "1979" not in after


def test_formulas_follow_a_sheet_that_is_called_otherwise() -> None:
    long = "Wren " + "x" * 26
    told = f"of:=SUM([$'{long}'.A1:.A3])"
    after = rewritten(odf(
        sheet(cell("x"), name=long) + sheet(cell("1", f"table:formula={quoted(told)}"),
                                            name="VALUE_0 " + "x" * 23), "spreadsheet"), "Wren")
    names = re.findall(r'table:name="([^"]*)"', after)
    assert len(set(names)) == 2
    assert f"[$'{names[0]}'.A1:.A3]" in after


def test_the_cells_of_a_row_stand_where_their_headings_do() -> None:
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    data = odf(sheet(cell("Name") + cell("DOB") + gap + cell("x"), cell("Wren") + gap + cell("y")
                     + cell("z")), "spreadsheet")
    told = "".join(each.joint + each.text for each in document("a.ods", data).segments
                   if "#p" in each.address)
    assert told == "\n\nName\tDOB\t\t\tx\nWren\t\t\ty\tz"


@pytest.mark.parametrize("raw", [stored(drawing(), "PNG"), b"\x89PNG\r\n\x1a\nbroken"],
                         ids=["whole", "broken"])
def test_a_picture_that_nobody_read_becomes_grey(raw: bytes) -> None:
    data = odf("<text:p><draw:frame><draw:image xlink:href='Pictures/a.png'/></draw:frame>"
               "</text:p>", parts={"Pictures/a.png": raw})
    whole = document("a.odt", data)
    assert [(each.kind, each.dropped) for each in whole.opaque] == [(Kind.PICTURE, True)]
    members = unzipped(whole.rewritten([], one("Amira Okafor")).data)
    picture = Image.open(io.BytesIO(members["Pictures/a.png"])).convert("RGB")
    assert len(picture.getcolors()) == 1
    assert b"Pictures/a.png" in members["content.xml"]
    assert b"Pictures/a.png" in members["META-INF/manifest.xml"]
