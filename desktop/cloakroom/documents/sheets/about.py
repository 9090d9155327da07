"""What a workbook says about those who worked on it: taken out by default."""

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from cloakroom.documents.sheets.drops import remove_with_container
from cloakroom.documents.sheets.strings import local
from cloakroom.documents.xml_part import XmlPart

_ELEMENTS: Final = frozenset({"absPath", "revisionPtr"})
_ATTRIBUTES: Final[Mapping[str, str]] = {
    "pivotCacheDefinition": "refreshedBy", "fileSharing": "userName", "scenario": "user",
}
_PERSON: Final = ("displayName", "userId")
_UID = re.compile(rb' xr\d*:uid="\{[0-9A-Fa-f-]+\}"(?=[^<>]*>)')
_THREAD: Final = "tc="  # stands for the thread of comments with this id


def without_uids(data: bytes) -> bytes:
    """The part without the numbers that stay with a thing from copy to copy."""
    return _UID.sub(b"", data) if b":uid=" in data else data


def authors(root: etree._Element) -> list[str]:
    """The names of those who commented, in order."""
    found = [element.text or "" for element in root.iterfind("{*}authors/{*}author")]
    if local(root) == "personList":
        found += [person.get(key) or "" for person in root for key in _PERSON]
    return [name for name in dict.fromkeys(found) if name and not name.startswith(_THREAD)]


def present(data: bytes, root: etree._Element) -> bool:
    return bool(
        b":uid=" in data
        or authors(root)
        or next(root.iter(*(f"{{*}}{name}" for name in _ELEMENTS)), None) is not None
        or any(element.get(_ATTRIBUTES[local(element)])
               for element in root.iter(*(f"{{*}}{name}" for name in _ATTRIBUTES)))
    )


def take_out(part: XmlPart, known: Mapping[str, int]) -> None:
    """``known``: the names as they were, and their numbers; a changed one stands for somebody."""
    root = part.root
    for element in list(root.iter(*(f"{{*}}{name}" for name in _ELEMENTS))):
        remove_with_container(part, element)
    for element in root.iter(*(f"{{*}}{name}" for name in _ATTRIBUTES)):
        part.drop(element, _ATTRIBUTES[local(element)])
    for element in root.iterfind("{*}authors/{*}author"):
        number = known.get(element.text or "")
        if number:
            part.put(element, None, f"Author {number}")
    for person in root.iterfind("{*}person") if local(root) == "personList" else ():
        _forget(part, person, known)


def _forget(part: XmlPart, person: etree._Element, known: Mapping[str, int]) -> None:
    for key in _PERSON:
        number = known.get(person.get(key) or "")
        if number:
            part.put(person, key, f"Author {number}")
    if "providerId" in person.attrib:
        part.put(person, "providerId", "None")
