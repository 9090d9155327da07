"""All of a package read once: its segments and where each belongs, and what nobody read."""

import gc
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote

from cloakroom.documents.base import Document, Edit, File, Kind, Opaque
from cloakroom.documents.ooxml import metadata, opaque
from cloakroom.documents.ooxml.opaque import Why
from cloakroom.documents.ooxml.rules import SETTINGS, Form
from cloakroom.documents.ooxml.structure import Link, Structure
from cloakroom.documents.ooxml.units import Key, Role, Unit, local, units
from cloakroom.documents.package import Package
from cloakroom.documents.splice import by_segment
from cloakroom.documents.xml_part import XmlPart
from cloakroom.errors import InputError
from cloakroom.model import Segment, Stream

Edits = Mapping[str, Mapping[Key, Sequence[Edit]]]
"""By part, and by unit in it."""

NAMES: Final = "names"
"""Instead of a part, where a unit is the name of one."""

_USUAL = re.compile(
    r"(image|img|media|chart|chartEx|oleObject|embeddedObject|Microsoft_\w+|\w*[Dd]rawing|afchunk|"
    r"hdphoto|slide|slideLayout|slideMaster|notesSlide|notesMaster|handoutMaster|\w*[Ww]orkbook|"
    r"item|itemProps|tag|data|colors|style|layout|quickStyle|comment|modernComment\w*|header|"
    r"footer|theme|themeOverride|settings|webSettings|fontTable|numbering|styles|document|core|"
    r"app|custom|comments\w*|footnotes|endnotes|people|presentation|presProps|viewProps|"
    r"tableStyles|commentAuthors|authors|thumbnail|font|sig|origin|activeX|vbaProject|vbaData|"
    r"printerSettings|stylesWithEffects|ink|customUI\w*|webextension|taskpanes|bin|sheet|table|"
    r"sharedStrings|pivotTable|pivotCache\w+|queryTable|externalLink|person|threadedComment|"
    r"calcChain|connections|slicer\w*|ctrlProp)[\d_.-]*"
)


_EMBEDDED: Final = "embedded file"
_WITHIN: Final = {"package": _EMBEDDED, "oleObject": _EMBEDDED}


@dataclass(slots=True, repr=False)
class Contents:
    """What :func:`read` found. ``homes``: the part of each segment; ``special``: who reads a
    part in its own way; ``inner``: which segment of the document within it is; ``why``: parts
    that are not read; ``authors``: by their number."""

    segments: list[Segment] = field(default_factory=list)
    homes: list[str] = field(default_factory=list)
    special: Mapping[str, "Special"] = field(default_factory=dict)
    inner: dict[int, int] = field(default_factory=dict)
    opaque: list[Opaque] = field(default_factory=list)
    why: dict[str, Why] = field(default_factory=dict)
    nested: dict[str, Document] = field(default_factory=dict)
    authors: dict[str, int] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    noted: set[Why] = field(default_factory=set)

    def sorted(self, edits: Sequence[Edit]) -> tuple[Edits, Mapping[str, Sequence[Edit]]]:
        """The edits of parts by unit, and those of nested documents by part."""
        own: dict[str, dict[Key, Sequence[Edit]]] = defaultdict(dict)
        inner: dict[str, list[Edit]] = defaultdict(list)
        for index, group in by_segment(edits).items():
            part, segment = self.homes[index], self.segments[index]
            if index in self.inner:
                inner[part] += [replace(each, segment=self.inner[index]) for each in group]
            else:
                own[part][segment.address, segment.stream] = group
        return own, inner

    def add(self, part: str, found: Iterable[Unit]) -> None:
        """The segments of units, but of those that are copies of one."""
        before = len(self.segments)
        for unit in found:
            text = unit.segment.text
            if not (unit.copy and text in self.seen):
                self.seen.add(text)
                self.segments.append(unit.segment)
        self.homes += [part] * (len(self.segments) - before)

    def note(self, why: Why, address: str, *, dropped: bool = True) -> None:
        self.opaque.append(Opaque(address, why.kind, why.place, why.why, dropped))

    def once(self, why: Why, address: str) -> None:
        """Notes what stands in many parts a single time."""
        if why not in self.noted:
            self.noted.add(why)
            self.note(why, address)


Special = Callable[[str, Role, Contents], None]


def read(
    file: File, package: Package, structure: Structure, roles: dict[str, Role], contents: Contents
) -> Contents:
    """Reads every part that is reached. Raises an :class:`InputError` for a part that is
    damaged or unsafe."""
    links = structure.reached()
    with _uncollected():
        for part, role in roles.items():
            _read_part(file, package, links[part], role, contents)
    for link in structure.all_links():
        _read_outside(link, contents)
    for rels in dict.fromkeys(link.rels for link in structure.all_links()):
        contents.add(rels, outside(XmlPart(package.read(rels), file.name), rels))
    contents.add(NAMES, names(list(roles)))
    _read_leftovers(package, structure, links, contents)
    return contents


@contextmanager
def _uncollected() -> Iterator[None]:
    """Thousands of objects are made and all are kept: to look for garbage among them again and
    again takes longer than to read them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read_part(
    file: File, package: Package, link: Link, role: Role, contents: Contents
) -> None:
    part, ending = link.part, opaque.suffix(link.part)
    why = opaque.BY_LINK.get(link.kind)
    if link.kind in opaque.NESTED or (ending in opaque.RASTER and why is None):
        return _read_nested(file, package, link, role, contents)
    if why is None and ending in opaque.METAFILES:
        why = opaque.METAFILE
    if why is not None:
        return _leave(contents, part, why)
    if part in contents.special:
        return contents.special[part](part, role, contents)
    if ending in opaque.FONTS or link.kind in SETTINGS:
        return None
    data = package.read(part)
    if not is_xml(data):
        recording = ending in opaque.RECORDINGS
        why = opaque.RECORDING if recording else opaque.UNKNOWN
        return contents.note(why, part, dropped=False) if recording else _leave(
            contents, part, why)
    return _read_xml(XmlPart(data, file.name), data, part, role, contents)


def _read_xml(part: XmlPart, data: bytes, name: str, role: Role, contents: Contents) -> None:
    if local(part.root) == "sld" and part.root.get("show") in ("0", "false"):
        role = replace(role, place=f"{role.place} (hidden)", hidden=True)
    contents.add(name, units(part.root, name, role, to_read=True))
    for author in metadata.authors(part.root):
        contents.authors.setdefault(author, len(contents.authors) + 1)
    if metadata.present(data, part.root):
        contents.once(opaque.METADATA, name)
    for mark, why in opaque.PACKED:
        if mark in data:
            contents.once(why, name)


def is_xml(data: bytes) -> bool:
    start = data[:200].lstrip()
    return start.startswith((b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\0", b"\xfe\xff\0<"))


def _leave(contents: Contents, part: str, why: Why) -> None:
    contents.why[part] = why
    contents.note(why, part)


def _read_nested(
    file: File, package: Package, link: Link, role: Role, contents: Contents
) -> None:
    """A document or picture within: its own format reads it, or it goes."""
    part, data = link.part, package.read(link.part)
    try:
        name = opaque.name_inside(part, data)
        nested = file.inside(name, data) if name else None
    except InputError:
        nested = None
    if nested is None:
        raster = opaque.suffix(part) in opaque.RASTER
        return _leave(contents, part, opaque.PICTURE if raster else opaque.OBJECT)
    contents.nested[part] = nested
    kind = "picture" if opaque.suffix(part) in opaque.RASTER else _WITHIN.get(link.kind, "")
    for inner, each in enumerate(nested.segments):
        place = ", ".join(filter(None, [role.place, kind, each.place]))
        hidden = each.hidden or kind == _EMBEDDED
        contents.inner[len(contents.segments)] = inner
        contents.segments.append(Segment(f"{part}!{each.address}", each.text, place, hidden,
                                         each.stream, each.joint))
        contents.homes.append(part)
    contents.opaque += [
        Opaque(f"{part}!{own.address}", own.kind, own.place, own.why, own.dropped)
        for own in nested.opaque
    ]
    return None


def _read_outside(link: Link, contents: Contents) -> None:
    if link.external and link.kind in opaque.BY_LINK:
        why = opaque.BY_LINK[link.kind]
        if why.kind is Kind.METADATA:
            contents.once(why, link.rels)


def outside(part: XmlPart, name: str) -> Iterator[Unit]:
    """The targets of links, as people read them."""
    for number, element in enumerate(part.root.iter("{*}Relationship"), start=1):
        target = element.get("Target") or ""
        if (element.get("TargetMode") or "").lower() == "external" and target.strip():
            text = readable(target)
            segment = Segment(f"{name}#link{number}", text, "link", True, Stream.ATTRIBUTE)
            yield Unit(segment, [(text, element, "Target")], Form.ADDRESS)


def readable(target: str) -> str:
    """A target without its percent signs, where that is text."""
    text = unquote(target)
    return target if "\ufffd" in text else text


def names(parts: list[str]) -> Iterator[Unit]:
    """Names of parts that a person may have given."""
    for part in parts:
        last = readable(part.rpartition("/")[2])
        if not _USUAL.fullmatch(last.rpartition(".")[0]):
            segment = Segment(f"{NAMES}#{part}", last, "name of a part", True, Stream.ATTRIBUTE)
            yield Unit(segment, [(last, None, None)], Form.NAME)


def _read_leftovers(
    package: Package, structure: Structure, reached: Mapping[str, Link], contents: Contents
) -> None:
    for part in structure.parts():
        if part not in reached:
            _leave(contents, part, opaque.HISTORY)
    if package.leftovers:
        contents.note(opaque.HISTORY, "leftovers")
