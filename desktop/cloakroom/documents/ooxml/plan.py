"""What a clean copy leaves out and renames, decided before any part is written."""

import posixpath
from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from urllib.parse import quote

from cloakroom.documents.base import Kind
from cloakroom.documents.ooxml import opaque
from cloakroom.documents.ooxml.contents import Contents, readable
from cloakroom.documents.ooxml.structure import Link, Structure, is_rels, rels_of, source_of
from cloakroom.documents.sweep import Sweep


@dataclass(frozen=True, slots=True)
class Plan:
    """``dropped``: members; ``blanked``: members that are emptied; ``gone``: the ids of lost
    relationships by the part they start from; ``keep``: kinds that stay."""

    dropped: frozenset[str]
    blanked: frozenset[str]
    gone: Mapping[str, frozenset[str]]
    keep: Set[Kind]

    def drops(self, kind: Kind) -> bool:
        return kind not in self.keep


def plan(structure: Structure, contents: Contents, members: Set[str], keep: Set[Kind]) -> Plan:
    """What goes of a package, and what nothing leads to any more without that."""
    out = {part for part, why in contents.why.items() if why.kind not in keep}
    blanked = frozenset(part for part in out if contents.why[part] in opaque.BLANKED)
    dropped = out - blanked
    before, after = structure.reached(), structure.reached(frozenset(dropped))
    dropped |= before.keys() - after.keys()
    dropped |= {rels for rels in members if is_rels(rels) and source_of(rels) in dropped}
    gone: dict[str, set[str]] = defaultdict(set)
    for link in structure.all_links():
        if link.part in dropped or _leads_to_metadata(link, keep):
            gone[link.source].add(link.id)
    return Plan(frozenset(dropped), blanked,
                {source: frozenset(ids) for source, ids in gone.items()}, keep)


def _leads_to_metadata(link: Link, keep: Set[Kind]) -> bool:
    why = opaque.BY_LINK.get(link.kind)
    return link.external and why is opaque.METADATA and Kind.METADATA not in keep


def renamed(
    parts: Mapping[str, str], taken: Set[str], sweep: Sweep
) -> dict[str, str]:
    """New names of members. ``parts``: every part and the last word of its name as the edits left
    it; ``taken``: all names there are."""
    names: dict[str, str] = {}
    used = {name.casefold() for name in taken}
    for part, last in parts.items():
        folder, before = posixpath.split(part)
        swept = sweep.address(last)
        clean = posixpath.join(sweep.address(folder), last if swept == last else swept)
        if clean == posixpath.join(folder, readable(before)):
            continue
        stem, ending = posixpath.splitext(quote(clean))
        name, number = stem + ending, 1
        while name.casefold() in used:
            number += 1
            name = f"{stem}_{number}{ending}"
        used.add(name.casefold())
        names[part] = name
    return names


def with_rels(names: Mapping[str, str], members: Set[str]) -> dict[str, str]:
    """``names`` and those of the relationships that belong to the parts."""
    rels = {rels_of(part): rels_of(name) for part, name in names.items()}
    return {**names, **{old: new for old, new in rels.items() if old in members}}
