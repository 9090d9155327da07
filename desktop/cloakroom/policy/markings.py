"""Whether a text may go to a deployment in spite of what is written over it.

A marking above the ceiling blocks. Taking the marking out would change the label and not the text,
so scrubbing is no way round it. The markings come from the detector, as they stand in the text.

Where the words come from:
GSC   Government Security Classifications Policy, Cabinet Office (2023, updated 2024): OFFICIAL,
      SECRET, TOP SECRET, the marking -SENSITIVE with its descriptors, handling instructions and
      national caveats.
GPMS  HMG Security Policy Framework before April 2014: PROTECT, RESTRICTED, CONFIDENTIAL. They have
      no exact successor; each is taken as the higher of the tiers its texts went to.
ICE   International Classified Exchanges, Cabinet Office: what a foreign or NATO marking is handled
      as in the UK (RESTRICTED as OFFICIAL-SENSITIVE, CONFIDENTIAL as SECRET).
IS1   HMG Information Assurance Standard 1: business impact levels 0 to 6.
TLP   Traffic Light Protocol 2.0, FIRST (2022). It is no classification; its limits on who may read
      on are set against ours.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from cloakroom.policy.model import Deployment, Rules
from cloakroom.policy.words import Ceiling, Override

_P, _O, _OS, _S, _TS = Ceiling
ORDER: Mapping[Ceiling, int] = MappingProxyType({tier: n for n, tier in enumerate(Ceiling)})
UNKNOWN = Ceiling.TOP_SECRET
"""What a marking counts as that no row below knows: above every ceiling but the highest."""

# Each row: the words, as they are once written in capitals with single spaces for dashes and the
# like; what they mean; where that stands. Longer words first: the first that fits takes its part.
_ROWS: tuple[tuple[str, Ceiling, str], ...] = (
    (r"NOT PROTECTIVELY MARKED", _O, "GPMS"),
    (r"FOR PUBLIC RELEASE", _P, "GSC"),
    (r"TOP SECRET", _TS, "GSC"),
    (r"STRAP ?[1-3]?", _TS, "GSC"),
    (r"COSMIC", _TS, "ICE"),
    (r"OFFICIAL SENSITIVE|O S", _OS, "GSC"),
    (r"SECRET", _S, "GSC"),
    (r"CONFIDENTIAL", _S, "GPMS, ICE"),
    (r"RESTRICTED", _OS, "GPMS, ICE"),
    (r"PROTECT", _OS, "GPMS"),
    (r"[A-Z]+ IN CONFIDENCE", _OS, "GPMS"),
    (r"OFFICIAL", _O, "GSC"),
    (r"UNCLASSIFIED", _O, "ICE"),
    (r"IL 0", _P, "IS1"),
    (r"IL [12]", _O, "IS1"),
    (r"IL 3", _OS, "IS1"),
    (r"IL [45]", _S, "IS1"),
    (r"IL 6", _TS, "IS1"),
    (r"TLP (?:CLEAR|WHITE)", _P, "TLP"),
    (r"TLP GREEN", _O, "TLP"),
    (r"TLP AMBER(?: STRICT)?", _OS, "TLP"),
    (r"TLP RED", _S, "TLP"),
    # Caveats: to be seen by some nations or communities only.
    (r"(?:[A-Z]{2,5} ){1,7}EYES ONLY", _S, "GSC"),
    (r"ATOMIC|CRYPTO|ORCON|NOFORN", _S, "GSC, ICE"),
    (r"REL(?: TO)?(?: [A-Z]{2,5})+|UK ONLY", _OS, "GSC"),
    # Descriptors go with -SENSITIVE only; those of before 2014 with PROTECT and above.
    (r"PERSONAL(?: DATA)?|LOC ?SEN|LOCALLY SENSITIVE|MARKET SENSITIVE|COMMERCIAL", _OS, "GSC"),
    (r"LEGAL PROFESSIONAL PRIVILEGE|LPP|LEGAL|HR|MANAGEMENT", _OS, "GSC"),
    (r"STAFF|POLICY|HONOURS|MEDICAL|INVESTIGATION|APPOINTMENTS|BUDGET|VISITS|PRIVATE", _OS, "GPMS"),
    # Handling instructions stand beside any tier and do not raise it.
    (r"RECIPIENTS ONLY|EMBARGOED|(?:[A-Z]{2,12} ){1,3}USE ONLY", _O, "GSC"),
    # Whose it is, before a tier.
    (r"(?:UK|NATO|EU|EURATOM|NHS)(?= [A-Z])", _P, "ICE"),
)
_TABLE = tuple((re.compile(rf"(?:{words})(?: |$)"), tier) for words, tier, _ in _ROWS)
_GAP = re.compile(r"[\W_]+")
_LEVEL = re.compile(r"\bIL(?=[0-6]\b)")

SHORTEST_REASON, LONGEST_REASON = 10, 200


def meaning(marking: str) -> Ceiling:
    """The tier of one marking, its caveats and descriptors counted in: the highest of its parts."""
    rest = _LEVEL.sub("IL ", _GAP.sub(" ", marking.upper()).strip())
    if not rest:
        return UNKNOWN
    top = Ceiling.PUBLIC
    while rest:
        fits = next(((found, tier) for form, tier in _TABLE if (found := form.match(rest))), None)
        if fits is None:
            return UNKNOWN
        found, tier = fits
        top = max(top, tier, key=ORDER.__getitem__)
        rest = rest[found.end():]
    return top


def highest(markings: Iterable[str]) -> str:
    """The marking with the highest tier, the first of equals; '' where there is none. That a text
    is not marked proves nothing: OFFICIAL needs no marking (GSC)."""
    return max(markings, key=lambda each: ORDER[meaning(each)], default="")


def ceiling(rules: Rules, deployment: Deployment) -> Ceiling:
    """The lower of what the rules and the deployment allow."""
    return min(rules.max_classification, deployment.data.max_classification, key=ORDER.__getitem__)


def above(most: Ceiling, markings: Iterable[str]) -> str:
    """The marking that blocks, or ''."""
    found = highest(markings)
    return found if found and ORDER[meaning(found)] > ORDER[most] else ""


def override_fault(rules: Rules, marking: str, reason: str) -> str:
    """Why the user may not send in spite of ``marking``; '' if they may. Never for SECRET and
    above, whatever the policy says: nothing of that kind belongs on a network like this (GSC)."""
    if rules.allow_override is Override.NEVER:
        return "Your policy allows nobody to send marked text in spite of its marking."
    if ORDER[meaning(marking)] >= ORDER[Ceiling.SECRET]:
        return "Text marked SECRET or above is never sent, whatever the reason."
    if not SHORTEST_REASON <= len(" ".join(reason.split())) <= LONGEST_REASON:
        return f"Give a reason in {SHORTEST_REASON} to {LONGEST_REASON} characters."
    return ""
