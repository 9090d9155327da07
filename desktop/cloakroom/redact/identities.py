"""Who is who in one matter: which values belong to one person, organisation, address or number.

An index by key, each looked up in constant time: 100,000 values cost 100,000 look-ups. A key that
two have told is nobody's from then on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cloakroom.redact.entry import Entry
from cloakroom.redact.genders import gender_of
from cloakroom.redact.person_names import PersonName
from cloakroom.redact.placeholders import Placeholder, ticket_word
from cloakroom.redact.reading import Key, Reading, read
from cloakroom.redact.unread import Unread


@dataclass(eq=False, slots=True, repr=False)
class Identity:
    """One of them. ``number`` is set once a placeholder is handed out. ``proper``: a value that
    deserves the placeholder without a form is known. ``name``: the full name of a person.
    ``persona``: the first name and the surname of its stand-in."""

    word: str
    number: int | None = None
    proper: bool = False
    name: PersonName | None = None
    marks: dict[str, str] = field(default_factory=dict)
    persona: tuple[str, str] | None = None


class Identities:
    """Not for two threads at once. Holds what the values say, never shown."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        """``entries`` of a ledger that was read back. A stand-in tells whose it is by the order of
        what was there before it, so with one of them all are looked at."""
        self._known: dict[Key, Identity | None] = {}
        self._numbered: dict[tuple[str, int], Identity] = {}
        self._genders: dict[str, set[str]] = {}
        self._unread: Unread | None = None
        if any(entry.stand_in for entry in entries):
            for entry in entries:
                self._recall(entry)
        elif entries:
            self._unread = Unread(entries)

    def meet(self, entity_type: str, value: str) -> None:
        """Hear of a value that is about to be taken out: who is mentioned later by the full name
        is known before the bare surname in the first line is given its placeholder."""
        reading = read(entity_type, value)
        if reading is None:
            return
        if reading.name and reading.name.gender:
            self._genders.setdefault(reading.name.last, set()).add(reading.name.gender)
        if reading.full:
            self.settle(entity_type, reading)

    def settle(self, entity_type: str, reading: Reading) -> Identity:
        """Whom a value belongs to: somebody known, or somebody new."""
        if self._unread is not None:
            for entry in self._unread.take(reading.asks):
                self._recall(entry)
        identity = self._find(entity_type, reading) or Identity(ticket_word(entity_type))
        self._learn(identity, reading, entity_type)
        return identity

    def place(self, identity: Identity, number: int) -> None:
        identity.number = number
        self._numbered[identity.word, number] = identity

    def _recall(self, entry: Entry) -> None:
        """Learn from an entry of a ledger that is read back."""
        reading = read(entry.entity_type, entry.value)
        if reading is None:
            return
        placeholder = Placeholder.parse(entry.placeholder)
        if placeholder is None:
            identity = self.settle(entry.entity_type, reading)
            words = entry.placeholder.split()
            if reading.name and reading.full and not reading.form and len(words) == 2:
                identity.persona = words[0], words[1]
            return
        word, number = placeholder.ticket, placeholder.number
        identity = self._numbered.get((word, number)) or Identity(word)
        self.place(identity, number)
        self._learn(identity, reading, entry.entity_type)

    def _find(self, entity_type: str, reading: Reading) -> Identity | None:
        for key in reading.asks:
            if _scoped(entity_type, key) in self._known:
                found = self._known[_scoped(entity_type, key)]
                return found if found and self._fits(found, reading, key) else None
        return None

    def _fits(self, identity: Identity, reading: Reading, key: Key) -> bool:
        if key[0] == "lone" and not (reading.name and self._is_first(identity, reading.name, key)):
            return False
        if any(_differ(identity.marks.get(kind, ""), mark) for kind, mark in reading.marks.items()):
            return False
        name = reading.name
        if name is None or not name.gender:
            return True
        if len(self._genders.get(name.last, ())) > 1 and not name.full:
            return False  # a Mr and a Ms of one surname: nobody can tell which is meant
        return gender(identity) in ("", name.gender)

    def _is_first(self, identity: Identity, name: PersonName, key: Key) -> bool:
        """Nobody of a full name was known by this part of it before, and no title speaks
        against it."""
        part: Key = ("word", name.first) if key[1:] == (name.first,) else ("last", name.last)
        alone = identity.name is None and self._known.get(part, identity) is identity
        return alone and not _differ(gender(identity), name.gender or gender_of(name.first))

    def _learn(self, identity: Identity, reading: Reading, entity_type: str) -> None:
        identity.proper = identity.proper or (reading.full and not reading.form)
        for kind, mark in reading.marks.items():
            identity.marks.setdefault(kind, mark)
        if reading.name is not None:
            identity.name = identity.name or (reading.name if reading.full else None)
            if reading.name.gender:
                identity.marks.setdefault("gender", reading.name.gender)
        for key in reading.tells:
            scoped = _scoped(entity_type, key)
            if self._known.setdefault(scoped, identity) is not identity:
                self._known[scoped] = None


def gender(identity: Identity) -> str:
    """``m``, ``f`` or '': what a title or the first name says."""
    by_title = identity.marks.get("gender", "")
    return by_title or (gender_of(identity.name.first) if identity.name else "")


def form_of(identity: Identity, entity_type: str, reading: Reading) -> str:
    """The words after the number in the placeholder of a value of ``identity``."""
    role, name = reading.role, reading.name
    if entity_type == "EMAIL_ADDRESS" and identity.word != ticket_word(entity_type):
        role = "EMAIL"
    elif name and name.lone:
        real = identity.name
        role = "" if not real else "FIRST" if name.lone == real.first else role
    return "_".join(word for word in (role, reading.case) if word)


def _scoped(entity_type: str, key: Key) -> Key:
    """Digits are one account number and one telephone number, not one thing."""
    return (entity_type, *key) if key[0] == "number" else key


def _differ(one: str, other: str) -> bool:
    """Two marks that cannot be the same: "J" may be "Jane", "Jane" is not "Ruth"."""
    return bool(one and other) and not (one.startswith(other) or other.startswith(one))
