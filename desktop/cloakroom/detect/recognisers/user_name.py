"""Names of users of machines: in logs, in paths of home folders, before the lines of a chat."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cloakroom.detect.context import places
from cloakroom.detect.hit import Hit


class _Place(NamedTuple):
    """``pattern`` begins with one of ``signs``."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    why: str


def _place(signs: str | tuple[str, ...], pattern: str, why: str) -> _Place:
    return _Place((signs,) if isinstance(signs, str) else signs, re.compile(pattern), why)


_PLACES = (
    _place("user", r"(?<!\w)user(?:_?name)?=\"?(?P<value>[A-Za-z][\w.-]{2,31})(?![\w@(\[/.-])",
           "after the word for a user"),
    _place(("user", "User"),
           r"(?<!\w)[Uu]ser[ _]?(?:[Nn]ame|[Ii][Dd])(?: [a-z]{3,12})?[ ]?[:=][ ]?"
           r"(?P<value>[a-z][\w.-]{1,30}\w)(?![\w@(\[/-]|\.\w|[ ]?=)",
           "after the word for a user's name"),
    _place(("uid=", "login=", "account=", "owner="),
           r"(?<!\w)(?:uid|login|account|owner)=\"?(?P<value>[a-z][a-z0-9_.-]{2,31})"
           r"(?![\w@(\[/-])", "after the word for a user"),
    _place("user ", r"(?<!\w)user (?P<value>[a-z]{2,20}[0-9]{1,4})(?!\w)",
           "after the word for a user"),
    _place(("ser name\n", "sername\n", "ser ID\n"),
           r"ser ?(?:name|ID)\n[ \t]*(?P<value>[a-z][\w.-]{2,31})(?=[ \t]*(?:\n|$))",
           "under the label of a user's name"),
    _place(("ccount is ", "ccount name is ", "login is ", "login, it", "sername is "),
           r"(?:ccount|login|sername)(?: name)?(?: is|, its|, it's) "
           r"(?P<value>[a-z][a-z0-9]*(?:[._][\w.-]*[a-z0-9]|[0-9]{1,4}))(?![\w@(\[/])",
           "told as a user's name"),
    _place("ser", r"ser ?name (?:for|on|of) (?:[\w-]{1,20} ){1,3}is "
           r"(?P<value>[a-z][a-z0-9]*(?:[._][\w.-]*[a-z0-9]|[0-9]{1,4}))(?![\w@(\[/])",
           "told as a user's name"),
    _place("ser ", r"ser (?:[A-Z][\w'’-]{1,20} ){1,3}\((?P<value>[a-z][a-z._]{1,20}[0-9]{1,4})\)",
           "behind the name of a user"),
    _place("ssh ", r"(?<!\w)ssh (?:-[\w]+ )*(?P<value>[a-z][\w.-]{1,31})@",
           "before the machine of a log-in"),
    _place("-u ", r"(?<=[ ])-u [\"']?(?P<value>[a-z][\w.-]{1,31}):(?=\S)",
           "before the password of a command"),
    _place(("password for ", "publickey for "),
           r"(?:password|publickey) for (?:invalid user )?(?P<value>[a-z][\w.-]{1,31})"
           r" from ", "in a line of a log-in"),
    _place("/home/", r"/home/(?P<value>[a-z_][\w.-]{1,31})(?![\w-])", "the name of a home folder"),
    _place(("/Users", "\\Users"), r"[\\/]Users[\\/]{1,2}(?P<value>\w[\w.-]{1,31})(?![\w-])",
           "the name of a home folder"),
    _place("<", r"<(?<![^\n].)(?P<value>[A-Za-z]\w*[_0-9]\w*)> ", "before a line of a chat"),
)
_SPEAKER = re.compile(r"(?P<value>[a-z]{1,20}\.[a-z]{2,20})(?=[ ]{1,3}[0-2]?[0-9]:[0-5][0-9])")
"""At the start of a line of a chat."""
_NUMBERED = re.compile(r"(?<!\w)(?P<value>[a-z][a-z0-9_.]{1,31}#[0-9]{4})(?!\w)")
_SYSTEM = """
root admin administrator public default guest shared user username none null nobody ubuntu runner
node app service system test true false string str text varchar required optional anonymous
"""
_NOBODY = frozenset(_SYSTEM.split())


def find(text: str) -> Iterator[Hit]:
    for match, why in _matches(text):
        if match["value"].lower() not in _NOBODY:
            yield Hit(*match.span("value"), "HANDLE", 0.7, why)


def _matches(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for place in _PLACES:
        for at in places(text, *place.signs):
            match = place.pattern.match(text, at)
            if match:
                yield match, place.why
    for at in (-1, *places(text, "\n")) if ":" in text else ():
        speaker = _SPEAKER.match(text, at + 1)
        if speaker:
            yield speaker, "before a line of a chat"
    if "iscord" in text:
        for match in _NUMBERED.finditer(text):
            yield match, "a name and its four digits, as on Discord"
