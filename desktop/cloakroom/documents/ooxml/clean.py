"""One part made clean: its edits, then the sweep over its readings and all else it holds."""

from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from cloakroom.documents.base import Edit
from cloakroom.documents.ooxml.blocks import Piece
from cloakroom.documents.ooxml.cuts import Cuts, Line
from cloakroom.documents.ooxml.put import put
from cloakroom.documents.ooxml.rules import Form, has_schema, machine
from cloakroom.documents.ooxml.units import Key, Role, Unit, local, units
from cloakroom.documents.splice import spliced
from cloakroom.documents.sweep import Sweep, plain
from cloakroom.documents.xml_part import TAIL, XmlPart
from cloakroom.model import Stream

_ROUNDS: Final = 3  # what one cut brings together may be a value again
_READINGS: Final = (Stream.VISIBLE, Stream.DELETED, Stream.FIELD)


def clean(
    part: XmlPart, name: str, role: Role, edits: Mapping[Key, Sequence[Edit]], sweep: Sweep
) -> None:
    """Takes the edits, by unit, and every value of ``sweep`` out of the part ``name``."""
    changed: list[etree._Element] = []
    found = units(part.root, name, role)
    if edits:
        changed += _edited(part, found, edits)
    if sweep:
        for _ in range(_ROUNDS):
            found = units(part.root, name, role)
            swept = _swept(part, found, sweep)
            if not swept:
                break
            changed += swept
        _rest(part, found, sweep)
    _unbind(part, changed)


def _edited(
    part: XmlPart, found: Sequence[Unit], edits: Mapping[Key, Sequence[Edit]]
) -> list[etree._Element]:
    cuts = Cuts()
    for stream in _READINGS:  # the text as it stands first, then as it stood
        for unit in found:
            own = edits.get(unit.key, ()) if unit.segment.stream is stream else ()
            line = Line(unit.pieces) if own else None
            for edit in own:
                if line is not None:
                    cuts.add(line, edit.start, edit.end, written(unit.form, edit.text))
    for unit in found:
        own = edits.get(unit.key, ())
        if unit.segment.stream is Stream.ATTRIBUTE and own:
            formed = [Edit(e.segment, e.start, e.end, written(unit.form, e.text)) for e in own]
            _put_unit(part, unit, spliced(unit.segment.text, formed))
    return cuts.make(part)


def written(form: Form, stand_in: str) -> str:
    """A stand-in as it may stand in a place of this form."""
    return stand_in if form is Form.TEXT else plain(stand_in)


def _put_unit(part: XmlPart, unit: Unit, text: str) -> None:
    _, element, slot = unit.pieces[0]
    if element is not None:
        put(part, element, slot, text)


def _swept(part: XmlPart, found: Sequence[Unit], sweep: Sweep) -> list[etree._Element]:
    """One round; values that go over the end of a paragraph are found too."""
    cuts = Cuts()
    for stream in _READINGS:
        pieces: list[Piece] = []
        for unit in found:
            if unit.segment.stream is stream:
                pieces += [(" ", None, None), *unit.pieces]  # any blank is one to the sweep
        line = Line(pieces)
        for start, end, taken in sweep.spans(line.text):
            form = Form.FIELD if stream is Stream.FIELD else Form.TEXT
            cuts.add(line, start, end, written(form, taken.stand_in))
    for unit in found:
        if unit.segment.stream is Stream.ATTRIBUTE:
            _put_unit(part, unit, swept(unit.form, unit.segment.text, sweep))
    return cuts.make(part)


def swept(form: Form, text: str, sweep: Sweep) -> str:
    """A value of this form without what is taken out."""
    if form is Form.TEXT:
        return sweep.text(text)
    return sweep.address(text) if form in (Form.ADDRESS, Form.FIELD) else sweep.name(text)


def _rest(part: XmlPart, found: Sequence[Unit], sweep: Sweep) -> None:
    """Whatever is in no unit of ``found``: attributes, texts between elements, comments."""
    read = {text for unit in found if unit.form is Form.TEXT for text, _, _ in unit.pieces}
    fixed = machine if has_schema(local(part.root)) else _nothing
    # the stubs let xpath give a number too; these expressions give lists
    values = {str(value) for value in part.root.xpath("//@*")}  # type: ignore[union-attr]
    values = {value for value in values if not fixed(value) and sweep.address(value) != value}
    texts = {str(text) for text in part.root.xpath("//text()")}  # type: ignore[union-attr]
    texts |= {node.text or "" for node in part.nodes() if not isinstance(node.tag, str)}
    texts = {text for text in texts - read
             if not fixed(text.strip()) and sweep.address(text) != text}
    if not values and not texts:
        return
    for node in part.nodes():
        if isinstance(node.tag, str):
            for key, value in node.items():
                if str(value) in values:
                    part.put(node, str(key), _other(str(value), sweep))
        for slot in (None, TAIL):
            text = part.text(node, slot)
            if text in texts:
                put(part, node, slot, _other(text, sweep))


def _nothing(_: str) -> bool:
    return False


def _other(value: str, sweep: Sweep) -> str:
    """A value of unknown form: percent-encoded or not."""
    text = sweep.text(value)
    return text if text != value else sweep.address(value)


def _unbind(part: XmlPart, changed: Sequence[etree._Element]) -> None:
    """A content control that was changed must not be filled again from the data it was bound to,
    which Word does when it opens the file."""
    for element in changed:
        for control in element.iterancestors("{*}sdt"):
            for binding in list(control.iterfind("{*}sdtPr/{*}dataBinding")):
                part.remove(binding)


