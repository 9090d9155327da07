"""The content types of a package, and the relationships of a part, kept true."""

import posixpath
from collections.abc import Mapping, Set
from typing import Final

from lxml import etree

from cloakroom.documents.ooxml.structure import Link
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.xml_part import XmlPart

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_WORD: Final = f"{_OFFICE}.wordprocessingml"
_SLIDES: Final = f"{_OFFICE}.presentationml"
_SHEETS: Final = f"{_OFFICE}.spreadsheetml"
_WITHOUT_MACROS: Final[Mapping[str, str]] = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": f"{_WORD}.document.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml":
        f"{_WORD}.template.main+xml",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml":
        f"{_SLIDES}.presentation.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml":
        f"{_SLIDES}.slideshow.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml":
        f"{_SLIDES}.template.main+xml",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": f"{_SHEETS}.sheet.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": f"{_SHEETS}.template.main+xml",
    "application/vnd.ms-powerpoint.slide.macroEnabled.main+xml": f"{_SLIDES}.slide.main+xml",
}
SUFFIXES: Final[Mapping[str, str]] = {
    ".docm": ".docx", ".dotm": ".dotx", ".pptm": ".pptx", ".ppsm": ".ppsx", ".potm": ".potx",
    ".xlsm": ".xlsx", ".xltm": ".xltx",
}
"""What a file is called without its macros."""

_EMBEDDED: Final[Mapping[str, str]] = {
    ".docx": f"{_WORD}.document",
    ".dotx": f"{_WORD}.template",
    ".pptx": f"{_SLIDES}.presentation",
    ".ppsx": f"{_SLIDES}.slideshow",
    ".potx": f"{_SLIDES}.template",
    ".xlsx": f"{_SHEETS}.sheet",
    ".xltx": f"{_SHEETS}.template",
}
"""Content types of whole files within a package."""


def mend_types(
    part: XmlPart, dropped: Set[str], names: Mapping[str, str], sweep: Sweep, *, macros: bool
) -> None:
    """Content types of parts that are gone, called otherwise, or without their macros."""
    for old, new in names.items():
        kind = _EMBEDDED.get(_ending(new)) if _ending(old) != _ending(new) else None
        if kind:
            row = etree.SubElement(part.root, str(part.root.tag).replace("}Types", "}Override"))
            part.put(row, "PartName", f"/{new}")
            part.put(row, "ContentType", kind)
    for element in list(part.root.iter("{*}Override")):
        name = (element.get("PartName") or "").lstrip("/")
        if name in dropped:
            part.remove(element)
        elif name in names:
            part.put(element, "PartName", f"/{names[name]}")
        elif sweep.address(name) != name:  # of a part that is not there
            part.remove(element)
        plain = _WITHOUT_MACROS.get(element.get("ContentType") or "")
        if plain and not macros:
            part.put(element, "ContentType", plain)


def without_macros(part: str, ending: str) -> str:
    """The name of an embedded file, whose clean copy has this ending: the same, but where the
    copy is of the format without macros."""
    stem, old = posixpath.splitext(part)
    return stem + ending if old.lower()[:3] == ending[:3] and ending in _EMBEDDED else part


def _ending(part: str) -> str:
    return posixpath.splitext(part)[1].lower()


def mend_links(
    part: XmlPart, links: Mapping[str, Link], gone: Set[str], names: Mapping[str, str],
    sweep: Sweep,
) -> None:
    """Relationships to parts that are gone or called otherwise."""
    for element in list(part.root.iter("{*}Relationship")):
        link = links.get(element.get("Id") or "")
        if link is None:
            continue
        if link.id in gone:
            part.remove(element)
        elif link.part in names:
            part.put(element, "Target", f"/{names[link.part]}")
        elif not link.part and not link.external:  # it leads nowhere
            part.put(element, "Target", sweep.address(link.target))
