"""What the workbook says about its sheets: order, names, which are hidden; their tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from cloakroom.documents.base import File
from cloakroom.documents.ooxml.structure import Structure
from cloakroom.documents.package import Package
from cloakroom.documents.sheets.numbers import Shown, formats
from cloakroom.documents.sheets.rows import COLUMNS
from cloakroom.documents.sheets.strings import SharedStrings
from cloakroom.documents.xml_part import XmlPart

SHEETS = frozenset({"worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})


@dataclass(frozen=True, slots=True)
class Sheet:
    number: int
    hidden: bool

    @property
    def place(self) -> str:
        return f"hidden sheet {self.number}" if self.hidden else f"sheet {self.number}"


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """``columns`` are its names, from the column ``left`` on, told in row ``top`` as well (0: they
    are not)."""

    part: str
    top: int
    left: int
    columns: tuple[str, ...]


@dataclass(slots=True, repr=False)
class Workbook:
    """``sheets`` and ``tables`` by the part of the sheet; ``strings_part`` is empty without."""

    strings: SharedStrings
    strings_part: str
    formats: Mapping[str, Shown]
    sheets: dict[str, Sheet] = field(default_factory=dict)
    tables: dict[str, list[Table]] = field(default_factory=dict)

    def header(self, sheet: str, row: int, column: int) -> tuple[Table, int] | None:
        """The table, and which of its columns, whose name the cell tells."""
        for table in self.tables.get(sheet, ()):
            index = column - table.left
            if table.top == row and 0 <= index < len(table.columns):
                return table, index
        return None


def read_workbook(file: File, package: Package, structure: Structure) -> Workbook:
    """Raises an :class:`InputError` where a part is damaged or unsafe."""
    links = structure.links.get(structure.main, [])
    by_kind = {link.kind: link.part for link in links if link.part in package.names}
    main = XmlPart(package.read(structure.main), file.name).root
    data = package.read(by_kind["styles"]) if "styles" in by_kind else None
    styles = XmlPart(data, file.name).root if data is not None else None
    settings = main.find("{*}workbookPr")
    since_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    part = by_kind.get("sharedStrings", "")
    strings = SharedStrings(package.read(part) if part else None, file.name)
    book = Workbook(strings, part, formats(styles, since_1904=since_1904))
    targets = {link.id: link.part for link in links if link.kind in SHEETS}
    for number, element in enumerate(main.iterfind("{*}sheets/{*}sheet"), start=1):
        id_ = next((str(value) for key, value in element.items() if str(key).endswith("}id")), "")
        hidden = element.get("state") in ("hidden", "veryHidden")
        if targets.get(id_):
            book.sheets[targets[id_]] = Sheet(number, hidden)
    for sheet in book.sheets:
        for link in structure.links.get(sheet, ()):
            if link.kind == "table" and link.part:
                table = XmlPart(package.read(link.part), file.name).root
                book.tables.setdefault(sheet, []).append(_table(link.part, table))
    return book


def _table(part: str, root: etree._Element) -> Table:
    first = (root.get("ref") or "A1").partition(":")[0].replace("$", "")
    letters = first.rstrip("0123456789")
    row = first[len(letters) :]
    left = COLUMNS[letters] if letters.isascii() and letters.isalpha() else 1
    top = int(row) if row.isdecimal() and root.get("headerRowCount") != "0" else 0
    names = [column.get("name") or "" for column in root.iterfind("{*}tableColumns/{*}tableColumn")]
    return Table(part, top, left, tuple(names))
