"""Which of the values that were taken out are swept out of the rest, and how carefully."""

from collections.abc import Iterable
from typing import Final

from cloakroom.documents.sweep import Taken
from cloakroom.files.reading import Reading
from cloakroom.model import Choice
from cloakroom.redact.entry import Entry
from cloakroom.redact.words import COMMON, loose
from cloakroom.scrub import Scrubbed

_SAY_TOO_LITTLE: Final = frozenset({"AGE", "DATE", "DATE_TIME"})
_SHORTEST: Final = 3
"""Letters and digits. A shorter value, an age or a date would be found where it means nothing."""


def swept(reading: Reading, scrubbed: Scrubbed) -> tuple[Taken, ...]:
    """The values of ``reading`` that were taken out, each once, with its first stand-in. A value
    that the user keeps at one place is not swept: only the places decided about go."""
    text = reading.text
    kept = {
        loose(text[each.finding.start : each.finding.end])
        for each in scrubbed.decisions
        if each.choice is Choice.KEEP and not reading.is_label(each.finding)
    }
    taken: dict[str, Taken] = {}
    for item in scrubbed.redacted.replacements:
        value = text[item.finding.start : item.finding.end].strip()
        if value in taken or loose(value) in kept:
            continue
        if _says_too_little(item.finding.entity_type, value):
            continue
        stand_in = scrubbed.redacted.text[item.start : item.end]
        taken[value] = Taken(value, stand_in, careful=loose(value) in COMMON)
    return tuple(taken.values())


def known_in(text: str, ledger: Iterable[Entry]) -> tuple[Taken, ...]:
    """The values of the ledger that a short ``text``, the name of a file, may hold."""
    seen = loose(text)
    return tuple(
        Taken(entry.value, entry.placeholder, careful=loose(entry.value) in COMMON)
        for entry in ledger
        if loose(entry.value) in seen and not _says_too_little(entry.entity_type, entry.value)
    )


def _says_too_little(entity_type: str, value: str) -> bool:
    return entity_type in _SAY_TOO_LITTLE or sum(map(str.isalnum, value)) < _SHORTEST
