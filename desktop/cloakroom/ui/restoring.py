"""What became of each placeholder of an answer, in words; worked out aside, shown by the page."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from cloakroom.entity_types import Group
from cloakroom.model import Recovery, Restored, Ticket
from cloakroom.redact.guess import guess
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.redact.targets import Target
from cloakroom.ui.review.findings_model import one_line
from cloakroom.ui.review.marks import Patch

_ROOM = 40
"""Characters shown on each side of where a placeholder stood."""


class Fate(Enum):
    """What became of a placeholder; the value heads its section. What needs a look comes first."""

    UNKNOWN = "Unknown"
    ALTERED = "Altered"
    UNUSED = "Never used"
    RESTORED = "Restored"


_FATES = {
    Recovery.EXACT: Fate.RESTORED, Recovery.ALTERED: Fate.ALTERED, Recovery.UNKNOWN: Fate.UNKNOWN,
}


LOOK = {Fate.RESTORED: Group.NAMES, Fate.ALTERED: Group.CONTACT, Fate.UNKNOWN: Group.SECRETS}
"""How each is marked in the text: a field, and a kind of line of its own."""


def fate_of(ticket: Ticket) -> Fate:
    return _FATES[ticket.recovery]


@dataclass(frozen=True, slots=True)
class Row:
    """One placeholder: ``words`` in the list, ``detail`` when it is chosen. ``start`` and ``end``
    are its place in the restored text, both 0 where it has none."""

    fate: Fate
    words: str = field(repr=False)
    detail: str = field(repr=False)
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """``target`` is the format it was written for; ``escaped`` counts the values that had to be
    written otherwise than they are. ``lines`` are the rows, section by section, each after its
    heading; ``patches`` their marks in the order of the text. All of it is ready to be shown: ten
    thousand placeholders must not stop the window."""

    restored: Restored
    target: Target
    counts: Mapping[Fate, int]
    lines: tuple[Row | str, ...] = ()
    patches: tuple[Patch, ...] = ()
    escaped: int = 0


NOTHING = Outcome(Restored("", ()), Target.TEXT, Counter())


def outcome(text: str, ledger: Ledger, *, target: Target | None, asked: str) -> Outcome:
    """``text`` restored for ``target``, or for what it seems to be. Never used are the placeholders
    of ``asked``, the text that was scrubbed last; of the whole matter where there is none."""
    into = target or guess(text)
    places = _places(asked, ledger)
    restored = restore(text, ledger, into=into, expected=places or None)
    rows = [*_met(restored, ledger), *_unused(restored, ledger, places)]
    counts = Counter(row.fate for row in rows)
    patches = (Patch(row.start, row.end, LOOK[row.fate]) for row in rows if row.end)
    escaped = sum(_is_escaped(ticket, restored.text, ledger) for ticket in restored.tickets)
    return Outcome(
        restored, into, counts, tuple(_in_sections(rows, counts)), tuple(patches), escaped)


def _in_sections(rows: Sequence[Row], counts: Mapping[Fate, int]) -> Iterator[Row | str]:
    for fate in Fate:
        if counts[fate]:
            yield f"{fate.value}  {counts[fate]}"
            yield from (row for row in rows if row.fate is fate)


def _places(asked: str, ledger: Ledger) -> Mapping[str, str]:
    """Placeholder -> the words around its value where it first stood."""
    if not asked:
        return {}
    before = restore(asked, ledger)
    places: dict[str, str] = {}
    for ticket in before.tickets:
        if ticket.recovery is not Recovery.UNKNOWN and ticket.placeholder not in places:
            start, end = max(0, ticket.start - _ROOM), ticket.end + _ROOM
            around = " ".join(before.text[start:end].split())
            places[ticket.placeholder] = "…" * (start > 0) + around + "…" * (end < len(before.text))
    return places


def _met(restored: Restored, ledger: Ledger) -> Iterator[Row]:
    line, at = 1, 0
    for ticket in restored.tickets:
        line += restored.text.count("\n", at, ticket.start)
        at = ticket.start
        fate, seen = _FATES[ticket.recovery], one_line(ticket.seen)
        value = one_line(ledger.value(ticket.placeholder) or "")
        words, detail = {
            Fate.RESTORED: (f"{seen}  {value}", f"{ticket.placeholder} is “{value}”."),
            Fate.ALTERED: (
                f"{seen}  for {ticket.placeholder}",
                f"The answer has “{seen}” for {ticket.placeholder}. “{value}” was put back."),
            Fate.UNKNOWN: (
                seen, f"This matter has no value for “{seen}”, so it stays. The model may have "
                "made it up, or it is of another matter."),
        }[fate]
        yield Row(fate, words, f"Line {line}. {detail}", ticket.start, ticket.end)


def _unused(restored: Restored, ledger: Ledger, places: Mapping[str, str]) -> Iterator[Row]:
    for placeholder in restored.unused:
        value = one_line(ledger.value(placeholder) or "")
        stood = f" It stood here: “{places[placeholder]}”" if placeholder in places else ""
        yield Row(Fate.UNUSED, f"{placeholder}  {value}",
                  f"{placeholder} is “{value}”; the answer does not have it.{stood}")


def _is_escaped(ticket: Ticket, text: str, ledger: Ledger) -> bool:
    if ticket.recovery is Recovery.UNKNOWN:
        return False
    return (ledger.value(ticket.placeholder) or "") not in text[ticket.start : ticket.end]
