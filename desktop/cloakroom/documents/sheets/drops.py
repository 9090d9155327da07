"""What goes from a part with what it refers to."""

from collections.abc import Set
from typing import Final

from lxml import etree

from cloakroom.documents.sheets.strings import local
from cloakroom.documents.xml_part import XmlPart

_WITH_IT: Final = frozenset({
    "oleObject", "control", "customPr", "legacyDrawing", "legacyDrawingHF", "tablePart",
    "externalReference", "pivotCache", "drawing", "picture",
})
_CONTAINERS: Final = frozenset({
    "oleObjects", "controls", "customProperties", "tableParts", "externalReferences",
    "pivotCaches", "Choice", "Fallback", "AlternateContent",
})


def drop_links(part: XmlPart, gone: Set[str]) -> None:
    """Takes out the elements that stand for relationships which are ``gone``."""
    for element in list(part.root.iter(*(f"{{*}}{name}" for name in _WITH_IT))):
        ids = [str(value) for key, value in element.items() if str(key).endswith("}id")]
        if any(id_ in gone for id_ in ids):
            remove_with_container(part, element)


def remove_with_container(part: XmlPart, element: etree._Element) -> None:
    """With the lists and alternatives around it in which nothing is left."""
    parent = element.getparent()
    part.remove(element)
    while parent is not None and local(parent) in _CONTAINERS and not len(parent):
        empty, parent = parent, parent.getparent()
        part.remove(empty)
