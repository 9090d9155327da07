"""Numbers of the Rural Payments Agency: single business identifier (SBI, 9 digits), customer
reference number (CRN, 10 digits) and firm reference number (FRN, 10 digits), as gov.uk's guidance
on the Rural Payments service gives them; in Wales a CRN is an A and seven digits.

No check digit is published, so a number needs its label, and the nearest that fits decides: the
three stand side by side in most letters.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import AFTER, BEFORE, near, phrases
from cloakroom.detect.hit import Hit

_CANDIDATE = re.compile(
    r"[0-9](?<![\w/+-].)(?<!(?<!\.)\..)"
    r"[0-9]{2}(?P<sep>[ \u00a0-]?)[0-9]{3}(?P=sep)[0-9]{3,4}(?![\w-]|[./]\d)"
    r"|A(?<!\w.)[0-9]{7}(?!\w)"
)
_PHRASES = {
    "UK_SBI": ("sbi", "sbi number", "sbi no", "single business identifier"),
    "UK_CRN": (
        "crn", "crn number", "crn no", "customer reference number", "customer reference",
        "customer ref", "rpa customer number", "rpa customer no", "rural payments customer number",
        "bps customer number", "rpa reference", "rpa ref",
    ),
    "UK_FRN": (
        "frn", "frn number", "frn no", "firm reference number", "firm reference", "firm ref",
    ),
}
_LABEL = re.compile(
    "|".join(f"(?P<{name}>{phrases(*words).pattern})" for name, words in _PHRASES.items()),
    re.IGNORECASE,
)
_ANY_LABEL = phrases(*(word for words in _PHRASES.values() for word in words))
_LONGEST = 16
_TYPES_BY_LENGTH = {
    8: frozenset({"UK_CRN"}),
    9: frozenset({"UK_SBI"}),
    10: frozenset({"UK_CRN", "UK_FRN"}),
}


def find(text: str) -> Iterator[Hit]:
    for left, right in near(text, _ANY_LABEL):
        for match in _CANDIDATE.finditer(text, left, right + _LONGEST):
            yield from _labelled(text, match)


def _labelled(text: str, match: re.Match[str]) -> Iterator[Hit]:
    start, end = match.span()
    types = _TYPES_BY_LENGTH[sum(character.isalnum() for character in match.group())]
    label, side = _nearest(text, start, end, types)
    if label is not None:
        words = " ".join(label.group().lower().split())
        yield Hit(start, end, str(label.lastgroup), 0.9, f"'{words}' {side} it")


def _nearest(
    text: str, start: int, end: int, types: frozenset[str]
) -> tuple[re.Match[str] | None, str]:
    found = None
    for label in _LABEL.finditer(text, max(0, start - BEFORE), start):
        if label.lastgroup in types:
            found = label
    if found is not None:
        return found, "before"
    label_after = _LABEL.search(text, end, min(len(text), end + AFTER))
    if label_after is not None and label_after.lastgroup in types:
        return label_after, "after"
    return None, ""
