"""What a file says about itself and about those who worked on it: taken out by default."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from cloakroom.documents.ooxml.rules import TRACKED
from cloakroom.documents.ooxml.units import local
from cloakroom.documents.xml_part import XmlPart

_ELEMENTS: Final[Mapping[str, frozenset[str]]] = {
    "coreProperties": frozenset({"creator", "lastModifiedBy", "lastPrinted", "revision"}),
    "Properties": frozenset({"Company", "Manager", "HyperlinkBase", "Template", "TotalTime"}),
    "settings": frozenset({"rsids", "mailMerge", "attachedTemplate", "docId"}),
    "people": frozenset({"presenceInfo"}),
}
"""By the root of a part: children and grandchildren that go."""

_OUTLOOK = re.compile(r"_(Author|Email|Adhoc|AdHoc|New|Previous|Reviewing)\w*|MSIP_Label_\w+")
"""Names of properties that Outlook and the labels of sensitivity leave in files."""

_RSID = re.compile(rb' w:rsid[A-Za-z]*="[0-9A-Fa-f]{8}"(?=[^<>]*>)')
"""Only within a tag: in a text a ``<`` comes before any ``>``."""

_START: Final = 20_000
_AUTHORS: Final = ("author", "name", "initials", "userId")
_NAMED: Final = frozenset({"cmAuthor", "author"})  # whose "name" is that of a person


def authors(root: etree._Element) -> list[str]:
    """The names of those who commented or changed something, in order, each once."""
    found = {str(element.get(key)): None for element, key in _authors(root) if not _short(key)}
    return list(found)


def present(data: bytes, root: etree._Element) -> bool:
    """Whether the part holds any of it."""
    if b" w:rsid" in data[:_START]:  # who writes them begins early
        return True
    return any(True for _ in _elements(root)) or bool(authors(root))


def without_rsids(data: bytes) -> bytes:
    """The part without the numbers of editing sessions, which link files of one author."""
    return _RSID.sub(b"", data) if b" w:rsid" in data else data


def take_out(part: XmlPart, known: Mapping[str, int]) -> None:
    """Takes it out of one part. ``known``: the authors as they were when the file was opened, and
    their numbers; a name that was changed since stands for somebody and stays."""
    for element in list(_elements(part.root)):
        part.remove(element)
    for element, key in list(_authors(part.root)):
        value = element.get(key) or ""
        number = known.get(value, "")
        if number and not _short(key):
            part.put(element, key, f"Author {number}")
        if not _short(key):
            for other in (own for own in element.attrib if _short(str(own))):
                part.put(element, str(other), f"A{number}")


def unbind(part: XmlPart) -> None:
    """Content controls keep their text when the properties they showed are gone."""
    for binding in list(part.root.iter("{*}dataBinding")):
        spaces = next((value for key, value in binding.items()
                       if str(key).endswith("prefixMappings")), "")
        if any(word in str(spaces) for word in _PROPERTIES):
            part.remove(binding)


_PROPERTIES: Final = ("core-properties", "extended-properties", "coverPageProps")


def _short(key: str) -> bool:
    return key.endswith("initials")


def _elements(root: etree._Element) -> Iterable[etree._Element]:
    names = _ELEMENTS.get(local(root), frozenset())
    for element in root if names else ():
        name = local(element)
        if name in names or (name == "property" and _OUTLOOK.match(element.get("name") or "")):
            yield element
        else:
            yield from (inner for inner in element if local(inner) in names)


def _authors(root: etree._Element) -> Iterable[tuple[etree._Element, str]]:
    for element in root.iter(*_SIGNED):
        yield from ((element, str(key)) for key in element.attrib if _is_author(element, key))


def _is_author(element: etree._Element, key: str | bytes) -> bool:
    name = str(key).rpartition("}")[2]
    return name in _AUTHORS and (name != "name" or local(element) in _NAMED)


_SIGNED: Final = tuple(
    f"{{*}}{name}" for name in (*TRACKED, "comment", "person", "cmAuthor", "author")
)
"""Elements that name who made them."""
