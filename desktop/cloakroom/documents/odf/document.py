"""An OpenDocument file as a document."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from lxml import etree

from cloakroom.documents.base import NO_WISHES, Edit, File, Kind, Opaque, Rewritten, Wishes
from cloakroom.documents.odf import about, cells
from cloakroom.documents.odf.contents import NAMES, read
from cloakroom.documents.odf.members import MANIFEST, role, telling
from cloakroom.documents.odf.names import follow, sheet_names
from cloakroom.documents.odf.units import odf_units
from cloakroom.documents.ooxml import opaque
from cloakroom.documents.ooxml.clean import clean
from cloakroom.documents.ooxml.contents import is_xml
from cloakroom.documents.ooxml.units import Key
from cloakroom.documents.package import Package
from cloakroom.documents.splice import spliced
from cloakroom.documents.sweep import Sweep, plain
from cloakroom.documents.xml_part import XmlPart
from cloakroom.model import Segment

_SIGNED: Final = "This file is signed. The copy is not: a signature holds for what was signed only."
_MACROS: Final = "This file may run macros. The copy is saved without them."
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_GOES_WITH_IT: Final = ("{*}image", "{*}object-ole", "{*}object", "{*}plugin")


class OdfDocument:
    """``package`` is that of ``file``, and not encrypted."""

    def __init__(self, file: File, package: Package) -> None:
        self._file, self._package = file, package
        self._contents = read(file, package)
        kinds = {each.kind for each in self._contents.opaque}
        signed = _SIGNED if Kind.SIGNATURE in kinds else ""
        macros = _MACROS if Kind.MACRO in kinds else ""
        self.notes: Sequence[str] = tuple(filter(None, [signed, macros]))

    @property
    def segments(self) -> Sequence[Segment]:
        return self._contents.segments

    @property
    def opaque(self) -> Sequence[Opaque]:
        return self._contents.opaque

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        own, inner = self._contents.sorted(edits)
        out = {part for part, why in self._contents.why.items() if why.kind not in wishes.keep}
        blanked = {part for part in out if _can_be_blank(part, self._contents.why[part])}
        dropped = out - blanked
        changed = {part: opaque.blank(part) for part in blanked}
        nested = {part: document.rewritten(inner.get(part, ()), sweep, wishes)
                  for part, document in self._contents.nested.items() if part not in dropped}
        changed |= {part: result.data for part, result in nested.items()}
        names = self._new_names(own.get(NAMES, {}), dropped, sweep)
        for part in self._contents.parts:
            if part not in dropped:
                data = self._part(part, own.get(part, {}), sweep, wishes, (dropped, names))
                if data is not None:
                    changed[part] = data
        data = self._package.written(changed, dropped=dropped, names=names)
        notes = [*self.notes, *(note for result in nested.values() for note in result.notes)]
        return Rewritten(data, self._file.suffix, self._left(wishes),
                         tuple(dict.fromkeys(notes)))

    def _left(self, wishes: Wishes) -> tuple[Opaque, ...]:
        return tuple(replace(each, dropped=each.dropped and each.kind not in wishes.keep)
                     for each in self.opaque)

    def _new_names(
        self, edits: Mapping[Key, Sequence[Edit]], dropped: set[str], sweep: Sweep
    ) -> dict[str, str]:
        """Members that are called otherwise now."""
        folders = {name: name for name in self._package.names}
        wanted: dict[str, str] = {}
        for (address, _), own in edits.items():
            part = address.partition("#")[2]
            last = telling(part)
            new = spliced(last, [replace(edit, text=plain(edit.text)) for edit in own])
            wanted[part] = posixpath.join(posixpath.dirname(part), new)
        used = {name.casefold() for name in folders}
        names: dict[str, str] = {}
        for name in folders:
            new = sweep.address(wanted.get(name, name))
            if new == name or name in dropped or name in _FIXED:
                continue
            stem, ending = posixpath.splitext(new)
            number = 1
            while new.casefold() in used:
                number += 1
                new = f"{stem}_{number}{ending}"
            used.add(new.casefold())
            names[name] = new
        return names

    def _part(
        self, name: str, edits: Mapping[Key, Sequence[Edit]], sweep: Sweep, wishes: Wishes,
        members: tuple[set[str], Mapping[str, str]],
    ) -> bytes | None:
        """The new bytes of a part; None where it is copied."""
        raw = self._package.read(name)
        if not is_xml(raw):
            return None
        metadata = Kind.METADATA not in wishes.keep
        part = XmlPart(about.without_sessions(raw) if metadata else raw, self._file.name)
        own = replace(role(name), reader=odf_units)
        before, sheets = cells.shown(part.root), sheet_names(part.root)
        self._unlink(part, *members)
        clean(part, name, own, edits, Sweep())
        follow(part, sheets, sweep)
        clean(part, name, own, {}, sweep)
        cells.settle(part, before)
        if metadata:
            about.take_out(part, self._contents.authors)
        if Kind.PRINTER not in wishes.keep:
            about.take_out_printers(part)
        return None if part.data == raw else part.data

    def _unlink(self, part: XmlPart, dropped: set[str], names: Mapping[str, str]) -> None:
        """What stood for members that are gone goes, and others are called by their new names."""
        for element in list(part.root.iter("{*}file-entry")):
            path = next((key for key in element.attrib if str(key).endswith("}full-path")), "")
            self._entry(part, element, str(path), (dropped, names))
        for element in list(part.root.iter(etree.Element)):
            target = element.get(_HREF)
            if not target or target.startswith("#"):
                continue
            member = unquote(target.removeprefix("./"))
            if member in dropped and element in part.root.iter(*_GOES_WITH_IT):
                part.remove(element)
            elif member in names:
                part.put(element, _HREF, names[member])

    def _entry(
        self, part: XmlPart, element: etree._Element, key: str,
        members: tuple[set[str], Mapping[str, str]],
    ) -> None:
        dropped, names = members
        path = element.get(key) or ""
        if path in dropped:
            part.remove(element)
        elif path in names:
            part.put(element, key, names[path])


def _can_be_blank(part: str, why: opaque.Why) -> bool:
    """Whether plain grey, or nothing at all, can be shown in its place."""
    ending = posixpath.splitext(part)[1].lower()
    return why is opaque.PICTURE or (why is opaque.METAFILE and ending in _BLANKS)


_BLANKS: Final = (".emf", ".wmf", ".emz", ".wmz")
_FIXED: Final = frozenset({"mimetype", MANIFEST, "content.xml", "styles.xml", "meta.xml",
                           "settings.xml"})
