"""Runs a page: its content and the forms it draws in, glyphs and pictures with their places out."""

from typing import Any, Final

import pikepdf

from cloakroom.documents.pdf.fonts import Font
from cloakroom.documents.pdf.glyphs import Content, Placed, Show, Shown, Unprovable
from cloakroom.documents.pdf.operators import Run
from cloakroom.documents.pdf.plain import IDENTITY, Matrix, dictionary_of, matrix_of, times

_DEEPEST: Final = 12
_MOST_FORMS: Final = 5_000
_MOST_GLYPHS: Final = 1_000_000

Fonts = dict[tuple[int, int], Font]


class Interpreter:
    """One page or form at a time; ``fonts`` and ``contents`` are shared between them. With
    ``words`` the places are left out, and ``said`` is what the codes mean, by the fonts' own
    tables and taken as letters."""

    def __init__(
        self, fonts: Fonts, contents: dict[tuple[int, int], Content], *, words: bool = False
    ) -> None:
        self.said: list[tuple[str, str]] | None = [] if words else None
        self._fonts = fonts
        self._contents = contents
        self._forms = 0
        self._count = 0
        self.shown = Shown()

    def run(self, content: Content, ctm: Matrix = IDENTITY, depth: int = 0) -> None:
        Run(self, content, ctm, depth).all()

    def font(self, resources: Any, name: Any) -> Font | None:
        fonts = dictionary_of(resources.get("/Font")) if resources is not None else None
        spec = dictionary_of(fonts.get(str(name))) if fonts is not None else None
        return None if spec is None else self.font_of(spec)

    def font_of(self, spec: Any) -> Font:
        key = spec.objgen if spec.objgen[0] else (0, -len(self._fonts) - 1)
        if key not in self._fonts:
            self._fonts[key] = Font(spec)
        return self._fonts[key]

    def picture(self, placed: Placed) -> None:
        self.shown.pictures.append(placed)

    def show(self, show: Show) -> None:
        self._count += len(show.glyphs)
        if self._count > _MOST_GLYPHS:
            raise Unprovable
        self.shown.shows.append(show)

    def form(self, form: Any, ctm: Matrix, outer: Any, depth: int) -> None:
        self._forms += 1
        if depth >= _DEEPEST or self._forms > _MOST_FORMS:
            raise Unprovable
        content = self._contents.get(form.objgen)
        if content is None:
            instructions = list(pikepdf.parse_content_stream(form))
            resources = dictionary_of(form.get("/Resources"))
            content = Content(
                form.objgen, instructions, outer if resources is None else resources, form
            )
            self._contents[form.objgen] = content
        self.run(content, times(matrix_of(form.get("/Matrix")), ctm), depth + 1)
