"""Reads tables of TOML by tables of ours: which keys there are, what each may hold, which must be
there. A key that no row names is a fault, for a misspelt rule would be no rule."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from types import MappingProxyType
from typing import Any

from cloakroom.policy.kinds import Reader, Unfit

_LONGEST_KEY = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """``path`` is dotted and counts from one: ``deployment[2].auth.tenant_id``. ``told`` completes
    a sentence that begins with it."""

    path: str
    told: str


@dataclass(frozen=True, slots=True)
class Table:
    """``make`` takes the keys of ``rows`` by name, those that are there. ``whole`` sees what only
    several keys together show: (the key to blame, what is wrong with it)."""

    make: Callable[..., Any]
    rows: Mapping[str, "Reader | Table | Each"]
    needed: frozenset[str] = frozenset()
    whole: Callable[[Any], Iterable[tuple[str, str]]] = lambda _made: ()

    def read(self, value: object, path: str, faults: list[Fault]) -> Any:
        """What ``make`` makes of it; None where anything was added to ``faults``."""
        if not isinstance(value, Mapping):
            faults.append(Fault(path, "must be a table"))
            return None
        before = len(faults)
        for key in value:
            if key not in self.rows:
                faults.append(Fault(_join(path, _shown(key)), "is not a key of this file"))
        for key in sorted(self.needed - set(value)):
            faults.append(Fault(_join(path, key), "must be given"))
        made = {key: _read(row, value[key], _join(path, key), faults)
                for key, row in self.rows.items() if key in value}
        if len(faults) > before:
            return None
        whole = self.make(**made)
        faults += (Fault(_join(path, key), told) for key, told in self.whole(whole))
        return whole


@dataclass(frozen=True, slots=True)
class Each:
    """A list of tables."""

    table: Table
    most: int

    def read(self, value: object, path: str, faults: list[Fault]) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) > self.most:
            faults.append(Fault(path, f"must be at most {self.most} tables"))
            return ()
        return tuple(self.table.read(each, f"{path}[{number}]", faults)
                     for number, each in enumerate(value, start=1))


def twin(make: type[Any], rows: Mapping[str, Any], check: Callable[[Any], Any] | None = None
         ) -> Table:
    """The table of a dataclass. What has no default there must be given."""
    must = frozenset(each.name for each in fields(make)
                     if each.default is MISSING and each.default_factory is MISSING)
    return Table(make, MappingProxyType(dict(rows)), must, check or (lambda _made: ()))


def _read(row: "Reader | Table | Each", value: object, path: str, faults: list[Fault]) -> Any:
    if isinstance(row, Table | Each):
        return row.read(value, path, faults)
    try:
        return row(value)
    except Unfit as fault:
        faults.append(Fault(path, str(fault)))
        return None


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _shown(key: str) -> str:
    """A key that we do not know may be anything."""
    plain = key if key.isprintable() else "(a key that cannot be shown)"
    return plain if len(plain) <= _LONGEST_KEY else f"{plain[:_LONGEST_KEY]}…"
