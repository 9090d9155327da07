"""What a user may change in a ledger, each as an :class:`Edit` that can be taken back.

No placeholder that may stand in an answer loses its value by a change: the row stays, retired.
Only :func:`forget` cuts it off, and its placeholder is never handed out again.

Every function only looks; :func:`carry_out` changes the ledger and returns the way back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cloakroom.errors import InputError
from cloakroom.redact.entry import Entry
from cloakroom.redact.forms import spellings
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.placeholders import Placeholder


@dataclass(frozen=True, slots=True)
class Edit:
    """The rows ``gone`` give way to the rows ``come``."""

    gone: tuple[Entry, ...]
    come: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One person, organisation, place… ``base`` is ``[PERSON_1]`` even where nothing has it;
    ``entries`` are all the spellings, in the order they were met, none of them retired."""

    base: str
    entries: tuple[Entry, ...]

    @property
    def entity_type(self) -> str:
        return self.entries[0].entity_type


def groups(ledger: Ledger) -> tuple[Group, ...]:
    """What the ledger page shows: one group for each number, in the order they were met, and one
    for each stand-in."""
    found: dict[str, list[Entry]] = {}
    for entry in ledger:
        if not entry.retired:
            found.setdefault(_base(entry), []).append(entry)
    return tuple(Group(base, tuple(entries)) for base, entries in found.items())


def carry_out(ledger: Ledger, edit: Edit) -> Edit:
    """Change the ledger, and return the edit that undoes it. Undone, what was handed out in
    between stays readable. Raises :class:`InputError` when a row of ``gone`` is not there any
    more."""
    if any(ledger.entry(entry.placeholder) != entry for entry in edit.gone):
        raise InputError("The table has changed since. Nothing was changed.")
    ledger.change(edit.gone, edit.come)
    back = {entry.placeholder for entry in edit.gone}
    kept = [_retired(entry) for entry in edit.come if entry.placeholder not in back]
    return Edit(edit.come, (*edit.gone, *kept))


def merge(ledger: Ledger, into: Group, other: Group) -> Edit:
    """``other`` is the same as ``into``: its spellings get placeholders of that number. Stand-ins
    stay as they are."""
    moving = [entry for entry in other.entries if not entry.stand_in]
    return _moved(ledger, moving, _parsed(into.base))


def split(ledger: Ledger, entries: Sequence[Entry]) -> Edit:
    """``entries``, of one group, are somebody else: they get a number of their own."""
    moving = [entry for entry in entries if not entry.stand_in]
    if not moving:
        return Edit((), ())
    return _moved(ledger, moving, ledger.new_number(_parsed(moving[0].placeholder).ticket))


def rename(ledger: Ledger, group: Group, name: str) -> Edit:
    """The placeholders of ``group`` become ``[CLIENT_1]`` and its forms, for ``CLIENT_1``.

    Raises :class:`InputError` for a name that is none, or that is taken."""
    base = Placeholder.parse(f"[{name.strip().strip('[]').upper().replace(' ', '_')}]")
    if base is None or base.form:
        raise InputError("A placeholder is words and a number, such as CLIENT_1.")
    if not ledger.has_room_for(base):
        raise InputError(
            "This placeholder is taken, stands in a text already, or is so like another that one "
            f"slip would make them the same. Free is {str(ledger.free_number(base.ticket))[1:-1]}."
        )
    return _moved(ledger, [entry for entry in group.entries if not entry.stand_in], base)


def forget(ledger: Ledger, entry: Entry) -> Edit:
    """The value is gone from the ledger, under its retired placeholders too."""
    same = (
        each for each in ledger
        if (each.entity_type, each.value) == (entry.entity_type, entry.value)
    )
    return Edit(tuple(same), ())


def _moved(ledger: Ledger, entries: Iterable[Entry], base: Placeholder) -> Edit:
    """To ``base`` and its forms. One that had been moved away from there comes back to it."""
    gone: list[Entry] = []
    come: list[Entry] = []
    taken: set[str] = set()
    for entry in entries:
        form = _parsed(entry.placeholder).form
        new = next(
            (placeholder for each in spellings(form)
             if (placeholder := str(replace(base, form=each))) not in taken
             and _is_free(ledger, placeholder, entry)),
            None,
        )
        if new is None:
            raise InputError("There are too many spellings. Nothing was changed.")
        taken.add(new)
        before = ledger.entry(new)
        gone += [entry, *([before] if before else [])]
        come += [_retired(entry), entry._replace(placeholder=new)]
    return Edit(tuple(gone), tuple(come))


def _is_free(ledger: Ledger, placeholder: str, entry: Entry) -> bool:
    known = ledger.entry(placeholder)
    if known is not None:
        return known.retired and (known.entity_type, known.value) == (
            entry.entity_type, entry.value
        )
    parsed = Placeholder.parse(placeholder)
    return parsed is not None and not ledger.is_reserved(parsed)


def _retired(entry: Entry) -> Entry:
    return entry._replace(retired=True)


def _base(entry: Entry) -> str:
    if entry.stand_in:
        return entry.placeholder
    return str(replace(_parsed(entry.placeholder), form=""))


def _parsed(placeholder: str) -> Placeholder:
    parsed = Placeholder.parse(placeholder)
    if parsed is None:
        raise InputError("A stand-in cannot be renamed, merged or split.")
    return parsed
