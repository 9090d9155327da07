"""What a value says about whom it belongs to: one row for each kind that is linked.

A :class:`Reading` asks by its ``asks``, the surest first, and tells its ``tells`` to those who come
later. Where several answer to one key, nobody does: two people who share a surname stay apart.
``lone`` keys are those of a part of a name, by which a full name finds what was there before it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cloakroom.redact.forms import letter_case
from cloakroom.redact.person_names import PersonName, folded, read_name

Key = tuple[str, ...]

_COMPANY_ENDINGS = frozenset({
    "ltd", "limited", "plc", "llp", "lp", "cic", "cio", "inc", "corp", "corporation", "gmbh", "co",
    "company", "the",
})
_POSTCODE = re.compile(r"\b([a-z]{1,2}[0-9][a-z0-9]?) ?([0-9][a-z]{2})\b")
STREETS = {
    "st": "street", "rd": "road", "ave": "avenue", "av": "avenue", "ln": "lane", "cl": "close",
    "dr": "drive", "sq": "square", "gdns": "gardens", "ct": "court", "pl": "place",
}


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """``role`` and ``case`` are the words of the form; ``full`` says that ``tells`` are enough to
    know others by. ``marks`` must not contradict those of whom it is linked to. ``name`` is set
    for a person."""

    asks: tuple[Key, ...] = ()
    tells: tuple[Key, ...] = ()
    role: str = ""
    case: str = ""
    full: bool = False
    marks: Mapping[str, str] = field(default_factory=dict)
    name: PersonName | None = None

    @property
    def form(self) -> str:
        return "_".join(word for word in (self.role, self.case) if word)


def read(entity_type: str, value: str) -> Reading | None:
    """None for kinds whose values stay apart: one spelling, one number."""
    reader = _READERS.get(entity_type)
    return reader(value) if reader and folded(value) else None


def is_linked(entity_type: str) -> bool:
    return entity_type in _READERS


def _person(value: str) -> Reading | None:
    name = read_name(value)
    spelling: Key = ("person", folded(value))
    asks, tells = _keys_of(name)
    marks = {"middle": name.middle} if name.full and name.middle else {}
    keys = (spelling, *asks), (spelling, *tells)
    return Reading(*keys, _role(name), letter_case(value), name.full, marks, name)


def _role(name: PersonName) -> str:
    if name.reversed:
        return "REVERSED"
    if name.initials:
        return "INITIALS"
    if name.titled:
        return "TITLED"
    return "" if name.full else "SURNAME"


def _keys_of(name: PersonName) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    first, last = name.first, name.last
    if name.lone:
        return (("word", name.lone),), (("lone", name.lone),)
    if not first:
        return (("last", last),), (("word", last), ("lone", last))
    if name.initials:
        letter: Key = ("lone", first, last)
        return (("initial", first, last),), (("word", last), ("last", last), letter)
    own: Key = ("name", first, name.middle, last)
    ends: Key = ("ends", first, last)
    shared: tuple[Key, ...] = (
        ("initial", first[0], last), ("last", last), ("word", last), ("word", first),
        ("mailbox", first + last), ("mailbox", first[0] + last),
    )
    before: tuple[Key, ...] = (("lone", first[0], last), ("lone", last), ("lone", first))
    return (own, ends, *before), (own, ends, *shared)


def _mailbox(value: str) -> Reading | None:
    spelling: Key = ("mail", value.casefold())
    parts = re.sub(r"[0-9]", "", value.partition("@")[0].casefold())
    words = [folded(part) for part in re.split(r"[._+-]", parts) if folded(part)]
    asks: list[Key] = [spelling]
    if len(words) == 2:
        asks += [("ends", *words), ("ends", *words[::-1]), ("initial", *words)]
    elif len(words) == 1:
        asks.append(("mailbox", words[0].replace(" ", "")))
    return Reading(tuple(asks), (spelling,), "", letter_case(value) * (value.isupper()))


def _organisation(value: str) -> Reading | None:
    words = folded(value.replace("&", " and ")).split()
    core = [word for word in words if word not in _COMPANY_ENDINGS] or words
    key: Key = ("organisation", *core)
    full = len(core) < len(words)
    return Reading((key,), (key,), "" if full else "SHORT", letter_case(value), full)


def _address(value: str) -> Reading | None:
    """Known by its first line; a postcode that differs keeps two of them apart."""
    plain = " ".join(value.casefold().split())
    postcode = _POSTCODE.search(plain)
    line = re.split(r"[,\n]", value.casefold().strip(" ,\n"))[0]
    core = [STREETS.get(word, word) for word in folded(_POSTCODE.sub(" ", line)).split()]
    key: Key = ("address", *core)
    whole: Key = ("address", "whole", folded(value))
    marks = {"postcode": postcode[1] + postcode[2]} if postcode else {}
    role = "" if postcode else "SHORT"
    keys = (whole, key)
    return Reading(keys, keys, role, letter_case(value), bool(postcode), marks)


def _place(value: str) -> Reading | None:
    key: Key = ("place", folded(value))
    return Reading((key,), (key,), "", letter_case(value), full=True)


def _number(value: str) -> Reading | None:
    """The same digits and letters, however they are spaced; +44 is the 0 of a British number."""
    plain = "".join(sign for sign in value.casefold() if sign.isalnum())
    plain = re.sub(r"^(?:0044|44)0?(?=[1-9][0-9]{8,9}$)", "0", plain)
    key: Key = ("number", plain)
    return Reading((key,), (key,), full=True) if plain else None


NUMBERS = (
    "PHONE_NUMBER", "CREDIT_CARD", "IBAN_CODE", "UK_SORT_CODE", "UK_BANK_ACCOUNT", "UK_NINO",
    "UK_NHS", "UK_POSTCODE",
)
_READERS: Mapping[str, Callable[[str], Reading | None]] = MappingProxyType({
    "PERSON": _person,
    "EMAIL_ADDRESS": _mailbox,
    "ORGANIZATION": _organisation,
    "STREET_ADDRESS": _address,
    "LOCATION": _place,
    **dict.fromkeys(NUMBERS, _number),
})
