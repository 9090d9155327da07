"""What content streams show, glyph by glyph: where each stands and which bytes show it.

The operators are those of ISO 32000-1, sections 8 and 9, over the instructions that pikepdf
parses, so that a glyph names the instruction and the bytes that a cut has to take out.
"""

from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import pikepdf

from cloakroom.documents.pdf.fonts import Font
from cloakroom.documents.pdf.plain import Matrix

EM_BOTTOM: Final = -0.22
EM_TOP: Final = 0.86
"""How far letters reach below and above their line, in parts of the font's size."""


class Unprovable(Exception):
    """This content cannot be edited glyph by glyph; the page becomes a picture. Never leaves
    this folder."""


@dataclass(slots=True)
class Content:
    """A content stream: that of a page, or the form ``owner``. ``key`` tells it from others."""

    key: tuple[int, int]
    instructions: list[Any]
    resources: Any
    owner: pikepdf.Object | None = None


@dataclass(slots=True)
class Show:
    """One operator that shows text, as it stood when it ran. ``line`` is the matrix of the line's
    start, ``mode`` how letters are painted (section 9.3.6), ``marks`` the instructions of the
    marked content around it that give another text for it."""

    content: Content
    operator: int
    ctm: Matrix
    line: Matrix
    size: float
    stretch: float
    mode: int
    provable: bool
    marks: tuple[int, ...]
    glyphs: list["Glyph"] = field(default_factory=list)


@dataclass(slots=True)
class Glyph:
    """``item`` counts the strings and numbers of a TJ; ``start`` and ``end`` are bytes of that
    string; ``offset`` is how far along the line it begins and ``advance`` how far it leads, in
    text space; ``matrix`` leads from parts of the font's size to the page. ``drift``: how far
    behind pdfium places it, in text space, as it takes widths for whole numbers."""

    show: Show
    item: int
    start: int
    end: int
    offset: float
    advance: float
    width: float
    matrix: Matrix
    drift: float

    @property
    def x(self) -> float:
        return self.matrix[4]

    @property
    def y(self) -> float:
        return self.matrix[5]

    @property
    def em(self) -> float:
        a, b, c, d, _, _ = self.matrix
        return float(max((c * c + d * d) ** 0.5, (a * a + b * b) ** 0.5))


@dataclass(slots=True)
class Placed:
    """A picture on the page: ``matrix`` leads from the unit square to it. ``holder`` is the
    XObject dictionary that ``name`` names it in; without one it stands in the content itself."""

    matrix: Matrix
    image: pikepdf.Object | None
    holder: pikepdf.Object | None
    name: str


@dataclass(slots=True)
class Shown:
    """All that a page or a form shows."""

    shows: list[Show] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)

    @property
    def glyphs(self) -> list[Glyph]:
        return [glyph for show in self.shows for glyph in show.glyphs]


@dataclass(slots=True)
class GraphicsState:
    """Those parameters that move glyphs (section 9.3.1)."""

    ctm: Matrix
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


class Whole(Protocol):
    """Who runs the streams of a page, and takes what they show: places, or with ``said`` words."""

    said: list[tuple[str, str]] | None

    def font(self, resources: Any, name: Any) -> Font | None: ...

    def font_of(self, spec: Any) -> Font: ...

    def picture(self, placed: Placed) -> None: ...

    def show(self, show: Show) -> None: ...

    def form(self, form: Any, ctm: Matrix, outer: Any, depth: int) -> None: ...
