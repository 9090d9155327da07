"""Names of users of machines: in logs, in paths of home folders, before the lines of a chat."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cloakroom.detect.hit import Hit


class _Place(NamedTuple):
    """``gate`` must be in the text for ``pattern`` to be tried."""

    gate: str
    pattern: re.Pattern[str]
    why: str


def _place(gate: str, pattern: str, why: str) -> _Place:
    return _Place(gate, re.compile(pattern), why)


_PLACES = (
    _place("user", r"(?<!\w)user(?:_?name)?=\"?(?P<value>[A-Za-z][\w.-]{2,31})(?![\w@(\[/.-])",
           "after the word for a user"),
    _place("ser", r"(?<!\w)[Uu]ser[ _]?(?:[Nn]ame|[Ii][Dd])[ ]?[:=][ ]?(?P<value>[a-z][\w.-]{2,31})"
           r"(?![\w@(\[/.-]|[ ]?=)", "after the word for a user's name"),
    _place("id=", r"(?<!\w)(?:uid|login|account|owner)=\"?(?P<value>[a-z][a-z0-9_.-]{2,31})"
           r"(?![\w@(\[/-])", "after the word for a user"),
    _place("user ", r"(?<!\w)user (?P<value>[a-z]{2,20}[0-9]{1,4})(?!\w)",
           "after the word for a user"),
    _place(" for ", r"(?:password|publickey) for (?:invalid user )?(?P<value>[a-z][\w.-]{1,31})"
           r" from ", "in a line of a log-in"),
    _place("/home/", r"/home/(?P<value>[a-z_][\w.-]{1,31})(?![\w-])", "the name of a home folder"),
    _place("Users", r"[\\/]Users[\\/]{1,2}(?P<value>\w[\w.-]{1,31})(?![\w-])",
           "the name of a home folder"),
    _place("<", r"(?:^|\n)<(?P<value>[A-Za-z]\w*[_0-9]\w*)> ", "before a line of a chat"),
    _place(":", r"(?:^|\n)(?P<value>[a-z]{1,20}\.[a-z]{2,20})(?=[ ]{1,3}[0-2]?[0-9]:[0-5][0-9])",
           "before a line of a chat"),
    _place("iscord", r"(?<!\w)(?P<value>[a-z][a-z0-9_.]{1,31}#[0-9]{4})(?!\w)",
           "a name and its four digits, as on Discord"),
)
_SYSTEM = """
root admin administrator public default guest shared user username none null nobody ubuntu runner
node app service system test true false string str text varchar required optional anonymous
"""
_NOBODY = frozenset(_SYSTEM.split())


def find(text: str) -> Iterator[Hit]:
    for place in _PLACES:
        for match in place.pattern.finditer(text) if place.gate in text else ():
            if match["value"].lower() not in _NOBODY:
                yield Hit(*match.span("value"), "HANDLE", 0.7, place.why)
