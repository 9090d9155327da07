"""The content types of a package, and the relationships of a part, kept true."""

from collections.abc import Mapping, Set
from typing import Final

from cloakroom.documents.ooxml.structure import Link
from cloakroom.documents.xml_part import XmlPart

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SLIDES: Final = "application/vnd.openxmlformats-officedocument.presentationml"
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
    "application/vnd.ms-powerpoint.slide.macroEnabled.main+xml": f"{_SLIDES}.slide.main+xml",
}
SUFFIXES: Final[Mapping[str, str]] = {
    ".docm": ".docx", ".dotm": ".dotx", ".pptm": ".pptx", ".ppsm": ".ppsx", ".potm": ".potx",
}
"""What a file is called without its macros."""


def mend_types(
    part: XmlPart, dropped: Set[str], names: Mapping[str, str], *, macros: bool
) -> None:
    """Content types of parts that are gone or called otherwise."""
    for element in list(part.root.iter("{*}Override")):
        name = (element.get("PartName") or "").lstrip("/")
        if name in dropped:
            part.remove(element)
        elif name in names:
            part.put(element, "PartName", f"/{names[name]}")
        plain = _WITHOUT_MACROS.get(element.get("ContentType") or "")
        if plain and not macros:
            part.put(element, "ContentType", plain)


def mend_links(
    part: XmlPart, links: Mapping[str, Link], gone: Set[str], names: Mapping[str, str]
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
