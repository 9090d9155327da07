"""Boxes of one width, and values whose blanks are not where they should be."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from cloakroom.documents.base import Wishes
from cloakroom.documents.pdf.even import WIDTH
from documents import pdf_samples as made
from documents.pdf_checks import left, page_text, without

EVEN = Wishes(even_boxes=True)


def _boxes(data: bytes) -> list[float]:
    """The widths of the black boxes on the first page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        drawn = pikepdf.parse_content_stream(pdf.pages[0])
        return [round(float(each.operands[2]), 2) for each in drawn if str(each.operator) == "re"]


@pytest.mark.parametrize("name", ["Amira Okafor-Featherstonehaugh", "Bo Li"])
def test_all_boxes_have_one_width(name: str) -> None:
    content = b"BT /F1 12 Tf 60 700 Td (Dear ) Tj " + made.shown(name) + b" Tj (, hello) Tj ET"
    after = without(made.pdf_of(content), [name], EVEN).data
    assert not left(after, [name])
    assert _boxes(after) == [WIDTH * 12]


def test_nothing_tells_how_long_a_name_was() -> None:
    def after(name: str) -> bytes:
        content = (
            b"BT /F1 12 Tf 60 700 Td [(Dear " + name.encode() + b", hello " + name.encode()
            + b", it)] TJ 420 0 Td (Total) Tj 0 -20 Td (Next) Tj ET"
        )  # fmt: skip
        return without(made.pdf_of(content), [name], EVEN).data

    long, short = after("Okafor Featherstonehaugh"), after("Bo Lister")
    assert _places(long) == _places(short)
    assert page_text(long) == page_text(short)


def _places(data: bytes) -> list[tuple[str, int, int]]:
    whole = pypdfium2.PdfDocument(data)
    words = whole[0].get_textpage()
    text = words.get_text_range()
    found = [
        (char, *(round(edge) for edge in words.get_charbox(at)[:2]))
        for at, char in enumerate(text) if not char.isspace()
    ]  # fmt: skip
    whole.close()
    return found


@pytest.mark.parametrize(
    ("drawn", "value"),
    [
        ("Amira", "Amira"),
        ("A m i r a O k a f o r", "Amira Okafor"),
        ("AmiraOkafor", "Amira Okafor"),
        ("GB82WEST12345698765432", "GB82 WEST 1234 5698 7654 32"),
        ("G B 8 2 W E S T", "GB82 WEST"),
    ],
)
def test_blanks_make_no_difference(drawn: str, value: str) -> None:
    before = made.pdf_of(made.lines([drawn, "stays"]))
    text = page_text(without(before, [value]).data)
    assert drawn not in text
    assert "[PERSON_1]" in text
    assert "stays" in text


def test_an_address_cut_at_the_end_of_a_line_is_one() -> None:
    before = made.pdf_of(
        b"BT /F1 12 Tf 14 TL 60 700 Td (To jane.doe@exam) Tj T* (ple.org, hello) Tj ET"
    )
    text = page_text(without(before, ["jane.doe@example.org"]).data)
    assert "jane" not in text
    assert "ple.org" not in text
    assert "hello" in text


def test_two_words_that_read_as_a_third_stay() -> None:
    before = made.pdf_of(made.lines(["the rapist and", "a therapist"]))
    text = page_text(without(before, ["therapist"]).data)
    assert "the rapist" in text
    assert "a therapist" not in text
