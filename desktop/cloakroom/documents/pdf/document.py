"""PDF files."""

from collections.abc import Sequence
from io import BytesIO

from cloakroom.documents.base import NO_WISHES, Box, Edit, File, Rewritten, Wishes
from cloakroom.documents.pdf import pdfium
from cloakroom.documents.pdf.pages import shown_at
from cloakroom.documents.pdf.raster import lines_of
from cloakroom.documents.pdf.reading import read
from cloakroom.documents.pdf.rewriting import Rewriting
from cloakroom.documents.pdf.sources import Line, Scanned
from cloakroom.documents.sweep import Sweep


def open_pdf(file: File) -> "PdfFile":
    return PdfFile(file)


class PdfFile:
    """A PDF as a document with pages."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._reading = read(file)
        self.segments = self._reading.segments
        self.opaque = self._reading.opaque
        self.notes = self._reading.notes

    @property
    def pages(self) -> int:
        return self._reading.pages

    def picture(self, page: int, *, width: int) -> bytes:
        with pdfium.opened(self._file.data, self._file.name) as document:
            document.init_forms()
            shown = document[page]
            try:
                bitmap = shown.render(scale=width / max(shown.get_width(), 1.0))
                file = BytesIO()
                bitmap.to_pil().convert("RGB").save(file, "PNG")
                bitmap.close()
            finally:
                shown.close()
        return file.getvalue()

    def boxes(self, segment: int, start: int, end: int) -> Sequence[Box]:
        source = self._reading.sources[segment]
        if isinstance(source, Scanned):
            return self._boxes_in_picture(source, start, end)
        if not isinstance(source, Line):
            return ()
        if source.leaf >= self.pages:
            return self._box_of_note(source.leaf)
        data = self._file.data if source.other else self._reading.shown
        seen = (self._reading.others if source.other else self._reading.texts)[source.leaf]
        span = (source.start + start, source.start + end)
        with pdfium.opened(data, self._file.name) as document:
            (characters,) = pdfium.characters(document, source.leaf, seen, [span])
            return [shown_at(rect, document, source.leaf) for rect in lines_of(characters)]

    def _boxes_in_picture(self, source: Scanned, start: int, end: int) -> Sequence[Box]:
        scan = self._reading.scans[source.scan]
        rects = scan.under(source.start + start, source.start + end)
        with pdfium.opened(self._file.data, self._file.name) as document:
            return [shown_at(scan.on_page(rect), document, scan.page) for rect in rects]

    def _box_of_note(self, leaf: int) -> Sequence[Box]:
        if leaf not in self._reading.notes_at:
            return ()
        page, rect = self._reading.notes_at[leaf]
        with pdfium.opened(self._file.data, self._file.name) as document:
            return [shown_at(rect, document, page)]

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        return Rewriting(self._file, self._reading, sweep, wishes).made(edits)
