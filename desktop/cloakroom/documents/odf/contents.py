"""All of an OpenDocument package read once."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from cloakroom.documents.base import File, Kind
from cloakroom.documents.odf import about
from cloakroom.documents.odf.members import in_order, role, telling, why_unread
from cloakroom.documents.odf.units import odf_units
from cloakroom.documents.ooxml import opaque
from cloakroom.documents.ooxml.contents import Contents, is_xml
from cloakroom.documents.ooxml.opaque import Why
from cloakroom.documents.ooxml.rules import Form
from cloakroom.documents.ooxml.units import Unit
from cloakroom.documents.package import Package
from cloakroom.documents.xml_part import XmlPart
from cloakroom.errors import InputError
from cloakroom.model import Segment, Stream

NAMES: Final = "names"
_PRINTER: Final = Why(Kind.PRINTER, "printer settings", "They name the printer.")
_FONTS: Final = (".ttf", ".otf", ".odttf")


@dataclass(slots=True, repr=False)
class OdfContents(Contents):
    """``parts``: those of XML."""

    parts: list[str] = field(default_factory=list)


def read(file: File, package: Package) -> OdfContents:
    """Raises an :class:`InputError` for a part that is damaged or unsafe."""
    contents = OdfContents()
    for name in in_order(package.names):
        size = 0 if name.endswith("/") else package.size(name)
        why = why_unread(name, size)
        if why is not None:
            contents.why[name] = why
            contents.note(why, name)
        elif size and name != "mimetype":
            _read_member(file, package, name, contents)
    contents.add(NAMES, _names(package))
    if package.leftovers:
        contents.note(opaque.HISTORY, "leftovers")
    return contents


def _read_member(file: File, package: Package, name: str, contents: OdfContents) -> None:
    data, ending = package.read(name), posixpath.splitext(name)[1].lower()
    if is_xml(data) and ending in ("", ".xml", ".rdf"):
        return _read_part(XmlPart(data, file.name), data, name, contents)
    if ending in _FONTS:
        return None
    if ending in (*opaque.METAFILES, ".svm"):
        return _leave(name, opaque.METAFILE, contents)
    if ending in opaque.RECORDINGS:
        return contents.note(opaque.RECORDING, name, dropped=False)
    return read_nested(file, name, data, contents)


def _leave(name: str, why: Why, contents: OdfContents) -> None:
    contents.why[name] = why
    contents.note(why, name)


def _read_part(part: XmlPart, data: bytes, name: str, contents: OdfContents) -> None:
    contents.parts.append(name)
    contents.add(name, odf_units(part.root, name, role(name)))
    note_about(part, data, name, contents)


def note_about(part: XmlPart, data: bytes, name: str, contents: OdfContents) -> None:
    """Authors, other metadata and printers of a part, whose bytes are ``data``."""
    for author in about.authors(part.root):
        contents.authors.setdefault(author, len(contents.authors) + 1)
    if about.present(data, part.root):
        contents.once(opaque.METADATA, name)
    if about.printers(part.root):
        contents.once(_PRINTER, name)


def read_nested(file: File, name: str, data: bytes, contents: OdfContents) -> None:
    """A picture or document within: its own format reads it, or it goes."""
    try:
        known = opaque.name_inside(name, data)
        nested = file.inside(known, data) if known else None
    except InputError:
        nested = None
    if nested is None:
        raster = posixpath.splitext(known or name)[1].lower() in opaque.RASTER
        return _leave(name, opaque.PICTURE if raster else opaque.OBJECT, contents)
    contents.nested[name] = nested
    for inner, each in enumerate(nested.segments):
        contents.inner[len(contents.segments)] = inner
        contents.segments.append(replace(
            each, address=f"{name}!{each.address}", hidden=True,
            place=", ".join(filter(None, ["embedded file", each.place]))))
        contents.homes.append(name)
    contents.opaque += [replace(each, address=f"{name}!{each.address}") for each in nested.opaque]
    return None


def _names(package: Package) -> Iterator[Unit]:
    """Names of members that a person may have given."""
    for name in package.names:
        last = "" if name.endswith("/") or why_unread(name, 1) else telling(name)
        if last:
            segment = Segment(f"{NAMES}#{name}", last, "name of a part", True, Stream.ATTRIBUTE)
            yield Unit(segment, [(last, None, None)], Form.NAME)
