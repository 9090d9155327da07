"""Regular expressions from the user's lists, written ``re:…``.

They are run by the ``regex`` library because it takes a time limit: an expression such as
``(x+x+)+y`` needs exponential time on some texts (https://owasp.org, "Regular expression Denial of
Service").
"""

import time
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import regex

from cloakroom.errors import UsageError

PREFIX = "re:"
LONGEST = 1000
"""Characters of one expression."""
SECONDS = 1.0
"""For one text, and as much again for each million characters of it."""

_MILLION = 1_000_000


def is_expression(entry: str) -> bool:
    return entry.startswith(PREFIX)


def validate(entry: str) -> None:
    """UsageError where the ``re:`` expression cannot be used."""
    _compiled(entry)


class Expressions:
    """``entries`` are (``re:…``, type), for one text. Case does not count; ``(?-i:…)`` makes it.
    Raises UsageError, naming the entry, for one that cannot be or takes too long."""

    def __init__(
        self, entries: Iterable[tuple[str, str]], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rows = [(entry, _compiled(entry), kind) for entry, kind in entries]
        self._clock = clock
        self._spent = 0.0

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, type) of every match that is not empty."""
        allowed = SECONDS * (1 + len(text) / _MILLION)
        for entry, pattern, kind in self._rows:
            until = self._clock() + allowed
            try:
                for match in pattern.finditer(text, timeout=allowed):
                    if match.end() > match.start():
                        yield match.start(), match.end(), kind
                    if self._clock() > until:
                        raise _too_slow(entry)
            except TimeoutError as error:
                raise _too_slow(entry) from error

    def cover(self, value: str, entity_type: str) -> bool:
        """Whether one of them matches the whole ``value``; an empty type matches every type."""
        return any(
            self._covers(entry, pattern, value)
            for entry, pattern, kind in self._rows
            if kind in ("", entity_type)
        )

    def _covers(self, entry: str, pattern: "regex.Pattern[str]", value: str) -> bool:
        began = self._clock()
        if self._spent >= SECONDS:
            raise _too_slow(entry)
        try:
            return pattern.fullmatch(value, timeout=SECONDS - self._spent) is not None
        except TimeoutError as error:
            raise _too_slow(entry) from error
        finally:
            self._spent += self._clock() - began


@lru_cache(maxsize=256)
def _compiled(entry: str) -> "regex.Pattern[str]":
    if len(entry) > LONGEST:
        raise UsageError(
            f"The expression “{entry[:40]}…” is longer than {LONGEST:,} characters. "
            "Nothing was scanned."
        )
    try:
        return regex.compile(entry.removeprefix(PREFIX), regex.IGNORECASE)
    except (regex.error, RecursionError, OverflowError, MemoryError) as error:
        raise UsageError(
            f"“{entry}” on your list is not an expression that can be used: {_told(error)}. "
            "Nothing was scanned."
        ) from error


def _told(error: BaseException) -> str:
    return error.msg if isinstance(error, regex.error) else "it is too deep or too large"


def _too_slow(entry: str) -> UsageError:
    return UsageError(
        f"The expression “{entry}” on your list takes too long on this text. "
        "Make it simpler, or take it off the list. Nothing was changed."
    )
