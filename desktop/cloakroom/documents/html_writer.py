"""Pieces -> HTML, with values replaced on the way."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from cloakroom.documents.html_allowed import BLOCKS, safe_link
from cloakroom.documents.html_flow import Close, Gap, Open, Piece, Run
from cloakroom.documents.html_tokens import normalised

TextEdit = tuple[int, int, str]

_TWO_SPACES = re.compile("  ")


class HtmlWriter:
    """Writes one page once."""

    def __init__(self, text_edits: Sequence[TextEdit], hidden_edits: Mapping[str, str]) -> None:
        self._edits = [(start, end, normalised(new)) for start, end, new in text_edits]
        self._next = 0
        self._placed = False
        self._hidden_edits = hidden_edits
        self._space_would_vanish = True

    def write(self, pieces: Iterable[Piece]) -> str:
        return "".join(self._written(piece) for piece in pieces)

    def _written(self, piece: Piece) -> str:
        match piece:
            case Run(start, text, kept):
                return self._text(self._edited(start, text), kept=kept)
            case Open(tag, fixed, free):
                self._space_would_vanish |= tag in BLOCKS
                pairs = [*fixed, *self._free(free)]
                return f"<{' '.join([tag, *(_attribute(*pair) for pair in pairs)])}>"
            case Close(tag):
                self._space_would_vanish |= tag in BLOCKS
                return f"</{tag}>"
            case Gap():
                self._space_would_vanish = True
                return ""

    def _free(self, free: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
        pairs = [(name, self._hidden_edits.get(at, value)) for name, at, value in free]
        safe = [(name, safe_link(v) if name == "href" else v) for name, v in pairs]
        return [(name, normalised(value)) for name, value in safe if value]

    def _edited(self, start: int, text: str) -> str:
        """``text``, which stands at ``start``, after the edits that touch it."""
        parts = []
        at, end = start, start + len(text)
        while self._next < len(self._edits) and self._edits[self._next][0] < end:
            first, last, new = self._edits[self._next]
            if last > at:
                parts.append(text[at - start : max(first - start, 0)])
                parts.append("" if self._placed else new)
                self._placed = True
            if last > end:
                return "".join(parts)
            at = max(at, last)
            self._next += 1
            self._placed = False
        return "".join([*parts, text[at - start :]])

    def _text(self, text: str, *, kept: bool) -> str:
        lines = text.split("\n")
        return "<br>".join(self._line(n > 0, line, kept=kept) for n, line in enumerate(lines))

    def _line(self, after_break: bool, line: str, *, kept: bool) -> str:
        self._space_would_vanish |= after_break
        if line and not kept:
            if self._space_would_vanish and line.startswith(" "):
                line = "\xa0" + line[1:]
            line = _TWO_SPACES.sub(" \xa0", line)
        if line:
            self._space_would_vanish = not kept and line.endswith(" ")
        return escape(line, quote=False).replace("\xa0", "&nbsp;")


def _attribute(name: str, value: str) -> str:
    return f'{name}="{escape(value)}"'
