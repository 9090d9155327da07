"""Pages that become pictures, pictures under a box, and boxes drawn by hand."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from cloakroom.documents.base import Box, Kind, Wishes
from cloakroom.documents.picture_reader import Word, reading_with
from cloakroom.documents.table import document
from documents import pdf_samples as made
from documents.pdf_checks import boxes_of, changed_outside, left, page_text, rendered, without

NAME = "Amira Okafor"
SMOOTHED = 300
"""Pixels at the edges of letters and pictures that come out otherwise at another resolution."""

OVER = b"q 300 0 0 150 60 620 cm /Im1 Do Q "
TEXT = b"BT /F1 12 Tf 70 700 Td (Dear Amira Okafor, hello) Tj ET"


def _picture(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im1=made.picture(pdf, (600, 300), 200))


def _images(data: bytes) -> list[Image.Image]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            pikepdf.PdfImage(item).as_pil_image().convert("L")
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Image
        ]


def test_a_picture_under_the_text_is_painted_where_the_text_went() -> None:
    # GIVEN a scan with the text that was read in it laid over it
    before = made.pdf_of(OVER + TEXT, extra=_picture)
    after = without(before, [NAME])
    assert not after.notes
    (image,) = _images(after.data)
    # THEN its pixels are black there, and as they were elsewhere
    wide, high = image.size
    box = boxes_of(before, [NAME])[0]
    x = ((box.left + box.right) / 2 * 595 - 60) / 300 * wide
    y = ((box.top + box.bottom) / 2 * 842 - (842 - 770)) / 150 * high
    assert image.getpixel((int(x), int(y))) == 0
    assert image.getpixel((5, 5)) == 200
    assert 0.5 < image.histogram()[200] / (wide * high) < 1


def test_a_picture_that_other_pages_show_too_is_painted_on_this_one_only() -> None:
    def extra(pdf: pikepdf.Pdf) -> None:
        shared = pdf.make_indirect(Dictionary(
            Font=pdf.pages[0].obj.Resources.Font, XObject=Dictionary(Im1=made.picture(pdf))
        ))  # fmt: skip
        for page in pdf.pages:
            page.obj.Resources = shared

    before = made.pdf_of(OVER + TEXT, OVER, extra=extra)
    after = without(before, [NAME]).data
    assert changed_outside(before, after, [], page=1) == 0
    assert changed_outside(before, after, boxes_of(before, [NAME])) == 0


@pytest.mark.parametrize("kind", ["stencil", "mask", "inline"])
def test_where_a_picture_cannot_be_painted_the_page_becomes_one(kind: str) -> None:
    content = OVER + TEXT
    if kind == "inline":
        content = b"q 300 0 0 150 60 620 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xc8 EI Q " + TEXT

    def extra(pdf: pikepdf.Pdf) -> None:
        _picture(pdf)
        image = pdf.pages[0].obj.Resources.XObject.Im1
        if kind == "mask":
            image.Mask = Array([3, 3])
        if kind == "stencil":
            image.ImageMask, image.BitsPerComponent = True, 1
            del image.ColorSpace
            image.write(bytes(600 // 8 * 300))

    before = made.pdf_of(content, extra=extra)
    after = without(before, [NAME])
    assert after.notes
    assert not left(after.data, [NAME])
    assert changed_outside(before, after.data, boxes_of(before, [NAME])) < SMOOTHED
    assert "hello" in page_text(after.data)


def _type3(pdf: pikepdf.Pdf) -> None:
    names = sorted({f"/c{code:02x}" for code in TEXT})
    letter = pdf.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
    differences: list[Any] = [0]
    for code in range(256):
        differences.append(Name(f"/c{code:02x}"))
    mapping = b"1 begincodespacerange <00> <ff> endcodespacerange " + b"".join(
        b"1 beginbfchar <%02x> <%04x> endbfchar " % (code, code) for code in range(32, 127)
    )
    pdf.pages[0].obj.Resources.Font = Dictionary(F1=pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 600, 800]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=0, LastChar=255,
        CharProcs=Dictionary(dict.fromkeys(names, letter)), Widths=Array([600] * 256),
        Encoding=Dictionary(Differences=Array(differences)), Resources=Dictionary(),
        ToUnicode=pdf.make_stream(mapping),
    )))  # fmt: skip


def test_letters_that_are_drawings_make_the_page_a_picture() -> None:
    before = made.pdf_of(TEXT, extra=_type3)
    assert NAME in page_text(before)
    after = without(before, [NAME])
    assert after.notes
    assert not left(after.data, [NAME])
    assert "hello" in page_text(after.data)
    assert "[PERSON_1]" in page_text(after.data)


def test_all_pages_become_pictures_by_wish_and_keep_their_text() -> None:
    def extra(pdf: pikepdf.Pdf) -> None:
        made.text_field(pdf, NAME)
        made.annotate(pdf, Subtype=Name.Link, Dest=String("x"))

    before = made.pdf_of(made.lines([NAME, "other"]), made.lines(["more"]), extra=extra)
    after = without(before, [NAME], Wishes(flatten=True)).data
    assert not left(after, [NAME])
    assert "".join(page_text(after, 0).split()) == "Here:[PERSON_1].Here:other."
    assert page_text(after, 1).split() == ["Here:", "more."]
    with pikepdf.open(BytesIO(after)) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert [note.Subtype for note in pdf.pages[0].obj.Annots] == [Name.Link]
        for page in pdf.pages:
            assert b"Tf" in page.obj.Contents.read_bytes()
            assert len(page.obj.Resources.XObject) == 1
    assert changed_outside(before, after, [], page=1) < SMOOTHED


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_under_a_box_drawn_by_hand_all_goes(turn: int) -> None:
    # GIVEN a page with text, a picture and a note on it, turned
    def extra(pdf: pikepdf.Pdf) -> None:
        _picture(pdf)
        pdf.pages[0].obj.Rotate = turn
        note = made.annotate(pdf, Subtype=Name.Text, Contents=String("A remark"))
        note.Rect = Array([70, 690, 90, 710])

    before = made.pdf_of(OVER + TEXT + b" BT /F1 12 Tf 60 100 Td (stays) Tj ET", extra=extra)
    (box,) = boxes_of(before, [NAME])
    # WHEN a box is drawn over the name
    drawn = Box(0, box.left - 0.05, box.top - 0.05, box.right + 0.05, box.bottom + 0.05)
    after = without(before, [], Wishes(boxes=(drawn,))).data
    # THEN the text, the pixels and the note under it are gone, and the rest is there
    assert not left(after, [NAME, "Amira", "Okafor", "A remark"])
    assert "stays" in page_text(after)
    assert changed_outside(before, after, [drawn]) < SMOOTHED
    image = rendered(after)
    wide, high = image.size
    inside = image.crop((
        int(drawn.left * wide) + 2, int(drawn.top * high) + 2,
        int(drawn.right * wide) - 2, int(drawn.bottom * high) - 2,
    ))  # fmt: skip
    assert inside.getextrema() == (0, 0)


def test_a_page_without_text_is_said_to_be_a_picture() -> None:
    whole = document("a.pdf", made.pdf_of(OVER, made.lines(["text"]), extra=_picture))
    told = [each for each in whole.opaque if each.kind is Kind.PICTURE]
    assert [(each.place, each.why, each.dropped) for each in told] == [
        ("page 1", "This page is a picture.", False)
    ]




class Read:
    """Reads the same words in every picture."""

    def words(self, picture: Image.Image) -> list[Word]:
        assert picture.size == (600, 300)
        return [
            Word("Dear", 10, 20, 90, 40), Word("Amira", 100, 20, 200, 40),
            Word("Okafor,", 210, 20, 300, 40), Word("hello", 10, 60, 90, 80),
        ]  # fmt: skip



@pytest.mark.parametrize("turn", ["300 0 0 150 60 620", "0 300 -150 0 400 300"])
def test_words_that_somebody_read_in_a_picture_are_text_of_the_page(turn: str) -> None:
    before = made.pdf_of(b"q " + turn.encode() + b" cm /Im1 Do Q ", extra=_picture)
    with reading_with(Read()):
        whole = document("a.pdf", before)
        after = without(before, [NAME])
    assert [segment.text for segment in whole.segments] == ["Dear Amira Okafor,", "hello"]
    assert not whole.opaque
    (image,) = _images(after.data)
    assert image.getpixel((150, 30)) == image.getpixel((250, 30)) == 0
    assert {image.getpixel(at) for at in ((50, 30), (50, 70), (150, 60), (400, 30))} == {200}
    assert page_text(after.data) == "[PERSON_1]"


def test_a_scan_with_its_text_over_it_is_painted_for_both() -> None:
    before = made.pdf_of(OVER + b"BT /F1 12 Tf 70 640 Td (Amira Okafor) Tj ET", extra=_picture)
    with reading_with(Read()):
        after = without(before, [NAME])
        (box,) = boxes_of(before, ["Amira Okafor"])[:1]
    (image,) = _images(after.data)
    assert image.getpixel((150, 30)) == 0
    assert image.getpixel((60, 255)) == 0
    assert not left(after.data, [NAME])
    assert box.page == 0


def test_what_was_read_goes_where_the_page_becomes_a_picture_too() -> None:
    before = made.pdf_of(OVER, extra=_picture)
    with reading_with(Read()):
        after = without(before, [NAME], Wishes(flatten=True)).data
    shown = rendered(after)
    assert shown.getpixel((60 + 51, 842 - 770 + 11)) == 0
    assert shown.getpixel((60 + 25, 842 - 770 + 15)) in range(195, 206)
