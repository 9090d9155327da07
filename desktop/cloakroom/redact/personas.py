"""A stand-in for a person whose name is known: one invented first name and surname for all the
spellings, so that "Ms Okafor" becomes the "Ms Abbott" of Amira Okafor's stand-in."""

import re

from cloakroom.redact.genders import first_names
from cloakroom.redact.identities import gender
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.names import FIRST_NAMES, last_names
from cloakroom.redact.person_names import TITLES, PersonName, folded
from cloakroom.redact.reading import read

Persona = tuple[str, str]
_PART = re.compile(r"[\w'’-]+")


def of_a_person(entity_type: str, value: str, *, text: str, ledger: Ledger) -> str | None:
    """The stand-in of a name or an e-mail address whose person's full name is known; None for
    anybody else, and where it would be mistaken for what ``text`` or ``ledger`` holds."""
    reading = read(entity_type, value)
    if reading is None or not (reading.name or entity_type == "EMAIL_ADDRESS"):
        return None
    identity = ledger.identities.settle(entity_type, reading)
    name = identity.name
    if name is None:
        return None
    identity.persona = identity.persona or _drawn(gender(identity), text, ledger)
    if identity.persona is None:
        return None
    new = dressed(value, name, identity.persona) if reading.name else mailbox(identity.persona)
    return new if new and ledger.put_stand_in(entity_type, value, new, text=text) else None


def _drawn(kind: str, text: str, ledger: Ledger) -> Persona | None:
    """One row of numbers for all kinds, so that a Ben and an Amira do not share a surname."""
    for n in ledger.draws("persona", len(last_names()) * len(FIRST_NAMES)):
        new = persona(kind, n)
        if not any(word in text for word in new):
            return new
    return None


def persona(kind: str, n: int) -> Persona:
    """The ``n``-th of ``kind``, ``m``, ``f`` or '' for unknown: a new surname at every step."""
    given, surnames = _given(kind), last_names()
    row, column = divmod(n, len(surnames))
    return given[(column * 5 + row) % len(given)], surnames[column]


def dressed(value: str, real: PersonName, new: Persona) -> str | None:
    """``value`` with the words of ``real`` exchanged for those of ``new``, written as they were
    (capitals, initials, titles, punctuation); None where a word of it is neither."""
    words = {real.last: new[1], real.first: new[0]}
    pieces, at = [], 0
    for part in _PART.finditer(value):
        replaced = _word(part[0], words)
        if replaced is None:
            return None
        pieces += [value[at : part.start()], replaced]
        at = part.end()
    return "".join([*pieces, value[at:]])


def mailbox(new: Persona) -> str:
    """An address under a name that RFC 2606 keeps free."""
    return f"{new[0]}.{new[1]}@example.org".lower()


def _given(kind: str) -> tuple[str, ...]:
    return first_names(kind) if kind else FIRST_NAMES


def _word(written: str, words: dict[str, str]) -> str | None:
    plain = folded(written).replace(" ", "")
    if plain in TITLES:
        return written
    new = words.get(plain)
    if new is None and len(plain) == 1:
        new = next((word[0] for real, word in words.items() if real[:1] == plain), None)
    if new is None:
        return None
    return new.upper() if written.isupper() else new.lower() if written.islower() else new
