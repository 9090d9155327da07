"""How the parts of a package hang together: relationships and content types (ECMA-376 part 2)."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from cloakroom.documents.package import Package
from cloakroom.documents.xml_part import XmlPart
from cloakroom.errors import DamagedFile

ROOT: Final = ""
TYPES: Final = "[Content_Types].xml"
MAIN: Final = "officeDocument"


@dataclass(frozen=True, slots=True, repr=False)
class Link:
    """A relationship. ``source`` and ``part`` are names of parts, ``ROOT`` for the package and ""
    where the target is outside; ``kind`` is the last word of its type."""

    rels: str
    source: str
    id: str
    kind: str
    target: str
    external: bool
    part: str


class Structure:
    """The relationships of ``package``, and its parts in the order in which they are reached.
    Raises :class:`DamagedFile` where it is no such package."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name
        self._by_fold = {member.casefold(): member for member in package.names}
        self.types = self._member(TYPES)
        self.links: Mapping[str, list[Link]] = self._links()
        self.main = next((link.part for link in self.links.get(ROOT, ())
                          if link.kind == MAIN and link.part), "")
        if not self.types or not self.main:
            raise DamagedFile(f"{name} is not a document of its kind, or is damaged. "
                              "Nothing was changed.")

    def reached(self, without: frozenset[str] = frozenset()) -> dict[str, Link]:
        """Every part that is reached from the root, with the first relationship that does so;
        the main document first."""
        first = sorted(self.links.get(ROOT, ()), key=lambda link: link.kind != MAIN)
        found: dict[str, Link] = {}
        waiting = first[::-1]
        while waiting:
            link = waiting.pop()
            if link.external or not link.part or link.part in found or link.part in without:
                continue
            found[link.part] = link
            waiting += self.links.get(link.part, ())[::-1]
        return found

    def all_links(self) -> Iterator[Link]:
        for links in self.links.values():
            yield from links

    def parts(self) -> list[str]:
        """Members that are neither folders, relationships nor the content types."""
        return [name for name in self._package.names
                if not name.endswith("/") and name != self.types and not is_rels(name)]

    def _member(self, name: str) -> str:
        return self._by_fold.get(name.casefold(), "")

    def _links(self) -> dict[str, list[Link]]:
        found: dict[str, list[Link]] = {}
        for name in self._package.names:
            if is_rels(name):
                source = self._member(source_of(name)) or source_of(name)
                found[source] = list(self._read(name, source))
        return found

    def _read(self, name: str, source: str) -> Iterator[Link]:
        part = XmlPart(self._package.read(name), self._name)
        for element in part.root.iter("{*}Relationship"):
            target = element.get("Target") or ""
            external = (element.get("TargetMode") or "").lower() == "external"
            kind = (element.get("Type") or "").rpartition("/")[2]
            inside = "" if external else self._resolved(source, target)
            yield Link(name, source, element.get("Id") or "", kind, target, external, inside)

    def _resolved(self, source: str, target: str) -> str:
        path = target.partition("#")[0].replace("\\", "/")
        if not path:
            return ""
        full = posixpath.normpath(posixpath.join("/" + posixpath.dirname(source), path))
        name = full.lstrip("/")
        return self._member(name) or self._member(unquote(name))


def is_rels(name: str) -> bool:
    folder, _, last = name.rpartition("/")
    return last.lower().endswith(".rels") and folder.lower().split("/")[-1] == "_rels"


def source_of(rels: str) -> str:
    """``word/_rels/document.xml.rels`` -> ``word/document.xml``."""
    folder, _, last = rels.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), last[: -len(".rels")])


def rels_of(part: str) -> str:
    folder, last = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{last}.rels")
