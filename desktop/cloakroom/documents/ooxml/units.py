"""A part's XML as units: paragraphs, attributes, other texts, each with the pieces it is made of.

One walk in document order. A paragraph inside another (a text box, a reading aid) is a unit of
its own. A paragraph with tracked changes has two readings, as it is now and as it was, over the
same pieces.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from cloakroom.documents.ooxml.blocks import Block, Piece
from cloakroom.documents.ooxml.rules import (
    ATTRIBUTES,
    MACHINE_ROOTS,
    SHAPE,
    STRUCTURED_ROOTS,
    Attribute,
    Form,
    machine,
)
from cloakroom.documents.ooxml.steps import walked
from cloakroom.documents.xml_part import TAIL
from cloakroom.model import Segment, Stream

Key = tuple[str, Stream]
"""The address and the stream of a unit."""


@dataclass(slots=True, repr=False)
class Unit:
    """A segment and what it is made of. ``copy``: what another reader sees in place of a unit
    before it."""

    segment: Segment
    pieces: list[Piece]
    form: Form = Form.TEXT
    copy: bool = False

    @property
    def key(self) -> Key:
        return self.segment.address, self.segment.stream


@dataclass(frozen=True, slots=True)
class Role:
    """What a part is to the document: ``place`` for people, empty for the text itself."""

    place: str = ""
    hidden: bool = False
    copy: bool = False
    rank: int = 0
    reader: "Reader | None" = None


Reader = Callable[[etree._Element, str, Role], list[Unit]]
"""The units of a part of another kind: of a workbook."""


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def inside(place: str, inner: str) -> str:
    return f"{place}, {inner}" if place and inner else place or inner


@dataclass(slots=True)
class _Part:
    name: str
    role: Role
    attributes: int = 0
    seen: set[tuple[str, str]] = field(default_factory=set)


def units(
    root: etree._Element, name: str, role: Role, *, to_read: bool = False
) -> list[Unit]:
    """What is to be read of the part ``name``: its text in reading order, then what its
    paragraphs were and what computes them, then attributes. ``to_read``: nothing is going to be
    changed, so most pieces need not say where they stand."""
    if role.reader is not None:
        return role.reader(root, name, role)
    kind, part = local(root), _Part(name, role)
    if kind in MACHINE_ROOTS:
        return []
    if kind not in STRUCTURED_ROOTS:
        found = [*_loose(root, part, set(), every=True), *_all_attributes(root, part)]
    else:
        walker = walked(root, to_read=to_read)
        found = [*_paragraphs(walker.blocks, part), *_beside(walker.blocks, part)]
        if walker.missed():
            walker = walked(root)
            found += _loose(root, part, walker.met(), every=False)
        for element in walker.described:
            found += _attributes(element, part)
    if found:
        found[0].segment = replace(found[0].segment, joint="\n\n")
    return found


def _paragraphs(blocks: list[Block], part: _Part) -> Iterator[Unit]:
    """``blocks`` as they read now. What is left empty in a row of a table still counts."""
    skipped, role, address = "", part.role, f"{part.name}#p"
    own, hidden, copy = role.place, role.hidden, role.copy
    for number, block in enumerate(blocks, start=1):
        pieces, joint = block.visible, block.joint
        text = pieces[0][0] if len(pieces) == 1 else _read(pieces)
        if text and not text.isspace():
            place = inside(own, block.place) if own else block.place
            if joint == "\t":
                joint = skipped + joint
            segment = Segment(f"{address}{number}", text, place, hidden or block.hidden,
                              Stream.VISIBLE, joint)
            yield Unit(segment, pieces, Form.TEXT, copy or block.copy)
            skipped = ""
        else:
            skipped = (skipped if joint == "\t" else "") + joint


def _beside(blocks: list[Block], part: _Part) -> Iterator[Unit]:
    """The other readings of ``blocks``."""
    for number, block in enumerate(blocks, start=1):
        if block.before is None and block.field is None:
            continue
        address, copy = f"{part.name}#p{number}", part.role.copy or block.copy
        place = inside(part.role.place, block.place)
        if block.before is not None:
            text = _read(block.before)
            if text.strip() and text != _read(block.visible):
                segment = Segment(address, text, inside(place, "before a tracked change"), True,
                                  Stream.DELETED)
                yield Unit(segment, block.before, copy=copy)
        if block.field:
            segment = Segment(address, _read(block.field), inside(place, "field code"), True,
                              Stream.FIELD)
            yield Unit(segment, block.field, Form.FIELD, copy)


def _read(pieces: list[Piece]) -> str:
    return "".join([text for text, _, _ in pieces])


def _loose(
    root: etree._Element, part: _Part, met: set[etree._Element], *, every: bool
) -> Iterator[Unit]:
    """Texts that no paragraph holds. ``every``: those that look like settings too."""
    for number, element in enumerate(root.iter()):
        own, tail = element.text, element.tail
        if own and element not in met and _is_text(own, every):
            yield _unit(f"{part.name}#x{number}", own, element, None, part)
        if tail and _is_text(tail, every):
            yield _unit(f"{part.name}#x{number}+", tail, element, TAIL, part)


def _is_text(text: str, every: bool) -> bool:
    text = text.strip()
    return bool(text) and not _COUNT.fullmatch(text) and (every or not machine(text))


_COUNT = re.compile(r"-?\d{1,5}(\.\d+)?|true|false")


def _unit(
    address: str, text: str, element: etree._Element, slot: str | None, part: _Part
) -> Unit:
    role = part.role
    segment = Segment(address, text, role.place, role.hidden)
    return Unit(segment, [(text, element, slot)], copy=role.copy)


def _attributes(element: etree._Element, part: _Part) -> Iterator[Unit]:
    rules = ATTRIBUTES.get(local(element), ())
    if "schemas-microsoft-com:vml" in str(element.tag):
        rules = SHAPE
    for key, value in element.items():
        name = str(key).rpartition("}")[2]
        for rule in rules:
            if rule.name == name and str(value).strip():
                yield from _attribute(element, str(key), rule, part)


def _all_attributes(root: etree._Element, part: _Part) -> Iterator[Unit]:
    for element in root.iter(etree.Element):
        for key, value in element.items():
            name = str(key)
            if not machine(str(value)) and not name.startswith(_SCHEMA):
                rule = Attribute(name, Form.TEXT, "")
                yield from _attribute(element, name, rule, part)


_SCHEMA: Final = "{http://www.w3.org/2001/XMLSchema-instance}"


def _attribute(
    element: etree._Element, key: str, rule: Attribute, part: _Part
) -> Iterator[Unit]:
    """Each value of an attribute once: what is done to it the sweep does to the others."""
    value = element.get(key) or ""
    if (rule.name, value) in part.seen:
        return
    part.seen.add((rule.name, value))
    part.attributes += 1
    stream = Stream.FIELD if rule.form is Form.FIELD else Stream.ATTRIBUTE
    address = f"{part.name}#a{part.attributes}@{rule.name.rpartition('}')[2]}"
    segment = Segment(address, value, inside(part.role.place, rule.place), True, stream)
    yield Unit(segment, [(value, element, key)], rule.form, part.role.copy)


