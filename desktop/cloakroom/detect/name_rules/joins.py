"""Two findings that are one name: cut by a hard line end (``… spoke to Daniel`` / ``Okafor``), by
a by-name in quotation marks (``Ieuan "Bach" Pugh``), by a blank or a hyphen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from cloakroom.model import Finding

LONG: Final = 50
"""Characters of a line that was broken because it was full, and not because it was at an end."""
_BREAK: Final = re.compile(r"[ \t]*\r?\n[ \t>]{0,6}")
_BY_NAME: Final = re.compile(r"[ ]?[\"'“‘(][^\W\d_][\w ’'-]{0,20}[\"'”’)][ ]")
_WIDEST: Final = 40
LONGEST: Final = 160
"""Characters: nobody's name is longer, and a text of nothing but names must not become one."""


def joined(text: str, names: Iterable[Finding]) -> Iterator[Finding]:
    """The ``names`` (sorted, disjoint), with the two halves of a person's name made one."""
    held: Finding | None = None
    for name in names:
        if held and _is_one(text, held, name):
            held = replace(held, end=name.end, score=max(held.score, name.score))
            continue
        if held:
            yield held
        held = name
    if held:
        yield held


def _is_one(text: str, one: Finding, two: Finding) -> bool:
    if not one.entity_type == two.entity_type == "PERSON" or two.start - one.end > _WIDEST:
        return False
    if two.end - one.start > LONGEST:
        return False
    if text[one.end : two.start] in (" ", "-", "‑"):
        return True
    if _BY_NAME.fullmatch(text, one.end, two.start):
        return " " not in text[one.start : one.end]
    return bool(_BREAK.fullmatch(text, one.end, two.start)) and _is_wrapped(text, one, two)


def _is_wrapped(text: str, one: Finding, two: Finding) -> bool:
    start = text.rfind("\n", max(0, one.end - 400), one.end) + 1
    if one.end - start < LONG or one.start - start < LONG // 2:
        return False
    words = text[one.start : one.end].split(), text[two.start : two.end].split()
    follows = text[two.end : two.end + 1]
    return len(words[0]) == 1 and len(words[1]) <= 2 and follows not in ("\n", "\r", ":", "|", "\t")
