"""National Insurance numbers, by HMRC's rules for the prefix (its manual, NIM39110).

Also what stands in for one: administrative numbers (OO, CR, FY, MW, NC and the P series, given out
for tax credits and payrolls; PP 999999 P), temporary ones of a birth date and a sex (TN 030361 F),
and HMRC's temporary reference numbers (63 T 12345).
"""

import re
from collections.abc import Iterator

from cloakroom.detect.anchors import from_inside
from cloakroom.detect.context import around, labelled, mentions, numbered_thing, phrases
from cloakroom.detect.hit import Hit

_SEPARATOR = r"[ \u00a0./–-]{0,2}"
_CANDIDATE = re.compile(
    rf"(?<![A-Za-z0-9])(?P<prefix>[A-Za-z]{{2}}){_SEPARATOR}[0-9]{{2}}{_SEPARATOR}[0-9]{{2}}"
    rf"{_SEPARATOR}[0-9]{{2}}(?:{_SEPARATOR}(?P<suffix>[A-DFMPa-dfmp])(?![A-Za-z0-9]))?"
    r"(?![A-Za-z0-9])"
)
_FIRST_DIGIT = re.compile(
    r"[0-9](?:(?<=[A-Za-z]{2}.)|(?<=[A-Za-z]{2}[ \u00a0./–-].)"
    r"|(?<=[A-Za-z]{2}[ \u00a0./–-]{2}.))[0-9]"
)
_MISTYPED = re.compile(  # the letters O, I and l for digits
    r"(?<![A-Za-z0-9])[A-Z]{2} ?(?=(?: ?[0-9OIl]){6})(?=[ OIl]{0,5}[0-9](?:[ OIl]*[0-9]){2})"
    r"(?:[0-9OIl]{2} ?){3}[A-D](?![A-Za-z0-9])"
)
_TEMPORARY = re.compile(r"[0-9](?<![\w/-].)(?<!(?<!\.)\..)"
                        r"[0-9][ -]?[A-Za-z][ -]?[0-9]{5}(?![\w-]|[./]\d)")
_NEVER_FIRST = frozenset("DFIQUV")
_NEVER_SECOND = frozenset("DFIOQUV")
_ADMINISTRATIVE = frozenset({"OO", "CR", "FY", "MW", "NC", "PP", "PY", "PZ"})
_NEVER = frozenset({"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"})
_WORDS = phrases(
    "national insurance", "national insurance number", "national insurance no", "nino", "ni number",
    "ni no", "ni", "nat ins", "n.i.", "ni num", "insurance number", "nino number",
)
_TEMPORARY_WORDS = phrases(
    "national insurance", "national insurance number", "nino", "ni number", "ni no", "trn",
    "temporary reference", "temporary reference number", "temporary number",
)
_PART = re.compile("[A-Za-z]{2}-[0-9]{6}-[A-Za-z]")
_HEX_BEFORE = re.compile(r"[0-9a-fA-F]{2} $")
_HEX_AFTER = re.compile(r" [0-9a-fA-F]{2}(?![A-Za-z0-9])")


def find(text: str) -> Iterator[Hit]:
    for match in from_inside(text, _CANDIDATE, _FIRST_DIGIT, 4, 3, 2):
        score, why = _grade(text, match)
        yield Hit(match.start(), match.end(), "UK_NINO", score, why)
    if mentions(text, "nat", "ni ", "nino", "insurance"):
        for match, why in labelled(text, _MISTYPED, _WORDS):
            if not _CANDIDATE.fullmatch(match.group()):
                yield Hit(*match.span(), "UK_NINO", 0.75, f"digits mistyped as letters; {why}")
    if mentions(text, "nat", "ni n", "nino", "trn", "temporary"):
        for match, why in labelled(text, _TEMPORARY, _TEMPORARY_WORDS):
            yield Hit(*match.span(), "UK_NINO", 0.85, f"a temporary number; {why}")


def _grade(text: str, match: re.Match[str]) -> tuple[float, str]:
    issued = _issued(match["prefix"].upper(), (match["suffix"] or "").upper(), match.group())
    support = around(text, match.start(), match.end(), _WORDS)
    if support:
        return (0.95, f"prefix in use; {support}") if issued else (0.75, support)
    if not issued or _in_hex_dump(text, match) or numbered_thing(text, match.start()):
        return 0.1, "letters and digits in another arrangement"
    if _PART.fullmatch(match.group()):
        return 0.45, "prefix and suffix in use, but joined as in the number of a part"
    upper = match["prefix"].isupper()
    if match["suffix"]:
        return (0.85 if upper else 0.6), "prefix and suffix in use"
    pairs = len(match.group()) == 11
    return (0.55 if pairs and upper else 0.3), "prefix in use, suffix missing"


def _issued(prefix: str, suffix: str, value: str) -> bool:
    """Whether HMRC gives out such a prefix with such a suffix; "" is no suffix."""
    if suffix in ("F", "M"):
        return prefix == "TN" and _is_day(re.sub(r"[^0-9]", "", value))
    if prefix in _ADMINISTRATIVE:
        return suffix != ""
    usual = prefix[0] not in _NEVER_FIRST and prefix[1] not in _NEVER_SECOND
    return usual and prefix not in _NEVER and suffix != "P"


def _is_day(digits: str) -> bool:
    return 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12


def _in_hex_dump(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    return bool(
        _HEX_BEFORE.search(text, max(0, start - 3), start) or _HEX_AFTER.match(text, end, end + 4)
    )
