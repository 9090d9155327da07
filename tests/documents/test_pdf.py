"""PDF files: what is read in them, what goes, and that the rest stays."""

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from contracts.document_contract import DocumentContract
from documents import pdf_samples as made


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
