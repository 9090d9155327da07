"""A ledger as JSON, for another process of ours, and read back without trust in what comes.

An object: ``version`` 3; ``key`` 64 hexadecimal digits; ``style``; ``entries``, a table by columns
(``placeholder``; ``value``; ``type``, a number in ``types``) with the rows that are a ``stand_in``
or ``retired``, as a hundred thousand are read in half the time that way; ``reserved`` and
``typed``, lists of placeholders; ``drawn``, pool name -> how many of its stand-ins were looked at;
``last``, word -> the number handed out last; ``uneven``, the ``PERSON_2`` that may be one slip
from another. Version 2 has neither: 1, 2, 3 … were handed out in turn,
so all are uneven, and its entries are rows of placeholder, entity type, value, whether it is a
stand-in and whether it is retired. Version 1 has no style, and nothing in it is retired. Both are
still read.
"""

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import repeat
from operator import itemgetter
from typing import Any, TypeVar

from cloakroom.errors import InputError
from cloakroom.redact.entry import Entry
from cloakroom.redact.placeholders import Placeholder, numbered
from cloakroom.redact.stand_ins import can_stand_in
from cloakroom.redact.style import Style

_T = TypeVar("_T")
_VERSION = 3
_COLUMNS = (str, str, str, bool, bool)
_KEY_BYTES = 32
_PLACEHOLDER, _MEANING = itemgetter(0), itemgetter(1, 2, 3)  # of an Entry
_DAMAGED = "This ledger is damaged or was not written by Cloakroom. Nothing was changed."


@dataclass(frozen=True, slots=True, repr=False)
class LedgerState:
    """What a ledger knows; ``numbers`` and the two indexes are made when it is read. Its ``repr``
    is the plain one: it never shows a value."""

    key: bytes
    entries: tuple[Entry, ...]
    reserved: frozenset[Placeholder]
    typed: frozenset[Placeholder]
    drawn: Mapping[str, int]
    style: Style = Style.SQUARE
    numbers: Set[str] = frozenset()
    uneven: Set[str] = frozenset()
    last: Mapping[str, int] = field(default_factory=dict)
    by_placeholder: dict[str, Entry] = field(default_factory=dict)
    by_value: dict[tuple[str, str, bool], Entry] = field(default_factory=dict)


def dump(state: LedgerState) -> str:
    """``state`` as JSON in ASCII, values and key included: keep it in memory."""
    return json.dumps({
        "version": _VERSION,
        "key": state.key.hex(),
        "style": state.style.value,
        "entries": _table(state.entries),
        "reserved": sorted(map(str, state.reserved)),
        "typed": sorted(map(str, state.typed)),
        "drawn": dict(state.drawn),
        "last": dict(state.last),
        "uneven": sorted(state.uneven),
    })


def _table(entries: Sequence[Entry]) -> dict[str, list[str] | list[int]]:
    types = {name: n for n, name in enumerate(dict.fromkeys(e.entity_type for e in entries))}
    return {
        "types": list(types),
        "placeholder": [e.placeholder for e in entries],
        "type": [types[e.entity_type] for e in entries],
        "value": [e.value for e in entries],
        "stand_in": [n for n, e in enumerate(entries) if e.stand_in],
        "retired": [n for n, e in enumerate(entries) if e.retired],
    }


def load(text: str) -> LedgerState:
    """Raises :class:`InputError` for anything that :func:`dump` would not have written."""
    try:
        return _state(json.loads(text))
    except (ValueError, TypeError, LookupError, RecursionError):
        # without the cause: its message may quote a value
        raise InputError(_DAMAGED) from None


def _state(data: Any) -> LedgerState:
    fields = _a(dict, data)
    version = _a(int, fields["version"])
    key = bytes.fromhex(_a(str, fields["key"]))
    _require(1 <= version <= _VERSION and len(key) == _KEY_BYTES)
    style = Style(_a(str, fields["style"])) if version > 1 else Style.SQUARE
    entries = _rows(fields["entries"], version) if version < _VERSION else _read(fields["entries"])
    for stand_in in (entry for entry in entries if entry.stand_in):
        _require(can_stand_in(stand_in.placeholder))
    taken = dict(zip(map(_PLACEHOLDER, entries), entries, strict=True))
    live = [entry for entry in entries if not entry.retired]
    current = dict(zip(map(_MEANING, live), live, strict=True))
    _require(len(taken) == len(entries) and len(current) == len(live))
    reserved = frozenset(_placeholder(item) for item in _a(list, fields["reserved"]))
    _require(taken.keys().isdisjoint(map(str, reserved)))
    typed = frozenset(_placeholder(item) for item in _a(list, fields["typed"]))
    drawn = _counts(fields["drawn"])
    numbers = numbered([e.placeholder for e in entries if not e.stand_in])
    numbers |= {each.base for each in reserved}
    new = version == _VERSION
    uneven = set(_all(str, fields["uneven"])) if new else numbers
    _require(uneven <= numbers)
    last = _counts(fields["last"]) if new else {}
    return LedgerState(
        key, entries, reserved, typed, drawn, style,
        numbers=numbers, uneven=uneven, last=last, by_placeholder=taken, by_value=current,
    )


def _counts(item: Any) -> dict[str, int]:
    counts = {name: _a(int, number) for name, number in _a(dict, item).items()}
    _require(all(number >= 0 for number in counts.values()))
    return counts


def _rows(rows: Any, version: int) -> tuple[Entry, ...]:
    return tuple(_entry(row, version) for row in _a(list, rows))


def _entry(row: Any, version: int) -> Entry:
    columns = _a(list, row) + ([False] if version == 1 else [])
    _require(tuple(map(type, columns)) == _COLUMNS)
    entry = Entry(*columns)
    _require(bool(entry.entity_type and entry.value))
    return entry


def _read(item: Any) -> tuple[Entry, ...]:
    table = _a(dict, item)
    placeholders, values, names = (_all(str, table[c]) for c in ("placeholder", "value", "types"))
    types = _all(int, table["type"])
    rows = range(len(placeholders))
    _require(len(values) == len(types) == len(rows) and "" not in values and "" not in names)
    _require(min(types, default=0) >= 0)
    flags = []
    for name in ("stand_in", "retired"):
        marked = set(_all(int, table[name]))
        _require(marked <= set(rows))
        flags.append([n in marked for n in rows] if marked else [False] * len(rows))
    kinds = map(names.__getitem__, types)
    rows_of_five = zip(placeholders, kinds, values, *flags, strict=True)
    return tuple(map(tuple.__new__, repeat(Entry), rows_of_five))


def _all(kind: type[_T], item: Any) -> list[_T]:
    """``item``, when it is a list of nothing but ``kind``."""
    items: list[_T] = _a(list, item)
    _require(set(map(type, items)) <= {kind})
    return items


def _placeholder(item: Any) -> Placeholder:
    placeholder = Placeholder.parse(_a(str, item))
    if placeholder is None:
        raise ValueError
    return placeholder


def _a(kind: type[_T], item: Any) -> _T:
    """``item``, when it is exactly a ``kind``: in Python True is an int, in JSON it is not."""
    if type(item) is not kind:
        raise TypeError
    return item


def _require(condition: bool) -> None:
    if not condition:
        raise ValueError
