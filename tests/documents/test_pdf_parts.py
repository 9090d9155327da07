"""Parts of the PDF format that stand behind one another: each holds when the other does not."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from cloakroom.documents.base import File
from cloakroom.documents.pdf.fonts import Font
from cloakroom.documents.pdf.glyphs import Unprovable
from cloakroom.documents.pdf.matching import GlyphIndex
from cloakroom.documents.pdf.pdfium import Origin
from cloakroom.documents.pdf.plan import planned
from cloakroom.documents.pdf.proving import still_there
from cloakroom.documents.pdf.reading import read
from cloakroom.documents.table import opened
from documents import pdf_samples as made
from documents.pdf_checks import sweep_of, without

NAME = "Amira Okafor"


def test_a_letter_without_a_glyph_is_not_passed_over() -> None:
    letter, blank = Origin(1, 1, blank=False), Origin(1, 1, blank=True)
    with pytest.raises(Unprovable):
        GlyphIndex([], [letter]).all_of([letter])
    assert GlyphIndex([], [blank]).all_of([blank]) == []


def test_what_is_still_there_is_found() -> None:
    data = made.pdf_of(made.lines(["nothing"]), made.lines([NAME]))
    reading, sweep = read(File("a.pdf", data, opened)), sweep_of([NAME])
    plan = planned(reading, [], sweep)
    assert still_there(data, plan, reading, sweep) == {1}
    assert still_there(without(data, [NAME]).data, plan, reading, sweep) == set()


def test_codes_are_read_whatever_pdfium_makes_of_them() -> None:
    # GIVEN a font that says "x" for each letter, to pdfium and to whoever copies
    def lie(pdf: pikepdf.Pdf) -> None:
        ranges = b"1 begincodespacerange <00> <ff> endcodespacerange " + b"".join(
            b"1 beginbfchar <%02x> <0078> endbfchar " % code for code in range(256)
        )
        for page in pdf.pages:
            page.obj.Resources.Font.F1.ToUnicode = pdf.make_stream(ranges)

    truth = made.pdf_of(made.lines([NAME]))
    reading, sweep = read(File("a.pdf", truth, opened)), sweep_of([NAME])
    plan = planned(reading, [], sweep)
    assert still_there(truth, plan, reading, sweep) == {0}
    assert still_there(made.pdf_of(made.lines([NAME]), extra=lie), plan, reading, sweep) == {0}


def test_a_copy_has_no_tie_to_its_original() -> None:
    data = made.pdf_of(made.lines([NAME]))
    copy = without(data, [NAME]).data
    with pikepdf.open(BytesIO(data)) as before, pikepdf.open(BytesIO(copy)) as after:
        assert bytes(before.trailer.ID[0]) not in copy
        assert before.trailer.ID[0] != after.trailer.ID[0]
    assert copy == without(data, [NAME]).data


FONTS = {
    "a byte a code": (
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
                   Encoding=Name.WinAnsiEncoding),
        b"A i", [(0, 1, 0.667, False), (1, 2, 0.278, True), (2, 3, 0.222, False)],
    ),
    "own widths": (
        Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Helvetica, FirstChar=65,
                   Widths=Array([900, 100])),
        b"AB", [(0, 1, 0.9, False), (1, 2, 0.1, False)],
    ),
    "two bytes a code": (
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.X, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([Dictionary(
                Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.X, DW=500,
                W=Array([65, Array([700])]), FontDescriptor=Dictionary(FontName=Name.X),
                CIDSystemInfo=Dictionary(
                    Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
                ),
            )]),
        ),
        b"\0A\0\x20\0", [(0, 2, 0.7, False), (2, 4, 0.5, False)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("spec", "shown", "codes"), FONTS.values(), ids=FONTS)
def test_codes_of_a_font(
    spec: Dictionary, shown: bytes, codes: list[tuple[int, int, float, bool]]
) -> None:
    font = Font(spec)
    assert font.provable
    found = list(font.codes(shown))
    assert [(start, end, space) for start, end, _, space in found] == [
        (start, end, space) for start, end, _, space in codes
    ]
    assert [code[2] for code in found] == pytest.approx([code[2] for code in codes])


@pytest.mark.parametrize(
    "spec",
    [
        Dictionary(Type=Name.Font, Subtype=Name.Type3),
        Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.X),
        Dictionary(Subtype=String("?")),
    ],
)
def test_a_font_that_cannot_be_measured_is_not_cut(spec: Dictionary) -> None:
    assert not Font(spec).provable
