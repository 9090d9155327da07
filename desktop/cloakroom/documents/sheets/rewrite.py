"""The rows of a sheet on the way to clean ones: only those that change are parsed and written.

A number, date or result of a formula that changes becomes a text, and the formula goes: it would
compute the value again.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from lxml import etree

from cloakroom.documents.base import Edit
from cloakroom.documents.sheets.formulas import Renamed, swept
from cloakroom.documents.sheets.numbers import Shown
from cloakroom.documents.sheets.plain_xml import PlainXml, escaped, inner_of, unescaped
from cloakroom.documents.sheets.rows import Cell, Row, RowReader, rows
from cloakroom.documents.sheets.strings import Cut, StringsRewrite, cut_out, local, pieces
from cloakroom.documents.splice import spliced
from cloakroom.documents.sweep import Sweep, plain

_ROUNDS: Final = 3
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f\b[^>]*?>([^<]+)<")
_TELLS_TYPE: Final = ("t", "cm", "vm")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Header = Callable[[int, int, str], str | None]
"""Row, column and new text of a cell: the name of the column of a table that it tells, if it
does."""


@dataclass(frozen=True, slots=True, repr=False)
class RowsOrder:
    """What is to be done to the rows of one sheet: ``cuts`` by row, ``formulas`` by row and
    column."""

    cuts: Mapping[int, Sequence[Cut]]
    formulas: Mapping[tuple[int, int], Sequence[Cut]]
    sweep: Sweep
    renamed: Renamed
    header: Header


@dataclass(slots=True, repr=False)
class RowsMade:
    """``data``: the rows between the tags of the sheet's data, None where none changed.
    ``numbers``: how removed numbers were stored, and what stands in for them."""

    data: bytes | None = None
    formulas_gone: bool = False
    dissolved: set[str] = field(default_factory=set)
    numbers: dict[str, str] = field(default_factory=dict)


class RowsRewrite:
    """Rewrites the rows of ``whole``."""

    def __init__(
        self, whole: PlainXml, strings: StringsRewrite, formats: Mapping[str, Shown],
        order: RowsOrder,
    ) -> None:
        self._whole, self._strings, self._order = whole, strings, order
        self._reader = RowReader(whole, strings, formats)
        self._made = RowsMade()

    def made(self, start: int, end: int) -> RowsMade:
        """The rows, which stand at ``[start, end)``."""
        data, order = self._whole.data, self._order
        listed = list(rows(self._whole))
        cuts = self._cuts(listed)
        formulas = {row for row, _ in order.formulas} | self._telling(listed)
        out, at = [], start
        for row in listed:
            if row.number in cuts or row.number in formulas:
                raw = data[row.start : row.end]
                out += [data[at : row.start], self._row(row, raw, cuts.get(row.number, ()))]
                at = row.end
        if out:
            new = b"".join([*out, data[at:end]])
            if new != data[start:end]:
                self._made.data = self._undissolved(new)
        return self._made

    def _cuts(self, listed: Sequence[Row]) -> dict[int, list[Cut]]:
        """By row: the edits, and the values of the sweep beside them."""
        found = {row: list(cuts) for row, cuts in self._order.cuts.items()}
        if not self._order.sweep:
            return found
        data = self._whole.data
        texts = [self._reader.line(data[row.start : row.end]).text for row in listed]
        starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        for start, end, taken in self._order.sweep.spans("\n".join(texts)):
            index, stand_in = bisect_right(starts, start) - 1, taken.stand_in
            while index < len(texts) and starts[index] < end:
                own = found.setdefault(listed[index].number, [])
                first, last = max(start - starts[index], 0), end - starts[index]
                if not any(left < last and first < right for left, right, _ in own):
                    own.append((first, min(last, len(texts[index])), stand_in))
                stand_in = ""
                index += 1
        return {row: sorted(cuts) for row, cuts in found.items()}

    def _telling(self, listed: Sequence[Row]) -> set[int]:
        """The rows with a formula that holds a value, or a name that is another now."""
        order, data = self._order, self._whole.data
        hints = order.renamed.hints()
        if not (order.sweep or hints) or not _FORMULA.search(data):
            return set()
        found = set()
        for row in listed:
            for raw in _FORMULA.findall(data[row.start : row.end]):
                text = unescaped(raw.decode("utf-8"))
                low = text.casefold()
                if any(hint in low for hint in hints) or swept(text, order.sweep) != text:
                    found.add(row.number)
        return found

    def _row(self, row: Row, raw: bytes, cuts: Sequence[Cut]) -> bytes:
        for turn in range(_ROUNDS):
            root = self._reader.parse(raw)
            if not turn and _FORMULA.search(raw):
                self._formulas(root[0], row.number)
            for cell in list(self._reader.cells(root[0])) if cuts else ():
                own = within(cell, cuts)
                if own:
                    self._change(cell, row.number, own)
            raw = inner_of(root)
            text = self._reader.line(raw).text if self._order.sweep else ""
            cuts = [(start, end, taken.stand_in)
                    for start, end, taken in self._order.sweep.spans(text)]
            if not cuts:
                break
        return raw

    def _formulas(self, row: etree._Element, number: int) -> None:
        order = self._order
        for cell in self._reader.cells(row):
            formula = cell.element.find("{*}f")
            if formula is not None and formula.text:
                own = order.formulas.get((number, cell.column), ())
                text = replaced(formula.text, [(s, e, plain(t)) for s, e, t in own])
                formula.text = swept(order.renamed.followed(text), order.sweep)

    def _change(self, cell: Cell, row: int, cuts: Sequence[Cut]) -> None:
        named = self._order.header(row, cell.column, replaced(
            cell.text, [(start, end, plain(text)) for start, end, text in cuts]))
        value = cell.element.find("{*}v")
        inline = cell.element.find("{*}is")
        formula = cell.element.find("{*}f")
        if named is not None:
            self._set(cell, named)
        elif formula is not None:
            self._set(cell, replaced(cell.text, cuts))
        elif inline is not None:
            cut_out(pieces(inline), cuts)
        elif cell.kind == "s" and value is not None and (value.text or "").strip().isdecimal():
            value.text = str(self._strings.cut(int(value.text or ""), cuts))
        else:
            self._set(cell, replaced(cell.text, cuts))

    def _set(self, cell: Cell, text: str) -> None:
        """The cell becomes one of text."""
        element = cell.element
        formula, value = element.find("{*}f"), element.findtext("{*}v") or ""
        if formula is not None:
            self._made.formulas_gone = True
            if formula.get("t") == "shared" and formula.text:
                self._made.dissolved.add(formula.get("si") or "")
        if cell.kind in ("n", "d") and len(value) > _SHORT:
            self._made.numbers.setdefault(value, text)
        _write(element, text)

    def _undissolved(self, data: bytes) -> bytes:
        """Cells that shared a formula that went keep what they show."""
        for si in self._made.dissolved:
            which = re.escape(escaped(si).encode())
            data = re.sub(
                rb'<((?:[\w.-]+:)?f)\b(?=[^>]*\bt="shared")(?=[^>]*\bsi="' + which + rb'")'
                rb"[^>]*?(?:/>|>[^<]*</\1>)", b"", data)
        return data


_SHORT: Final = 4


def _write(cell: etree._Element, text: str) -> None:
    for child in list(cell):
        if local(child) in ("f", "v", "is"):
            cell.remove(child)
    for key in _TELLS_TYPE:
        if key in cell.attrib:
            del cell.attrib[key]
    cell.set("t", "inlineStr")
    space = str(cell.tag)[:-1]
    own = etree.Element(f"{space}is")
    cell.insert(0, own)
    shown = etree.SubElement(own, f"{space}t")
    shown.text = _ILLEGAL.sub("", text)
    if text != text.strip():
        shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def within(cell: Cell, cuts: Sequence[Cut]) -> list[Cut]:
    """The part of ``cuts`` in the cell. The stand-in goes where the value begins."""
    found = []
    for start, end, stand_in in cuts:
        first, last = max(start, cell.start), min(end, cell.end)
        if first < last:
            found.append((first - cell.start, last - cell.start,
                          stand_in if first == start else ""))
    return found


def replaced(text: str, cuts: Sequence[Cut]) -> str:
    return spliced(text, [Edit(0, start, end, new) for start, end, new in cuts])

