"""A cue: words after which a name stands. All cues are looked up in one pass over the words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cloakroom.detect.folding import words_by_stretch
from cloakroom.detect.name_rules.lists import names_in
from cloakroom.detect.name_rules.reading import Name, name_at, opens_line
from cloakroom.detect.pace import Pulse, unhurried


class Cue(NamedTuple):
    """``pattern`` is matched where one of ``words`` (small letters) begins, and the name is read
    from its end. ``opens`` wants it at the start of a line; ``after`` is what must follow the
    name; ``small`` allows a name in small letters, ``smallest`` words of it at most. A ``listed``
    cue is followed by several names. A cue that is not ``sure`` yields to the name model where
    that sees an organisation or a place."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    why: str
    score: float = 0.9
    opens: bool = False
    after: re.Pattern[str] | None = None
    small: bool = False
    smallest: int = 4
    listed: bool = False
    sure: bool = True


class Cued(NamedTuple):
    """A name that a cue announces; see ``Cue``."""

    start: int
    end: int
    why: str
    score: float
    sure: bool
    bounded: bool = False
    """Whether what follows shows where the name ends."""


Table = Mapping[str, tuple[Cue, ...]]


def by_first_word(cues: Iterable[Cue]) -> Table:
    table: dict[str, tuple[Cue, ...]] = {}
    for cue in cues:
        for word in cue.words:
            table[word] = (*table.get(word, ()), cue)
    return table


def cued(text: str, table: Table, pulse: Pulse = unhurried) -> Iterator[Cued]:
    """Every name after a cue, in no order; the same name may come twice."""
    for starts in words_by_stretch(text, pulse):
        for word, cues in table.items():
            for at in starts.get(word, ()):
                for cue in cues:
                    for name in _names(text, at, cue):
                        bounded = cue.after is not None
                        yield Cued(name.start, name.end, cue.why, cue.score, cue.sure, bounded)


def _names(text: str, at: int, cue: Cue) -> Iterator[Name]:
    match = cue.pattern.match(text, at)
    if match is None or (cue.opens and not opens_line(text, at, cells=not cue.listed)):
        return
    if cue.listed:
        yield from names_in(text, match.end())
        return
    name = name_at(text, match.end(), most=5)
    if cue.small and not _is_ended(text, name, cue):
        name = name_at(text, match.end(), most=cue.smallest, small=True)
    if name and _is_ended(text, name, cue):
        yield name


def _is_ended(text: str, name: Name | None, cue: Cue) -> bool:
    return name is not None and (cue.after is None or bool(cue.after.match(text, name.end)))
