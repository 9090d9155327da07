"""What each part is to a reader: its place in words, whether it is seen, and in which order."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from cloakroom.documents.ooxml.structure import MAIN, ROOT, Link, Structure
from cloakroom.documents.ooxml.units import Role, inside


class _Label(NamedTuple):
    place: str
    hidden: bool = False
    rank: int = 1
    within: bool = False  # its place is told within that of the part that leads to it
    copy: bool = False


_ANOTHER: Final = _Label("another part", True, 7)
_PROPERTIES: Final = _Label("document properties", True, 6)
_COPIED_PROPERTIES: Final = _PROPERTIES._replace(copy=True)
_PEOPLE: Final = _Label("people", True, 4)
_SHEET: Final = _Label("sheet {}", rank=0)
_LABELS: Final[Mapping[str, _Label]] = {
    MAIN: _Label("", rank=0),
    "slide": _Label("slide {}", rank=0),
    "notesSlide": _Label("notes", True, 0, within=True),
    "comments": _Label("", True, 0, within=True),
    "header": _Label("header"),
    "footer": _Label("footer"),
    "footnotes": _Label(""),
    "endnotes": _Label(""),
    "chart": _Label("chart", rank=0, within=True),
    "chartEx": _Label("chart", rank=0, within=True),
    "chartUserShapes": _Label("drawing in a chart", rank=0, within=True),
    "diagramData": _Label("diagram", rank=0, within=True),
    "diagramDrawing": _Label("diagram", True, 0, within=True, copy=True),
    "package": _Label("", rank=0, within=True),
    "oleObject": _Label("", rank=0, within=True),
    "aFChunk": _Label("", rank=0, within=True),
    "image": _Label("", rank=0, within=True),
    "slideMaster": _Label("slide master", True, 2),
    "notesMaster": _Label("notes master", True, 2),
    "handoutMaster": _Label("handout master", True, 2),
    "slideLayout": _Label("slide layout", True, 3, copy=True),
    "glossaryDocument": _Label("building blocks", True, 4),
    "settings": _Label("document settings", True, 4),
    "people": _PEOPLE,
    "commentAuthors": _PEOPLE,
    "authors": _PEOPLE,
    "tags": _Label("tags", True, 5, within=True),
    "customXml": _Label("data stored with the document", True, 5),
    "customXmlProps": _Label("data stored with the document", True, 5),
    "worksheet": _SHEET,
    "chartsheet": _SHEET,
    "dialogsheet": _SHEET,
    "xlMacrosheet": _SHEET,
    "xlIntlMacrosheet": _SHEET,
    "threadedComment": _Label("comment", True, 0, within=True, copy=True),
    "drawing": _Label("drawing", rank=0, within=True),
    "vmlDrawing": _Label("drawing", True, 0, within=True),
    "table": _Label("table", True, 0, within=True),
    "queryTable": _Label("query", True, 0, within=True),
    "pivotTable": _Label("pivot table", True, 0, within=True),
    "ctrlProp": _Label("control", True, 0, within=True),
    "sharedStrings": _Label("text that no cell uses", True, 1),
    "person": _PEOPLE,
    "connections": _Label("connections", True, 4),
    "externalLink": _Label("another workbook", True, 4),
    "pivotCacheDefinition": _Label("data of a pivot table", True, 4),
    "pivotCacheRecords": _Label("data of a pivot table", True, 4, copy=True),
    "slicerCache": _Label("slicer", True, 4),
    "slicer": _Label("slicer", True, 4),
    "core-properties": _PROPERTIES,
    "custom-properties": _PROPERTIES,
    "customProperties": _PROPERTIES,
    "extended-properties": _COPIED_PROPERTIES,
    "extendedProperties": _COPIED_PROPERTIES,
}
"""By the kind of relationship that leads to a part."""


def roles(structure: Structure, slides: Mapping[str, int]) -> dict[str, Role]:
    """Every part that is reached, in reading order. ``slides``: the numbers of slides."""
    found: dict[str, tuple[tuple[int, int, int], Role]] = {}
    places: dict[str, Role] = {ROOT: Role()}
    numbers: dict[str, int] = {}
    for part, link in structure.reached().items():
        label, parent = _LABELS.get(link.kind, _ANOTHER), places.get(link.source, Role())
        number = slides.get(part, numbers.get(link.source, 0) if label.within else 0)
        place = label.place.format(number)
        if label.within:
            place = inside(parent.place, place)
        role = Role(place, label.hidden, label.copy)
        places[part], numbers[part] = role, number
        found[part] = ((label.rank, number, len(found)), role)
    return {part: role for part, (_, role) in sorted(found.items(), key=lambda each: each[1][0])}


def slide_numbers(links: list[Link], ids: list[str]) -> dict[str, int]:
    """The parts of slides by the order in which the presentation names their relationships."""
    parts = {link.id: link.part for link in links if link.kind == "slide"}
    return {parts[id_]: number for number, id_ in enumerate(ids, start=1) if id_ in parts}
