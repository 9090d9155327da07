"""PowerPoint files: every hiding place, one small file each."""

import io
from collections.abc import Sequence

import pptx as python_pptx
import pytest

from cloakroom.documents.base import Document
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from contracts.document_contract import VALUES, DocumentContract, edits, stand_in
from documents.ooxml.office_files import Link, element, pptx, shape
from documents.ooxml.pptx_places import MAIN, READ, SLIDE, UNREAD, lines
from documents.ooxml.unpacked import holds
from documents.packages import unzipped, zipped

EVERYWHERE = {**READ, **UNREAD}


def opened(data: bytes, name: str = "talk.pptx") -> Document:
    return document(name, data)


def one(value: str) -> Sweep:
    return Sweep([Taken(value, stand_in(0))])


def clean(data: bytes, value: str) -> dict[str, bytes]:
    before = opened(data)
    return unzipped(before.rewritten(edits(before, one(value)), one(value)).data)


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
    assert not holds(before.rewritten([], Sweep()).data, "Amira Okafor")


@pytest.mark.parametrize("place", EVERYWHERE)
def test_the_copy_still_opens_elsewhere(place: str) -> None:
    before = opened(EVERYWHERE[place](VALUES[2]))
    after = before.rewritten(edits(before, one(VALUES[2])), one(VALUES[2]))
    slides = python_pptx.Presentation(io.BytesIO(after.data)).slides
    assert [len(slide.shapes) for slide in slides] == [1]


class TestPptx(DocumentContract):
    name = "talk.pptx"

    def sample(self, values: Sequence[str]) -> bytes:
        notes = "".join(f"<p:sp>{lines(value)}</p:sp>" for value in values)
        return pptx("".join(shape(f"Dear {value}") for value in values), {
            "ppt/notesSlides/n.xml": element(
                "p:notes", f"<p:cSld><p:spTree>{notes}</p:spTree></p:cSld>"),
        }, [Link(SLIDE, "notesSlide", "../notesSlides/n.xml")])

    def same(self, before: bytes, after: bytes) -> bool:
        return unzipped(before) == unzipped(after)


def test_an_object_becomes_the_picture_that_stood_for_it() -> None:
    parts = clean(UNREAD["object_in"]("Wren"), "Wren")
    slide = parts["ppt/slides/slide1.xml"]
    assert b"oleObj" not in slide
    assert b"graphicFrame" not in slide
    assert b'<p:cNvPr id="4"' in slide
    assert "ppt/embeddings/oleObject1.bin" not in parts
    assert parts["ppt/media/image1.emf"][40:44] == b" EMF"


def test_slides_are_read_in_the_order_they_are_shown_with_their_notes() -> None:
    slide = element("p:sld", f"<p:cSld><p:spTree>{shape('first')}</p:spTree></p:cSld>")
    notes = element("p:notes", f"<p:cSld><p:spTree><p:sp>{lines('aside')}</p:sp></p:spTree>"
                               "</p:cSld>")
    data = pptx(shape("second"), {"ppt/slides/slide9.xml": slide, "ppt/n.xml": notes}, [
        Link(MAIN, "slide", "slides/slide9.xml", id="rId7"),
        Link("ppt/slides/slide9.xml", "notesSlide", "../n.xml")])
    data = resorted(data)
    told = [(segment.place, segment.text) for segment in opened(data).segments
            if segment.address.endswith("#p1")]
    assert told == [("slide 1", "first"), ("slide 1, notes", "aside"), ("slide 2", "second")]


def resorted(data: bytes) -> bytes:
    parts = unzipped(data)
    parts[MAIN] = parts[MAIN].replace(
        b"<p:sldIdLst>", b'<p:sldIdLst><p:sldId id="300" r:id="rId7"/>')
    return zipped(parts)


def test_cells_stand_in_rows() -> None:
    segments = [segment for segment in opened(READ["table"]("Wren")).segments
                if "#p" in segment.address]
    assert "".join(segment.joint + segment.text for segment in segments) == "\n\nName\tWren"


def test_a_hidden_slide_is_said_to_be() -> None:
    parts = unzipped(READ["runs"]("Wren"))
    parts[SLIDE] = parts[SLIDE].replace(b"<p:sld ", b'<p:sld show="0" ')
    first = opened(zipped(parts)).segments[0]
    assert (first.place, first.hidden) == ("slide 1 (hidden)", True)


@pytest.mark.parametrize(("name", "suffix"), [
    ("a.pptm", ".pptx"), ("a.ppsm", ".ppsx"), ("a.potm", ".potx"), ("a.ppsx", ".ppsx"),
])
def test_a_file_without_macros_is_called_so(name: str, suffix: str) -> None:
    assert opened(READ["runs"]("Wren"), name).rewritten([], Sweep()).suffix == suffix
