"""What one value of a policy file may be. Each reader takes a value of TOML and answers it as the
model wants it, or raises :class:`Unfit`, which says what it must be.

No sentence quotes the value: somebody may have put a key where an endpoint belongs.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from ipaddress import ip_network
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from cloakroom.entity_types import ENTITY_TYPES

Reader = Callable[[object], Any]

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}")  # RFC 9110, section 5.6.2
# What a header may not be called here: these hold secrets, or belong to the connection itself.
_SECRET_HEADER = re.compile(r"auth|key|token|secret|password|cookie|credential", re.IGNORECASE)
_OWN_HEADERS = frozenset({
    "accept", "accept-encoding", "connection", "content-encoding", "content-length",
    "content-type", "expect", "host", "te", "trailer", "transfer-encoding", "upgrade",
    "openai-organization", "openai-project",
})
SAMPLING = ("temperature", "top_p", "presence_penalty", "frequency_penalty")
"""The parameters that ``params.extra`` may set (Azure OpenAI, chat completions)."""


class Unfit(Exception):
    """What the value must be: ``must be …``."""


def switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unfit("must be true or false")
    return value


def whole(low: int, high: int) -> Reader:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise Unfit(f"must be a whole number from {low} to {high}")
        return value
    return read


def number(low: float, high: float) -> Reader:
    def read(value: object) -> float:
        # Written so that "not a number" is refused as well.
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        if not fits or not low <= float(str(value)) <= high:
            raise Unfit(f"must be a number from {low:g} to {high:g}")
        return float(str(value))
    return read


def text(most: int = 200) -> Reader:
    """One line that can be shown as it is, on a terminal too: no control characters, none that
    turn the writing round (Unicode TR 36)."""
    def read(value: object) -> str:
        if not isinstance(value, str) or len(value) > most or not value.isprintable():
            raise Unfit(f"must be a text of one line, at most {most} characters")
        return value
    return read


def form(pattern: str, told: str) -> Reader:
    """A text of exactly this form; ``told`` completes "must be …"."""
    compiled = re.compile(pattern, re.ASCII)

    def read(value: object) -> str:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            raise Unfit(f"must be {told}")
        return value
    return read


def needed(reader: Reader) -> Reader:
    """The same, but not empty."""
    def read(value: object) -> Any:
        if value == "":
            raise Unfit("must not be empty")
        return reader(value)
    return read


def or_empty(reader: Reader) -> Reader:
    return lambda value: value if value == "" else reader(value)


def day(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise Unfit("must be a day, such as 2030-12-31, without quotes and without a time")
    return value


def choice(words: type[StrEnum]) -> Reader:
    def read(value: object) -> StrEnum:
        if not isinstance(value, str) or value not in tuple(words):
            raise Unfit(f"must be one of: {', '.join(words)}")
        return words(value)
    return read


def one_of(*words: str) -> Reader:
    def read(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise Unfit(f"must be one of: {', '.join(word or 'empty' for word in words)}")
        return value
    return read


def several(reader: Reader, *, most: int = 100, least: int = 0) -> Reader:
    """A list without anything twice, as a tuple."""
    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list) or not least <= len(value) <= most:
            raise Unfit(f"must be a list of {least} to {most} values")
        try:
            made = tuple(reader(each) for each in value)
        except Unfit as fault:
            raise Unfit(f"is a list, in which each value {fault}") from None
        if len(set(made)) < len(made):
            raise Unfit("names something twice")
        return made
    return read


def entity_type(value: object) -> str:
    if not isinstance(value, str) or value not in ENTITY_TYPES:
        raise Unfit("must be a kind of data as `cloakroom scan --help` lists them, e.g. PERSON")
    return value


def network(value: object) -> str:
    """In CIDR notation (RFC 4632), with no bit set beyond the prefix."""
    wrong = Unfit("must be a network such as 10.20.0.0/16")
    if not isinstance(value, str) or "/" not in value:
        raise wrong
    try:
        return str(ip_network(value))
    except ValueError:
        raise wrong from None


def file(value: object) -> str:
    """A whole path of either system, for one policy may serve both."""
    read: str = text(500)(value)
    if not (PurePosixPath(read).is_absolute() or PureWindowsPath(read).is_absolute()):
        raise Unfit("must be the whole path of a file")
    return read


def headers(value: object) -> tuple[tuple[str, str], ...]:
    """Extra headers, which everyone who may read the policy may read."""
    if not isinstance(value, Mapping) or len(value) > 20:
        raise Unfit("must be a table of at most 20 headers")
    for name, content in value.items():
        if not _TOKEN.fullmatch(name) or name.lower() in _OWN_HEADERS:
            raise Unfit("names a header that may not be set here")
        if _SECRET_HEADER.search(name):
            raise Unfit("names a header for secrets, and a policy holds none: see auth.methods")
        if not (isinstance(content, str) and content.isascii() and content.isprintable()
                and len(content) <= 500):
            raise Unfit("holds a header whose value is not one line of ASCII")
    if len({name.lower() for name in value}) < len(value):
        raise Unfit("names something twice")
    return tuple(value.items())


def sampling(value: object) -> tuple[tuple[str, float], ...]:
    if not isinstance(value, Mapping) or not set(value) <= set(SAMPLING):
        raise Unfit(f"must be a table with no other keys than: {', '.join(SAMPLING)}")
    read = number(-2, 2)
    try:
        return tuple((name, read(each)) for name, each in value.items())
    except Unfit as fault:
        raise Unfit(f"is a table, in which each value {fault}") from None
