"""The parts of a workbook but for its rows, as units: what holds text of a person, and what a
stand-in may look like there.

Names of sheets, ranges, tables, fields and columns take stand-ins without brackets; a formula
likewise, but for its texts in quotes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from lxml import etree

from cloakroom.documents.ooxml.blocks import Piece
from cloakroom.documents.ooxml.rules import Form, machine
from cloakroom.documents.ooxml.units import Role, Unit, inside
from cloakroom.documents.sheets.strings import local, pieces, readings
from cloakroom.documents.xml_part import TAIL
from cloakroom.model import Segment, Stream

PARTS: Final = frozenset({
    "officeDocument", "worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet",
    "comments", "threadedComment", "person", "table", "tableSingleCells", "queryTable",
    "pivotTable", "pivotCacheDefinition", "pivotCacheRecords", "connections", "externalLink",
    "slicer", "slicerCache", "timeline", "timelineCache", "ctrlProp", "sheetMetadata", "xmlMaps",
    "volatileDependencies", "sharedStrings", "calcChain", "vmlDrawing",
})
"""The kinds of parts that are read so, by the relationship that leads to them."""

FORMULAS: Final = frozenset({
    "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula",
    "totalsRowFormula", "oldFormula",
})
_TELLING = re.compile(r'"[^"]|\d{6}|\\|@|://')
"""What a formula holds that tells more than cells."""

_RUNS: Final = frozenset({"text", "is", "si"})
PLACES: Final[Mapping[str, str]] = {
    "oddHeader": "header", "evenHeader": "header", "firstHeader": "header",
    "oddFooter": "footer", "evenFooter": "footer", "firstFooter": "footer",
    "author": "author of a comment", "person": "people", "definedName": "name of a range",
    "sheet": "name of a sheet", "dataValidation": "data validation",
    "formula1": "data validation", "formula2": "data validation", "hyperlink": "link",
    "tableColumn": "name of a column", "table": "name of a table", "connection": "connection",
    "dbPr": "connection", "webPr": "connection", "scenario": "scenario",
    "sheetName": "another workbook", "pivotTableDefinition": "pivot table",
}
HEADERS: Final = frozenset({
    "oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter",
})
_PROSE: Final = frozenset({
    "prompt", "promptTitle", "error", "errorTitle", "display", "tooltip", "comment", "v", "c",
    "caption", "description", "val", "title", "descr", "displayName", "userId", "altText",
    "altTextSummary", "text",
})
"""Attributes that take any text."""

_OF_PROGRAMS: Final = frozenset({
    "ref", "sqref", "r", "cell", "activeCell", "topLeftCell", "spans", "uid", "uri", "Requires",
    "Ignorable", "id", "Id", "personId", "parentId", "providerId", "dT", "rgb", "documentId",
    "progId", "dxfId", "cellColumn", "lastEdited", "rupBuild", "appName", "shapeId", "link",
    "embed", "guid", "axis", "formatCode", "lowestEdited", "locationRef", "ref3D", "cm", "vm",
    "fmla", "count", "uidLastSave", "baseType", "odxf", "type", "algorithmName", "hashValue",
    "saltValue", "workbookHashValue", "workbookSaltValue", "workbookAlgorithmName",
    "refreshedDate", "refreshedDateIso", "minDate", "maxDate", "minValue", "maxValue", "codeName",
    "rId", "rid",
})
_COUNT = re.compile(r"-?\d{1,5}(\.\d+)?|TRUE|FALSE|true|false")


def sheet_units(root: etree._Element, name: str, role: Role) -> list[Unit]:
    """Texts of the part ``name`` in reading order, then its attributes."""
    if local(root) == "xml":
        return shape_units(root, name, role)
    found = [*_texts(root, name, role), *_attributes(root, name, role)]
    if found:
        found[0].segment = replace(found[0].segment, joint="\n\n")
    return found


def _texts(root: etree._Element, name: str, role: Role) -> Iterator[Unit]:
    within: set[etree._Element] = set()
    for number, element in enumerate(root.iter()):
        if element in within:
            continue
        kind, address = local(element), f"{name}#x{number}"
        if kind in _RUNS and len(element):
            within.update(element.iter("{*}t"))
            yield from _runs(element, address, role)
        elif kind in HEADERS and len(element):
            within.update(element)
            yield _header(element, address, role)
        elif element.text and _is_text(element.text):
            yield from _text(element, kind, address, role)
        if element.tail and element.tail.strip() and element not in within:
            yield _unit(f"{address}+", [(element.tail, element, TAIL)], role.place, hidden=True)


def _unit(
    address: str, line: list[Piece], place: str, *, hidden: bool, form: Form = Form.TEXT
) -> Unit:
    stream = Stream.FIELD if form is Form.FIELD else Stream.VISIBLE
    text = "".join(text for text, _, _ in line)
    return Unit(Segment(address, text, place, hidden, stream), line, form)


def _runs(element: etree._Element, address: str, role: Role) -> Iterator[Unit]:
    own = pieces(element)
    if own:
        yield _unit(address, own, _comment(element, role), hidden=role.hidden)
    for number, aid in enumerate(readings(element)):
        yield _unit(f"{address}.{number}", aid, inside(role.place, "reading aid"), hidden=True)


def _comment(element: etree._Element, role: Role) -> str:
    """The place of a comment tells its cell."""
    parent = element.getparent()
    cell = parent.get("ref") if parent is not None else None
    return f"{role.place} on {cell}" if cell and re.fullmatch(r"[A-Z]+\d+", cell) else role.place


def _header(element: etree._Element, address: str, role: Role) -> Unit:
    line: list[Piece] = []
    for part in element:
        if part.get("code"):
            line.append(("\n" if part.get("code") in ("&L", "&C", "&R") else "", None, None))
        else:
            line.append((part.text or "", part, None))
    return _unit(address, line, inside(role.place, PLACES[local(element)]), hidden=role.hidden)


def _text(element: etree._Element, kind: str, address: str, role: Role) -> Iterator[Unit]:
    text = element.text or ""
    place = inside(role.place, PLACES.get(kind, ""))
    line: list[Piece] = [(text, element, None)]
    if kind == "text":
        yield _unit(address, line, _comment(element, role), hidden=True)
    elif kind in FORMULAS:
        if _TELLING.search(text):
            yield _unit(address, line, place, hidden=True, form=Form.FIELD)
    elif kind != "sqref":
        yield _unit(address, line, place, hidden=role.hidden)


def _is_text(text: str) -> bool:
    text = text.strip()
    return bool(text) and not _COUNT.fullmatch(text) and not text.startswith("{")


def _attributes(root: etree._Element, name: str, role: Role) -> Iterator[Unit]:
    seen: set[tuple[str, str]] = set()
    for element in root.iter(etree.Element):
        kind = local(element)
        for key, value in element.items():
            own = str(key).rpartition("}")[2]
            if own in _OF_PROGRAMS or str(key).startswith(_OTHERS) or machine(str(value)):
                continue
            if (kind + own, str(value)) in seen:
                continue
            seen.add((kind + own, str(value)))
            yield _attribute(element, str(key), f"{name}#a{len(seen)}@{kind}.{own}", role)


_OTHERS: Final = ("{http://www.w3.org/", "{http://schemas.openxmlformats.org/markup")


def _attribute(element: etree._Element, key: str, address: str, role: Role) -> Unit:
    kind, own, value = local(element), key.rpartition("}")[2], element.get(key) or ""
    place = inside(role.place, PLACES.get(kind, ""))
    form = Form.TEXT if own in _PROSE else Form.ADDRESS if own in _TARGETS else Form.NAME
    segment = Segment(address, value, place, True, Stream.ATTRIBUTE)
    return Unit(segment, [(value, element, key)], form, kind == "tableColumn")


_TARGETS: Final = frozenset({
    "connection", "url", "sourceFile", "odcFile", "command", "path", "destinationFile",
})


def shape_units(root: etree._Element, name: str, role: Role) -> list[Unit]:
    """Of drawings in VML (ECMA-376 part 4): controls, and the boxes of comments."""
    found: list[Unit] = []
    for number, element in enumerate(root.iter(etree.Element)):
        kind, parent = local(element), element.getparent()
        set_ = parent is not None and local(parent) == "ClientData"
        for slot, text in ((None, element.text), (TAIL, element.tail)):
            if text and text.strip() and not (set_ and not kind.startswith("Fmla")):
                address = f"{name}#x{number}{'' if slot is None else '+'}"
                found.append(_unit(address, [(text, element, slot)], role.place, hidden=True))
        for key in ("alt", "title", "string", "href"):
            value = element.get(key)
            if value:
                segment = Segment(f"{name}#x{number}@{key}", value, role.place, True,
                                  Stream.ATTRIBUTE)
                form = Form.ADDRESS if key == "href" else Form.TEXT
                found.append(Unit(segment, [(value, element, key)], form))
    if found:
        found[0].segment = replace(found[0].segment, joint="\n\n")
    return found
