"""A second reading of the copy, page by page: what is found there again was not cut for good."""

from io import BytesIO

import pikepdf

from cloakroom.documents.pdf import pdfium
from cloakroom.documents.pdf.glyphs import Content, Unprovable
from cloakroom.documents.pdf.interpreter import Fonts, Interpreter
from cloakroom.documents.pdf.leaves import Leaf, content_of
from cloakroom.documents.pdf.opening import BROKEN
from cloakroom.documents.pdf.operators import SAYING
from cloakroom.documents.pdf.plan import Plan
from cloakroom.documents.pdf.sources import Reading
from cloakroom.documents.sweep import Sweep


def still_there(data: bytes, plan: Plan, reading: Reading, sweep: Sweep) -> set[int]:
    """The leaves of ``reading`` on which one of the values can still be read."""
    pages = sorted(number for number in plan.leaves if number < reading.pages)
    with pdfium.opened(data, "the copy") as document:
        found = {page for page in pages if sweep.found(pdfium.text(document, page))}
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts: Fonts = {}
        return found | {
            page for page in pages if page not in found and sweep.found(_said(pdf, page, fonts))
        }


def _said(pdf: pikepdf.Pdf, number: int, fonts: Fonts) -> str:
    """What the codes of a page say by the fonts' own tables, whatever pdfium makes of them, and
    what they say taken as letters: a font can show one thing and mean another."""
    page = pdf.pages[number]
    leaf = Leaf("", "", page.obj, number, is_page=True)
    interpreter = Interpreter(fonts, {}, words=True)
    try:
        instructions = pikepdf.parse_content_stream(page, SAYING)
        content = Content((0, number), list(instructions), leaf.resources)
        interpreter.run(content)
    except (Unprovable, *BROKEN):
        return content_of(page.obj).decode("latin-1")
    said = interpreter.said or []
    return "".join(meant for meant, _ in said) + "\n\n" + "".join(letters for _, letters in said)
