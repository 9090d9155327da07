"""A part of an OpenDocument file as units: paragraphs, other texts, attributes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from cloakroom.documents.odf.walk import Walker, attribute, local
from cloakroom.documents.ooxml.blocks import Block, Piece
from cloakroom.documents.ooxml.rules import Form, machine
from cloakroom.documents.ooxml.units import Role, Unit, inside
from cloakroom.documents.xml_part import TAIL
from cloakroom.model import Segment, Stream

_FORMS: Final = {
    "string-value": Form.TEXT, "title": Form.TEXT, "label": Form.TEXT, "current-value": Form.TEXT,
    "value": Form.TEXT, "help-message": Form.TEXT, "description": Form.TEXT,
    "display-name": Form.TEXT, "text-value": Form.TEXT, "content-validation-name": Form.NAME,
    "name": Form.NAME, "table-name": Form.NAME, "database-name": Form.NAME,
    "column-name": Form.NAME, "ref-name": Form.NAME, "href": Form.ADDRESS, "formula": Form.FIELD,
    "condition": Form.FIELD, "expression": Form.FIELD, "author": Form.TEXT, "command": Form.NAME,
    "connection-resource": Form.ADDRESS, "caption-id": Form.NAME, "identifier": Form.TEXT,
    "bibliography-type": Form.NAME, "filter-name": Form.NAME, "data-source": Form.NAME,
    "address": Form.TEXT, "editor": Form.TEXT, "publisher": Form.TEXT, "note": Form.TEXT,
    "annote": Form.TEXT, "organizations": Form.TEXT, "school": Form.TEXT, "url": Form.ADDRESS,
    "key1": Form.TEXT, "key2": Form.TEXT, "alphabetical-index-mark": Form.TEXT,
}
"""Attributes of people's words, by their local names."""

_PLACES: Final = {
    "href": "link", "formula": "formula", "condition": "formula", "expression": "formula",
    "string-value": "value of a cell or field",
}
_OF_STYLES: Final = ("urn:oasis:names:tc:opendocument:xmlns:style:1.0",
                     "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
                     "urn:oasis:names:tc:opendocument:xmlns:config:1.0")
_INSIDE: Final = ("#", "./", "Pictures/", "ObjectReplacements/", "Object ", "media/")
_NAMED: Final = {"table": "name of a table", "bookmark": "bookmark", "bookmark-start": "bookmark"}
SETTINGS: Final = frozenset({"document-settings", "manifest", "RDF"})


def odf_units(root: etree._Element, name: str, role: Role) -> list[Unit]:
    """Texts of the part ``name`` in reading order, what they were, then attributes."""
    if local(root) in SETTINGS:
        return []
    walker = Walker(root, hidden_styles(root))
    found = [*_paragraphs(walker.blocks, name, role), *_before(walker.blocks, name, role),
             *_loose(root, walker, name, role), *_attributes(root, name, role)]
    if found:
        found[0].segment = replace(found[0].segment, joint="\n\n")
    return found


def hidden_styles(root: etree._Element) -> frozenset[str]:
    """The styles of sheets that are not shown."""
    return frozenset(
        attribute(style, "name")
        for look in root.iter("{*}table-properties") if attribute(look, "display") == "false"
        for style in [look.getparent()] if style is not None
    )


def _paragraphs(blocks: list[Block], name: str, role: Role) -> Iterator[Unit]:
    skipped = ""
    for number, block in enumerate(blocks, start=1):
        text = _read(block.visible)
        if not text.strip():
            skipped = skipped + block.joint if block.joint.startswith("\t") else block.joint
            continue
        joint = skipped + block.joint if block.joint.startswith("\t") else block.joint
        skipped = ""
        hidden = role.hidden or block.hidden
        segment = Segment(f"{name}#p{number}", text, inside(role.place, block.place), hidden,
                          Stream.VISIBLE, joint)
        yield Unit(segment, block.visible, Form.TEXT, role.copy)


def _before(blocks: list[Block], name: str, role: Role) -> Iterator[Unit]:
    for number, block in enumerate(blocks, start=1):
        text = _read(block.before or [])
        if block.before is not None and text.strip() and text != _read(block.visible):
            place = inside(inside(role.place, block.place), "before a tracked change")
            segment = Segment(f"{name}#p{number}", text, place, True, Stream.DELETED)
            yield Unit(segment, block.before, Form.TEXT, role.copy)


def _read(line: list[Piece]) -> str:
    return "".join(text for text, _, _ in line)


def _loose(
    root: etree._Element, walker: Walker, name: str, role: Role
) -> Iterator[Unit]:
    """Texts that no paragraph holds: scripts, formulas of MathML, settings of forms."""
    for number, element in enumerate(root.iter(etree.Element)):
        if local(element) in ("binary-data", "date"):
            continue
        for slot, text in ((None, element.text), (TAIL, element.tail)):
            if text and text.strip() and (element, slot) not in walker.met and not machine(
                    text.strip()):
                segment = Segment(f"{name}#x{number}{'' if slot is None else '+'}", text,
                                  role.place, role.hidden)
                yield Unit(segment, [(text, element, slot)], Form.TEXT, role.copy)


def _attributes(root: etree._Element, name: str, role: Role) -> Iterator[Unit]:
    seen: set[tuple[str, str]] = set()
    for element in root.iter(etree.Element):
        if str(element.tag)[1:].startswith(_OF_STYLES):
            continue
        for key, value in element.items():
            own, text = str(key).rpartition("}")[2], str(value)
            form = _FORMS.get(own)
            if form is None or _tells_nothing(str(key), own, text) or (own, text) in seen:
                continue
            seen.add((own, text))
            stream = Stream.FIELD if form is Form.FIELD else Stream.ATTRIBUTE
            place = _PLACES.get(own) or _NAMED.get(local(element), "")
            segment = Segment(f"{name}#a{len(seen)}@{own}", text, inside(role.place, place), True,
                              stream)
            copy = role.copy or own in ("string-value", "value")
            yield Unit(segment, [(text, element, str(key))], form, copy)


def _tells_nothing(key: str, own: str, value: str) -> bool:
    """Names of styles, words of the format, links to parts of the file."""
    inside_the_file = own == "href" and value.startswith(_INSIDE)
    return key[1:].startswith(_OF_STYLES) or machine(value) or inside_the_file
