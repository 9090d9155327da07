"""Word files: every hiding place, one small file each."""

import io
from collections.abc import Sequence

import docx as python_docx
import pytest

from cloakroom.documents.base import Document, Kind, Wishes
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from contracts.document_contract import VALUES, DocumentContract, edits, stand_in, taken
from documents.ooxml.docx_places import EXTENDED, READ, SWEPT, UNREAD
from documents.ooxml.office_files import Link, docx, element, paragraph
from documents.ooxml.unpacked import holds
from documents.packages import unzipped

EVERYWHERE = {**READ, **UNREAD, **SWEPT}


def opened(data: bytes, name: str = "letter.docx") -> Document:
    return document(name, data)


def one(value: str) -> Sweep:
    return Sweep([Taken(value, stand_in(0))])


@pytest.mark.parametrize("place", READ)
@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_shown_where_it_is_read(place: str, value: str) -> None:
    shown = opened(READ[place](value)).segments
    assert any(one(value).found(segment.text) for segment in shown)


@pytest.mark.parametrize("place", EVERYWHERE)
@pytest.mark.parametrize("value", VALUES)
def test_no_value_is_left_anywhere(place: str, value: str) -> None:
    data = EVERYWHERE[place](value)
    before = opened(data)
    for made in (edits(before, one(value)), []):
        after = before.rewritten(made, one(value))
        assert not holds(after.data, value)
        opened(after.data)


@pytest.mark.parametrize("place", UNREAD)
def test_what_is_dropped_is_told(place: str) -> None:
    before = opened(UNREAD[place]("Amira Okafor"))
    assert any(each.dropped for each in before.opaque)
    assert all("Okafor" not in f"{each.why} {each.place}" for each in before.opaque)
    # AND it goes where nothing was found, too
    assert not holds(before.rewritten([], Sweep()).data, "Amira Okafor")


@pytest.mark.parametrize("place", [place for place in EVERYWHERE if place != "leads_nowhere"])
def test_the_copy_still_opens_elsewhere(place: str) -> None:
    before = opened(EVERYWHERE[place](VALUES[2]))
    after = before.rewritten(edits(before, one(VALUES[2])), one(VALUES[2]))
    assert python_docx.Document(io.BytesIO(after.data)).element.body is not None


def everything(values: Sequence[str]) -> bytes:
    """A letter with each of the values in the text and in hidden places."""
    body = "".join(paragraph(f"Dear {value}, hello") for value in values)
    first, *others = values
    cells = "".join(f"<w:tc>{paragraph(each)}</w:tc>" for each in others)
    body += f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    notes = "".join(f'<w:comment w:id="{number}" w:author="{number}">{paragraph(value)}</w:comment>'
                    for number, value in enumerate(values))
    return docx(body, {
        "word/comments.xml": element("w:comments", notes),
        "word/header1.xml": element("w:hdr", paragraph(first)),
    }, [Link("word/document.xml", "comments", "comments.xml"),
        Link("word/document.xml", "header", "header1.xml")])


class TestDocx(DocumentContract):
    name = "letter.docx"

    def sample(self, values: Sequence[str]) -> bytes:
        return everything(values)

    def same(self, before: bytes, after: bytes) -> bool:
        return unzipped(before) == unzipped(after)


def texts(data: bytes) -> list[str]:
    return [segment.text for segment in opened(data).segments]


def rewritten(data: bytes, *values: str, name: str = "letter.docx") -> bytes:
    before = opened(data, name)
    return before.rewritten(edits(before, taken(values)), taken(values)).data


def test_a_stand_in_takes_the_look_of_the_first_letter() -> None:
    data = unzipped(rewritten(READ["runs"]("Amira Okafor"), "Amira Okafor"))
    body = data["word/document.xml"].decode()
    assert "<w:t>Dear [VALUE_0]</w:t>" in body
    assert "<w:rPr><w:b/></w:rPr>" in body


def test_a_name_half_deleted_is_read_as_it_was_and_as_it_is() -> None:
    readings = {segment.stream: segment.text for segment
                in opened(READ["half_deleted"]("Amira Okafor")).segments
                if segment.address.endswith("#p1")}
    assert sorted(readings.values()) == ["Amira  moved", "Amira Okafor"]


def test_readings_share_letters_and_each_gets_its_stand_in() -> None:
    body = ("<w:p><w:r><w:t>Amira </w:t></w:r><w:del w:id='1'><w:r><w:delText>Jones</w:delText>"
            "</w:r></w:del><w:ins w:id='2'><w:r><w:t>Smith</w:t></w:r></w:ins></w:p>")
    before, sweep = opened(docx(body)), taken(["Amira Smith", "Amira Jones"])
    clean = unzipped(before.rewritten(edits(before, sweep), Sweep()).data)["word/document.xml"]
    assert b"<w:t>[VALUE_0]</w:t>" in clean
    assert b"<w:delText>[VALUE_1]</w:delText>" in clean
    assert b"<w:t/>" in clean or b"<w:t></w:t>" in clean


def test_a_cached_number_becomes_a_gap() -> None:
    clean = unzipped(rewritten(READ["chart"]("07700 900123"), "07700 900123"))
    chart = clean["word/charts/chart1.xml"]
    assert b"<c:strCache><c:pt idx=\"0\"><c:v>[VALUE_0]" in chart
    assert b"<c:numCache/>" in chart


def test_what_only_a_dropped_part_leads_to_is_dropped() -> None:
    data = docx(paragraph("x"), {"word/a.bin": b"\0", "word/b.xml": "<a>kept by it</a>"}, [
        Link("word/document.xml", "oleObject", "a.bin"), Link("word/a.bin", "x", "b.xml")])
    parts = unzipped(opened(data).rewritten([], Sweep()).data)
    assert not parts.keys() & {"word/a.bin", "word/b.xml", "word/_rels/a.bin.rels"}


def test_a_copy_of_a_text_box_is_shown_once_and_edited_twice() -> None:
    data = READ["text_box"]("Amira Okafor")
    assert texts(data).count("Amira Okafor") == 1
    body = unzipped(rewritten(data, "Amira Okafor"))["word/document.xml"]
    assert body.count(b"[VALUE_0]") == 2


def test_the_text_around_a_text_box_is_one_line() -> None:
    assert "before after" in texts(READ["text_box"]("Amira Okafor"))


def test_a_changed_control_is_bound_no_more() -> None:
    data = READ["bound_control"]("Amira Okafor")
    clean = unzipped(rewritten(data, "Amira Okafor"))
    assert b"dataBinding" not in clean["word/document.xml"]
    assert b"[VALUE_0]" in clean["customXml/item1.xml"]
    assert b"dataBinding" in unzipped(rewritten(data, "Nobody"))["word/document.xml"]


def test_cells_stand_in_rows() -> None:
    cells = ["Name", "", "Amira Okafor", ""]
    row = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
    segments = opened(docx(f"<w:tbl><w:tr>{row}</w:tr><w:tr>{row}</w:tr></w:tbl>")).segments
    joined = "".join(segment.joint + segment.text for segment in segments)
    assert joined == "\n\nName\t\tAmira Okafor\nName\t\tAmira Okafor"


def test_macros_go_and_the_file_is_called_otherwise() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    data = docx(paragraph("x"), {"word/vbaProject.bin": b"VBA"},
                [Link("word/document.xml", "vbaProject", "vbaProject.bin")], main=kind)
    before = opened(data, "letter.docm")
    after = before.rewritten([], Sweep())
    assert after.suffix == ".docx"
    assert "macroEnabled" not in unzipped(after.data)["[Content_Types].xml"].decode()
    assert any("macros" in note for note in after.notes)
    kept = before.rewritten([], Sweep(), Wishes(keep=frozenset({Kind.MACRO})))
    assert kept.suffix == ".docm"
    assert unzipped(kept.data)["word/vbaProject.bin"] == b"VBA"


def test_an_embedded_file_loses_its_macros_and_its_ending() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    inner = docx(paragraph("Dear Wren"), {"word/vbaProject.bin": b"VBA"},
                 [Link("word/document.xml", "vbaProject", "vbaProject.bin")], main=kind)
    data = docx(paragraph("x"), {"word/embeddings/a.docm": inner},
                [Link("word/document.xml", "package", "embeddings/a.docm")])
    parts = unzipped(rewritten(data, "Wren"))
    assert not holds(parts["word/embeddings/a.docx"], "Wren")
    assert b'Target="/word/embeddings/a.docx"' in parts["word/_rels/document.xml.rels"]
    assert b'PartName="/word/embeddings/a.docx"' in parts["[Content_Types].xml"]


def test_an_embedded_file_is_told_to_be_one() -> None:
    data = docx(paragraph("x"), {"word/embeddings/a.docx": docx(paragraph("Dear Wren"))},
                [Link("word/document.xml", "package", "embeddings/a.docx")])
    inner = next(segment for segment in opened(data).segments if "Wren" in segment.text)
    assert (inner.address, inner.place, inner.hidden) == (
        "word/embeddings/a.docx!word/document.xml#p1", "embedded file", True)


def test_a_text_brought_in_whole_reads_as_the_text() -> None:
    inner = next(segment for segment in opened(READ["chunk"]("Wren")).segments
                 if segment.text == "Wren")
    assert (inner.place, inner.hidden) == ("", False)


def test_what_was_put_in_and_struck_again_is_read() -> None:
    body = ("<w:p><w:r><w:t>Dear </w:t></w:r><w:ins w:id='1'><w:del w:id='2'><w:r><w:delText>Am"
            "</w:delText></w:r><w:r><w:delText>ira</w:delText></w:r></w:del></w:ins></w:p>")
    assert "Dear Amira" in texts(docx(body))
    assert not holds(rewritten(docx(body), "Amira"), "Amira")


def test_a_signature_is_said_to_go() -> None:
    assert any("signed" in note for note in opened(UNREAD["signature"]("x")).notes)


def test_authors_that_nobody_named_are_numbered() -> None:
    clean = unzipped(rewritten(READ["comment_author"]("Wren")))
    assert b'w:author="Author 1" w:initials="A1"' in clean["word/comments.xml"]


def test_initials_go_with_the_name() -> None:
    data = docx(paragraph("x"), {"word/comments.xml": element(
        "w:comments", f"<w:comment w:id='0' w:author='Amira Okafor' w:initials='AO'>"
                      f"{paragraph('x')}</w:comment>")},
        [Link("word/document.xml", "comments", "comments.xml")])
    clean = unzipped(rewritten(data, "Amira Okafor"))["word/comments.xml"]
    assert b'w:author="[VALUE_0]" w:initials="A"' in clean


def test_a_user_name_in_data_goes_and_a_count_of_words_stays() -> None:
    assert not holds(rewritten(SWEPT["names_user"]("wren"), "wren"), "wren")
    data = docx(paragraph("PIN 1234"), {"docProps/app.xml": f"<{EXTENDED}><Words>1234</Words>"
                                                            "</Properties>"},
                [Link("", "extended-properties", "docProps/app.xml")])
    assert b"<Words>1234</Words>" in unzipped(rewritten(data, "1234"))["docProps/app.xml"]


def test_session_numbers_go_and_words_like_them_stay() -> None:
    said = 'w:rsidR="00AB12CD" it said'
    body = f'<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:r><w:t>{said}</w:t></w:r></w:p>'
    clean = unzipped(rewritten(docx(body)))["word/document.xml"].decode()
    assert f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>" in clean


def test_parts_that_hold_nothing_are_not_written_anew() -> None:
    data = everything(["Amira Okafor", "Wren"])
    before, after = unzipped(data), unzipped(rewritten(data, "Wren"))
    assert before["word/header1.xml"] == after["word/header1.xml"]
    assert before["word/document.xml"] != after["word/document.xml"]


def test_measures_that_look_like_a_value_stay() -> None:
    body = '<w:p><w:pPr><w:ind w:left="1234"/></w:pPr><w:r><w:t>PIN 1234</w:t></w:r></w:p>'
    clean = unzipped(rewritten(docx(body), "1234"))["word/document.xml"]
    assert b'w:left="1234"' in clean
    assert b"PIN [VALUE_0]" in clean
