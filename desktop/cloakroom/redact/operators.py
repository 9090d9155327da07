"""What stands in place of a value, one function for each operator."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cloakroom.entity_types import Group, entity_type
from cloakroom.model import Operator
from cloakroom.redact.dates import days, shifted
from cloakroom.redact.generalise import generalised
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.personas import of_a_person
from cloakroom.redact.placeholders import ticket_word
from cloakroom.redact.surrogates import pool_for

_DOT = "•"
_SECRET_MASK = _DOT * 8
_WORD_THAT_KEEPS_ITS_INITIAL = 4


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One value, the kind of thing it is, and the text it is being taken out of."""

    entity_type: str
    value: str = field(repr=False)
    text: str = field(repr=False)


def placeholder(occurrence: Occurrence, ledger: Ledger) -> str:
    """``[PERSON_1]``. Restorable."""
    return ledger.ticket(occurrence.entity_type, occurrence.value)


def surrogate(occurrence: Occurrence, ledger: Ledger) -> str:
    """An invented value of the same kind, or a placeholder where there is none. Restorable."""
    name, value, text = occurrence.entity_type, occurrence.value, occurrence.text
    known = ledger.known(name, value, stand_in=True)
    stand_in = known or of_a_person(name, value, text=text, ledger=ledger)
    pool = pool_for(name, value)
    if pool and not stand_in:
        stand_in = ledger.stand_in(name, value, pool=pool, text=text)
    return stand_in or ledger.ticket(name, value)


def shift(occurrence: Occurrence, ledger: Ledger) -> str:
    """A date moved by the constant of the matter; anything else gets a placeholder. Restorable."""
    name, value = occurrence.entity_type, occurrence.value
    known = ledger.known(name, value, stand_in=True)
    if known:
        return known
    moved = shifted(value, days(ledger.keyed("the shift of the dates")))
    if moved and ledger.put_stand_in(name, value, moved, text=occurrence.text):
        return moved
    return ledger.ticket(name, value)


def generalise(occurrence: Occurrence, ledger: Ledger) -> str:
    """``42`` -> ``40-49``, ``LS1 1AA`` -> ``LS1``; anything else gets a placeholder. What became
    coarser is not restorable."""
    coarser = generalised(occurrence.entity_type, occurrence.value)
    return coarser or ledger.ticket(occurrence.entity_type, occurrence.value)


def mask(occurrence: Occurrence, ledger: Ledger) -> str:
    """``A•••• O•••••``: spaces and punctuation stay, and the initial of a word of four letters or
    more. A secret shows not even its length. Not restorable."""
    if entity_type(occurrence.entity_type).group is Group.SECRETS:
        return _SECRET_MASK
    value = occurrence.value
    masked = [sign if _keeps_shape(sign) else _DOT for sign in value]
    start = 0
    for end in range(len(value) + 1):
        if end == len(value) or not value[end].isalpha():
            if end - start >= _WORD_THAT_KEEPS_ITS_INITIAL:
                masked[start] = value[start]
            start = end + 1
    return "".join(masked)


def fingerprint(occurrence: Occurrence, ledger: Ledger) -> str:
    """``[PERSON:3f9a2c71]``: equal for equal values of one ledger. Not restorable."""
    return f"[{ticket_word(occurrence.entity_type)}:{ledger.fingerprint(occurrence.value)}]"


def nothing(occurrence: Occurrence, ledger: Ledger) -> str:
    """The value is gone. The spaces on both sides stay: whatever was not found stays to the byte,
    so that positions in the old and the new text can be told from each other."""
    return ""


def _keeps_shape(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign)[0] in "PZ"


OPERATORS: Mapping[Operator, Callable[[Occurrence, Ledger], str]] = MappingProxyType({
    Operator.PLACEHOLDER: placeholder,
    Operator.SURROGATE: surrogate,
    Operator.MASK: mask,
    Operator.HASH: fingerprint,
    Operator.REMOVE: nothing,
    Operator.SHIFT: shift,
    Operator.GENERALISE: generalise,
})
