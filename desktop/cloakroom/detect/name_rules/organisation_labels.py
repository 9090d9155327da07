"""``Organisation: Muslim Women's Swim Project``, ``School | Hatfield Road Sixth Form``."""

import re
from collections.abc import Iterator
from typing import Final

from cloakroom.detect.context import starting
from cloakroom.detect.name_rules.words import is_stop
from cloakroom.model import Finding

SCORE: Final = 0.9
_LABELS: Final = (
    "organisation", "organization", "company", "business", "employer", "school", "college",
    "university", "charity", "firm", "trader", "haulier", "importer", "exporter", "insurer",
    "supplier", "bank", "practice", "surgery", "org",
)  # fmt: skip
_OPENING: Final = re.compile(r"(?:\A|[\n|\t])[ \t>*•-]{0,6}\Z")
_LABEL: Final = re.compile(
    rf"(?P<label>{'|'.join(_LABELS)})"
    r"(?:[ ](?:name|trading name|\([^()\n]{0,20}\)))?[ ]?(?:[:|\t]|\.{3,40})[ \t|]{0,12}",
    re.IGNORECASE,
)
_VALUE: Final = re.compile(
    r"[^\W_a-zß-ÿ][\w'’.-]{0,30}(?:[ ](?:&|and|of|the|for|y|de|[^\W_a-zß-ÿ][\w'’.-]{0,30})){1,6}"
    r"(?=[ \t]*(?:$|[\r,;|(/\t]|[ ][–—-][ ]|[ ]{2}))",
    re.MULTILINE,
)
_WORD: Final = re.compile(r"(?<![\w'’])[^\W\d_]+")


def find(text: str) -> Iterator[Finding]:
    """Values of two words or more, none of them only labels."""
    for label in starting(text, _LABEL, *_LABELS):
        before = text[max(0, label.start() - 7) : label.start()]
        value = _VALUE.match(text, label.end()) if _OPENING.search(before) else None
        if value and not all(is_stop(part.lower()) for part in _WORD.findall(value.group())):
            why = f"after the label '{label['label'].capitalize()}'"
            yield Finding(*value.span(), "ORGANIZATION", SCORE, why)
