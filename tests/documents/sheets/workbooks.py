"""Workbooks made by hand, each of the fewest parts that other readers open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from documents.ooxml.office_files import HEAD, Link, R, package, quoted, text

MAIN, SHEET = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = {
    MAIN: "sheet.main", SHEET: "worksheet", "xl/worksheets/sheet2.xml": "worksheet",
    STRINGS: "sharedStrings", "xl/styles.xml": "styles", "xl/comments1.xml": "comments",
    "xl/tables/table1.xml": "table", "xl/calcChain.xml": "calcChain",
    "xl/externalLinks/externalLink1.xml": "externalLink",
    "xl/pivotCache/pivotCacheDefinition1.xml": "pivotCacheDefinition",
    "xl/pivotCache/pivotCacheRecords1.xml": "pivotCacheRecords",
    "xl/connections.xml": "connections",
}
STYLES = (
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="00000000000"/>'
    '<numFmt numFmtId="165" formatCode="00\\-00\\-00"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)


def root(tag: str, inner: str = "", attributes: str = "") -> str:
    return f'{HEAD}<{tag} xmlns="{S}" xmlns:r="{R}" {attributes}>{inner}</{tag}>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def words(reference: str, value: str) -> str:
    return (f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text(value)}</t></is>'
            "</c>")


def shared(reference: str, index: int) -> str:
    return f'<c r="{reference}" t="s"><v>{index}</v></c>'


def number(reference: str, raw: str, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{raw}</v></c>'


def computed(reference: str, formula: str, value: str, attributes: str = "") -> str:
    return (f'<c r="{reference}" t="str"><f{attributes}>{text(formula)}</f><v>{text(value)}</v>'
            "</c>")


def sst(*items: str) -> str:
    return root("sst", "".join(f"<si>{item}</si>" for item in items))


def t(value: str) -> str:
    return f'<t xml:space="preserve">{text(value)}</t>'


@dataclass(frozen=True)
class Around:
    """What stands ``before`` and ``after`` the rows of the first sheet, and in the workbook
    behind the list of sheets; the names of the sheets, and which are hidden."""

    before: str = ""
    after: str = ""
    extra: str = ""
    names: Sequence[str] = ("Data",)
    hidden: Sequence[int] = ()


def xlsx(
    rows: str = "", parts: Mapping[str, str | bytes] | None = None, links: Sequence[Link] = (),
    around: Around = Around(),
) -> bytes:
    """A workbook with ``rows`` on the first sheet."""
    given = dict(parts or {})
    given.setdefault("xl/styles.xml", root("styleSheet", STYLES))
    data = f"{around.before}<sheetData>{rows}</sheetData>{around.after}"
    given.setdefault(SHEET, root("worksheet", data))
    if len(around.names) > 1:
        given.setdefault("xl/worksheets/sheet2.xml", root("worksheet", "<sheetData/>"))
    names = around.names
    sheets = "".join(
        f'<sheet name={quoted(name)} sheetId="{n}" r:id="s{n}"'
        f'{" state=" + quoted("hidden") if n in around.hidden else ""}/>'
        for n, name in enumerate(names, start=1))
    whole = root("workbook", f"<sheets>{sheets}</sheets>{around.extra}")
    own = [Link("", "officeDocument", MAIN), Link(MAIN, "styles", "styles.xml", id="st")]
    own += [Link(MAIN, "worksheet", f"worksheets/sheet{n}.xml", id=f"s{n}")
            for n in range(1, len(names) + 1)]
    if STRINGS in given:
        own.append(Link(MAIN, "sharedStrings", "sharedStrings.xml", id="ss"))
    given.setdefault(MAIN, whole)
    types = {part: f"{_KIND}.{_TYPES[part]}+xml" for part in given if part in _TYPES}
    return package(given, [*own, *links], types)
