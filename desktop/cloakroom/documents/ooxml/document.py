"""A Word or PowerPoint file as a document."""

from collections.abc import Mapping, Sequence, Set
from typing import Final
from urllib.parse import quote

from cloakroom.documents.base import NO_WISHES, Edit, File, Kind, Opaque, Rewritten, Wishes
from cloakroom.documents.ooxml import metadata, opaque
from cloakroom.documents.ooxml.clean import clean, written
from cloakroom.documents.ooxml.contents import (
    NAMES,
    Contents,
    Edits,
    is_xml,
    names,
    outside,
    read,
    readable,
)
from cloakroom.documents.ooxml.plan import Plan, plan, renamed, with_rels
from cloakroom.documents.ooxml.roles import roles
from cloakroom.documents.ooxml.rules import Form
from cloakroom.documents.ooxml.structure import Structure, is_rels, source_of
from cloakroom.documents.ooxml.types import SUFFIXES, mend_links, mend_types, without_macros
from cloakroom.documents.ooxml.units import Key, Role
from cloakroom.documents.package import Package
from cloakroom.documents.splice import spliced
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.xml_part import XmlPart
from cloakroom.model import Segment

_SIGNED: Final = "This file is signed. The copy is not: a signature holds for what was signed only."
_MACROS: Final = "This file may run macros. The copy is saved without them."
_SAFE: Final = "!#$&'()*+,/:;=?@~\\"


class OfficeDocument:
    """``slides``: the numbers of slides by part."""

    def __init__(
        self, file: File, package: Package, structure: Structure, slides: Mapping[str, int]
    ) -> None:
        self._file, self._package, self._structure = file, package, structure
        self._roles = self._ranked(roles(structure, slides))
        self._contents: Contents = read(file, package, structure, self._roles, self._begun())
        kinds = {each.kind for each in self._contents.opaque}
        signed = _SIGNED if Kind.SIGNATURE in kinds else ""
        macros = _MACROS if file.suffix in SUFFIXES else ""
        self.notes: Sequence[str] = tuple(filter(None, [signed, macros]))

    def _ranked(self, found: dict[str, Role]) -> dict[str, Role]:
        """What each part is, in reading order."""
        return found

    def _begun(self) -> Contents:
        """Where what is read goes."""
        return Contents()

    def _planned(self, keep: Set[Kind], own: Edits, sweep: Sweep) -> Plan:
        """What goes, and what all parts must know of each other."""
        return plan(self._structure, self._contents, set(self._package.names), keep)

    @property
    def segments(self) -> Sequence[Segment]:
        return self._contents.segments

    @property
    def opaque(self) -> Sequence[Opaque]:
        return self._contents.opaque

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        members = set(self._package.names)
        own, inner = self._contents.sorted(edits)
        what = self._planned(wishes.keep, own, sweep)
        nested = {part: document.rewritten(inner.get(part, ()), sweep, wishes)
                  for part, document in self._contents.nested.items()
                  if part not in what.dropped}
        endings = {part: result.suffix for part, result in nested.items()}
        new = self._new_names(own.get(NAMES, {}), endings, members - what.dropped, sweep)
        changed = {part: opaque.blank(part) for part in what.blanked}
        changed |= {part: result.data for part, result in nested.items()}
        for member in members - what.dropped - changed.keys():
            data = self._member(member, own.get(member, {}), sweep, what, new)
            if data is not None:
                changed[member] = data
        macros = Kind.MACRO in wishes.keep
        suffix = self._file.suffix if macros else SUFFIXES.get(self._file.suffix,
                                                               self._file.suffix)
        data = self._package.written(changed, dropped=what.dropped, names=with_rels(new, members))
        notes = [*self.notes, *(note for result in nested.values() for note in result.notes)]
        return Rewritten(data, suffix, tuple(self.opaque), tuple(dict.fromkeys(notes)))

    def _new_names(
        self, edits: Mapping[Key, Sequence[Edit]], endings: Mapping[str, str],
        members: set[str], sweep: Sweep,
    ) -> dict[str, str]:
        last = {part: readable(part.rpartition("/")[2]) for part in self._roles
                if part in members}
        for unit in names(list(last)):
            part = unit.segment.address.partition("#")[2]
            own = edits.get(unit.key, ())
            last[part] = spliced(unit.segment.text, _formed(own, Form.NAME))
        for part, ending in endings.items():
            last[part] = without_macros(last[part], ending)
        return renamed(last, members, sweep)

    def _member(
        self, name: str, edits: Mapping[Key, Sequence[Edit]], sweep: Sweep, what: Plan,
        new: Mapping[str, str],
    ) -> bytes | None:
        """The new bytes of a member; None where it is copied."""
        if name == self._structure.types:
            return self._types(sweep, what, new)
        if is_rels(name):
            return self._links(name, edits, sweep, what, new)
        role = self._roles.get(name)
        if role is None or name in self._contents.why or name in self._contents.nested:
            return None
        data = self._package.read(name)
        if not is_xml(data):
            return None
        part = self._stripped(data, name, what)
        clean(part, name, role, edits, sweep)
        if what.drops(Kind.METADATA):
            metadata.take_out(part, self._contents.authors)
        return None if part.data == data else part.data

    def _stripped(self, data: bytes, name: str, what: Plan) -> XmlPart:
        """The part without what goes by kind."""
        if what.drops(Kind.METADATA):
            data = metadata.without_rsids(data)
        if what.drops(Kind.PREVIEW):
            data = opaque.without_second_copies(data)
        part = XmlPart(data, self._file.name)
        if what.drops(Kind.OTHER):
            opaque.drop_field_data(part)
        if name in what.gone:
            opaque.unlink(part, what.gone[name])
        if what.drops(Kind.METADATA):
            metadata.unbind(part)
        return part

    def _types(self, sweep: Sweep, what: Plan, new: Mapping[str, str]) -> bytes:
        part = XmlPart(self._package.read(self._structure.types), self._file.name)
        mend_types(part, what.dropped, new, sweep, macros=Kind.MACRO in what.keep)
        return part.data

    def _links(
        self, name: str, edits: Mapping[Key, Sequence[Edit]], sweep: Sweep, what: Plan,
        new: Mapping[str, str],
    ) -> bytes:
        part = XmlPart(self._package.read(name), self._file.name)
        for unit in outside(part, name):
            _, element, slot = unit.pieces[0]
            own, before = edits.get(unit.key, ()), unit.segment.text
            text = sweep.address(spliced(before, _formed(own, Form.ADDRESS)))
            if element is not None and slot is not None and text != before:
                same = before == element.get(slot)
                part.put(element, slot, text if same else quote(text, safe=_SAFE))
        source = next((own.source for own in self._structure.all_links() if own.rels == name),
                      source_of(name))
        links = {link.id: link for link in self._structure.links.get(source, ())}
        mend_links(part, links, what.gone.get(source, frozenset()), new, sweep)
        return part.data


def _formed(edits: Sequence[Edit], form: Form) -> list[Edit]:
    return [Edit(edit.segment, edit.start, edit.end, written(form, edit.text)) for edit in edits]
