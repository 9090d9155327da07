"""A ledger as JSON, for another process of ours, and read back without trust in what comes.

An object: ``version`` 3; ``key`` 64 hexadecimal digits; ``style``; ``entries``, rows of
placeholder, entity type, value, whether it is a stand-in and whether it is retired; ``reserved``
and ``typed``, lists of placeholders; ``drawn``, pool name -> how many of its stand-ins were looked
at; ``last``, word -> the number handed out last; ``uneven``, rows of word and number of the
placeholders that may be one slip apart. Version 2 has neither: 1, 2, 3 … were handed out in turn,
so all are uneven. Version 1 has no style, and nothing in it is retired. Both are still read.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

from cloakroom.errors import InputError
from cloakroom.redact.entry import Entry
from cloakroom.redact.placeholders import Placeholder
from cloakroom.redact.stand_ins import LONGEST
from cloakroom.redact.style import Style

_T = TypeVar("_T")
_VERSION = 3
_COLUMNS = (str, str, str, bool, bool)
_KEY_BYTES = 32
_DAMAGED = "This ledger is damaged or was not written by Cloakroom. Nothing was changed."


@dataclass(frozen=True, slots=True, repr=False)
class LedgerState:
    """What a ledger knows; ``numbers`` are those of its placeholders, found when it is read. Its
    ``repr`` is the plain one: it never shows a value."""

    key: bytes
    entries: tuple[Entry, ...]
    reserved: frozenset[Placeholder]
    typed: frozenset[Placeholder]
    drawn: Mapping[str, int]
    style: Style = Style.SQUARE
    numbers: frozenset[tuple[str, int]] = frozenset()
    uneven: frozenset[tuple[str, int]] = frozenset()
    last: Mapping[str, int] = field(default_factory=dict)


def dump(state: LedgerState) -> str:
    """``state`` as JSON in ASCII, values and key included: keep it in memory."""
    return json.dumps({
        "version": _VERSION,
        "key": state.key.hex(),
        "style": state.style.value,
        "entries": [
            [e.placeholder, e.entity_type, e.value, e.stand_in, e.retired] for e in state.entries
        ],
        "reserved": sorted(map(str, state.reserved)),
        "typed": sorted(map(str, state.typed)),
        "drawn": dict(state.drawn),
        "last": dict(state.last),
        "uneven": sorted(state.uneven),
    })


def load(text: str) -> LedgerState:
    """Raises :class:`InputError` for anything that :func:`dump` would not have written."""
    try:
        return _state(json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError):
        # without the cause: its message may quote a value
        raise InputError(_DAMAGED) from None


def _state(data: Any) -> LedgerState:
    fields = _a(dict, data)
    version = _a(int, fields["version"])
    key = bytes.fromhex(_a(str, fields["key"]))
    _require(1 <= version <= _VERSION and len(key) == _KEY_BYTES)
    style = Style(_a(str, fields["style"])) if version > 1 else Style.SQUARE
    entries = tuple(_entry(row, version) for row in _a(list, fields["entries"]))
    placeholders = [Placeholder.parse(entry.placeholder) for entry in entries]
    _require(all(p or entry.stand_in for p, entry in zip(placeholders, entries, strict=True)))
    taken = {entry.placeholder for entry in entries}
    _require(len(taken) == len(entries))
    current = [(e.entity_type, e.value, e.stand_in) for e in entries if not e.retired]
    _require(len(set(current)) == len(current))
    reserved = frozenset(_placeholder(item) for item in _a(list, fields["reserved"]))
    _require(taken.isdisjoint(map(str, reserved)))
    typed = frozenset(_placeholder(item) for item in _a(list, fields["typed"]))
    drawn = _counts(fields["drawn"])
    numbers = frozenset((p.ticket, p.number) for p in chain(placeholders, reserved) if p)
    if version < _VERSION:
        return LedgerState(key, entries, reserved, typed, drawn, style, numbers, numbers)
    uneven = frozenset(_numbered(row) for row in _a(list, fields["uneven"]))
    last = _counts(fields["last"])
    return LedgerState(key, entries, reserved, typed, drawn, style, numbers, uneven, last)


def _counts(item: Any) -> dict[str, int]:
    counts = {name: _a(int, number) for name, number in _a(dict, item).items()}
    _require(all(number >= 0 for number in counts.values()))
    return counts


def _numbered(row: Any) -> tuple[str, int]:
    word, number = _a(list, row)
    return _a(str, word), _a(int, number)


def _entry(row: Any, version: int) -> Entry:
    columns = _a(list, row) + ([False] if version == 1 else [])
    _require(tuple(map(type, columns)) == _COLUMNS)
    entry = Entry(*columns)
    _require(bool(entry.entity_type and entry.value))
    if entry.stand_in:
        _require(entry.placeholder[:1].isalnum() and entry.placeholder[-1:].isalnum())
        _require(len(entry.placeholder) <= LONGEST)
    return entry


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
