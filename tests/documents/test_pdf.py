"""PDF files: what is read in them, what goes, and that the rest stays."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, String
from PIL import Image

from cloakroom.documents.base import Kind, Wishes
from cloakroom.documents.table import document
from cloakroom.errors import DamagedFile, ProtectedFile, UnknownFormat
from contracts.document_contract import DocumentContract
from documents import pdf_samples as made
from documents.pdf_checks import boxes_of, changed_outside, left, page_text, without

NAME = "Amira Okafor"


class TestPdf(DocumentContract):
    name = "letter.pdf"

    def sample(self, values: Sequence[str]) -> bytes:
        def extra(pdf: pikepdf.Pdf) -> None:
            every = " / ".join(values)
            pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(every)))
            made.annotate(
                pdf, Subtype=Name.Text, Contents=String(every), T=String(values[0]),
                Subj=String(every), A=Dictionary(S=Name.URI, URI=String("mailto:" + values[1])),
            )  # fmt: skip
            made.text_field(pdf, values[0], name=values[2])
            made.attach(pdf, "note.txt", every.encode())
            outline = pdf.make_indirect(Dictionary(Title=String(every), Dest=String(every)))
            pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=outline, Last=outline, Count=1))
            outline.Parent = pdf.Root.Outlines
            pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(values[3]))]))

        return made.pdf_of(made.lines(values), made.lines(values, size=7), extra=extra)


def _info(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Author=String(NAME)))


def _xmp(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(f"<x:xmpmeta><a b='{NAME}'/></x:xmpmeta>".encode())


def _page_xmp(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Metadata = pdf.make_stream(f"<c>{NAME}</c>".encode())


def _piece_info(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=String(NAME)))


def _comment(pdf: pikepdf.Pdf) -> None:
    made.annotate(pdf, Subtype=Name.Text, Contents=String(NAME), T=String(NAME))


def _rich_comment(pdf: pikepdf.Pdf) -> None:
    rich = String("<body><p>Am<b>ira</b> Okafor</p></body>")
    made.annotate(pdf, Subtype=Name.FreeText, Contents=String("x"), RC=rich)


def _stamp(pdf: pikepdf.Pdf) -> None:
    content = b"BT /F1 10 Tf 2 10 Td " + made.shown(NAME) + b" Tj ET"
    made.annotate(pdf, Subtype=Name.Stamp, AP=Dictionary(N=made.form(pdf, content)))


def _field(pdf: pikepdf.Pdf) -> None:
    made.text_field(pdf, NAME)


def _field_name(pdf: pikepdf.Pdf) -> None:
    made.text_field(pdf, "nothing", name=NAME)


def _choice(pdf: pikepdf.Pdf) -> None:
    field = made.text_field(pdf, "nothing")
    field.FT, field.Opt = Name.Ch, Array([Array([String(NAME), String("x")]), String(NAME)])


def _button(pdf: pikepdf.Pdf) -> None:
    states = Dictionary({f"/{NAME}": made.form(pdf, b"0 0 m"), "/Off": made.form(pdf, b"0 0 m")})
    field = made.annotate(
        pdf, Subtype=Name.Widget, FT=Name.Btn, T=String("b"), V=Name("/" + NAME),
        AS=Name("/" + NAME), AP=Dictionary(N=states),
    )  # fmt: skip
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def _xfa(pdf: pikepdf.Pdf) -> None:
    packet = pdf.make_stream(f"<xdp><name>{NAME}</name></xdp>".encode())
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=Array([String("datasets"), packet]))


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{NAME}')"))


def _named_script(pdf: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(f"var a = '{NAME}'".encode()))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String(NAME), action])))


def _outline(pdf: pikepdf.Pdf) -> None:
    entry = pdf.make_indirect(Dictionary(Title=String(NAME)))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=entry, Last=entry, Count=1))


def _destination(pdf: pikepdf.Pdf) -> None:
    where = Array([pdf.pages[0].obj, Name.Fit])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(NAME), where])))
    pdf.Root.Dests = Dictionary({f"/{NAME}": where})
    made.annotate(pdf, Subtype=Name.Link, Dest=String(NAME))


def _link(pdf: pikepdf.Pdf) -> None:
    address = String("https://example.org/?n=Amira%20Okafor&m=Amira+Okafor")
    made.annotate(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=address))


def _label(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(NAME))]))


def _layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(NAME)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def _structure(pdf: pikepdf.Pdf) -> None:
    entry = pdf.make_indirect(Dictionary(
        S=Name.Figure, Alt=String(NAME), ActualText=String(NAME), E=String(NAME), T=String(NAME)
    ))  # fmt: skip
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=entry))


def _attachment(pdf: pikepdf.Pdf) -> None:
    made.attach(pdf, f"{NAME}.txt", f"Dear {NAME}".encode())


def _unread_attachment(pdf: pikepdf.Pdf) -> None:
    made.attach(pdf, "a.bin", b"\0\1\2" + NAME.encode())


def _attached_pdf(pdf: pikepdf.Pdf) -> None:
    made.attach(pdf, "inner.pdf", made.pdf_of(made.lines([NAME]), extra=_outline))


def _thumbnail(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Thumb = pdf.make_stream(NAME.encode(), Width=2, Height=2)


def _signature(pdf: pikepdf.Pdf) -> None:
    content = b"BT /F1 10 Tf 2 10 Td " + made.shown(f"Signed by {NAME}") + b" Tj ET"
    value = pdf.make_indirect(Dictionary(
        Type=Name.Sig, Name=String(NAME), Reason=String(NAME), Contents=String(b"\0\1Okafor"),
        ByteRange=Array([0, 1, 2, 3]),
    ))  # fmt: skip
    field = made.annotate(
        pdf, Subtype=Name.Widget, FT=Name.Sig, T=String("s"), V=value,
        AP=Dictionary(N=made.form(pdf, content)),
    )  # fmt: skip
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)


def _unused_form(pdf: pikepdf.Pdf) -> None:
    content = b"BT /F1 10 Tf 2 10 Td " + made.shown(NAME) + b" Tj ET"
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm9=made.form(pdf, content))


def _pattern(pdf: pikepdf.Pdf) -> None:
    pattern = made.form(pdf, b"BT /F1 10 Tf 2 10 Td " + made.shown(NAME) + b" Tj ET")
    del pattern.Subtype
    pattern.PatternType, pattern.PaintType, pattern.TilingType = 1, 1, 1
    pattern.XStep, pattern.YStep = 100, 100
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P1=pattern)


def _soft_mask(pdf: pikepdf.Pdf) -> None:
    group = made.form(pdf, b"BT /F1 10 Tf 2 10 Td " + made.shown(NAME) + b" Tj ET")
    mask = Dictionary(S=Name.Luminosity, G=group)
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G1=Dictionary(SMask=mask))


HIDDEN: dict[str, Callable[[pikepdf.Pdf], None]] = {
    each.__name__.strip("_").replace("_", " "): each
    for each in (
        _info, _xmp, _page_xmp, _piece_info, _comment, _rich_comment, _stamp, _field, _field_name,
        _choice, _button, _xfa, _script, _named_script, _outline, _destination, _link, _label,
        _layer, _structure, _attachment, _unread_attachment, _attached_pdf, _thumbnail, _signature,
        _unused_form, _pattern, _soft_mask,
    )
}  # fmt: skip


@pytest.mark.parametrize("hide", HIDDEN.values(), ids=HIDDEN)
def test_a_name_goes_from_every_hiding_place(hide: Callable[[pikepdf.Pdf], None]) -> None:
    before = made.pdf_of(made.lines(["nothing"]), extra=hide)
    after = without(before, [NAME]).data
    assert not left(after, [NAME, "Okafor", "Amira%20Okafor", "Amira+Okafor"])
    assert "nothing" in page_text(after)
    assert document("b.pdf", after).segments


READ = set(HIDDEN) - {"link", "unread attachment", "thumbnail", "button"}


@pytest.mark.parametrize("hide", [HIDDEN[name] for name in sorted(READ)], ids=sorted(READ))
def test_hidden_places_are_read(hide: Callable[[pikepdf.Pdf], None]) -> None:
    whole = document("a.pdf", made.pdf_of(made.lines(["nothing"]), extra=hide))
    places = [segment.place for segment in whole.segments if NAME in segment.text]
    assert places
    assert all(places)


CONTENT = {
    "one string": b"BT /F1 12 Tf 60 700 Td (Dear Amira Okafor, hello) Tj ET",
    "kerned": b"BT /F1 12 Tf 60 700 Td [(Dear Am) 20 (ira Ok) -30 (afor, hello)] TJ ET",
    "two operators": b"BT /F1 12 Tf 60 700 Td (Dear Ami) Tj (ra Okafor, hello) Tj ET",
    "quote": b"BT /F1 12 Tf 14 TL 60 700 Td (Dear all) Tj (Amira Okafor, hello) ' ET",
    "double quote": b'BT /F1 12 Tf 14 TL 60 700 Td (Dear) Tj 2 1 (Amira Okafor, hello) " ET',
    "two lines": b"BT /F1 12 Tf 14 TL 60 700 Td (Dear Amira) Tj T* (Okafor, hello) Tj ET",
    "hyphen": b"BT /F1 12 Tf 14 TL 60 700 Td (Dear Amira Oka-) Tj T* (for, hello) Tj ET",
    "letter by letter": b"BT /F1 12 Tf 60 700 Td " + b" ".join(
        b"(%c) Tj" % letter for letter in b"Amira Okafor, hello"
    ) + b" ET",
    "hexadecimal": b"BT /F1 12 Tf 60 700 Td <416d697261204f6b61666f722c2068656c6c6f> Tj ET",
    "scaled": b"q .24 0 0 .24 0 0 cm BT 1 0 0 1 250 2900 Tm /F1 50 Tf 80 Tz 3 Tc 9 Tw "
              b"(Dear Amira Okafor, hello) Tj ET Q",
    "flipped": b"q 1 0 0 -1 0 842 cm BT /F1 12 Tf 1 0 0 -1 60 142 Tm (Amira Okafor, hello) Tj ET Q",
    "upwards": b"BT /F1 12 Tf 0 1 -1 0 300 300 Tm (Dear Amira Okafor, hello) Tj ET",
    "raised": b"BT /F1 12 Tf 60 700 Td 5 Ts (Dear Amira Okafor, hello) Tj ET",
    "unseen": b"BT /F1 12 Tf 3 Tr 60 700 Td (Dear Amira Okafor, hello) Tj ET",
    "off the page": b"BT /F1 12 Tf -800 700 Td (Dear Amira Okafor, hello) Tj ET",
    "white": b"1 g BT /F1 12 Tf 60 700 Td (Dear Amira Okafor, hello) Tj ET",
    "twice over": b"BT /F1 12 Tf 60 700 Td (Amira Okafor, hello) Tj ET "
                  b"BT /F1 12 Tf 60.2 700 Td (Amira Okafor, hello) Tj ET",
    "font in the state": b"/Gs gs BT 60 700 Td (Dear Amira Okafor, hello) Tj ET",
    "in a form": b"q 1 0 0 1 60 700 cm /Fm1 Do Q",
    "in a form, twice": b"q 1 0 0 1 60 700 cm /Fm1 Do Q q .5 0 0 .5 60 500 cm /Fm1 Do Q",
    "clipping": b"q BT /F1 12 Tf 7 Tr 60 700 Td (Dear Amira Okafor, hello) Tj ET "
                b"0 g 0 0 600 800 re f Q",
    "another text given": b"BT /F1 12 Tf 60 700 Td /Span <</ActualText (harmless)>> BDC "
                          b"(Amira Okafor) Tj EMC (, hello) Tj ET",
    "only given": b"BT /F1 12 Tf 60 700 Td /Span <</ActualText (Amira Okafor)>> BDC "
                  b"(qqqqqqq) Tj EMC (, hello) Tj ET",
    "given by name": b"BT /F1 12 Tf 60 700 Td /Span /Mc1 BDC (qqqqqqq) Tj EMC (, hello) Tj ET",
    "alternative": b"/Figure <</Alt (Amira Okafor)>> BDC BT /F1 12 Tf 60 700 Td (hello) Tj ET EMC",
}  # fmt: skip


def _with_resources(pdf: pikepdf.Pdf) -> None:
    resources = pdf.pages[0].obj.Resources
    content = b"BT /F1 12 Tf 0 10 Td (Dear Amira Okafor, hello) Tj ET"
    resources.XObject = Dictionary(Fm1=made.form(pdf, content))
    resources.ExtGState = Dictionary(Gs=Dictionary(Font=Array([resources.Font.F1, 12])))
    resources.Properties = Dictionary(Mc1=Dictionary(ActualText=String(NAME)))


@pytest.mark.parametrize("content", CONTENT.values(), ids=CONTENT)
def test_a_name_goes_however_it_is_drawn(content: bytes) -> None:
    before = made.pdf_of(content, extra=_with_resources)
    after = without(before, [NAME]).data
    assert not left(after, [NAME, "Amira", "Okafor", "Oka", "for,"])
    assert "hello" in page_text(after)


VECTOR = sorted(set(CONTENT) - {
    "clipping", "another text given", "only given", "given by name", "alternative", "off the page"
})  # fmt: skip


@pytest.mark.parametrize("content", [CONTENT[name] for name in VECTOR], ids=VECTOR)
def test_only_the_letters_go(content: bytes) -> None:
    before = made.pdf_of(content, extra=_with_resources)
    after = without(before, [NAME])
    assert not after.notes  # no page became a picture
    boxes = boxes_of(before, [NAME, "Amira", "Okafor"])
    assert changed_outside(before, after.data, boxes) == 0
    assert "[PERSON_1]" in page_text(after.data)


def test_the_words_instead_stand_where_the_name_stood() -> None:
    before = made.pdf_of(made.lines(["of Amira Okafor today", "and so on"]))
    text = page_text(without(before, [NAME]).data)
    assert " ".join(text.split()) == "Here: of [PERSON_1] today. Here: and so on."


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_lie_on_the_page_as_it_is_shown(turn: int) -> None:
    def rotate(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Rotate, page.MediaBox = turn, Array([-100, -50, 500, 900])
        page.CropBox = Array([-60, 0, 480, 850])

    before = made.pdf_of(made.lines(["Amira Okafor"]), extra=rotate)
    assert len(boxes_of(before, [NAME])) == 1
    after = without(before, [NAME]).data
    assert changed_outside(before, after, boxes_of(before, [NAME])) == 0
    assert changed_outside(before, after, []) > 0


def test_a_page_has_a_picture_of_the_width_wanted() -> None:
    whole: Any = document("a.pdf", made.pdf_of(made.lines(["x"]), made.lines(["y"])))
    assert whole.pages == 2
    with Image.open(BytesIO(whole.picture(1, width=300))) as picture:
        assert (picture.format, picture.width) == ("PNG", 300)


def test_a_locked_file_is_refused_and_one_locked_against_changes_opened() -> None:
    with pikepdf.open(BytesIO(made.pdf_of(made.lines([NAME])))) as pdf:
        user = made.saved(pdf, encryption=Encryption(owner="o", user="u"))
        owner = made.saved(pdf, encryption=Encryption(owner="o", user=""))
    with pytest.raises(ProtectedFile, match=r"a\.pdf"):
        document("a.pdf", user)
    assert document("a.pdf", owner).notes
    after = without(owner, [NAME]).data
    assert not left(after, [NAME])
    assert b"/Encrypt" not in after


def test_old_versions_stay_behind() -> None:
    first = made.pdf_of(made.lines([NAME]))
    # GIVEN a second version that shows something else
    end = first.rindex(b"startxref")
    start = int(first[end:].split()[1])
    size = len(pikepdf.open(BytesIO(first)).objects) + 1
    with pikepdf.open(BytesIO(first)) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
        root = pdf.Root.objgen[0]
    at = len(first) + 1
    body = made.lines(["something else"])
    update = b"\n%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        number, len(body), body
    )  # fmt: skip
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d /Root %d 0 R /Prev %d>>\n" % (
        number, at, size, root, start
    )  # fmt: skip
    both = first + update + table + b"startxref\n%d\n%%%%EOF\n" % (len(first) + len(update))
    whole = document("a.pdf", both)
    assert Kind.HISTORY in {each.kind for each in whole.opaque}
    assert "something else" in "".join(segment.text for segment in whole.segments)
    assert not left(without(both, ["elsewhere"]).data, [NAME])


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(UnknownFormat, match=r"a\.pdf"):
        document("a.pdf", b"PK\x03\x04")
    with pytest.raises(DamagedFile, match=r"a\.pdf"):
        document("a.pdf", b"%PDF-1.7\n%%EOF")


def test_a_long_line_in_a_font_with_broken_widths_is_matched() -> None:
    # GIVEN widths that pdfium cuts to whole numbers, and so a place that drifts
    def widths(pdf: pikepdf.Pdf) -> None:
        font = pdf.pages[0].obj.Resources.Font.F1
        font.FirstChar, font.LastChar = 0, 255
        font.Widths = Array([pikepdf.Object.parse(b"100.9")] * 256)

    text = b"x" * 900 + b" Amira Okafor hello"
    before = made.pdf_of(b"BT /F1 5 Tf 10 700 Td (" + text + b") Tj ET", extra=widths)
    after = without(before, [NAME])
    assert not after.notes
    assert not left(after.data, [NAME])
    assert "hello" in page_text(after.data)


KINDS = {
    "info": Kind.METADATA, "xmp": Kind.METADATA, "script": Kind.SCRIPT, "xfa": Kind.FORM,
    "signature": Kind.SIGNATURE, "thumbnail": Kind.PREVIEW, "piece info": Kind.METADATA,
    "unread attachment": Kind.ATTACHMENT,
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_what_goes_is_said_and_stays_by_wish_only(name: str) -> None:
    # GIVEN a file that somebody takes something else out of
    before = made.pdf_of(made.lines(["nothing"]), extra=HIDDEN[name])
    whole = document("a.pdf", before)
    assert KINDS[name] in {each.kind for each in whole.opaque}
    # THEN it goes without a wish, and stays with one
    assert not left(without(before, ["nothing"]).data, [NAME])
    kept = without(before, ["nothing"], Wishes(keep=frozenset({KINDS[name]}))).data
    assert left(kept, [NAME])


@pytest.mark.parametrize("name", sorted(set(KINDS) - {"thumbnail", "unread attachment"}))
def test_what_is_kept_is_cleaned_all_the_same(name: str) -> None:
    before = made.pdf_of(made.lines(["nothing"]), extra=HIDDEN[name])
    kept = without(before, [NAME], Wishes(keep=frozenset(Kind))).data
    assert not left(kept, [NAME])


def test_a_field_is_shown_where_it_stands() -> None:
    whole: Any = document("a.pdf", made.pdf_of(made.lines(["nothing"]), extra=_field))
    number = next(at for at, each in enumerate(whole.segments) if "form field on" in each.place)
    (box,) = whole.boxes(number, 0, 3)
    assert (round(box.left * 595), round(842 - box.top * 842)) == (300, 80)
