"""PDFs made by hand, so that a test says what is in them."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Extra = Callable[[pikepdf.Pdf], None]


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    file = BytesIO()
    pdf.save(file, fix_metadata_version=False, **how)
    return file.getvalue()


def shown(text: str) -> bytes:
    """A literal string of a content stream."""
    raw = text.encode("cp1252")
    for char in (b"\\", b"(", b")"):
        raw = raw.replace(char, b"\\" + char)
    return b"(" + raw + b")"


def lines(values: Sequence[str], *, size: int = 12, top: int = 760) -> bytes:
    """Content that shows each value on a line of its own."""
    parts = [f"BT /F1 {size} Tf 60 {top} Td {size + 4} TL".encode()]
    parts += [shown(f"Here: {value}.") + b" Tj T*" for value in values]
    return b"\n".join([*parts, b"ET"])


def helvetica(pdf: pikepdf.Pdf, name: str = "Helvetica") -> pikepdf.Object:
    return pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/" + name),
        Encoding=Name.WinAnsiEncoding,
    ))  # fmt: skip


def add_page(pdf: pikepdf.Pdf, content: bytes, **more: Any) -> pikepdf.Object:
    page = pdf.make_indirect(Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Contents=pdf.make_stream(content),
        Resources=Dictionary(Font=Dictionary(F1=helvetica(pdf))), **more,
    ))  # fmt: skip
    pdf.pages.append(pikepdf.Page(page))
    return pdf.pages[-1].obj


def pdf_of(*contents: bytes, extra: Extra | None = None, **how: Any) -> bytes:
    """A page for each content; ``extra`` changes the open file before it is saved."""
    with pikepdf.new() as pdf:
        for content in contents:
            add_page(pdf, content)
        if extra is not None:
            extra(pdf)
        return saved(pdf, **how)


def form(pdf: pikepdf.Pdf, content: bytes, box: Sequence[float] = (0, 0, 300, 40)) -> Any:
    stream = pdf.make_stream(content)
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array(list(box))
    stream.Resources = Dictionary(Font=Dictionary(F1=helvetica(pdf)))
    return stream


def annotate(pdf: pikepdf.Pdf, **entries: Any) -> Any:
    note = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array([300, 40, 580, 80]), **entries))
    page = pdf.pages[0].obj
    page.Annots = Array([*page.get("/Annots", Array()), note])
    return note


def picture(pdf: pikepdf.Pdf, size: tuple[int, int] = (200, 100), shade: int = 255) -> Any:
    stream = pdf.make_stream(bytes([shade]) * (size[0] * size[1]))
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = size
    stream.ColorSpace, stream.BitsPerComponent = Name.DeviceGray, 8
    return stream


def text_field(pdf: pikepdf.Pdf, value: str, *, name: str = "field") -> Any:
    content = b"/Tx BMC q BT /F1 10 Tf 2 10 Td " + shown(value) + b" Tj ET Q EMC"
    field = annotate(
        pdf, Subtype=Name.Widget, FT=Name.Tx, T=String(name), V=String(value), DV=String(value),
        TU=String(f"help {value}"), AP=Dictionary(N=form(pdf, content, (0, 0, 280, 40))),
    )  # fmt: skip
    fields = pdf.Root.get("/AcroForm", Dictionary(Fields=Array())).Fields
    pdf.Root.AcroForm = Dictionary(Fields=Array([*fields, field]))
    return field


def attach(pdf: pikepdf.Pdf, name: str, data: bytes) -> None:
    stream = pdf.make_stream(data)
    stream.Type = Name.EmbeddedFile
    stream.Params = Dictionary(Size=len(data))
    specification = pdf.make_indirect(Dictionary(
        Type=Name.Filespec, F=String(name), UF=String(name), EF=Dictionary(F=stream, UF=stream),
    ))  # fmt: skip
    pdf.Root.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([String(name), specification]))
    )
