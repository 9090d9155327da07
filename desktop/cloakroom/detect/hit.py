"""What a recogniser hands back: a span of the text it was given, how sure it is, and why."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cloakroom.detect.pace import Pulse


class Hit(NamedTuple):
    """Offsets are code points, end exclusive; ``score`` is 0 to 1. ``why`` completes the
    sentence "found because…" and never holds the value."""

    start: int
    end: int
    entity_type: str
    score: float
    why: str


Find = Callable[[str], Iterator[Hit]]
"""A recogniser: reads a text once, in time linear in its length, and yields hits in any order."""

FindInWhole = Callable[[str, Pulse], Iterator[Hit]]
"""The same for a text of any length, with a pulse now and then."""
