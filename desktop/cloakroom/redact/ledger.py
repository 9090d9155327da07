"""The two-way table of one matter: placeholder <-> value. It lives in memory only.

One spelling, one placeholder: "Amira Okafor" and "AMIRA OKAFOR" get two, and so do two spacings
of one telephone number, because what is put back must be what stood there, to the byte.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator, KeysView

from cloakroom.errors import TooLarge
from cloakroom.redact.entry import Entry
from cloakroom.redact.ledger_json import LedgerState, dump, load
from cloakroom.redact.placeholders import (
    HIGHEST_NUMBER,
    TABLE_WORDS,
    Placeholder,
    sightings,
    ticket_word,
)
from cloakroom.redact.surrogates import Pool


class Ledger:
    """Not for use by two threads at once. Its ``repr`` holds counts only."""

    def __init__(self) -> None:
        self._by_value: dict[tuple[str, str, bool], Entry] = {}
        self._by_placeholder: dict[str, Entry] = {}
        self._stand_ins: dict[str, Entry] = {}
        self._words = TABLE_WORDS
        self._next: dict[str, int] = {}
        self._drawn: dict[str, int] = {}
        self._reserved: set[Placeholder] = set()
        self._typed: set[Placeholder] = set()
        self._key = secrets.token_bytes(32)

    def __len__(self) -> int:
        return len(self._by_placeholder)

    def __bool__(self) -> bool:
        # an empty ledger is a ledger: ``given or Ledger()`` must not lose the one given
        return True

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._by_placeholder.values()))

    def __repr__(self) -> str:
        return f"Ledger({len(self)} entries)"

    @property
    def words(self) -> frozenset[str]:
        """The ticket words that this ledger can have met."""
        return self._words

    @property
    def stand_ins(self) -> KeysView[str]:
        """The stand-ins handed out, as a set."""
        return self._stand_ins.keys()

    def ticket(self, entity_type: str, value: str) -> str:
        """The placeholder of ``value``: the same each time, and never one a person typed.

        Raises :class:`TooLarge` when a million numbers of one kind are taken."""
        known = self._by_value.get((entity_type, value, False))
        if known is not None:
            return known.placeholder
        placeholder = self._free(ticket_word(entity_type))
        self._record(Entry(str(placeholder), entity_type, value))
        return str(placeholder)

    def stand_in(self, entity_type: str, value: str, *, pool: Pool, text: str) -> str | None:
        """The stand-in of ``value``, drawn from ``pool`` when it has none yet: one that neither
        ``text`` nor this ledger holds. None when the pool is used up."""
        known = self._by_value.get((entity_type, value, True))
        if known is not None:
            return known.placeholder
        for n in range(self._drawn.get(pool.name, 0), pool.size):
            self._drawn[pool.name] = n + 1
            candidate = pool.make(n)
            if candidate not in text and self._is_new(entity_type, candidate):
                self._record(Entry(candidate, entity_type, value, stand_in=True))
                return candidate
        return None

    def value(self, placeholder: str) -> str | None:
        """What ``placeholder`` (or a stand-in) stands for; None when it is not of this ledger."""
        entry = self._by_placeholder.get(placeholder)
        return None if entry is None else entry.value

    def fingerprint(self, value: str) -> str:
        """Eight hexadecimal digits, equal for equal values: HMAC-SHA256 (RFC 2104) under a key of
        this ledger, so that nobody without it can try out names."""
        message = value.encode("utf-8", "surrogatepass")
        return hmac.new(self._key, message, hashlib.sha256).hexdigest()[:8]

    def reserve(self, text: str, *, entity_types: Iterable[str] = ()) -> None:
        """Keep whatever ``text`` already holds in the shape of a placeholder from being handed
        out. ``entity_types`` are those about to be taken out, for types outside the table.

        What was handed out before stays: a person who types ``[PERSON_1]`` then means that
        person. But a bare ``URL_1`` may be a constant in code, so that spelling is not restored
        from here on."""
        self._words |= {ticket_word(name) for name in entity_types}
        for sighting in sightings(text, self._words):
            if str(sighting.placeholder) not in self._by_placeholder:
                self._reserved.add(sighting.placeholder)
            elif not sighting.bracketed:
                self._typed.add(sighting.placeholder)

    def is_typed(self, placeholder: Placeholder) -> bool:
        """A person has used this one without brackets, as a word of their own."""
        return placeholder in self._typed

    def to_json(self) -> str:
        """The whole ledger, values and key included, for another process of ours (never a file)."""
        entries = tuple(self._by_placeholder.values())
        reserved, typed = frozenset(self._reserved), frozenset(self._typed)
        return dump(LedgerState(self._key, entries, reserved, typed, self._drawn))

    @classmethod
    def from_json(cls, text: str) -> "Ledger":
        """Raises :class:`InputError` for anything that :meth:`to_json` would not have written."""
        state = load(text)
        ledger = cls()
        ledger._key = state.key
        ledger._reserved, ledger._typed = set(state.reserved), set(state.typed)
        ledger._drawn = dict(state.drawn)
        for entry in state.entries:
            ledger._record(entry)
        return ledger

    def _free(self, word: str) -> Placeholder:
        number = self._next.get(word, 1)
        while self._is_taken(Placeholder(word, number)):
            number += 1
        if number > HIGHEST_NUMBER:
            raise TooLarge
        self._next[word] = number + 1
        return Placeholder(word, number)

    def _is_taken(self, placeholder: Placeholder) -> bool:
        return placeholder in self._reserved or str(placeholder) in self._by_placeholder

    def _is_new(self, entity_type: str, candidate: str) -> bool:
        return (
            candidate not in self._by_placeholder
            and (entity_type, candidate, False) not in self._by_value
            and (entity_type, candidate, True) not in self._by_value
        )

    def _record(self, entry: Entry) -> None:
        self._by_value[entry.entity_type, entry.value, entry.stand_in] = entry
        self._by_placeholder[entry.placeholder] = entry
        self._words |= {ticket_word(entry.entity_type)}
        if entry.stand_in:
            self._stand_ins[entry.placeholder] = entry
