"""Several names in one line: ``To: Okafor, Amira; Daniel Pugh <d.pugh@example.org>``."""

import re
from collections.abc import Iterator
from typing import Final

from cloakroom.detect.name_rules.reading import Name, name_at

LONGEST: Final = 2_000
"""Characters of a line that are read as a list."""
_PARTING: Final = re.compile(r"([;,&/|\t]|\band\b)")
_EDGES: Final = " \u00a0\"'“”‘’*"
_END: Final = re.compile(r"[ \t\"'”’]*(?:$|[\r,;&/|<(\[–-]|and\b)", re.MULTILINE)


def names_in(text: str, start: int) -> Iterator[Name]:
    """The names of the list from ``start`` to the end of the line. A comma parts names, unless it
    stands inside them: between two single words that are the whole list, or that a semicolon or an
    address shuts off."""
    names = list(_items(text, start))
    at = 0
    while at < len(names):
        one, two = names[at], names[at + 1] if at + 1 < len(names) else None
        if two and _is_one_name(text, one, two, alone=len(names) == 2):
            yield Name(one.start, two.end, one.words + two.words)
            at += 2
        else:
            yield one
            at += 1


def _items(text: str, start: int) -> Iterator[Name]:
    for item in _PARTING.split(text[start : _line_end(text, start)]):
        lead = len(item) - len(item.lstrip(_EDGES))
        name = name_at(text, start + lead)
        if name and name.end <= start + len(item) and _END.match(text, name.end):
            yield name
        start += len(item)


def _is_one_name(text: str, one: Name, two: Name, *, alone: bool) -> bool:
    if one.words > 1 or text[one.end : two.start].strip() != ",":
        return False
    before = text[max(0, one.start - 4) : one.start].rstrip(_EDGES)[-1:]
    after = text[two.end : two.end + 4].lstrip(_EDGES)[:1]
    return alone or before == ";" or after in (";", "<")


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start, start + LONGEST)
    return end if end >= 0 else min(len(text), start + LONGEST)
