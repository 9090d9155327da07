"""National Insurance numbers, by HMRC's rules for the prefix (its manual, NIM39110)."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, phrases
from cloakroom.detect.hit import Hit

_SEPARATOR = r"[ \u00a0./–-]{0,2}"
_CANDIDATE = re.compile(
    rf"(?<![A-Za-z0-9])(?P<prefix>[A-Za-z]{{2}}){_SEPARATOR}[0-9]{{2}}{_SEPARATOR}[0-9]{{2}}"
    rf"{_SEPARATOR}[0-9]{{2}}(?:{_SEPARATOR}(?P<suffix>[A-Da-d])(?![A-Za-z0-9]))?(?![A-Za-z0-9])"
)
_NEVER_FIRST = frozenset("DFIQUV")
_NEVER_SECOND = frozenset("DFIOQUV")
_NEVER = frozenset({"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"})
_WORDS = phrases(
    "national insurance", "national insurance number", "national insurance no", "nino", "ni number",
    "ni no", "ni", "nat ins", "n.i.", "ni num", "insurance number", "nino number",
)
_HEX_BEFORE = re.compile(r"[0-9a-fA-F]{2} $")
_HEX_AFTER = re.compile(r" [0-9a-fA-F]{2}(?![A-Za-z0-9])")


def find(text: str) -> Iterator[Hit]:
    for match in _CANDIDATE.finditer(text):
        score, why = _grade(text, match)
        yield Hit(match.start(), match.end(), "UK_NINO", score, why)


def _grade(text: str, match: re.Match[str]) -> tuple[float, str]:
    prefix = match["prefix"].upper()
    issued = (
        prefix[0] not in _NEVER_FIRST and prefix[1] not in _NEVER_SECOND and prefix not in _NEVER
    )
    support = around(text, match.start(), match.end(), _WORDS)
    if support:
        return (0.95, f"prefix in use; {support}") if issued else (0.75, support)
    if not issued or _in_hex_dump(text, match):
        return 0.1, "letters and digits in another arrangement"
    upper = match["prefix"].isupper()
    if match["suffix"]:
        return (0.85 if upper else 0.6), "prefix and suffix in use"
    pairs = len(match.group()) == 11
    return (0.55 if pairs and upper else 0.3), "prefix in use, suffix missing"


def _in_hex_dump(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    return bool(
        _HEX_BEFORE.search(text, max(0, start - 3), start) or _HEX_AFTER.match(text, end, end + 4)
    )
