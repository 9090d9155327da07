"""How long a scan may take, and whether it is still wanted: asked again and again while it works.

A look at a whole text says now and then how many characters it went on. That costs next to nothing,
so that each loop over lines, words or findings can do it.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from cloakroom.progress import Report, step

Pulse = Callable[[int], None]
"""Told how many characters a look went on since it last said so. Raises to stop it."""

STRETCH = 1 << 16
"""Characters between two looks at the clock: some tens of milliseconds of work."""
_ITEM = 100  # characters of text that a finding is worth of work, about
RESERVE = 0.15
"""Of the time allowed is kept for the rules around names, which follow when the pieces are read."""
GRACE = 0.5
"""Seconds behind the time allowed in which these may still come to an end."""
Item = TypeVar("Item")


class TimeUp(Exception):
    """The time allowed is spent."""


class Pace:
    """Of one scan of ``total`` characters in ``seconds``; ``done`` is how many are finished."""

    def __init__(
        self, report: Report, total: int, seconds: float | None, clock: Callable[[], float]
    ) -> None:
        self._report, self._total, self._clock = report, total, clock
        self._seconds = math.inf if seconds is None else seconds
        self._began = clock()
        self._until = self._began + self._seconds
        self._since = 0
        self.done = 0

    def reached(self, done: int) -> None:
        """Raises Cancelled."""
        self.done = done
        step(self._report, done, self._total)

    def is_up(self, *, reserve: float = 0.0) -> bool:
        """Whether no more than the share ``reserve`` of the time is left."""
        return self._clock() >= self._began + self._seconds * (1 - reserve)

    def extend(self) -> None:
        """Let the last part of the work have its grace."""
        self._until = self._began + self._seconds + GRACE

    def pulse(self, characters: int) -> None:
        """A :data:`Pulse`. Raises TimeUp, and Cancelled when the report asks to stop."""
        self._since += characters
        if self._since >= STRETCH:
            self._since = 0
            if self._clock() >= self._until:
                raise TimeUp
            step(self._report, self.done, self._total)


def unhurried(characters: int) -> None:
    """A pulse for who has all the time there is."""


def each(items: Iterable[Item], pulse: Pulse) -> Iterator[Item]:
    """The ``items``, with a pulse for each."""
    for item in items:
        pulse(_ITEM)
        yield item


def stretches(text: str, pulse: Pulse) -> Iterator[tuple[int, int]]:
    """Start and end of the parts of ``text``, no word cut in two unless it is longer than a part;
    a pulse after each."""
    start = 0
    while start < len(text):
        end = _end(text, start)
        yield start, end
        pulse(end - start)
        start = end


def _end(text: str, start: int) -> int:
    limit = start + STRETCH
    if limit >= len(text):
        return len(text)
    return max(text.rfind(" ", start, limit), text.rfind("\n", start, limit)) + 1 or limit
