"""A workbook as a document."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Final

from cloakroom.documents.base import Edit, File, Kind
from cloakroom.documents.ooxml import metadata, opaque
from cloakroom.documents.ooxml.clean import clean
from cloakroom.documents.ooxml.contents import Contents, Edits, is_xml
from cloakroom.documents.ooxml.document import OfficeDocument
from cloakroom.documents.ooxml.plan import Plan
from cloakroom.documents.ooxml.structure import Structure, is_rels
from cloakroom.documents.ooxml.units import Key, Role, inside
from cloakroom.documents.package import Package
from cloakroom.documents.sheets import about
from cloakroom.documents.sheets.drops import drop_links
from cloakroom.documents.sheets.follow import follow
from cloakroom.documents.sheets.headers import joined, taken_apart
from cloakroom.documents.sheets.making import Made, SheetsMaker
from cloakroom.documents.sheets.mend import mend
from cloakroom.documents.sheets.parts import PARTS, sheet_units
from cloakroom.documents.sheets.plain_xml import plain_xml
from cloakroom.documents.sheets.reading import read_rows, read_strings
from cloakroom.documents.sheets.rows import bounds, filled, shell
from cloakroom.documents.sheets.workbook import Workbook
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.xml_part import XmlPart


@dataclass(frozen=True, slots=True)
class SheetsPlan(Plan):
    made: Made = field(default_factory=Made)


class SheetsDocument(OfficeDocument):
    def __init__(
        self, file: File, package: Package, structure: Structure, book: Workbook
    ) -> None:
        self._book = book
        self._kinds = {part: link.kind for part, link in structure.reached().items()}
        numbers = {part: sheet.number for part, sheet in book.sheets.items()}
        super().__init__(file, package, structure, numbers)

    def _ranked(self, found: dict[str, Role]) -> dict[str, Role]:
        return {part: self._role(part, role) for part, role in found.items()}

    def _role(self, part: str, role: Role) -> Role:
        """Hidden sheets are said to be, with all that is on them."""
        for sheet in self._book.sheets.values():
            before = f"sheet {sheet.number}"
            if sheet.hidden and (role.place == before or role.place.startswith(f"{before}, ")):
                role = replace(role, place=f"hidden {role.place}", hidden=True)
                break
        kind = self._kinds[part]
        if kind == "comments":
            role = replace(role, place=inside(role.place, "comment"))
        return replace(role, reader=sheet_units) if kind in PARTS else role

    def _begun(self) -> Contents:
        own = (part for part, role in self._roles.items() if role.reader is not None)
        return Contents(special=dict.fromkeys(own, self._read_part))

    def _read_part(self, name: str, role: Role, contents: Contents) -> None:
        data = self._package.read(name)
        if name == self._book.strings_part:
            return read_strings(self._book.strings, name, role, contents)
        if name in self._book.sheets:
            whole = plain_xml(data, self._file.name)
            read_rows(whole, self._book, name, role, contents)
            data = shell(whole)
        part = XmlPart(data, self._file.name)
        taken_apart(part.root)
        contents.add(name, sheet_units(part.root, name, role))
        for author in about.authors(part.root):
            contents.authors.setdefault(author, len(contents.authors) + 1)
        if about.present(data, part.root):
            contents.once(opaque.METADATA, name)
        return None

    def _planned(self, keep: Set[Kind], own: Edits, sweep: Sweep) -> Plan:
        what = super()._planned(keep, own, sweep)
        maker = SheetsMaker(self._book, self._package.read, self._file.name, self._structure.main)
        made = maker.made(own, sweep)
        dropped, gone = set(what.dropped), dict(what.gone)
        if made.formulas_gone:  # the list of formulas is made anew where it is missing
            for link in self._structure.links.get(self._structure.main, ()):
                if link.kind == "calcChain" and link.part:
                    dropped.add(link.part)
                    gone[link.source] = gone.get(link.source, frozenset()) | {link.id}
        return SheetsPlan(frozenset(dropped), what.blanked, gone, what.keep, made)

    def _member(
        self, name: str, edits: Mapping[Key, Sequence[Edit]], sweep: Sweep, what: Plan,
        new: Mapping[str, str],
    ) -> bytes | None:
        role = self._roles.get(name)
        made = what.made if isinstance(what, SheetsPlan) else Made()
        if name == self._structure.types or is_rels(name) or role is None:
            return super()._member(name, edits, sweep, what, new)
        if name in self._contents.why or name in self._contents.nested:
            return None
        if name == self._book.strings_part:
            return made.strings
        data = self._package.read(name)
        if name in self._book.sheets:
            return self._sheet(name, data, edits, sweep, what)
        return self._part(name, data, edits, sweep, what) if is_xml(data) else None

    def _sheet(
        self, name: str, data: bytes, edits: Mapping[Key, Sequence[Edit]], sweep: Sweep,
        what: Plan,
    ) -> bytes | None:
        """The sheet without its rows is a part like others; the rows come back afterwards."""
        made = what.made.rows.get(name) if isinstance(what, SheetsPlan) else None
        whole = plain_xml(data, self._file.name)
        start, end = bounds(whole)
        rows = whole.data[start:end] if made is None or made.data is None else made.data
        empty = shell(whole)
        changed = self._part(name, empty, edits, sweep, what)
        if changed is None and rows == whole.data[start:end]:
            return None
        return filled(whole, empty if changed is None else changed, rows)

    def _part(
        self, name: str, data: bytes, edits: Mapping[Key, Sequence[Edit]], sweep: Sweep,
        what: Plan,
    ) -> bytes | None:
        """The new bytes of a part; None where it is copied."""
        role = self._roles[name]
        made = what.made if isinstance(what, SheetsPlan) else Made()
        raw = about.without_uids(data) if what.drops(Kind.METADATA) else data
        if name in what.gone:
            lists = XmlPart(raw, self._file.name)
            drop_links(lists, what.gone[name])
            raw = lists.data
        part = self._stripped(raw, name, what)
        taken_apart(part.root)
        clean(part, name, role, _without_names(edits), Sweep())
        self._tell_columns(name, part, made)
        follow(part, made.renamed, made.numbers)
        clean(part, name, role, {}, sweep)
        mend(part)
        joined(part.root)
        if what.drops(Kind.METADATA):
            metadata.take_out(part, self._contents.authors)
            about.take_out(part, self._contents.authors)
        return None if part.data == data else part.data

    def _tell_columns(self, name: str, part: XmlPart, made: Made) -> None:
        columns = part.root.iterfind("{*}tableColumns/{*}tableColumn")
        for index, column in enumerate(columns):
            if (name, index) in made.columns:
                part.put(column, "name", made.columns[name, index])


def _without_names(edits: Mapping[Key, Sequence[Edit]]) -> dict[Key, Sequence[Edit]]:
    """Without the edits of names, which :func:`follow` puts into their place."""
    return {key: own for key, own in edits.items()
            if not key[0].endswith(_NAMES)}


_NAMES: Final = ("@sheet.name", "@definedName.name", "@table.name", "@table.displayName")
