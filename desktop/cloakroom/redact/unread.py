"""The rows of a ledger that was read back, of which only those are looked at that a new value may
have to do with. To work out who is who for a hundred thousand takes seconds; for one, nothing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count

from cloakroom.redact.entry import Entry
from cloakroom.redact.person_names import TITLES, folded
from cloakroom.redact.placeholders import Placeholder
from cloakroom.redact.reading import NUMBERS, STREETS, Key, is_linked

_SAY_NOTHING = frozenset({*TITLES, *STREETS, *STREETS.values(), "whole"})
_LAST_SIGNS = 4  # of a number, by which it is found


class Unread:
    """``entries`` in the order of the ledger, none of them retired."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._row: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}
        for row, entry in enumerate(entries):
            for word in _words_of(entry):
                if self._row.setdefault(word, row) != row:
                    self._more.setdefault(word, []).append(row)
        self._bases = dict(zip((entry.placeholder for entry in entries), count(), strict=False))
        self._forms: dict[str, list[int]] = {}
        for placeholder, row in self._bases.items():
            if not placeholder[-2].isdigit():
                self._forms.setdefault(_base(placeholder), []).append(row)
        self._taken: set[int] = set()

    def take(self, keys: Iterable[Key]) -> Iterator[Entry]:
        """Those not taken yet that may tell one of ``keys``, with whatever shares their number, in
        order."""
        words = set(chain.from_iterable(map(_asked, keys)))
        rows = set(chain.from_iterable(map(self._holding, words))) - self._taken
        bases = {_base(self._entries[row].placeholder) for row in rows}
        found = set(chain.from_iterable(map(self._sharing, bases))) - self._taken
        self._taken |= found
        return (self._entries[row] for row in sorted(found))

    def _holding(self, word: str) -> Iterator[int]:
        if word in self._row:
            yield self._row.pop(word)
            yield from self._more.pop(word, ())

    def _sharing(self, base: str) -> Iterator[int]:
        if base in self._bases:
            yield self._bases[base]
        yield from self._forms.get(base, ())


def _asked(key: Key) -> Iterator[str]:
    """A row that tells ``key`` stands under one of these words at least."""
    kind, parts = key[0], key[1:]
    if kind == "mailbox":  # of aokafor the surname is an end
        yield from (parts[0][n:] for n in range(1, len(parts[0])))
    elif kind == "number":
        yield parts[-1][-_LAST_SIGNS:]
    elif kind == "mail":
        yield parts[0]
    else:
        words = [word for part in parts for word in part.split()]
        yield from [word for word in words if _tells(word)] or words


def _tells(word: str) -> bool:
    return len(word) > 1 and word not in _SAY_NOTHING


def _words_of(entry: Entry) -> Iterable[str]:
    kind, value = entry.entity_type, entry.value
    if kind == "EMAIL_ADDRESS":
        return (value.casefold(),)
    if kind in NUMBERS:
        return ("".join(filter(str.isalnum, value.casefold()))[-_LAST_SIGNS:],)
    if kind == "PERSON":
        return _names(value)
    return folded(value.replace("&", " and ")).split() if is_linked(kind) else ()


def _names(value: str) -> Iterable[str]:
    """A name with a sign in it may be read as one word or as two: Smith-Jones."""
    if value.isascii() and value.replace(" ", "").isalnum():
        return value.lower().split()
    whole = (folded(part).replace(" ", "") for part in value.replace(",", " ").split())
    return {*whole, *folded(value).split()}


def _base(placeholder: str) -> str:
    """``[PERSON_1]`` of ``[PERSON_1_SURNAME]``."""
    parsed = Placeholder.parse(placeholder)
    return f"[{parsed.base}]" if parsed else placeholder
