"""Where a value can hide in a workbook: a small file for each place."""

from collections.abc import Callable, Mapping

from documents.ooxml.office_files import Link, element, quoted, text
from documents.sheets.workbooks import (
    MAIN,
    SHEET,
    STRINGS,
    Around,
    computed,
    root,
    row,
    shared,
    sst,
    t,
    words,
    xlsx,
)

Make = Callable[[str], bytes]
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_XM = "http://schemas.microsoft.com/office/excel/2006/main"
_THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"


def runs(value: str) -> str:
    middle = len(value) // 2
    return f"<r>{t('Dear ' + value[:middle])}</r><r><rPr><b/></rPr>{t(value[middle:])}</r>"


def shared_string(value: str) -> bytes:
    return xlsx(row(1, shared("A1", 0)), {STRINGS: sst(t(value))})


def unused_string(value: str) -> bytes:
    return xlsx(row(1, shared("A1", 0)), {STRINGS: sst(t("x"), t(value))})


def rich_string(value: str) -> bytes:
    return xlsx(row(1, shared("A1", 0)), {STRINGS: sst(runs(value))})


def reading_aid(value: str) -> bytes:
    aid = f'{t("x")}<rPh sb="0" eb="1">{t(value)}</rPh><phoneticPr fontId="0"/>'
    return xlsx(row(1, shared("A1", 0)), {STRINGS: sst(aid)})


def inline(value: str) -> bytes:
    return xlsx(row(1, words("A1", value)))


def rich_inline(value: str) -> bytes:
    return xlsx(row(1, f'<c r="A1" t="inlineStr"><is>{runs(value)}</is></c>'))


def result(value: str) -> bytes:
    return xlsx(row(1, computed("A1", "B1&C1", value)))


def in_formula(value: str) -> bytes:
    quoted_twice = value.replace('"', '""')
    return xlsx(row(1, computed("A1", f'IF(B1=1,"{quoted_twice}","")', "")))


def two_cells(value: str) -> bytes:
    first, _, second = value.partition(" ")
    return xlsx(row(1, words("A1", first), words("B1", second)))


def hidden_row(value: str) -> bytes:
    return xlsx(row(1, words("A1", value)).replace("<row ", '<row hidden="1" '))


def hidden_sheet(value: str) -> bytes:
    second = root("worksheet", f"<sheetData>{row(1, words('A1', value))}</sheetData>")
    return xlsx(row(1, words("A1", "x")), {"xl/worksheets/sheet2.xml": second},
                around=Around(names=("One", "Two"), hidden=(2,)))


def other_prefix(value: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return xlsx(parts={SHEET: (
        f"<?xml version='1.0'?><x:worksheet xmlns:x='{space}'><x:sheetData><x:row r='1'>"
        f"<x:c r='A1' t='inlineStr'><!-- a > b --><x:is><x:t>{text(value)}</x:t></x:is></x:c>"
        "</x:row></x:sheetData></x:worksheet>")})


def wide_letters(value: str) -> bytes:
    sheet = root("worksheet", f"<sheetData>{row(1, words('A1', value))}</sheetData>")
    return xlsx(parts={SHEET: sheet.replace("UTF-8", "UTF-16").encode("utf-16")})


def defined_name(value: str) -> bytes:
    inner = text('"' + value.replace('"', '""') + '"')
    return xlsx(around=Around(
        extra=f'<definedNames><definedName name="who" comment={quoted(value)}>{inner}'
              "</definedName></definedNames>"))


def on_the_sheet(inner: Callable[[str], str]) -> Make:
    return lambda value: xlsx(row(1, words("A1", "x")), around=Around(after=inner(value)))


def validation(value: str) -> str:
    listed = text('"' + value.replace('"', '""') + ',other"')
    return ('<dataValidations count="1"><dataValidation type="list" sqref="A1" '
            f"prompt={quoted(value)} error={quoted(value)}><formula1>{listed}</formula1>"
            "</dataValidation></dataValidations>")


def header(value: str) -> str:
    doubled = text(value.replace("&", "&&"))
    return (f'<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"{doubled}&amp;RPage &amp;P'
            "</oddHeader></headerFooter>")


def formatting(value: str) -> str:
    told = text('"' + value.replace('"', '""') + '"')
    return ('<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1">'
            f"<formula>A1={told}</formula></cfRule></conditionalFormatting>")


def sparkline(value: str) -> str:
    told = text('"' + value.replace('"', '""') + '"')
    return (f'<extLst><ext uri="{{1}}" xmlns:x14="{_X14}" xmlns:xm="{_XM}">'
            f'<x14:dataValidations count="1"><x14:dataValidation><x14:formula1><xm:f>{told}</xm:f>'
            "</x14:formula1><xm:sqref>A1</xm:sqref></x14:dataValidation></x14:dataValidations>"
            "</ext></extLst>")


def link_text(value: str) -> str:
    return (f'<hyperlinks><hyperlink ref="A1" location="Data!A1" display={quoted(value)} '
            f"tooltip={quoted(value)}/></hyperlinks>")


def part(source: str, kind: str, name: str, content: str | bytes) -> bytes:
    folder = source.rpartition("/")[0]
    return xlsx(row(1, words("A1", "x")), {f"{folder}/{name}".lstrip("/"): content},
                [Link(source, kind, name)])


def comment(value: str) -> bytes:
    return part(SHEET, "comments", "comments1.xml", root(
        "comments", f'<authors><author>x</author></authors><commentList><comment ref="B2" '
                    f'authorId="0"><text>{runs(value)}</text></comment></commentList>'))


def comment_author(value: str) -> bytes:
    return part(SHEET, "comments", "comments1.xml", root(
        "comments", f"<authors><author>{text(value)}</author></authors><commentList>"
                    '<comment ref="B2" authorId="0"><text><t>x</t></text></comment></commentList>'))


def thread(value: str) -> bytes:
    return part(SHEET, "threadedComment", "threadedComment1.xml", (
        f'<ThreadedComments xmlns="{_THREADED}"><threadedComment ref="B2" personId="{{1}}" '
        f'id="{{2}}"><text>{text(value)}</text></threadedComment></ThreadedComments>'))


def person(value: str) -> bytes:
    return part(MAIN, "person", "persons/person.xml", (
        f'<personList xmlns="{_THREADED}"><person displayName={quoted(value)} id="{{1}}" '
        f'userId={quoted("S::" + value)} providerId="AD"/></personList>'))


def connection(value: str) -> bytes:
    return part(MAIN, "connections", "connections.xml", root(
        "connections", f'<connection id="1" name="c" description={quoted(value)}><dbPr '
                       f"connection={quoted('User ID=' + value)} command={quoted(value)}/>"
                       "</connection>"))


def other_book(value: str) -> bytes:
    return part(MAIN, "externalLink", "externalLinks/externalLink1.xml", root(
        "externalLink", f"<externalBook><sheetNames><sheetName val={quoted(value)}/></sheetNames>"
                        '<sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str">'
                        f"<v>{text(value)}</v></cell></row></sheetData></sheetDataSet>"
                        "</externalBook>"))


def path_of_other_book(value: str) -> bytes:
    source = "xl/externalLinks/externalLink1.xml"
    return xlsx(row(1, words("A1", "x")), {source: root("externalLink", "<externalBook/>")}, [
        Link(MAIN, "externalLink", "externalLinks/externalLink1.xml"),
        Link(source, "externalLinkPath", f"file:///C:/Users/{value}/a.xlsx", True)])


def pivot_cache(value: str) -> bytes:
    return part(MAIN, "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml", root(
        "pivotCacheDefinition", '<cacheSource type="worksheet"/><cacheFields count="1">'
                                f"<cacheField name={quoted(value)}><sharedItems>"
                                f"<s v={quoted(value)}/></sharedItems></cacheField></cacheFields>"))


def pivot_records(value: str) -> bytes:
    name = "xl/pivotCache/pivotCacheDefinition1.xml"
    return xlsx(row(1, words("A1", "x")), {
        name: root("pivotCacheDefinition", "<cacheFields/>"),
        "xl/pivotCache/pivotCacheRecords1.xml": root(
            "pivotCacheRecords", f'<r><s v={quoted(value)}/><n v="3"/></r>'),
    }, [Link(MAIN, "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
        Link(name, "pivotCacheRecords", "pivotCacheRecords1.xml")])


def slicer(value: str) -> bytes:
    return part(MAIN, "slicerCache", "slicerCaches/slicerCache1.xml", (
        f'<slicerCacheDefinition xmlns="{_X14}" name={quoted(value)} '
        f"sourceName={quoted(value)}/>"))


def drawing(inner: str) -> bytes:
    return part(SHEET, "drawing", "drawing1.xml", element(
        "xdr:wsDr", f'<xdr:oneCellAnchor xmlns:xdr="{_XDR}">{inner}</xdr:oneCellAnchor>',
        f'xmlns:xdr="{_XDR}"'))


def text_box(value: str) -> bytes:
    middle = len(value) // 2
    return drawing(f"<xdr:sp><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{text(value[:middle])}</a:t>"
                   f"</a:r><a:r><a:t>{text(value[middle:])}</a:t></a:r></a:p></xdr:txBody></xdr:sp>")


def alternative_text(value: str) -> bytes:
    return drawing(f'<xdr:cNvPr id="2" name="x" descr={quoted(value)}/>')


def box_of_a_comment(value: str) -> bytes:
    return part(SHEET, "vmlDrawing", "vmlDrawing1.vml", (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:'
        f'excel"><v:shape alt={quoted(value)}><v:textbox><div>{text(value)}</div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:Row>1</x:Row></x:ClientData></v:shape></xml>'))


def cache_of_a_chart(value: str) -> bytes:
    source = "xl/worksheets/drawing1.xml"
    return xlsx(row(1, words("A1", "x")), {
        source: element("xdr:wsDr", attributes=f'xmlns:xdr="{_XDR}"'),
        "xl/worksheets/chart1.xml": element("c:chartSpace", (
            "<c:chart><c:ser><c:tx><c:strRef><c:f>Data!$A$1</c:f><c:strCache><c:pt idx='0'>"
            f"<c:v>{text(value)}</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:chart>")),
    }, [Link(SHEET, "drawing", "drawing1.xml"), Link(source, "chart", "chart1.xml")])


def property_of_the_file(value: str) -> bytes:
    return part("", "custom-properties", "docProps/custom.xml", (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-'
        'properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docProps'
        f'VTypes"><property fmtid="{{1}}" pid="2" name="a"><vt:lpwstr>{text(value)}</vt:lpwstr>'
        "</property></Properties>"))


READ: Mapping[str, Make] = {
    "shared_string": shared_string, "unused_string": unused_string, "rich_string": rich_string,
    "reading_aid": reading_aid, "inline": inline, "rich_inline": rich_inline, "result": result,
    "in_formula": in_formula, "two_cells": two_cells, "hidden_row": hidden_row,
    "hidden_sheet": hidden_sheet, "other_prefix": other_prefix, "wide_letters": wide_letters,
    "defined_name": defined_name, "validation": on_the_sheet(validation),
    "header": on_the_sheet(header), "formatting": on_the_sheet(formatting),
    "sparkline": on_the_sheet(sparkline), "link_text": on_the_sheet(link_text),
    "comment": comment, "comment_author": comment_author, "thread": thread, "person": person,
    "connection": connection, "other_book": other_book, "path_of_other_book": path_of_other_book,
    "pivot_cache": pivot_cache, "pivot_records": pivot_records, "slicer": slicer,
    "text_box": text_box, "alternative_text": alternative_text,
    "box_of_a_comment": box_of_a_comment, "cache_of_a_chart": cache_of_a_chart,
    "property_of_the_file": property_of_the_file,
}


def wide(value: str) -> bytes:
    return b"\x01\x00" + value.encode("utf-16-le") + b"\x00\x00"


def printer(value: str) -> bytes:
    return xlsx(row(1, words("A1", "x")), {"xl/printerSettings/p1.bin": wide(value)},
                [Link(SHEET, "printerSettings", "../printerSettings/p1.bin", id="rId9")],
                Around(after='<pageSetup orientation="portrait" r:id="rId9"/>'))


def property_of_a_sheet(value: str) -> bytes:
    return xlsx(row(1, words("A1", "x")), {"xl/customProperty1.bin": wide(value)},
                [Link(SHEET, "customProperty", "../customProperty1.bin", id="rId9")],
                Around(after='<customProperties><customPr name="a" r:id="rId9"/>'
                             "</customProperties>"))


def object_in(value: str) -> bytes:
    data = b"\xd0\xcf\x11\xe0" + wide(value)
    return xlsx(row(1, words("A1", "x")), {"xl/embeddings/o.bin": data},
                [Link(SHEET, "oleObject", "../embeddings/o.bin", id="rId9")],
                Around(after='<oleObjects><oleObject progId="X" shapeId="1" r:id="rId9"/>'
                             "</oleObjects>"))


def macros(value: str) -> bytes:
    return part(MAIN, "vbaProject", "vbaProject.bin", wide(value))


def revisions(value: str) -> bytes:
    return part(MAIN, "revisionHeaders", "revisions/revisionHeaders.xml", root(
        "headers", f'<header guid="{{1}}" userName={quoted(value)}/>'))


def path_of_the_file(value: str) -> bytes:
    return xlsx(row(1, words("A1", "x")), around=Around(
        extra='<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-'
              'compatibility/2006"><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="http://'
              f'schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url={quoted(value)}/>'
              "</mc:Choice></mc:AlternateContent>"))


def refreshed_by(value: str) -> bytes:
    return part(MAIN, "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml", root(
        "pivotCacheDefinition", "<cacheFields/>", f"refreshedBy={quoted(value)}"))


UNREAD: Mapping[str, Make] = {
    "printer": printer, "property_of_a_sheet": property_of_a_sheet, "object_in": object_in,
    "macros": macros, "revisions": revisions, "path_of_the_file": path_of_the_file,
    "refreshed_by": refreshed_by,
}
