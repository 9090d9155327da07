"""Workbooks and OpenDocument files made to do harm: refused, or read without it."""

import pytest

from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import InputError, UnsafeFile
from documents.odf.odf_files import odf, p
from documents.packages import unzipped, zipped
from documents.sheets.workbooks import MAIN, SHEET, STRINGS, row, shared, sst, t, words, xlsx

_DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def with_entities(data: bytes, part: str) -> bytes:
    members = unzipped(data)
    head, end, rest = members[part].partition(b"?>")
    return zipped({**members, part: head + end + _DTD + rest})


@pytest.mark.parametrize("part", [SHEET, STRINGS, MAIN, "xl/styles.xml"])
def test_entities_in_a_workbook_are_refused(part: str) -> None:
    data = xlsx(row(1, shared("A1", 0)), {STRINGS: sst(t("x"))})
    with pytest.raises(UnsafeFile):
        document("a.xlsx", with_entities(data, part))


@pytest.mark.parametrize("part", ["content.xml", "META-INF/manifest.xml"])
def test_entities_in_an_open_document_are_refused(part: str) -> None:
    with pytest.raises(UnsafeFile):
        document("a.odt", with_entities(odf(p("x")), part))


@pytest.mark.parametrize("line", [
    row(1, shared("A1", 999)),
    row(1, '<c r="A1" t="s"><v>-1</v></c>', '<c r="B1" t="s"><v>x</v></c>'),
    '<row r="99999999999999"><c r="ZZZZZ99999999999"><v>1</v></c></row>',
    row(2, words("A2", "x")) + row(1, words("A1", "y")) + row(1, words("A1", "z")),
    row(1, words("C1", "x"), words("A1", "Wren"), words("A1", "y")),
    "<row/><row></row><row><c/><c r=''/><c t='s'/><c><v/></c></row>",
    '<row><c s="99"><v>1e99999</v></c><c s="1"><v>-5</v></c><c s="1"><v>nan</v></c></row>',
])
def test_odd_rows_are_read_and_written(line: str) -> None:
    whole = document("a.xlsx", xlsx(line, {STRINGS: sst(t("Wren"))}))
    addresses = [(each.address, each.stream) for each in whole.segments]
    assert len(set(addresses)) == len(addresses)
    document("a.xlsx", whole.rewritten([], Sweep([Taken("Wren", "[X_1]")])).data)


def test_deep_nesting_is_refused_or_read() -> None:
    deep = "<a>" * 60_000 + "Wren" + "</a>" * 60_000
    for name, data in (("a.xlsx", xlsx(f"<row><c>{deep}</c></row>")), ("a.odt", odf(deep))):
        try:
            document(name, data).rewritten([], Sweep([Taken("Wren", "[X_1]")]))
        except InputError:
            continue
