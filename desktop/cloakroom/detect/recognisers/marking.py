"""Protective markings: the tiers of the Government Security Classifications policy (Cabinet Office,
2023) with its descriptors and handling instructions, the tiers before 2014 with their descriptors
and impact levels, NATO's, the national caveats, and the Traffic Light Protocol (FIRST, version 2).

Whatever is written only in markings (OFFICIAL-SENSITIVE, UK EYES ONLY) is one anywhere. A mere
tier is one only where it stands as a marking: on a line or in a cell of its own, in brackets, at
the edge of a heading, or after a word such as "Classification:"; and in capitals, for "official"
and "secret" are words like any other. The type is opt-in: a marking is not to be taken out but to
be seen, by a policy that asks whether a text so marked may leave at all.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.hit import Hit

_WHOSE = r"(?:UK|NATO|EU|EURATOM|COSMIC|NHS)[ -]"
_SENSITIVE = (
    r"OFFICIAL(?:[ ]?[-–—:/][ ]?|[ ])SENSITIVE|[Oo]fficial[-–][Ss]ensitive"
    r"|(?<=as )Official Sensitive|(?<=: )Official Sensitive"
)
_TIER = (
    rf"(?:{_WHOSE})?(?:TOP[ -]SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|{_SENSITIVE}"
    r"|OFFICIAL|PROTECT)|(?:NOT PROTECTIVELY MARKED|Not [Pp]rotectively [Mm]arked)"
    r"|(?:COMMERCIAL|STAFF|MEDICAL|POLICY|MANAGEMENT)[ -]IN[ -]CONFIDENCE|O-S|IL[0-6]"
)
_EYES = r"(?:[A-Z]{2,5}[ ,/&-]{1,3}){1,6}EYES[ -]ONLY"
_EXTRA = (
    r"(?:COMMERCIAL|LOCSEN|PERSONAL(?: DATA)?|LOCALLY SENSITIVE|MARKET SENSITIVE|STAFF|POLICY"
    r"|HONOURS|MEDICAL|INVESTIGATION|APPOINTMENTS|BUDGET|VISITS|PRIVATE|MANAGEMENT|HR|LEGAL"
    r"(?: PROFESSIONAL PRIVILEGE)?|RECIPIENTS ONLY|(?:[A-Z]{2,12} ){1,3}USE ONLY|EMBARGOED"
    r"|ATOMIC|CRYPTO|STRAP ?[1-3]?|IL[0-6]|UK ONLY|ORCON|NOFORN"
    rf"|REL(?: TO)? [A-Z]{{2,5}}(?:, ?[A-Z]{{2,5}}){{0,6}}|{_EYES})"
)
_JOIN = r"[ ]{0,2}[-–—:/(\[]{1,2}[ ]{0,2}|[ ]"
_MARKING = re.compile(
    rf"(?<![\w/-])(?:(?:{_TIER})(?P<extra>(?:(?:{_JOIN}){_EXTRA}){{0,3}})|{_EYES}"
    r"|TLP[: ](?:RED|AMBER(?:\+STRICT)?|GREEN|CLEAR|WHITE))(?![\w-])"
)
_TITLED = re.compile(
    r"(?<!\w)(?:Official(?:[ -]Sensitive)?|Secret|Top Secret|Confidential|Restricted|Unclassified"
    r"|Protect)(?![\w-]|[ ][a-z])"
)
_GATE = (
    "OFFICIAL", "SECRET", "RESTRICTED", "CONFIDEN", "CLASSIFIED", "EYES", "PROTECT", "O-S",
    "IL", "TLP", "rotectively", "fficial-", "fficial–", "Official", "Secret", "Restricted",
    "Confidential",
)
_ANYWHERE = re.compile(rf"(?:{_WHOSE})?(?:{_SENSITIVE})|{_EYES}|N[Oo][Tt] P|TLP")
_REACH = 80
_BREAK = re.compile(r"[\r\n\f\t|·•]|[ ]{3,40}(?=\S)")
_PAGE = r"(?:[Pp]age|PAGE)[ ][0-9]{1,4}(?:[ ](?:of|OF|/)[ ]?[0-9]{1,4})?"
_HEADER = r"(?:(?:[Ss]ubject|[Rr][Ee]|[Ff][Ww]d?|FW|FWD|[Tt]itle)[ ]?:[ ]{0,3}){0,3}"
_NOTHING = re.compile(rf"{_HEADER}[^\w\r\n]*(?:{_PAGE}|[0-9]{{1,4}})?[^\w\r\n]*")
_LABEL = re.compile(
    r"(?<![A-Za-z])(?:classification|classified|protective marking|marking|gsc|gpms|security level"
    r"|sensitivity|(?:re)?graded|marked|treat(?:ed)?|handled?|security|document status)"
    r"(?:[ \t]{0,4}(?:[:=–-]|as|is|at)){0,2}[ \t]{0,4}[\"'“*_]{0,3}$",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?:[:=]|as)[ \t]{0,4}[\"'“*_]{0,3}$")
_OPENING, _CLOSING = "([{<", ")]}>"


def find(text: str) -> Iterator[Hit]:
    if not any(word in text for word in _GATE):
        return
    for match in _MARKING.finditer(text):
        place = _place(text, match)
        if place:
            yield Hit(*match.span(), "MARKING", 0.9, f"a protective marking {place}")
    for match in _TITLED.finditer(text):
        left = text[max(0, match.start() - _REACH) : match.start()]
        if _LABEL.search(left) and _COLON.search(left):
            yield Hit(*match.span(), "MARKING", 0.8, "a protective marking after its label")


def _place(text: str, match: re.Match[str]) -> str:
    """Where it stands as a marking, or '' where it is a word among words."""
    start, end = match.span()
    left = text[max(0, start - _REACH) : start]
    right = text[end : end + _REACH]
    if left[-1:] and left[-1] in _OPENING and right[:1] and right[0] in _CLOSING:
        return "in brackets"
    if _LABEL.search(left) and (_COLON.search(left) or "TOP" not in match.group()):
        return "after its label"  # a toy chest may be marked TOP SECRET
    before = _BREAK.split(left)[-1]
    after = _BREAK.split(right, maxsplit=1)[0]
    if len(before) < _REACH and len(after) < _REACH and _is_nothing(before) and _is_nothing(after):
        return "on a line of its own"
    if not _shouted(before + after):
        if match["extra"] or _ANYWHERE.match(match.group()):
            return "in words of its own"
        if _at_edge(match.group(), before, after):
            return "at the edge of a heading"
    return ""


def _is_nothing(beside: str) -> bool:
    """Nothing but rules, stars, the number of a page, or what every subject begins with."""
    return bool(_NOTHING.fullmatch(beside))


def _shouted(beside: str) -> bool:
    """A line that is all in capitals anyway."""
    return beside.isupper() and sum(sign.isalpha() for sign in beside) > 3


def _at_edge(value: str, before: str, after: str) -> bool:
    """``OFFICIAL: …`` at the start of a line, or ``… – OFFICIAL`` at its end; but every letter may
    begin with CONFIDENTIAL."""
    joined = r"[ :]" if value == "O-S" else r"[ ]?[:–—][ ]|[ ]-[ ]|[:\])}]"
    ours = value != "CONFIDENTIAL"
    first = ours and _is_nothing(before) and re.match(joined, after)
    last = _is_nothing(after) and re.search(r"[ ][–—:-][ ]$|[(\[{]$", before)
    return bool(first or last)
