"""What an OpenDocument file says about itself and its authors: taken out by default."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from cloakroom.documents.odf.walk import attribute, local
from cloakroom.documents.xml_part import XmlPart

FLAT: Final = "document"
"""The root of a file that is all parts in one."""

_META: Final = frozenset({
    "initial-creator", "creator", "printed-by", "print-date", "template", "editing-cycles",
    "editing-duration", "auto-reload",
})
_SIGNED: Final = ("creator", "creator-initials", "sender-initials", "meta-creator-initials")
_PRINTER: Final = frozenset({"PrinterName", "PrinterSetup"})
_SESSIONS: Final = frozenset({"Rsid", "RsidRoot"})
_RSID = re.compile(rb' (?:officeooo|loext):(?:paragraph-)?rsid="[0-9A-Fa-f]+"(?=[^<>]*>)')


def authors(root: etree._Element) -> list[str]:
    """Those who commented or changed something, in order."""
    return list(dict.fromkeys(element.text or "" for element in _signatures(root)))


def present(data: bytes, root: etree._Element) -> bool:
    return bool(_RSID.search(data)) or bool(authors(root)) or any(
        True for _ in _about(root))


def printers(root: etree._Element) -> list[etree._Element]:
    """The settings that name a printer."""
    if local(root) not in ("document-settings", FLAT):
        return []
    return [item for item in root.iter("{*}config-item")
            if attribute(item, "name") in _PRINTER and item.text]


def without_sessions(data: bytes) -> bytes:
    """Without the numbers of editing sessions, which link files of one author."""
    return _RSID.sub(b"", data)


def take_out(part: XmlPart, known: Mapping[str, int]) -> None:
    """``known``: the authors as they were, and their numbers; a changed name stands for
    somebody and stays."""
    for element in list(_about(part.root)):
        part.remove(element)
    for element in _signatures(part.root):
        number = known.get(element.text or "")
        if number:
            part.put(element, None, f"Author {number}")


def take_out_printers(part: XmlPart) -> None:
    for item in printers(part.root):
        part.put(item, None, "")


def _about(root: etree._Element) -> Iterator[etree._Element]:
    kind = local(root)
    if kind in ("document-meta", FLAT):
        yield from (element for meta in root.iterfind("{*}meta") for element in meta
                    if local(element) in _META)
    if kind in ("document-settings", FLAT):
        yield from (item for item in root.iter("{*}config-item")
                    if attribute(item, "name") in _SESSIONS)


def _signatures(root: etree._Element) -> Iterator[etree._Element]:
    """Names of authors of comments and changes; as a field in a text the name is text."""
    if local(root) == "document-meta":
        return
    for element in root.iter(*(f"{{*}}{name}" for name in _SIGNED)):
        parent = element.getparent()
        if parent is not None and local(parent) in ("annotation", "change-info") and element.text:
            yield element
