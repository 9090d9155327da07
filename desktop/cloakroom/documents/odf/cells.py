"""Cells and fields keep a value beside the text they show: when the text changed the value goes,
and the formula that would compute it again (ODF 1.3 part 3, 19.387 to 19.391)."""

from typing import Final

from lxml import etree

from cloakroom.documents.odf.walk import local
from cloakroom.documents.xml_part import XmlPart

_VALUES: Final = frozenset({
    "value", "date-value", "time-value", "boolean-value", "string-value", "currency", "formula",
    "value-type",
})
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

Shown = dict[etree._Element, str]


def shown(root: etree._Element) -> Shown:
    """What each cell that keeps a value shows."""
    return {cell: _text(cell) for cell in root.iter("{*}table-cell", "{*}covered-table-cell")
            if any(str(key).rpartition("}")[2] in _VALUES for key in cell.attrib)}


def settle(part: XmlPart, before: Shown) -> None:
    """Cells that show something else than ``before`` become texts."""
    for cell, text in before.items():
        if _text(cell) == text:
            continue
        for key in [str(key) for key in cell.attrib]:
            if key.rpartition("}")[2] in _VALUES:
                part.drop(cell, key)
        part.put(cell, f"{_OFFICE}value-type", "string")


def _text(cell: etree._Element) -> str:
    return "\n".join("".join(map(str, line.itertext())) for line in cell if local(line) == "p")
