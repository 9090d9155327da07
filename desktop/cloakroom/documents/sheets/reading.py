"""Rows and shared strings as segments."""

from cloakroom.documents.ooxml.contents import Contents
from cloakroom.documents.ooxml.units import Role, inside
from cloakroom.documents.sheets.columns import HiddenColumns
from cloakroom.documents.sheets.plain_xml import PlainXml
from cloakroom.documents.sheets.rows import RowReader, letters, rows
from cloakroom.documents.sheets.strings import SharedStrings
from cloakroom.documents.sheets.workbook import Workbook
from cloakroom.model import Segment, Stream


def read_rows(
    whole: PlainXml, book: Workbook, name: str, role: Role, contents: Contents
) -> None:
    """A segment for each row with text; formulas that hold text follow the last."""
    reader = RowReader(whole, book.strings, book.formats)
    formulas: list[Segment] = []
    found: list[Segment] = []
    joint, columns = "\n\n", HiddenColumns.of(whole)
    formula_place = inside(role.place, "formula")
    for row in rows(whole):
        line = reader.line(whole.data[row.start : row.end])
        if line.text:
            within = "hidden row" if row.hidden else columns.place(line) if columns else ""
            hidden = role.hidden or within.startswith("hidden")
            found.append(Segment(f"{name}!{row.number}", line.text, inside(role.place, within),
                                 hidden, Stream.VISIBLE, joint + line.indent))
            joint = "\n"
        for column, formula in line.formulas:
            formulas.append(Segment(f"{name}!{letters(column)}{row.number}", formula,
                                    formula_place, True, Stream.FIELD))
    for table in book.tables.get(name, ()):
        contents.seen.update(table.columns if table.top else ())
    contents.segments += [*found, *formulas]
    contents.homes += [name] * (len(found) + len(formulas))


def read_strings(strings: SharedStrings, name: str, role: Role, contents: Contents) -> None:
    """What no cell shows, and reading aids. All sheets have been read by now."""
    found = [
        Segment(f"{name}!{number}", text, role.place, True)
        for number, text in enumerate(strings.texts) if text and not strings.used[number]
    ]
    found += [
        Segment(f"{name}!{number}.{index}", aid, "reading aid of a cell", True)
        for number, aids in strings.aids.items() for index, aid in enumerate(aids)
    ]
    contents.segments += found
    contents.homes += [name] * len(found)
