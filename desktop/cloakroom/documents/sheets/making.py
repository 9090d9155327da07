"""All sheets of a workbook made clean together: they share strings and tell each other's names."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cloakroom.documents.base import Edit
from cloakroom.documents.ooxml.contents import Edits
from cloakroom.documents.ooxml.units import Key, Role
from cloakroom.documents.sheets.follow import settle
from cloakroom.documents.sheets.formulas import Renamed, unique
from cloakroom.documents.sheets.parts import sheet_units
from cloakroom.documents.sheets.plain_xml import PlainXml, plain_xml
from cloakroom.documents.sheets.rewrite import RowsMade, RowsOrder, RowsRewrite, replaced, within
from cloakroom.documents.sheets.rows import COLUMNS, RowReader, bounds, rows
from cloakroom.documents.sheets.strings import Cut, StringsRewrite, local
from cloakroom.documents.sheets.workbook import Table, Workbook
from cloakroom.documents.splice import spliced
from cloakroom.documents.sweep import Sweep, plain
from cloakroom.documents.xml_part import XmlPart
from cloakroom.model import Stream


@dataclass(slots=True, repr=False)
class Made:
    """``rows`` by sheet; ``strings``: the shared ones, None where they stay; ``columns``: new
    names by the part of a table and the column; ``numbers``: removed ones as they were stored."""

    renamed: Renamed = field(default_factory=Renamed)
    rows: dict[str, RowsMade] = field(default_factory=dict)
    strings: bytes | None = None
    columns: dict[tuple[str, int], str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    formulas_gone: bool = False


class SheetsMaker:
    """``read`` gives the bytes of a part; ``main`` is that of the workbook."""

    def __init__(
        self, book: Workbook, read: Callable[[str], bytes], name: str, main: str
    ) -> None:
        self._book, self._read, self._name, self._main = book, read, name, main

    def made(self, own: Edits, sweep: Sweep) -> Made:
        """What becomes of the sheets under the edits, by part and unit, and the sweep."""
        made = Made()
        self._rename(made.renamed, own, sweep)
        self._columns(made, own, sweep)
        part = self._book.strings_part
        strings = StringsRewrite(self._read(part) if part else None, self._book.strings)
        for sheet in self._book.sheets:
            if sweep or made.renamed or own.get(sheet):
                rows_made = self._sheet(sheet, own.get(sheet, {}), sweep, made, strings)
                made.rows[sheet] = rows_made
                made.formulas_gone |= rows_made.formulas_gone
                made.numbers |= rows_made.numbers
        if part:
            made.strings = self._strings(strings, own.get(part, {}), sweep, made)
        return made

    def _rename(self, renamed: Renamed, own: Edits, sweep: Sweep) -> None:
        sheets: dict[str, str] = {}
        names: dict[str, str] = {}
        parts = [self._main, *(table.part for table in self._tables())]
        for part in parts:
            root = XmlPart(self._read(part), self._name).root
            for unit in sheet_units(root, part, Role()):
                _, element, key = unit.pieces[0]
                kind = "" if element is None else local(element)
                if key not in ("name", "displayName") or kind not in _RENAMED:
                    continue
                text = unit.segment.text
                cuts = own.get(part, {}).get(unit.key, ())
                wanted = sweep.name(spliced(text, [replace(e, text=plain(e.text)) for e in cuts]))
                (sheets if kind == "sheet" else names)[text] = wanted
        settle(renamed, sheets, names)

    def _tables(self) -> Iterator[Table]:
        for tables in self._book.tables.values():
            yield from tables

    def _columns(self, made: Made, own: Edits, sweep: Sweep) -> None:
        """New names of columns, from what becomes of the cells that tell them."""
        for sheet, tables in self._book.tables.items():
            for table in tables:
                cuts = self._header_cuts(sheet, table, own.get(sheet, {}))
                wanted = [sweep.name(cuts.get(index, old)) for index, old in
                          enumerate(table.columns)]
                used = {old.casefold() for old, new in zip(table.columns, wanted, strict=True)
                        if old == new}
                for index, (old, new) in enumerate(zip(table.columns, wanted, strict=True)):
                    if new != old:
                        made.columns[table.part, index] = unique(new, used)
                        made.renamed.columns[old.casefold()] = made.columns[table.part, index]

    def _header_cuts(
        self, sheet: str, table: Table, own: Mapping[Key, Sequence[Edit]]
    ) -> dict[int, str]:
        """The names of columns as edits leave them."""
        edits = own.get((f"{sheet}!{table.top}", Stream.VISIBLE), ())
        if not edits:
            return {}
        whole = plain_xml(self._read(sheet), self._name)
        reader = RowReader(whole, self._book.strings, self._book.formats)
        row = next(row for row in rows(whole) if row.number == table.top)
        found = {}
        for cell in reader.cells(reader.parse(whole.data[row.start : row.end])[0]):
            cuts = within(cell, [(e.start, e.end, plain(e.text)) for e in edits])
            if cuts:
                found[cell.column - table.left] = replaced(cell.text, cuts)
        return found

    def _sheet(
        self, sheet: str, own: Mapping[Key, Sequence[Edit]], sweep: Sweep, made: Made,
        strings: StringsRewrite,
    ) -> RowsMade:
        def header(row: int, column: int, text: str) -> str | None:
            found = self._book.header(sheet, row, column)
            if found is None:
                return None
            table, index = found
            return made.columns.setdefault((table.part, index), text)

        cuts: dict[int, list[Cut]] = {}
        formulas: dict[tuple[int, int], list[Cut]] = {}
        for (address, stream), edits in own.items():
            where = _WHERE.fullmatch(address.rpartition("!")[2])
            if where is None or "!" not in address:
                continue
            own_cuts = [(edit.start, edit.end, edit.text) for edit in edits]
            if stream is Stream.FIELD and where[1]:
                formulas[int(where[2]), COLUMNS[where[1]]] = own_cuts
            elif stream is Stream.VISIBLE and not where[1]:
                cuts[int(where[2])] = own_cuts
        whole = plain_xml(self._read(sheet), self._name)
        order = RowsOrder(cuts, formulas, sweep, made.renamed, header)
        return RowsRewrite(whole, strings, self._book.formats, order).made(*bounds(whole))

    def _strings(
        self, strings: StringsRewrite, own: Mapping[Key, Sequence[Edit]], sweep: Sweep, made: Made
    ) -> bytes | None:
        aids: set[int] = set()
        for (address, _), edits in own.items():
            number, _, aid = address.rpartition("!")[2].partition(".")
            if aid:
                aids.add(int(number))
            else:
                strings.cut(int(number), [(edit.start, edit.end, edit.text) for edit in edits])
        if not (strings.moved or aids or strings.holds(sweep)):
            return None
        return strings.written(self._shown(made) if strings.moved else None, sweep, aids)

    def _shown(self, made: Made) -> set[int]:
        """The strings that cells show when all is done."""
        shown = _Recorder()
        for sheet in self._book.sheets:
            whole = plain_xml(self._read(sheet), self._name)
            start, end = bounds(whole)
            rows_made = made.rows.get(sheet)
            if rows_made is not None and rows_made.data is not None:
                data = whole.data[:start] + rows_made.data + whole.data[end:]
                whole = PlainXml(data, whole.prefix, whole.root, whole.name)
            reader = RowReader(whole, shown, {})
            for row in rows(whole):
                reader.line(whole.data[row.start : row.end])
        return shown.numbers


class _Recorder:
    """Notes which strings are asked for."""

    def __init__(self) -> None:
        self.numbers: set[int] = set()

    def __getitem__(self, raw: str) -> str:
        if raw.strip().isdecimal():
            self.numbers.add(int(raw))
        return raw


_WHERE = re.compile(r"([A-Z]*)(\d+)")
_RENAMED = frozenset({"sheet", "definedName", "table"})
