"""PDFs that mean harm, or that are broken: refused in a sentence or read, and nothing else."""

import random
import time
import zlib
from collections.abc import Callable
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from cloakroom.documents.base import File
from cloakroom.documents.limits import Limits
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.table import document, opened
from cloakroom.errors import CloakroomError, InputError, TooLarge, UnsafeFile
from documents import pdf_samples as made
from documents.pdf_checks import left, sweep_of, without

NAME = "Amira Okafor"


def _stream_bomb(pdf: pikepdf.Pdf) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(210)) + packer.flush()
    bomb = pdf.make_stream(b"")
    bomb.write(packed, filter=Name.FlateDecode)
    pdf.pages[0].obj.Bomb = bomb


def _packed_twice(pdf: pikepdf.Pdf) -> None:
    packed = zlib.compress(zlib.compress(bytes(10 << 20), 9), 9)
    bomb = pdf.make_stream(b"")
    bomb.write(packed, filter=Array([Name.FlateDecode, Name.FlateDecode]))
    pdf.pages[0].obj.Bomb = bomb


@pytest.mark.parametrize("bomb", [_stream_bomb, _packed_twice])
def test_what_would_unpack_to_too_much_is_refused(bomb: Callable[[pikepdf.Pdf], None]) -> None:
    data = made.pdf_of(b"", extra=bomb, compress_streams=False)
    with pytest.raises(UnsafeFile, match=r"a\.pdf"):
        document("a.pdf", data)


def test_too_many_pages_are_refused() -> None:
    data = made.pdf_of(*[b""] * 4)
    with pytest.raises(TooLarge, match=r"a\.pdf"):
        opened(File("a.pdf", data, opened, limits=Limits(pages=3)))


def _form_in_itself(pdf: pikepdf.Pdf) -> None:
    form = made.form(pdf, b"/Fm1 Do BT /F1 9 Tf (Amira Okafor) Tj ET")
    form.Resources.XObject = Dictionary(Fm1=form)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm1=form)


def _forms_in_forms(pdf: pikepdf.Pdf) -> None:
    """Each draws the next ten times: 10 to the 10th in all."""
    last = made.form(pdf, b"BT /F1 9 Tf (Amira Okafor) Tj ET")
    for _ in range(10):
        above = made.form(pdf, b"/Fm1 Do " * 10)
        above.Resources.XObject = Dictionary(Fm1=last)
        last = above
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm1=last)


def _deep(pdf: pikepdf.Pdf) -> None:
    inner: pikepdf.Object = Array([String(NAME)])
    for _ in range(2_000):
        inner = pdf.make_indirect(Array([inner]))
    pdf.Root.Deep = inner


def _deep_outline(pdf: pikepdf.Pdf) -> None:
    inner = pdf.make_indirect(Dictionary(Title=String(NAME)))
    for _ in range(2_000):
        inner = pdf.make_indirect(Dictionary(Title=String("x"), First=inner, Last=inner))
    pdf.Root.Outlines = inner


def _outline_in_a_ring(pdf: pikepdf.Pdf) -> None:
    first = pdf.make_indirect(Dictionary(Title=String(NAME)))
    first.Next = pdf.make_indirect(Dictionary(Title=String("b"), Next=first))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=first, Last=first))


def _parents_in_a_ring(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    del page.Resources
    page.Parent.Parent = page.Parent


def _wrong_kinds(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.Resources.Font.F1 = Array([1])
    page.Resources.XObject = Name.Nothing
    page.Annots = Array([5, Dictionary(AP=7), Dictionary(AP=Dictionary(N=Array()))])
    page.Rotate = String("x")
    pdf.Root.Names = Array()
    pdf.Root.AcroForm = String("")


def _wrong_widths(pdf: pikepdf.Pdf) -> None:
    font = pdf.pages[0].obj.Resources.Font.F1
    font.Widths, font.FirstChar = Array([String("x"), Name.A]), String("y")
    font.Encoding = Dictionary(Differences=Array([String("z"), 1, 2]))


def _ten_thousand_notes(pdf: pikepdf.Pdf) -> None:
    notes = [Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents=String(f"note {number}"))
             for number in range(10_000)]
    pdf.pages[0].obj.Annots = Array(notes)


@pytest.mark.parametrize(
    "harm",
    [
        _form_in_itself, _forms_in_forms, _deep, _deep_outline, _outline_in_a_ring,
        _parents_in_a_ring, _wrong_kinds, _wrong_widths, _ten_thousand_notes,
    ],
    ids=lambda harm: harm.__name__,
)
def test_it_ends_soon_and_without_the_name(harm: Callable[[pikepdf.Pdf], None]) -> None:
    content = b"q 1 0 0 1 60 600 cm /Fm1 Do Q " + made.lines([NAME])
    start = time.process_time()
    with suppress(InputError):
        data = made.pdf_of(content, extra=harm)
        after = without(data, [NAME]).data
        # what pdfium cannot read it does not clean; then the proof finds it, and nothing is saved
        assert not left(after, [NAME]) or prove("a.pdf", after, sweep_of([NAME])).leaks
    assert time.process_time() - start < 60


OPERATORS = [
    b"BT", b"ET", b"q", b"Q", b"Tj", b"TJ", b"'", b'"', b"Td", b"Tm", b"Tf", b"cm", b"Do", b"T*",
    b"BDC", b"EMC", b"Tz", b"gs", b"Tr", b"(Amira Okafor)", b"[(Amira) -200 (Okafor)]", b"/F1",
    b"12", b"0", b"1 0 0 1 60 700", b"-5", b"/Span <</ActualText (Amira Okafor)>>", b"<416d>",
    b"/Nothing", b"100", b"3",
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(OPERATORS), max_size=40))
def test_any_order_of_operators_is_read_and_cleaned(parts: list[bytes]) -> None:
    data = made.pdf_of(b"BT /F1 12 Tf 60 700 Td " + b" ".join(parts) + b" ET")
    whole = document("a.pdf", data)
    after = without(data, [NAME]).data
    found = any(sweep_of([NAME]).found(segment.text) for segment in whole.segments)
    again = document("b.pdf", after)
    assert not any(sweep_of([NAME]).found(segment.text) for segment in again.segments)
    assert found or not whole.notes


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_says_so_or_is_read(seed: int) -> None:
    chance = random.Random(seed)

    def extra(pdf: pikepdf.Pdf) -> None:
        made.text_field(pdf, NAME)
        made.attach(pdf, "a.txt", NAME.encode())
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im1=made.picture(pdf))

    data = bytearray(made.pdf_of(
        b"q 90 0 0 90 60 600 cm /Im1 Do Q " + made.lines([NAME]), extra=extra,
        compress_streams=seed % 2 == 0,
    ))  # fmt: skip
    for _ in range(chance.randint(1, 40)):
        at = chance.randrange(len(data))
        if chance.random() < 0.3:
            del data[at : at + chance.randint(1, 50)]
        else:
            data[at] = chance.randrange(256)
    with suppress(CloakroomError):
        document("a.pdf", bytes(data))
        without(bytes(data), [NAME])
