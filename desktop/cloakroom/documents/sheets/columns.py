"""Columns that are not shown (ECMA-376 part 1, 18.3.1.13)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cloakroom.documents.sheets.plain_xml import PlainXml
from cloakroom.documents.sheets.rows import Line, bounds

_COLUMN = re.compile(rb"<(?:[\w.-]+:)?col\s[^<>]*>")
_HIDDEN = re.compile(rb'\shidden\s*=\s*["\'](?:1|true)["\']')
_BORDER = re.compile(rb'\s(min|max)\s*=\s*["\'](\d{1,9})["\']')


@dataclass(frozen=True, slots=True)
class HiddenColumns:
    """First and last of each run of them, from 1."""

    runs: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, whole: PlainXml) -> "HiddenColumns":
        start, _ = bounds(whole)
        return cls(tuple(_runs(whole.data[:start])))

    def __bool__(self) -> bool:
        return bool(self.runs)

    def place(self, line: Line) -> str:
        """Where the text of a row stands; empty where all of it is shown."""
        texts = enumerate(line.text.split("\t"), start=len(line.indent) + 1)
        hidden = {self._hides(column) for column, text in texts if text}
        if True not in hidden:
            return ""
        return "partly in hidden columns" if False in hidden else "hidden column"

    def _hides(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.runs)


def _runs(head: bytes) -> Iterator[tuple[int, int]]:
    for tag in _COLUMN.findall(head):
        if _HIDDEN.search(tag):
            told = {name: int(number) for name, number in _BORDER.findall(tag)}
            first = told.get(b"min", 0)
            yield first, told.get(b"max", first)
