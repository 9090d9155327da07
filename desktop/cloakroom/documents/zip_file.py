"""Archives (.zip): every file inside is a document of its own; what will not open is left out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cloakroom.documents.base import NO_WISHES, Edit, File, Kind, Opaque, Rewritten, Wishes
from cloakroom.documents.nested import Child, Nest
from cloakroom.documents.package import Package
from cloakroom.documents.sweep import Sweep
from cloakroom.errors import InputError, UnsafeFile
from cloakroom.model import Segment

_UNREAD: Final = "This file could not be opened, so the copy does not hold it."


def open_zip(file: File) -> "ZipDocument":
    return ZipDocument(file)


class ZipDocument:
    notes: Sequence[str] = ()

    def __init__(self, file: File) -> None:
        self._package = Package(file)
        children: list[Child] = []
        shut: list[Opaque] = []
        for name in self._package.names:
            if name.endswith("/"):
                continue
            try:
                inside = file.inside(name.rpartition("/")[2], self._package.read(name))
            except UnsafeFile:
                raise
            except InputError:
                shut.append(Opaque(name, Kind.ATTACHMENT, name, _UNREAD))
            else:
                children.append(Child(inside, name, name))
        self._nest = Nest(children)
        self._shut = shut
        names = "\n".join(self._package.names)
        self.segments: Sequence[Segment] = (
            *self._nest.segments, Segment("names", names, "names of files", joint="\n\n"),
        )
        self.opaque: Sequence[Opaque] = (*shut, *self._nest.opaque)

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        """Names of files are swept; edits in them are left to the sweep, which is legal there."""
        changed: dict[str, bytes] = {}
        names: dict[str, str] = {}
        opaque: list[Opaque] = []
        notes: list[str] = []
        for child in self._nest.children:
            made = child.document.rewritten(self._nest.edits(child, edits), sweep, wishes)
            changed[child.address] = made.data
            names[child.address] = _renamed(child.address, made.suffix)
            opaque += made.opaque
            notes += made.notes
        keep = Kind.ATTACHMENT in wishes.keep
        opaque += [replace(each, dropped=False) for each in self._shut] if keep else []
        dropped = [] if keep else [each.address for each in self._shut]
        data = self._package.written(changed, dropped=dropped, names=self._swept(names, sweep))
        return Rewritten(data, ".zip", tuple(opaque), tuple(dict.fromkeys(notes)))

    def _swept(self, names: dict[str, str], sweep: Sweep) -> dict[str, str]:
        """Two names that become one are told apart by a number."""
        free: dict[str, str] = {}
        taken: set[str] = set()
        numbers: Counter[str] = Counter()
        for name in self._package.names:
            first = new = sweep.name(names.get(name, name))
            stem, dot, suffix = new.rpartition(".")
            while new in taken:
                numbers[first] += 1
                new = f"{stem} ({numbers[first] + 1}){dot}{suffix}"
            taken.add(new)
            free[name] = new
        return free


def _renamed(name: str, suffix: str) -> str:
    stem, dot, old = name.rpartition(".")
    return name if not suffix or f"{dot}{old.lower()}" == suffix else f"{stem or name}{suffix}"
