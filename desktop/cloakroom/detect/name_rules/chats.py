"""``[09:14] Amira: …``: who speaks, at the start of the lines of a chat or an interview."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from cloakroom.detect.name_rules.cue import Cued
from cloakroom.detect.name_rules.reading import name_at
from cloakroom.detect.pace import Pulse, unhurried
from cloakroom.model import Finding

WHY: Final = "who speaks, at the start of several lines"
SCORE: Final = 0.85
_DATE: Final = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ ]"
_CLOCK: Final = rf"(?:{_DATE})?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:[ ]?[ap]m)?"
_LINE: Final = re.compile(
    rf"[ \t>]{{0,4}}(?P<clock>[\[(]?{_CLOCK}[\])]?[ ]?[-–]?[ ]?)?(?P<lead>[<*]{{0,2}})"
    rf"(?=[^\W\d_])(?P<who>[^\n:>\[(]{{1,40}}?)(?P<after>[ ][\[(]?{_CLOCK}[\])]?)?[>*]{{0,2}}:",
    re.IGNORECASE,
)
_WHO: Final = re.compile(r"[^\s→](?:[^→\n]*?[^\s→])??(?=\s*(?:→|$))")


def speakers(
    text: str, people: list[Finding], pulse: Pulse = unhurried
) -> Iterator[Cued]:
    """Speakers whose line bears the time, or who speak at least twice in a text where one such
    speaker is known as a person by other evidence."""
    every = (line for match in _lines(text, pulse) for line in _said(match))
    lines = [(at, who, timed) for at, who, timed in every if _is_name(text, at, who)]
    often = Counter(who.casefold() for _, who, timed in lines)
    known = {text[f.start : f.end].casefold() for f in people}
    chat = any(who.casefold() in known and often[who.casefold()] > 1 for _, who, _ in lines)
    for at, who, timed in lines:
        if timed or (chat and often[who.casefold()] > 1):
            yield Cued(at, at + len(who), WHY, SCORE, sure=False)


def _lines(text: str, pulse: Pulse) -> Iterator[re.Match[str]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        match = _LINE.match(text, start) if text.find(":", start, end) >= 0 else None
        if match:
            yield match
        pulse(end - start)
        start = end


def _said(match: re.Match[str]) -> Iterator[tuple[int, str, bool]]:
    """Start, name and whether the time stands there; ``Amira → Daniel:`` is two."""
    timed = bool(match["clock"] or match["after"])
    for who in _WHO.finditer(match["who"]):
        yield match.start("who") + who.start(), who.group(), timed


def _is_name(text: str, at: int, who: str) -> bool:
    """A letter alone may be a question (``Q:``) and its answer."""
    name = name_at(text, at) if len(who) > 1 else None
    return name is not None and name.end == at + len(who)
