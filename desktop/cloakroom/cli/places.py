"""Which source goes where: decided before anything is read, so that mistakes cost no time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cloakroom.cli.inputs import STANDARD_INPUT, Source, named, walked
from cloakroom.documents.sweep import Sweep
from cloakroom.errors import OutputExists, UsageError
from cloakroom.files.naming import swept_place
from cloakroom.output import refuse_existing


@dataclass(frozen=True, slots=True)
class Place:
    """A source and where its clean copy goes; ``target`` None is standard output. ``root``: the
    folder below which the names are ours to choose, None where the user gave the name."""

    source: Source
    target: Path | None
    root: Path | None = None

    def named(self, target: Path, sweep: Sweep) -> Path:
        """``target`` without the values of ``sweep`` in its name and in those of its folders."""
        if self.root is None:
            return target
        return swept_place(self.root, target.relative_to(self.root), sweep)


def places(names: list[str], out: str | None, folder: str | None) -> list[Place]:
    """UsageError when the places do not fit the names. A source whose place is taken stays in the
    list, with the refusal that is said when its turn comes."""
    if folder is None:
        return [_single(names, out)]
    if STANDARD_INPUT in names:
        raise UsageError("Standard input has no name for --output-dir. Use -o OUT, or neither.")
    root = Path(folder)
    found = [Place(source, root / source.below, root) for source in _all(names, root)]
    return list(_each_its_own(found))


def _single(names: list[str], out: str | None) -> Place:
    name = names[0]
    if len(names) > 1 or (name != STANDARD_INPUT and Path(name).is_dir()):
        raise UsageError("For more than one file, or a folder, say --output-dir DIR.")
    if out is None and name != STANDARD_INPUT:
        raise UsageError("Say where the clean copy goes: -o OUT, or --output-dir DIR.")
    target = None if out in {None, STANDARD_INPUT} else Path(str(out))
    return _free(Place(named(name), target))


def _all(names: list[str], root: Path) -> Iterator[Source]:
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from walked(path, root)
        else:
            yield named(name)


def _each_its_own(found: list[Place]) -> Iterator[Place]:
    first: dict[Path | None, str] = {}
    for place in found:
        name = place.source.name
        other = first.setdefault(place.target, name)
        if other == name or place.source.refusal:
            yield _free(place)
        else:
            yield _refused(place, f"{name}: its clean copy would be named like that of {other}.")


def _free(place: Place) -> Place:
    if place.target is None or place.source.refusal:
        return place
    try:
        refuse_existing(place.target)
    except OutputExists as error:
        return _refused(place, error.sentence)
    return place


def _refused(place: Place, why: str) -> Place:
    return replace(place, source=replace(place.source, refusal=why))
