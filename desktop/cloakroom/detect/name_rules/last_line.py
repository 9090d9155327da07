"""The name that ends a letter without a phrase before it: the last line, after a blank one."""

import re
from collections.abc import Iterator
from typing import Final

from cloakroom.detect.name_rules.cue import Cued
from cloakroom.detect.name_rules.reading import name_at

WHY: Final = "alone in the last line"
SCORE: Final = 0.75
_LAST: Final = re.compile(
    r"[.!?)][!?. ]{0,3}\r?\n[ \t]{0,4}\r?\n(?:[ \t]{0,4}\r?\n){0,2}[ \t]{0,4}(?:[–—-]{1,2}[ ]?)?"
    r"(?P<line>[^\r\n]{1,40})\s{0,20}\Z"
)
_TAIL: Final = 200


def signature(text: str) -> Iterator[Cued]:
    """At most one name of three words."""
    tail = max(0, len(text) - _TAIL)
    last = _LAST.search(text, tail)
    name = name_at(text, last.start("line"), most=3) if last else None
    if last and name and not text[name.end : last.end()].strip(" \t\r\n.!xX"):
        yield Cued(name.start, name.end, WHY, SCORE, sure=False)
