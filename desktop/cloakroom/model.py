"""The nouns of the product, as values that cannot change.

All offsets are Unicode code points (Python string indices), end exclusive. The window
translates them into Qt's UTF-16 at its own edge.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Stream(StrEnum):
    """Which reading of its source a segment belongs to: texts of different streams are never
    read as one line."""

    VISIBLE = "visible"
    DELETED = "deleted"
    """What a tracked change took out, in the line as it was before."""
    FIELD = "field"
    """Instructions and formulas: what makes the text that is shown."""
    ATTRIBUTE = "attribute"
    """Alternative texts, link targets, properties, names of parts."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text with an address in its source (clipboard flavour, cell, page…).

    ``address`` is for programs (``word/comments.xml#p12``), ``place`` for people ("comment 3",
    "hidden sheet", "document properties"; empty: the text itself), ``hidden`` what nobody sees
    who merely opens the source. ``joint`` stands before it where segments are read as one text:
    a line end before a paragraph, a tab before the next cell of a row."""

    address: str
    text: str = field(repr=False)
    place: str = ""
    hidden: bool = False
    stream: Stream = Stream.VISIBLE
    joint: str = "\n"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A span that may be sensitive. ``why`` is a short sentence for the user, without the value."""

    start: int
    end: int
    entity_type: str
    score: float
    why: str

    def overlaps(self, other: "Finding") -> bool:
        return self.start < other.end and other.start < self.end


class Choice(StrEnum):
    """What the user wants done with one finding."""

    REDACT = "redact"
    KEEP = "keep"


class Operator(StrEnum):
    """How a value is replaced. SHIFT is for dates, GENERALISE for ages, postcodes and dates; other
    kinds get a placeholder from both. PLACEHOLDER, SURROGATE and SHIFT can be restored."""

    PLACEHOLDER = "placeholder"
    SURROGATE = "surrogate"
    MASK = "mask"
    HASH = "hash"
    REMOVE = "remove"
    SHIFT = "shift"
    GENERALISE = "generalise"


@dataclass(frozen=True, slots=True)
class Decision:
    """A finding and what to do with it; a changed type is a changed finding. ``operator`` is
    the user's for this finding alone; None is that of its kind."""

    finding: Finding
    choice: Choice = Choice.REDACT
    operator: Operator | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """One value taken out: where it stood before, and where its stand-in is now."""

    finding: Finding
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text with its values taken out. Not yet cleared for sending: see ``cloakroom.scrub``."""

    text: str = field(repr=False)
    replacements: tuple[Replacement, ...]


@dataclass(frozen=True, slots=True)
class Cleared:
    """A redacted text that passed the second look. Made by ``cloakroom.scrub`` and nowhere else;
    the chat accepts nothing but this type, so the type checker stops an unscrubbed send."""

    text: str = field(repr=False)
    kept: tuple[Finding, ...] = ()


class Recovery(StrEnum):
    """What became of one placeholder in an answer."""

    EXACT = "exact"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Ticket:
    """One placeholder met in an answer: ``start``/``end`` in the restored text, ``seen`` as it
    was written in the answer. ALTERED was recognised by a listed rule and put back;
    UNKNOWN looks like a placeholder of ours, the ledger has no such ticket, and it stays.
    ``placeholder`` is the one that was meant, written ``[PERSON_1]``, or the stand-in."""

    start: int
    end: int
    seen: str
    recovery: Recovery
    placeholder: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Restored:
    """An answer with the values put back, and what happened to each placeholder in it. ``unused``
    are the placeholders that were expected and that the answer does not hold."""

    text: str = field(repr=False)
    tickets: tuple[Ticket, ...]
    unused: tuple[str, ...] = ()

    @property
    def recovered(self) -> int:
        """How many values were put back."""
        return self.count(Recovery.EXACT) + self.count(Recovery.ALTERED)

    def count(self, recovery: Recovery) -> int:
        return sum(ticket.recovery is recovery for ticket in self.tickets)
