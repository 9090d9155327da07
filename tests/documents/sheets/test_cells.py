"""Cells that change: numbers, dates, formulas, and what other parts tell of them."""

import io
from collections.abc import Sequence

import openpyxl
import pytest

from cloakroom.documents.base import Document, Edit, Kind, Wishes
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import UnknownFormat
from cloakroom.model import Stream
from documents.ooxml.office_files import Link, quoted
from documents.ooxml.unpacked import holds
from documents.packages import unzipped, zipped
from documents.sheets.workbooks import (
    MAIN,
    SHEET,
    STRINGS,
    Around,
    computed,
    number,
    root,
    row,
    shared,
    sst,
    t,
    words,
    xlsx,
)

SECOND = "xl/worksheets/sheet2.xml"


def opened(data: bytes, name: str = "book.xlsx") -> Document:
    return document(name, data)


def sweep(*values: str) -> Sweep:
    return Sweep(Taken(value, f"[VALUE_{at}]") for at, value in enumerate(values))


def clean(data: bytes, *values: str) -> dict[str, bytes]:
    return unzipped(opened(data).rewritten([], sweep(*values)).data)


def shown(data: bytes) -> list[list[object]]:
    """As openpyxl reads it."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [list(line) for line in book.worksheets[0].iter_rows(values_only=True)]


def edit(whole: Document, text: str, *, nth: int = 0) -> Edit:
    """An edit of the nth place that holds ``text``."""
    places = [(index, each.text.index(text)) for index, each in enumerate(whole.segments)
              if text in each.text and each.stream is Stream.VISIBLE]
    index, start = places[nth]
    return Edit(index, start, start + len(text), "[ONE]")


def rows_of(whole: Document) -> list[str]:
    return [each.joint + each.text for each in whole.segments if f"{SHEET}!" in each.address
            and each.stream is Stream.VISIBLE]


@pytest.mark.parametrize(("raw", "style", "reads"), [
    ("28928", 1, "14/03/1979"),
    ("28928.5", 1, "14/03/1979 12:00"),
    ("59", 1, "28/02/1900"),
    ("7700900123", 2, "07700900123"),
    ("200415", 3, "20-04-15"),
    ("415", 3, "00-04-15"),
    ("9.876543210E9", 0, "9876543210"),
    ("4242424242424242", 0, "4242424242424242"),
    ("4.2424242424242422E+15", 0, "4242424242424242"),
    ("0.1", 0, "0.1"),
    ("1E-3", 0, "0.001"),
    ("1E+999", 0, "1E+999"),
    ("no number", 1, "no number"),
])
def test_numbers_are_read_as_they_are_shown(raw: str, style: int, reads: str) -> None:
    assert rows_of(opened(xlsx(row(1, number("A1", raw, style))))) == ["\n\n" + reads]


def test_the_cells_of_a_row_stand_where_their_headings_do() -> None:
    data = xlsx(row(1, words("B1", "Name"), words("C1", "DOB"), words("F1", "x"))
                + row(2, words("B2", "Wren"), number("F2", "1")))
    assert rows_of(opened(data)) == ["\n\n\tName\tDOB\t\t\tx", "\n\tWren\t\t\t\t1"]


def test_a_date_that_goes_becomes_a_text() -> None:
    data = xlsx(row(1, words("A1", "Date of birth")) + row(2, number("A2", "28928", 1)))
    whole = opened(data)
    after = whole.rewritten([edit(whole, "14/03/1979")], Sweep()).data
    assert shown(after) == [["Date of birth"], ["[ONE]"]]
    assert b"28928" not in unzipped(after)[SHEET]


def test_the_number_of_a_date_goes_out_of_caches_too() -> None:
    chart = "xl/charts/chart1.xml"
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    data = xlsx(row(1, number("A1", "28928", 1)), {
        "xl/drawings/d.xml": "<x/>",
        chart: f'<c:chartSpace xmlns:c="{space}"><c:numCache><c:pt idx="0"><c:v>28928</c:v></c:pt>'
               "</c:numCache></c:chartSpace>"},
        [Link(SHEET, "drawing", "../drawings/d.xml"),
         Link("xl/drawings/d.xml", "chart", "../charts/chart1.xml")])
    assert b"28928" not in clean(data, "14/03/1979")[chart]


def test_a_formula_goes_with_its_result_and_its_place_in_the_chain() -> None:
    data = xlsx(row(1, computed("A1", "B1", "Wren"), computed("C1", "D1", "x")), {
        "xl/calcChain.xml": root("calcChain", '<c r="A1" i="1"/><c r="C1"/>'),
    }, [Link(MAIN, "calcChain", "calcChain.xml")])
    parts = clean(data, "Wren")
    assert parts[SHEET].count(b"<f>") == 1
    assert "xl/calcChain.xml" not in parts
    assert b"calcChain" not in parts["[Content_Types].xml"]
    assert b"calcChain" not in parts["xl/_rels/workbook.xml.rels"]
    kept = clean(data, "Robin")
    assert "xl/calcChain.xml" in kept


def test_cells_that_shared_a_formula_keep_what_they_show() -> None:
    data = xlsx(row(1, computed("A1", "B1", "Wren", ' t="shared" ref="A1:A3" si="0"'))
                + row(2, '<c r="A2" t="str"><f t="shared" si="0"/><v>Robin</v></c>')
                + row(3, '<c r="A3" t="str"><f t="shared" si="1"/><v>Lark</v></c>'))
    whole = opened(data)
    after = whole.rewritten([], sweep("Wren")).data
    assert shown(after) == [["[VALUE_0]"], ["Robin"], ["Lark"]]
    assert unzipped(after)[SHEET].count(b"<f ") == 1


def test_only_the_cell_that_was_chosen_changes_where_two_share_a_string() -> None:
    data = xlsx(row(1, shared("A1", 0), shared("B1", 0)), {STRINGS: sst(t("Wren Blythe"))})
    whole = opened(data)
    after = whole.rewritten([edit(whole, "Wren")], Sweep()).data
    assert shown(after) == [["[ONE] Blythe", "Wren Blythe"]]


def test_a_string_that_no_cell_shows_any_more_goes() -> None:
    data = xlsx(row(1, shared("A1", 0)) + row(2, shared("A2", 0)), {STRINGS: sst(t("Wren"))})
    whole = opened(data)
    after = whole.rewritten([edit(whole, "Wren"), edit(whole, "Wren", nth=1)], Sweep()).data
    assert shown(after) == [["[ONE]"], ["[ONE]"]]
    assert not holds(after, "Wren")


def test_a_run_keeps_its_look() -> None:
    rich = f"<r><rPr><b/></rPr>{t('Wren')}</r><r>{t(' was here')}</r>"
    parts = clean(xlsx(row(1, shared("A1", 0)), {STRINGS: sst(rich)}), "Wren")
    assert b"<r><rPr><b/></rPr><t xml:space=\"preserve\">[VALUE_0]</t></r>" in parts[STRINGS]


def renaming(name: str, formula: str) -> bytes:
    second = root("worksheet", f"<sheetData>{row(1, computed('A1', formula, 'x'))}</sheetData>")
    listed = f"<definedNames><definedName name='here'>{formula}</definedName></definedNames>"
    return xlsx(row(1, words("A1", "x")), {SECOND: second},
                around=Around(names=(name, "Sums"), extra=listed))


@pytest.mark.parametrize(("name", "formula", "follows"), [
    ("Wren", "SUM(Wren!A1:A3)", b"SUM('VALUE_0'!A1:A3)"),
    ("Wren files", "'Wren files'!A1", b"'VALUE_0 files'!A1"),
    ("Wren", "Wren:Sums!A1", b"'VALUE_0:Sums'!A1"),
    ("Wren's", "'Wren''s'!A1", b"'VALUE_0''s'!A1"),
])
def test_formulas_follow_a_sheet_that_is_called_otherwise(
    name: str, formula: str, follows: bytes
) -> None:
    parts = clean(renaming(name, formula), "Wren")
    assert follows in parts[MAIN]
    assert follows in parts[SECOND]
    names = openpyxl.load_workbook(io.BytesIO(zipped(parts))).sheetnames
    assert names[0] == name.replace("Wren", "VALUE_0")


def test_names_of_sheets_are_legal_and_apart() -> None:
    long = "Wren " + "x" * 26
    data = xlsx(parts={SECOND: root("worksheet", "<sheetData/>")},
                around=Around(names=(long, long[:-1] + "y")))
    whole = opened(data)
    swept = Sweep([Taken("Wren", "[ORGANISATION_100]")])
    names = openpyxl.load_workbook(io.BytesIO(whole.rewritten([], swept).data)).sheetnames
    assert all(len(name) <= 31 and "[" not in name for name in names)
    assert len({name.lower() for name in names}) == 2


def table(*columns: str) -> tuple[str, Sequence[Link]]:
    inner = "".join(f'<tableColumn id="{n}" name={quoted(name)}/>'
                    for n, name in enumerate(columns, start=1))
    whole = root("table", f'<tableColumns count="{len(columns)}">{inner}</tableColumns>',
                 'id="1" name="T" displayName="T" ref="A1:B2"')
    return whole, [Link(SHEET, "table", "../tables/table1.xml", id="rId9")]


@pytest.mark.parametrize("chosen", [False, True])
def test_the_columns_of_a_table_are_called_as_its_headings(chosen: bool) -> None:
    part, links = table("Wren", "wren 2")
    data = xlsx(row(1, words("A1", "Wren"), words("B1", "wren 2"))
                + row(2, computed("A2", "SUM(T[Wren])", "1"), words("B2", "x")),
                {"xl/tables/table1.xml": part}, links,
                Around(after='<tableParts count="1"><tablePart r:id="rId9"/></tableParts>'))
    whole = opened(data)
    swept = sweep() if chosen else sweep("Wren")
    made = [edit(whole, "Wren")] if chosen else []
    after = whole.rewritten(made, swept).data
    book = openpyxl.load_workbook(io.BytesIO(after))
    sheet = book.worksheets[0]
    headings = [str(cell.value) for cell in sheet[1]]
    assert headings == [column.name for column in sheet.tables["T"].tableColumns]
    assert headings[0] == ("ONE" if chosen else "VALUE_0")
    assert sheet["A2"].value == f"=SUM(T[{headings[0]}])"


def test_what_goes_with_a_dropped_part_goes_from_the_sheet() -> None:
    data = xlsx(row(1, words("A1", "x")), {"xl/o.bin": b"\xd0\xcf\x11\xe0Wren"},
                [Link(SHEET, "oleObject", "../o.bin", id="rId9")],
                Around(after='<oleObjects><oleObject progId="X" shapeId="1" r:id="rId9"/>'
                             "</oleObjects>"))
    assert b"oleObject" not in clean(data)[SHEET]
    whole = opened(data)
    kept = whole.rewritten([], Sweep(), Wishes(keep=frozenset({Kind.OBJECT}))).data
    assert "xl/o.bin" in unzipped(kept)


@pytest.mark.parametrize(("name", "suffix"), [
    ("a.xlsx", ".xlsx"), ("a.xlsm", ".xlsx"), ("a.xltx", ".xltx"), ("a.xltm", ".xltx"),
])
def test_a_file_without_macros_is_called_so(name: str, suffix: str) -> None:
    after = opened(xlsx(row(1, words("A1", "x"))), name).rewritten([], Sweep())
    assert after.suffix == suffix


def test_the_type_of_a_workbook_with_macros_is_mended() -> None:
    members = unzipped(xlsx(row(1, words("A1", "x"))))
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    after = opened(zipped(members), "a.xlsm").rewritten([], Sweep()).data
    assert b"macroEnabled" not in unzipped(after)["[Content_Types].xml"]


def test_a_binary_workbook_is_refused_with_what_helps() -> None:
    members = unzipped(xlsx())
    members["_rels/.rels"] = members["_rels/.rels"].replace(b"workbook.xml", b"workbook.bin")
    members["xl/workbook.bin"] = members.pop(MAIN)
    with pytest.raises(UnknownFormat, match="save it as"):
        opened(zipped(members), "a.xlsb")


def test_rows_that_hold_nothing_keep_every_byte() -> None:
    line = row(1, words("A1", "Wren")) + "\n <row  r='2' ><c r='B2'  t = \"inlineStr\"><is><t>x" \
        "</t></is></c></row>"
    parts = clean(xlsx(line), "Wren")
    assert b"\n <row  r='2' ><c r='B2'  t = \"inlineStr\"><is><t>x</t></is></c></row>" in (
        parts[SHEET])


def test_cells_without_references_follow_each_other() -> None:
    data = xlsx('<row><c t="inlineStr"><is><t>a</t></is></c><c><v>7</v></c></row>')
    assert rows_of(opened(data)) == ["\n\na\t7"]


def test_a_removed_number_becomes_a_word_in_what_remembers_it() -> None:
    records = "xl/pivotCache/pivotCacheRecords1.xml"
    cache = "xl/pivotCache/pivotCacheDefinition1.xml"
    other = "xl/externalLinks/externalLink1.xml"
    data = xlsx(row(1, number("A1", "7700900123", 2)), {
        cache: root("pivotCacheDefinition", "<cacheFields><cacheField name='a'><sharedItems "
                    "containsString='0' containsNumber='1' minValue='3' maxValue='7700900123'>"
                    "<n v='7700900123'/><n v='3'/></sharedItems></cacheField></cacheFields>"),
        records: root("pivotCacheRecords", "<r><n v='7700900123'/></r>"),
        other: root("externalLink", "<externalBook><sheetDataSet><sheetData><row r='1'>"
                    "<cell r='A1'><v>7700900123</v></cell></row></sheetData></sheetDataSet>"
                    "</externalBook>"),
    }, [Link(MAIN, "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
        Link(cache, "pivotCacheRecords", "pivotCacheRecords1.xml"),
        Link(MAIN, "externalLink", "externalLinks/externalLink1.xml")])
    parts = clean(data, "07700900123")
    assert b'<s v="[VALUE_0]"/><n v="3"/>' in parts[cache]
    assert b"maxValue" not in parts[cache]
    assert b'containsMixedTypes="1"' in parts[cache]
    assert b'<r><s v="[VALUE_0]"/></r>' in parts[records]
    assert b'<cell r="A1" t="str"><v>[VALUE_0]</v></cell>' in parts[other]


def test_a_bracket_within_quotes_ends_no_tag() -> None:
    line = '<row r="1"><c r="A1" t="inlineStr" y="a>b"><is><t>a > Wren</t></is></c></row>'
    sheet = root("worksheet", f"<sheetData>{line}</sheetData>", 'x="a>b"')
    data = xlsx(parts={SHEET: sheet})
    assert rows_of(opened(data)) == ["\n\na > Wren"]
    assert b"<t>a &gt; [VALUE_0]</t>" in clean(data, "Wren")[SHEET]


def test_dates_may_count_from_1904() -> None:
    data = unzipped(xlsx(row(1, number("A1", "27466", 1))))
    data[MAIN] = data[MAIN].replace(b"<sheets>", b'<workbookPr date1904="1"/><sheets>')
    assert rows_of(opened(zipped(data))) == ["\n\n14/03/1979"]


def test_a_value_with_quotes_goes_from_a_formula_where_they_are_doubled() -> None:
    data = xlsx(row(1, computed("A1", 'IF(B1=1,"Wren ""Bob"" Blythe","")', "")))
    assert b'IF(B1=1,"[VALUE_0]","")' in clean(data, 'Wren "Bob" Blythe')[SHEET]


@pytest.mark.parametrize(
    ("raw", "value", "seen"),
    [
        ("amira_x0040_example.org", "amira@example.org", "amira@example.org"),
        ("Amira_x0020_Okafor &amp;_x003C_", "Amira Okafor", "Amira Okafor &<"),
        ("_x0041_mira_x000A_Okafor", "Amira Okafor", "Amira\nOkafor"),
    ],
)
@pytest.mark.parametrize("place", ["shared", "inline", "formula"])
def test_characters_that_are_written_as_numbers(
    raw: str, value: str, seen: str, place: str
) -> None:
    cells = {
        "shared": (row(1, shared("A1", 0)), {STRINGS: root("sst", f"<si><t>{raw}</t></si>")}),
        "inline": (row(1, f'<c r="A1" t="inlineStr"><is><t>{raw}</t></is></c>'), {}),
        "formula": (row(1, f'<c r="A1" t="str"><f>A2</f><v>{raw}</v></c>'), {}),
    }
    data = xlsx(*cells[place])
    assert seen in [each.text for each in opened(data).segments]
    assert prove("book.xlsx", data, sweep(value)).verdict is Verdict.FOUND
    after = opened(data).rewritten([], sweep(value))
    assert prove("book.xlsx", after.data, sweep(value)).verdict is Verdict.CLEAN
    assert "[VALUE_0]" in str(shown(after.data)[0][0])


@pytest.mark.parametrize("raw", ["_x005F_x0041_", "_x0001_", "_x0009_", "_xD800_", "__x0078_0041_"])
def test_what_must_stay_written_so_stays(raw: str) -> None:
    data = xlsx(row(1, words("A1", raw)))
    assert raw in [each.text for each in opened(data).segments]


@pytest.mark.parametrize(
    ("columns", "cells", "place", "hidden"),
    [
        ('<col min="2" max="3" hidden="1"/>', ("A1", "B1"), "sheet 1, partly in hidden columns",
         False),
        ('<col min="2" max="3" hidden="1"/>', ("B1", "C1"), "sheet 1, hidden column", True),
        ("<col min='3' hidden='true' max='3'/>", ("C1",), "sheet 1, hidden column", True),
        ('<col min="2" max="3" hidden="1"/>', ("A1", "D1"), "sheet 1", False),
        ('<col min="1" max="9" hidden="0"/>', ("A1",), "sheet 1", False),
    ],
)
def test_what_stands_in_a_hidden_column_says_so(
    columns: str, cells: Sequence[str], place: str, hidden: bool
) -> None:
    rows = row(1, *(words(each, "Amira") for each in cells))
    data = xlsx(rows, around=Around(before=f"<cols>{columns}</cols>"))
    (told,) = [each for each in opened(data).segments if "Amira" in each.text]
    assert (told.place, told.hidden) == (place, hidden)
