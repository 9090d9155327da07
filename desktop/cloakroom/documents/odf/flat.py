"""OpenDocument in one XML file: .fodt, .fods, .fodp, .fodg (ODF 1.3 part 3, 3.1.2)."""

import base64
import binascii
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from cloakroom.documents.base import NO_WISHES, Edit, File, Kind, Opaque, Rewritten, Wishes
from cloakroom.documents.by_bytes import suffix_by_bytes
from cloakroom.documents.odf import about, cells
from cloakroom.documents.odf.contents import OdfContents, note_about, read_nested
from cloakroom.documents.odf.names import follow, sheet_names
from cloakroom.documents.odf.units import odf_units
from cloakroom.documents.odf.walk import local
from cloakroom.documents.ooxml import opaque
from cloakroom.documents.ooxml.clean import clean
from cloakroom.documents.ooxml.units import Role, Unit
from cloakroom.documents.pictures.grey import grey
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.xml_part import XmlPart
from cloakroom.errors import DamagedFile
from cloakroom.model import Segment

_WHOLE: Final = "document"
_SCRIPTS: Final = "{*}scripts"
_UNSEEN: Final[Mapping[str, str]] = {"meta": "document properties"}
_UNREAD: Final = frozenset({"settings", "scripts"})


def open_flat_odf(file: File) -> "FlatDocument":
    return FlatDocument(file)


class FlatDocument:
    """Raises an :class:`InputError` where the file is none, damaged or unsafe."""

    def __init__(self, file: File) -> None:
        self._file = file
        part = XmlPart(file.data, file.name)
        if local(part.root) != about.FLAT:
            raise DamagedFile(f"{file.name} is not a document of its kind, or is damaged. "
                              "Nothing was changed.")
        self._contents = contents = OdfContents()
        contents.add(_WHOLE, _told(odf_units(part.root, _WHOLE, Role())))
        note_about(part, file.data, _WHOLE, contents)
        if any(len(scripts) for scripts in part.root.iterfind(_SCRIPTS)):
            contents.note(opaque.MACRO, "scripts")
        for name, element in _binaries(part):
            read_nested(file, name, _bytes(element), contents)

    @property
    def segments(self) -> Sequence[Segment]:
        return self._contents.segments

    @property
    def opaque(self) -> Sequence[Opaque]:
        return self._contents.opaque

    @property
    def notes(self) -> Sequence[str]:
        return ()

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        own, inner = self._contents.sorted(edits)
        data = self._file.data
        metadata = Kind.METADATA not in wishes.keep
        part = XmlPart(about.without_sessions(data) if metadata else data, self._file.name)
        role = replace(Role(), reader=odf_units)
        before, sheets = cells.shown(part.root), sheet_names(part.root)
        notes = self._embedded(part, inner, sweep, wishes)
        clean(part, _WHOLE, role, own.get(_WHOLE, {}), Sweep())
        follow(part, sheets, sweep)
        if Kind.MACRO not in wishes.keep:
            for scripts in list(part.root.iterfind(_SCRIPTS)):
                part.remove(scripts)
        clean(part, _WHOLE, role, {}, sweep)
        cells.settle(part, before)
        if metadata:
            about.take_out(part, self._contents.authors)
        if Kind.PRINTER not in wishes.keep:
            about.take_out_printers(part)
        left = tuple(replace(each, dropped=each.dropped and each.kind not in wishes.keep)
                     for each in self.opaque)
        return Rewritten(part.data, self._file.suffix, left, tuple(dict.fromkeys(notes)))

    def _embedded(
        self, part: XmlPart, edits: Mapping[str, Sequence[Edit]], sweep: Sweep, wishes: Wishes
    ) -> list[str]:
        """Pictures and files within: rewritten by their own format, or grey, or empty."""
        notes: list[str] = []
        for name, element in _binaries(part):
            nested, why = self._contents.nested.get(name), self._contents.why.get(name)
            if nested is not None:
                made = nested.rewritten(edits.get(name, ()), sweep, wishes)
                notes += made.notes
                if made.data != _bytes(element):
                    part.put(element, None, base64.b64encode(made.data).decode("ascii"))
            elif why is not None and why.kind not in wishes.keep:
                shown = grey() if why.kind is Kind.PICTURE else b""
                part.put(element, None, base64.b64encode(shown).decode("ascii"))
        return notes


def _told(units: Sequence[Unit]) -> Iterator[Unit]:
    """Without settings and programs; what is about the document says so."""
    for unit in units:
        around = _around(unit)
        if around in _UNREAD:
            continue
        if around in _UNSEEN:
            unit.segment = replace(unit.segment, place=_UNSEEN[around], hidden=True)
        yield unit


def _around(unit: Unit) -> str:
    """The child of the root in which a unit stands."""
    element = unit.pieces[0][1]
    while element is not None:
        parent = element.getparent()
        if parent is not None and parent.getparent() is None:
            return local(element)
        element = parent
    return ""


def _binaries(part: XmlPart) -> Iterator[tuple[str, etree._Element]]:
    for number, element in enumerate(part.root.iter("{*}binary-data"), start=1):
        yield f"embedded {number}{suffix_by_bytes(_bytes(element))}", element


def _bytes(element: etree._Element) -> bytes:
    try:
        return base64.b64decode(element.text or "")
    except binascii.Error:  # nobody can show it either
        return b""
