"""``amqp: amqp://…``, ``wallet: bc1…``, ``waste carrier CBDU118837``: small words that say what
stands behind them, taken for names by the model."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from cloakroom.detect.names.recogniser import MODEL
from cloakroom.model import Finding

_OF_PEOPLE: Final = frozenset((
    "AGE", "CUSTOM", "DATE_TIME", "EMAIL_ADDRESS", "HANDLE", "PHONE_NUMBER", "STREET_ADDRESS",
    "UK_POSTCODE", "URL",
))
"""What stands behind a name as often as behind a label: ``amira: 07700 900123``."""
_MARK: Final = re.compile(r"[ ]?[:=][ \"']{0,3}")
_BLANK: Final = re.compile(r"[ ]")


def without_captions(
    text: str, names: Iterable[Finding], rest: Iterable[Finding]
) -> Iterator[Finding]:
    """``names`` but for those in small letters that the model alone found straight before a number
    or a secret: people only where a colon or an equals sign stands between."""
    starts = {finding.start for finding in rest if finding.entity_type not in _OF_PEOPLE}
    for name in names:
        if not (starts and name.why in MODEL and _is_caption(text, name, starts)):
            yield name


def _is_caption(text: str, name: Finding, starts: set[int]) -> bool:
    value = text[name.start : name.end]
    if not value[1:].islower() or (value[0].isupper() and name.entity_type != "ORGANIZATION"):
        return False
    gap = _MARK.match(text, name.end)
    if gap is None and name.entity_type != "PERSON":
        gap = _BLANK.match(text, name.end)
    return gap is not None and gap.end() in starts
