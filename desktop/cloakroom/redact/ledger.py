"""The two-way table of one matter: placeholder <-> value. It lives in memory only.

One spelling, one placeholder: what is put back must be what stood there, to the byte. Spellings of
one person, organisation, address or number share their number: ``[PERSON_1]`` is "Amira Okafor" and
``[PERSON_1_CAPS]`` "AMIRA OKAFOR". Where that is not sure, two numbers it is.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator, KeysView
from dataclasses import replace

from cloakroom.redact.entry import Entry
from cloakroom.redact.forms import spellings
from cloakroom.redact.identities import Identities, form_of
from cloakroom.redact.ledger_json import LedgerState, dump, load
from cloakroom.redact.numbering import Numbering
from cloakroom.redact.placeholders import TABLE_WORDS, Placeholder, sightings, ticket_word
from cloakroom.redact.reading import read
from cloakroom.redact.stand_ins import can_stand_in
from cloakroom.redact.style import Style
from cloakroom.redact.surrogates import Pool


class Ledger:
    """Not for use by two threads at once. Its ``repr`` holds counts only."""

    def __init__(self, *, style: Style = Style.SQUARE) -> None:
        self.style = style
        self._by_value: dict[tuple[str, str, bool], Entry] = {}
        self._by_placeholder: dict[str, Entry] = {}
        self._stand_ins: dict[str, Entry] = {}
        self._words = TABLE_WORDS
        self._drawn: dict[str, int] = {}
        self._numbering = Numbering()
        self._reserved: set[Placeholder] = set()
        self._typed: set[Placeholder] = set()
        self._key = secrets.token_bytes(32)
        self.edition = 0  # goes up when rows are exchanged, and not when they are added
        self._identities: Identities | None = Identities()

    def __len__(self) -> int:
        return len(self._by_placeholder)

    def __bool__(self) -> bool:
        return True  # an empty ledger is one: ``given or Ledger()`` must not lose it

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._by_placeholder.values()))

    def __repr__(self) -> str:
        return f"Ledger({len(self)} entries)"

    @property
    def mark(self) -> tuple[object, ...]:
        """Another one after every change that :meth:`to_json` would show."""
        drawn = sum(self._drawn.values()), sum(self._numbering.last.values())
        held = len(self), len(self._reserved), len(self._typed), *drawn
        return self.edition, self.style, *held

    @property
    def words(self) -> frozenset[str]:
        """The ticket words that this ledger can have met."""
        return self._words

    @property
    def stand_ins(self) -> KeysView[str]:
        """The stand-ins handed out, as a set."""
        return self._stand_ins.keys()

    def entry(self, placeholder: str) -> Entry | None:
        """The row of ``placeholder``, written ``[PERSON_1]`` whatever the style, or a stand-in."""
        return self._by_placeholder.get(placeholder)

    def value(self, placeholder: str) -> str | None:
        """What ``placeholder`` (or a stand-in) stands for; None when it is not of this ledger."""
        entry = self._by_placeholder.get(placeholder)
        return None if entry is None else entry.value

    def known(self, entity_type: str, value: str, *, stand_in: bool = False) -> str | None:
        """The placeholder (or stand-in) that ``value`` has already."""
        entry = self._by_value.get((entity_type, value, stand_in))
        return None if entry is None else entry.placeholder

    def ticket(self, entity_type: str, value: str) -> str:
        """The placeholder of ``value``, not empty: the same each time, never one a person typed.

        Raises :class:`TooLarge` when half a million numbers of one kind are taken."""
        known = self.known(entity_type, value)
        if known is not None:
            return known
        placeholder = str(self._place(entity_type, value))
        self._record(Entry(placeholder, entity_type, value))
        return placeholder

    def stand_in(self, entity_type: str, value: str, *, pool: Pool, text: str) -> str | None:
        """The stand-in of ``value``, drawn from ``pool`` when it has none yet: one that neither
        ``text`` nor this ledger holds. None when the pool is used up."""
        known = self.known(entity_type, value, stand_in=True)
        if known is not None:
            return known
        for n in self.draws(pool.name, pool.size):
            candidate = pool.make(n)
            if self.put_stand_in(entity_type, value, candidate, text=text):
                return candidate
        return None

    def draws(self, pool: str, size: int) -> Iterator[int]:
        """The numbers of ``pool`` that nobody has looked at, each given once."""
        for n in range(self._drawn.get(pool, 0), size):
            self._drawn[pool] = n + 1
            yield n

    def put_stand_in(self, entity_type: str, value: str, candidate: str, *, text: str) -> bool:
        """Let ``candidate`` stand for ``value``, unless ``text`` or this ledger holds it."""
        new = (
            can_stand_in(candidate)
            and candidate not in text
            and candidate not in self._by_placeholder
            and (entity_type, candidate, False) not in self._by_value
            and (entity_type, candidate, True) not in self._by_value
        )
        if new:
            self._record(Entry(candidate, entity_type, value, stand_in=True))
        return new

    def keyed(self, value: str) -> bytes:
        """HMAC-SHA256 (RFC 2104) of ``value`` under a key of this ledger, so that nobody without
        it can try out names."""
        return hmac.new(self._key, value.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()

    def fingerprint(self, value: str) -> str:
        """Eight hexadecimal digits, equal for equal values."""
        return self.keyed(value).hex()[:8]

    def reserve(self, text: str, *, entity_types: Iterable[str] = ()) -> None:
        """Keep what ``text`` already holds in the shape of a placeholder from being handed out.
        ``entity_types`` are those about to be taken out, for types outside the table.

        What was handed out before stays: a person who types ``[PERSON_1]`` then means that
        person. But a bare ``URL_1`` may be a constant in code, so that spelling is not restored
        from here on."""
        self._words |= {ticket_word(name) for name in entity_types}
        for sighting in sightings(text, self._words):
            if str(sighting.placeholder) not in self._by_placeholder:
                self._reserved.add(sighting.placeholder)
                self._numbering.reserve(sighting.placeholder.ticket, sighting.placeholder.number)
            elif not sighting.bracketed:
                self._typed.add(sighting.placeholder)

    def has_room_for(self, placeholder: Placeholder) -> bool:
        """Its number is free, in any form, and one slip makes it nobody else's."""
        return self._numbering.is_free(placeholder.ticket, placeholder.number, self._words)

    def free_number(self, word: str) -> Placeholder:
        """One that :meth:`has_room_for` would let pass, and nobody has yet."""
        return Placeholder(word, self._numbering.following(word, self._words))

    def is_reserved(self, placeholder: Placeholder) -> bool:
        """It stood in a text before it was anybody's, or its value was forgotten."""
        return placeholder in self._reserved

    def is_typed(self, placeholder: Placeholder) -> bool:
        """A person has used this one without brackets, as a word of their own."""
        return placeholder in self._typed

    def to_json(self) -> str:
        """The whole ledger, values and key included: in memory, or in a file only encrypted."""
        entries, reserved = tuple(self._by_placeholder.values()), frozenset(self._reserved)
        return dump(LedgerState(
            self._key, entries, reserved, frozenset(self._typed), self._drawn, self.style,
            uneven=self._numbering.uneven, last=self._numbering.last,
        ))

    @classmethod
    def from_json(cls, text: str) -> "Ledger":
        """Raises :class:`InputError` for anything that :meth:`to_json` would not have written."""
        state = load(text)
        ledger = cls(style=state.style)
        ledger._key, ledger._drawn = state.key, dict(state.drawn)
        ledger._reserved, ledger._typed = set(state.reserved), set(state.typed)
        ledger._numbering = Numbering(state.numbers, uneven=state.uneven, last=state.last)
        ledger._words |= {each.rpartition("_")[0] for each in state.numbers}
        ledger._by_placeholder, ledger._by_value = state.by_placeholder, state.by_value
        ledger._stand_ins = {e.placeholder: e for e in state.entries if e.stand_in}
        ledger._identities = None
        return ledger

    def change(self, gone: Iterable[Entry], come: Iterable[Entry]) -> None:
        """Exchange rows, for ``edits.py``. A placeholder that goes is never handed out again."""
        self.edition += 1
        for entry in gone:
            del self._by_placeholder[entry.placeholder]
            self._stand_ins.pop(entry.placeholder, None)
            if not entry.retired:
                del self._by_value[entry.entity_type, entry.value, entry.stand_in]
            placeholder = Placeholder.parse(entry.placeholder)
            self._reserved |= {placeholder} if placeholder else set()
        for entry in come:
            self._record(entry)
            placeholder = Placeholder.parse(entry.placeholder)
            self._reserved -= {placeholder} if placeholder else set()
        self._identities = None

    @property
    def identities(self) -> Identities:
        """Who is who; after reading worked out as far as it is asked for."""
        if self._identities is None:
            self._identities = Identities([e for e in self if not e.retired])
        return self._identities

    def _place(self, entity_type: str, value: str) -> Placeholder:
        reading = read(entity_type, value)
        if reading is None:
            return self.new_number(ticket_word(entity_type))
        identity = self.identities.settle(entity_type, reading)
        number = identity.number or self.new_number(identity.word).number
        self.identities.place(identity, number)
        base = Placeholder(identity.word, number)
        form = form_of(identity, entity_type, reading)
        if not identity.proper and form != "EMAIL" and not self._is_taken(base):
            return base
        spelled = (replace(base, form=each) for each in spellings(form))
        free = next((each for each in spelled if not self._is_taken(each)), None)
        return free or self.new_number(identity.word)

    def new_number(self, word: str) -> Placeholder:
        """The next placeholder of ``word``, with a number that nothing has."""
        return Placeholder(word, self._numbering.draw(word, self._words))

    def _is_taken(self, placeholder: Placeholder) -> bool:
        return placeholder in self._reserved or str(placeholder) in self._by_placeholder

    def _record(self, entry: Entry) -> None:
        if not entry.value:
            raise ValueError("an empty value has no placeholder")
        if not entry.retired:
            self._by_value[entry.entity_type, entry.value, entry.stand_in] = entry
        self._by_placeholder[entry.placeholder] = entry
        placeholder = Placeholder.parse(entry.placeholder)
        if placeholder is not None:
            self._numbering.take(placeholder.ticket, placeholder.number)
            if placeholder.ticket not in self._words:
                self._words |= {placeholder.ticket}
        if entry.stand_in:
            self._stand_ins[entry.placeholder] = entry
