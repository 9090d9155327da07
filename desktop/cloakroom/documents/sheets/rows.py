"""The rows of a sheet: a segment a row, its cells with tabs between them.

Rows as programs write them are read by one expression; any other row is parsed (ECMA-376 part 1,
18.3.1.73 and 18.3.1.4).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from lxml import etree

from cloakroom.documents.sheets.numbers import Shown, plain
from cloakroom.documents.sheets.plain_xml import PlainXml, fragment, unescaped
from cloakroom.documents.sheets.strings import local, pieces

_CELL = re.compile(
    r'<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d+)")?(?: t="(\w+)")?(?:/>|>'
    r"(?:<f[^>]*?(?:/>|>([^<]*)</f>))?"
    r'(?:<v(?: xml:space="preserve")?>([^<]*)</v>|<v/>'
    r'|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)
_NUMBER = re.compile(rb'\sr\s*=\s*["\'](\d{1,9})["\']')
_HIDDEN = re.compile(rb'\shidden\s*=\s*["\'](?:1|true)["\']')
_REFERENCE = re.compile(r"([A-Za-z]{1,3})\d+")
_MOST_TABS: Final = 64
_MOST_COLUMNS: Final = 16_384


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """``data[start:end]`` of the sheet. ``number`` is as the sheet counts them, or one more than
    the row before."""

    start: int
    end: int
    number: int
    hidden: bool


@dataclass(slots=True, repr=False)
class Line:
    """A row as it reads: ``indent`` are the tabs before its first cell, ``formulas`` those that
    hold text, with their column."""

    text: str = ""
    indent: str = ""
    formulas: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, repr=False)
class Cell:
    """A cell of a parsed row; ``text`` stands at ``start`` of the row's text."""

    element: etree._Element
    column: int
    text: str
    start: int
    kind: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Strings(Protocol):
    """Texts by the number that a cell holds."""

    def __getitem__(self, raw: str) -> str: ...


class Columns(dict[str, int]):
    """``"C"`` -> 3."""

    def __missing__(self, letters: str) -> int:
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - 64
        self[letters] = number
        return number


COLUMNS: Final = Columns()


def letters(column: int) -> str:
    """3 -> ``"C"``."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def bounds(whole: PlainXml) -> tuple[int, int]:
    """Where the rows of a sheet begin and end; the same place twice without any."""
    data, name = whole.data, whole.prefix + b"sheetData"
    start = data.find(b"<" + name)
    if start < 0:
        return 0, 0
    inner = data.index(b">", start) + 1
    end = data.find(b"</" + name, inner)
    return (inner, inner) if data[inner - 2 : inner] == b"/>" or end < 0 else (inner, end)


def shell(whole: PlainXml) -> bytes:
    """The sheet with an empty element in place of its rows."""
    start, end = bounds(whole)
    if start == end:
        return whole.data
    data = whole.data
    after = data.index(b">", end) + 1
    return data[: data.rindex(b"<", 0, start)] + _empty(whole) + data[after:]


def filled(whole: PlainXml, empty: bytes, inner: bytes) -> bytes:
    """What :func:`shell` made of a sheet, with these rows."""
    before, found, after = empty.partition(_empty(whole))
    tag = _empty(whole)[1:-2]
    return before + b"<" + tag + b">" + inner + b"</" + tag + b">" + after if found else empty


def _empty(whole: PlainXml) -> bytes:
    return b"<" + whole.prefix + b"sheetData/>"


def rows(whole: PlainXml) -> Iterator[Row]:
    data, last = whole.data, 0
    begin, stop = b"<" + whole.prefix + b"row", b"</" + whole.prefix + b"row>"
    at, limit = bounds(whole)
    while (at := data.find(begin, at, limit)) >= 0:
        close = data.index(b">", at) + 1
        tag = data[at:close]
        end = close if tag.endswith(b"/>") else data.index(stop, close) + len(stop)
        told = _NUMBER.search(tag)
        last = max(last + 1, int(told[1]) if told else 0)
        yield Row(at, end, last, _HIDDEN.search(tag) is not None)
        at = end


class RowReader:
    """Reads the rows of one sheet. ``formats`` by style."""

    def __init__(
        self, whole: PlainXml, strings: Strings, formats: Mapping[str, Shown]
    ) -> None:
        self._whole = whole
        self._strings = strings
        self._formats = formats

    def line(self, raw: bytes) -> Line:
        text = raw.decode("utf-8")
        found = _CELL.findall(text)
        if len(found) != text.count("<c") or ":c" in text:  # cells may have a prefix
            return self._parsed(raw)
        return self._fast(found)

    def _fast(self, found: list[tuple[str, ...]]) -> Line:
        out: list[str] = []
        line, last = Line(), 0
        strings, formats, columns = self._strings, self._formats, COLUMNS
        for name, style, kind, formula, value, inline in found:
            if formula and '"' in formula:
                line.formulas.append((columns[name], unescaped(formula)))
            if kind == "s":
                shown = strings[value]
            elif inline or value:
                shown = self._shown(kind, unescaped(inline or value), formats.get(style or "0"))
            else:
                continue
            if not shown:
                continue
            column = columns[name]
            if out:
                out.append("\t" if column == last + 1 else _tabs(column - last))
            else:
                line.indent = _tabs(column - 1)
            out.append(shown)
            last = column
        line.text = "".join(out)
        return line

    def _parsed(self, raw: bytes) -> Line:
        line, last = Line(), 0
        root = self.parse(raw)
        out: list[str] = []
        for cell in self.cells(root[0]):
            formula = cell.element.findtext("{*}f")
            if formula and '"' in formula:
                line.formulas.append((cell.column, formula))
            if cell.text:
                if out:
                    out.append(_tabs(cell.column - last))
                else:
                    line.indent = _tabs(cell.column - 1)
                out.append(cell.text)
                last = cell.column
        line.text = "".join(out)
        return line

    def parse(self, raw: bytes) -> etree._Element:
        """A root with the row in it."""
        return fragment(self._whole, raw)

    def cells(self, row: etree._Element) -> Iterator[Cell]:
        """Every cell, those without text too (at the end of the text before them)."""
        column, at, last = 0, 0, 0
        for element in row:
            if local(element) != "c":
                continue
            told = _REFERENCE.fullmatch(element.get("r") or "")
            own = COLUMNS[told[1]] if told else 0
            column = own if column < own <= _MOST_COLUMNS else column + 1
            kind = element.get("t") or "n"
            text = self._text(element, kind)
            if text:
                at += len(_tabs(column - last)) if last else 0
                last = column
            yield Cell(element, column, text, at, kind)
            at += len(text)

    def _text(self, cell: etree._Element, kind: str) -> str:
        inline = cell.find("{*}is")
        if inline is not None:
            return "".join(text for text, _, _ in pieces(inline))
        value = cell.findtext("{*}v") or ""
        if kind == "s":
            return self._strings[value] if value else ""
        return self._shown(kind, value, self._formats.get(cell.get("s") or "0"))

    def _shown(self, kind: str, value: str, shown: Shown | None) -> str:
        if kind in ("", "n"):
            return shown(value) if shown is not None and value else plain(value)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE" if value else ""
        return value


def _tabs(count: int) -> str:
    return "\t" * min(count, _MOST_TABS)
