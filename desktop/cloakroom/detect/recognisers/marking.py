"""Protective markings: the tiers of the Government Security Classifications policy (Cabinet Office,
2023) with its descriptors and handling instructions, the tiers before 2014, NATO's, and the
national caveats.

Only where one stands as a marking: on a line of its own, in brackets, or after a word such as
"Classification:"; and only in capitals, for "official" and "secret" are words like any other. The
type is opt-in: a marking is not to be taken out but to be seen, by a policy that asks whether a
text so marked may leave at all.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.hit import Hit

_TIER = (
    r"(?:UK[ -]|NATO[ -]|EU[ -]|EURATOM[ -]|COSMIC[ -])?(?:TOP[ -]SECRET|SECRET|CONFIDENTIAL"
    r"|RESTRICTED|UNCLASSIFIED|OFFICIAL(?:[ ]?[-–—:][ ]?SENSITIVE|[ ]SENSITIVE)?|PROTECT)"
    r"|NOT PROTECTIVELY MARKED"
)
_EYES = r"(?:[A-Z]{2,5}[ ,/&-]{1,3}){1,6}EYES[ -]ONLY"
_EXTRA = (
    r"(?:COMMERCIAL|LOCSEN|PERSONAL(?: DATA)?|LOCALLY SENSITIVE|MARKET SENSITIVE|STAFF|POLICY"
    r"|HONOURS|MEDICAL|INVESTIGATION|APPOINTMENTS|BUDGET|VISITS|PRIVATE|MANAGEMENT|HR|LEGAL"
    r"(?: PROFESSIONAL PRIVILEGE)?|RECIPIENTS ONLY|(?:[A-Z]{2,12} ){1,3}USE ONLY|EMBARGOED"
    rf"|ATOMIC|CRYPTO|REL TO [A-Z]{{2,5}}(?:, ?[A-Z]{{2,5}}){{0,6}}|{_EYES})"
)
_JOIN = r"[ ]{0,2}[-–—:/(\[]{1,2}[ ]{0,2}|[ ]"
_MARKING = re.compile(rf"(?<![\w-])(?:(?:{_TIER})(?:(?:{_JOIN}){_EXTRA}){{0,3}}|{_EYES})(?![\w-])")
_GATE = ("OFFICIAL", "SECRET", "RESTRICTED", "CONFIDENTIAL", "CLASSIFIED", "EYES", "PROTECT")
_REACH = 80
_PAGE = r"(?:[Pp]age|PAGE)[ ][0-9]{1,4}(?:[ ](?:of|OF|/)[ ]?[0-9]{1,4})?"
_NOTHING = re.compile(rf"[^\w\r\n]*(?:{_PAGE}|[0-9]{{1,4}})?[^\w\r\n]*")
_LABEL = re.compile(
    r"(?:classification|classified|protective marking|marking|gsc|gpms|security level)"
    r"[ \t]{0,4}(?:[:=–-]|as|is)[ \t]{0,4}[\"'“*_]{0,3}$",
    re.IGNORECASE,
)
_OPENING, _CLOSING = "([{<", ")]}>"


def find(text: str) -> Iterator[Hit]:
    if not any(word in text for word in _GATE):
        return
    for match in _MARKING.finditer(text):
        place = _place(text, *match.span())
        if place:
            yield Hit(*match.span(), "MARKING", 0.9, f"a protective marking {place}")


def _place(text: str, start: int, end: int) -> str:
    """Where it stands as a marking, or '' where it is a word among words."""
    left = text[max(0, start - _REACH) : start]
    right = text[end : end + _REACH]
    if left[-1:] and left[-1] in _OPENING and right[:1] and right[0] in _CLOSING:
        return "in brackets"
    if _LABEL.search(left):
        return "after its label"
    return "on a line of its own" if _alone(left, right) else ""


def _alone(left: str, right: str) -> bool:
    """Nothing else on the line but rules, stars and the number of a page."""
    before = re.split(r"[\r\n\f]", left)[-1]
    after = re.split(r"[\r\n\f]", right, maxsplit=1)[0]
    whole = len(before) < _REACH and len(after) < _REACH
    return whole and bool(_NOTHING.fullmatch(before) and _NOTHING.fullmatch(after))
