"""One content stream, operator by operator (ISO 32000-1, annex A)."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import Any, Final

import pikepdf

from cloakroom.documents.pdf.fonts import Font
from cloakroom.documents.pdf.glyphs import (
    Content,
    Glyph,
    GraphicsState,
    Placed,
    Show,
    Whole,
)
from cloakroom.documents.pdf.plain import (
    IDENTITY,
    Matrix,
    array_of,
    dictionary_of,
    moved,
    name_of,
    number_of,
    times,
)

OTHER_TEXTS: Final = ("/ActualText", "/Alt", "/E")


class Run:
    """One content stream, once."""

    def __init__(self, whole: Whole, content: Content, ctm: Matrix, depth: int) -> None:
        self._whole = whole
        self._content = content
        self._depth = depth
        self._state = GraphicsState(ctm)
        self._stack: list[GraphicsState] = []
        self._line: Matrix = IDENTITY
        self._offset = 0.0
        self._drift = 0.0
        self._at = 0
        self._row: tuple[float, Matrix] | None = None
        self._marks: list[int] = []

    def all(self) -> None:
        for at, instruction in enumerate(self._content.instructions):
            self._at = at
            operation = _OPERATIONS.get(str(instruction.operator))
            if operation is not None:
                operation(self, list(instruction.operands))

    # Each takes the operands as they come: too few or of another kind are a broken file's, which
    # readers pass over.

    def save(self, _: Sequence[Any]) -> None:
        self._stack.append(copy(self._state))

    def restore(self, _: Sequence[Any]) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def concatenate(self, operands: Sequence[Any]) -> None:
        if len(operands) == 6:
            self._state.ctm = times(_matrix(operands), self._state.ctm)

    def begin_text(self, _: Sequence[Any]) -> None:
        self._start_line(IDENTITY)

    def set_font(self, operands: Sequence[Any]) -> None:
        if len(operands) == 2:
            self._state.font = self._whole.font(self._content.resources, operands[0])
            self._state.size = number_of(operands[1], 0.0)

    def set_number(self, name: str, operands: Sequence[Any], scale: float = 1.0) -> None:
        if operands:
            setattr(self._state, name, number_of(operands[0], 0.0) * scale)

    def set_mode(self, operands: Sequence[Any]) -> None:
        if operands:
            self._state.mode = int(number_of(operands[0], 0))

    def external_state(self, operands: Sequence[Any]) -> None:
        table = dictionary_of((self._content.resources or {}).get("/ExtGState"))
        named = table.get(str(operands[0])) if table is not None and operands else None
        entry = dictionary_of(named)
        font = array_of(entry.get("/Font")) if entry is not None else ()
        if len(font) == 2 and (spec := dictionary_of(font[0])) is not None:
            self._state.font = self._whole.font_of(spec)
            self._state.size = number_of(font[1], 0.0)

    def move(self, operands: Sequence[Any]) -> None:
        if len(operands) == 2:
            x, y = (number_of(each, 0.0) for each in operands)
            self._start_line(times((1, 0, 0, 1, x, y), self._line))

    def move_and_lead(self, operands: Sequence[Any]) -> None:
        if len(operands) == 2:
            self._state.leading = -number_of(operands[1], 0.0)
            self.move(operands)

    def set_matrix(self, operands: Sequence[Any]) -> None:
        if len(operands) == 6:
            self._start_line(_matrix(operands))

    def next_line(self, _: Sequence[Any]) -> None:
        self.move((0, -self._state.leading))

    def show_string(self, operands: Sequence[Any]) -> None:
        self._show(operands[:1])

    def show_on_next_line(self, operands: Sequence[Any]) -> None:
        self.next_line(())
        self._show(operands[:1])

    def show_spaced(self, operands: Sequence[Any]) -> None:
        self.set_number("word_spacing", operands[:1])
        self.set_number("spacing", operands[1:2])
        self.show_on_next_line(operands[2:3])

    def show_array(self, operands: Sequence[Any]) -> None:
        self._show(array_of(operands[0]) if operands else ())

    def begin_marked(self, operands: Sequence[Any]) -> None:
        given = operands[1] if len(operands) > 1 else None
        if name_of(given):
            table = dictionary_of((self._content.resources or {}).get("/Properties"))
            given = table.get(str(given)) if table is not None else None
        marked = dictionary_of(given)
        other = marked is not None and any(key in marked for key in OTHER_TEXTS)
        self._marks.append(self._at if other else -1)

    def end_marked(self, _: Sequence[Any]) -> None:
        if self._marks:
            self._marks.pop()

    def paint(self, operands: Sequence[Any]) -> None:
        table = dictionary_of((self._content.resources or {}).get("/XObject"))
        name = str(operands[0]) if operands else ""
        item = table.get(name) if table is not None else None
        if not isinstance(item, pikepdf.Stream):
            return
        if name_of(item.get("/Subtype")) == "Form":
            self._whole.form(item, self._state.ctm, self._content.resources, self._depth)
        else:
            self._whole.picture(Placed(self._state.ctm, item, table, name))

    def inline_picture(self, _: Sequence[Any]) -> None:
        self._whole.picture(Placed(self._state.ctm, None, None, ""))

    def _start_line(self, line: Matrix) -> None:
        self._line, self._offset, self._drift = line, 0.0, 0.0

    def _show(self, items: Sequence[Any]) -> None:
        state, font = self._state, self._state.font
        show = Show(
            self._content, self._at, state.ctm, self._line, state.size, state.stretch, state.mode,
            font is not None and font.provable, tuple(mark for mark in self._marks if mark >= 0),
        )  # fmt: skip
        if self._whole.said is not None:
            self._say(items)
            return
        to_page = times(self._line, state.ctm)
        for number, item in enumerate(items):
            if isinstance(item, pikepdf.String):
                if font is not None:
                    self._show_codes(show, font, number, bytes(item), to_page)
            else:
                self._offset -= number_of(item, 0.0) / 1000 * state.size * state.stretch
        self._whole.show(show)

    def _show_codes(
        self, show: Show, font: Font, item: int, shown: bytes, to_page: Matrix
    ) -> None:
        state, offset = self._state, self._offset
        wide = state.size * state.stretch
        gap = state.spacing * state.stretch
        wide_gap = gap + state.word_spacing * state.stretch
        a, b, c, d, _, _ = times((wide, 0, 0, state.size, 0, 0), to_page)
        x, y = moved(to_page, 0, state.rise)
        right, up, _, _, _, _ = to_page
        drift = self._drift
        for start, end, width, space in font.codes(shown):
            advance = width * wide + (wide_gap if space else gap)
            matrix = (a, b, c, d, x + offset * right, y + offset * up)
            show.glyphs.append(
                Glyph(show, item, start, end, offset, advance, width, matrix, drift)
            )
            offset += advance
            drift += (width - int(width * 1000 + 1e-6) / 1000) * wide
        self._offset, self._drift = offset, drift

    def _say(self, items: Sequence[Any]) -> None:
        """What is said, a line end before another height: names do not run on from there."""
        said, font = self._whole.said, self._state.font
        if said is None:
            return
        row = (self._line[5], self._state.ctm)
        if row != self._row:
            said.append(("\n", "\n"))
        self._row = row
        for item in items:
            if isinstance(item, pikepdf.String):
                shown = bytes(item)
                letters = shown.decode("latin-1")
                said.append((letters if font is None else font.said(shown), letters))


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (number_of(each, 0.0) for each in operands)
    return a, b, c, d, e, f


def _number(name: str, scale: float = 1.0) -> Callable[[Run, Sequence[Any]], None]:
    return lambda run, operands: run.set_number(name, operands, scale)


_OPERATIONS: Final[Mapping[str, Callable[[Run, Sequence[Any]], None]]] = {
    "q": Run.save,
    "Q": Run.restore,
    "cm": Run.concatenate,
    "gs": Run.external_state,
    "BT": Run.begin_text,
    "Tf": Run.set_font,
    "Tc": _number("spacing"),
    "Tw": _number("word_spacing"),
    "Tz": _number("stretch", 0.01),
    "TL": _number("leading"),
    "Ts": _number("rise"),
    "Tr": Run.set_mode,
    "Td": Run.move,
    "TD": Run.move_and_lead,
    "Tm": Run.set_matrix,
    "T*": Run.next_line,
    "Tj": Run.show_string,
    "TJ": Run.show_array,
    "'": Run.show_on_next_line,
    '"': Run.show_spaced,
    "BMC": Run.begin_marked,
    "BDC": Run.begin_marked,
    "EMC": Run.end_marked,
    "Do": Run.paint,
    "INLINE IMAGE": Run.inline_picture,
}

SAYING: Final = "q Q cm gs BT Tf TL Td TD Tm T* Tj TJ ' \" Do"
"""The operators by which a page says its words, and in which lines: no other changes either."""
