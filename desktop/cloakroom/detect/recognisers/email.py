"""E-mail addresses (RFC 5321 lengths, RFC 6531 letters), plain or written to fool harvesters.

Every search starts at the @ (or the word for it) and goes outwards over at most 64 characters, so
a text full of letters and no @ costs nothing. No public-suffix list: ``jane@corp.internal`` is as
personal as any other address, and the usual library for that list goes to the network.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import starting
from cloakroom.detect.hit import Hit

_LETTER = r"\w\u0300-\u036f"
_LABEL = rf"[{_LETTER}](?:[{_LETTER}-]{{0,62}})"
_BACKWARDS_LOCAL = re.compile(rf"[{_LETTER}.+%&'’#!$*~=-]{{1,64}}")
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL}){{1,8}}")
_QUOTED = re.compile(r'(?<![\w"])"[^"\\\r\n]{1,62}"$')
_WORDED_AT = (
    re.compile(r"[\[({<][ ]?(?:at|@)[ ]?[\])}>][ ]?", re.I),
    re.compile(r"[＠﹫][ ]?"),
)
_SPOKEN_AT = re.compile(
    r" at (?=[\w-]{1,63} dot )"
    r"| @ (?=[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.[a-z]{2,24}(?!\w))",
    re.I,
)
_DOT = r"(?:[ ]?[\[({<][ ]?(?:dot|\.)[ ]?[\])}>][ ]?| dot |\.)"
_WORDED_LOCAL = re.compile(r"(?<![\w-])(?:[\w-]{1,32}(?: dot |[ ]?[\[(]dot[\])][ ]?)){1,3}$", re.I)
_WORDED_DOMAIN = re.compile(rf"{_LABEL}(?:{_DOT}{_LABEL}){{1,8}}", re.I)


def find(text: str) -> Iterator[Hit]:
    if "@" in text:
        yield from _plain(text)
    for at, end in _worded(text):
        domain = _WORDED_DOMAIN.match(text, end)
        start = _local_start(text, at)
        more = _WORDED_LOCAL.search(text, max(0, start - 80), start)
        start = more.start() if more else start
        if domain and start < at and domain.group()[-1].isalpha():
            why = "an e-mail address written out in words"
            yield Hit(start, domain.end(), "EMAIL_ADDRESS", 0.8, why)


def _worded(text: str) -> Iterator[tuple[int, int]]:
    """Where something else than an @ stands for it, with the blanks around."""
    for pattern in _WORDED_AT:
        for sign in pattern.finditer(text):
            yield sign.start() - (text[sign.start() - 1 : sign.start()] == " "), sign.end()
    for sign in starting(text, _SPOKEN_AT, " at ", " @ "):
        yield sign.span()


def _plain(text: str) -> Iterator[Hit]:
    at = text.find("@")
    while at >= 0:
        domain = _DOMAIN.match(text, at + 1)
        start = _local_start(text, at)
        if domain and start < at and _is_domain(domain.group()) and not _is_remote(text, start, at):
            end = at + 1 + len(domain.group().rstrip("-_"))
            yield Hit(start, end, "EMAIL_ADDRESS", 0.95, "the form of an e-mail address")
        at = text.find("@", at + 1)


def _local_start(text: str, at: int) -> int:
    before = text[max(0, at - 64) : at]
    if before.endswith('"'):
        quoted = _QUOTED.search(before)
        return at - len(quoted.group()) if quoted else at
    local = _BACKWARDS_LOCAL.match(before[::-1])
    if local is None:
        return at
    # quotes and list marks in front belong to the sentence, and name= to a query or a header
    value = local.group()[::-1].rpartition("=")[2].lstrip(".-'’&!#$*~%+")
    return at - len(value)


def _is_domain(name: str) -> bool:
    """``react@18.2.0`` is a package and its version."""
    last = name.rstrip("-_").rpartition(".")[2]
    return len(last) > 1 and not last.isdigit() and not last[0].isdigit()


def _is_remote(text: str, start: int, at: int) -> bool:
    """``git@host.example:team/project`` names a repository, not a person."""
    return text[start:at] == "git"
