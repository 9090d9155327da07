"""Values made coarser: what is left still says something and no longer points at one person.

Ages become decades, 90 and above one band (45 CFR 164.514(b)(2)(i)(C)); a postcode its outward
code, an address that of its postcode; a date its year. Not restorable.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from cloakroom.redact.dates import year_of

_AGE = re.compile(r"[0-9]{1,3}", re.ASCII)
_POSTCODE = re.compile(r"\b([A-Za-z]{1,2}[0-9][A-Za-z0-9]?)\s?[0-9][A-Za-z]{2}\b", re.ASCII)


def generalised(entity_type: str, value: str) -> str | None:
    """None for what has no coarser form here."""
    coarser = _COARSER.get(entity_type)
    return coarser(value) if coarser else None


def _age(value: str) -> str | None:
    ages = _AGE.findall(value)
    if len(ages) != 1:
        return None
    decade = int(ages[0]) // 10 * 10
    return "90 or over" if decade >= 90 else f"{decade}-{decade + 9}"


def _outward(value: str) -> str | None:
    codes = _POSTCODE.findall(value)
    return codes[0] if len(codes) == 1 else None


_COARSER: Mapping[str, Callable[[str], str | None]] = MappingProxyType({
    "AGE": _age,
    "UK_POSTCODE": _outward,
    "STREET_ADDRESS": _outward,
    "DATE": year_of,
    "DATE_TIME": year_of,
})
