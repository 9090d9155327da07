"""What the model alone takes for a name, in a stretch of text where nothing else is anybody's: no
number, no address, no greeting, no name that is sure. Minutes without names, guidance, tables of
birds and logs are such texts; who is named in a text is seldom named there with doubt alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from cloakroom.detect.name_rules.doubtful import has_capitals
from cloakroom.detect.name_rules.evidence import ACTS, DETERMINERS
from cloakroom.detect.name_rules.organisation_words import ENDS, GENERIC, LEGAL
from cloakroom.detect.name_rules.spread import WHY as SPREAD
from cloakroom.detect.names.recogniser import MODEL, ORDINARY, REPEATED
from cloakroom.model import Finding

_LITTLE: Final = 80
"""Characters of a text that is too short to tell by what it lacks."""
_REACH: Final = 1_500
"""Characters on both sides in which company counts: about a page."""
_SURE: Final = 0.96
"""The score from which one word is a sure name."""
_EASIER: Final = 0.03
"""How much less two words need."""
_DOUBTED: Final = MODEL | {REPEATED, SPREAD}
_NOBODYS: Final = frozenset(("IP_ADDRESS", "MAC_ADDRESS", "MARKING", "URL"))
"""Types that stand in texts about machines and rules too."""
_DOES: Final = ACTS - {"and"}
_BODIES: Final = ENDS | LEGAL
_INSIDE: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]+) \Z")
_AFTER: Final = re.compile(r" ([^\W\d_]+)")
_BEFORE: Final = 24
_EDGE_BEFORE: Final = re.compile(r"[\n\t,;|/*•#=][ \t]*\Z")
_EDGE_AFTER: Final = re.compile(
    r"[ \t]*(?:\Z|[\n\t,;:|/)\]}\"'”’.!?*=<&-]|(?:and|or)(?![^\W\d_]))"
)


class Needed(NamedTuple):
    """Scores that a name needs where it has no company: inside a sentence, where a capital means
    something; elsewhere, where it means nothing; alone in a cell or between two commas; and inside
    and elsewhere for one of ordinary words."""

    inside: float
    elsewhere: float
    item: float
    ordinary_inside: float
    ordinary_elsewhere: float


def accompanied(
    text: str, names: Sequence[Finding], rest: Iterable[Finding], needed: Needed
) -> list[Finding]:
    """``names`` without those that the model alone found, that have no company and score less than
    is ``needed``. ``rest`` is what else was found. A line or two is left as it is."""
    if len(text) < _LITTLE:
        return list(names)
    signs = [f.start for f in rest if f.entity_type not in _NOBODYS]
    signs += [f.start for f in names if _is_sign(text, f)]
    signs.sort()
    return [
        name for name in names
        if name.why not in _DOUBTED
        or _is_near(signs, name)
        or name.score >= _least(text, name, needed)
    ]


def _is_sign(text: str, name: Finding) -> bool:
    if name.why not in _DOUBTED:
        return True
    easier = _EASIER if " " in text[name.start : name.end] else 0
    return name.why != ORDINARY and name.score >= _SURE - easier


def _is_near(signs: Sequence[int], name: Finding) -> bool:
    at = bisect_left(signs, name.start - _REACH)
    return at < len(signs) and signs[at] <= name.end + _REACH


def _least(text: str, name: Finding, needed: Needed) -> float:
    ordinary = name.why == ORDINARY and not _is_body(text, name)
    if _is_inside(text, name, ordinary=ordinary):
        return needed.ordinary_inside if ordinary else needed.inside
    if ordinary:
        return needed.ordinary_elsewhere
    return needed.item if _is_item(text, name) else needed.elsewhere


def _is_item(text: str, name: Finding) -> bool:
    """``Skylark | 41``, ``Toast, Lasagne, Rice Pudding``: things are listed so."""
    before = _EDGE_BEFORE.search(text[max(0, name.start - _BEFORE) : name.start])
    return before is not None and _EDGE_AFTER.match(text, name.end) is not None


def _is_body(text: str, name: Finding) -> bool:
    """``National Taxpayers Union``: what such words end is called so, and ``Parish Council`` is
    any."""
    if name.entity_type != "ORGANIZATION":
        return False
    *others, last = text[name.start : name.end].lower().split()
    return last in _BODIES and not GENERIC.issuperset(others)


def _is_inside(text: str, name: Finding, *, ordinary: bool) -> bool:
    """Whether the words around show that the writer means a name by how it is written; ``the
    Grantor`` is no more than a role."""
    acts = _AFTER.match(text, name.end)
    if (acts and acts[1] in _DOES) or text[name.start].upper() == text[name.start].lower():
        return True
    if text[name.start].islower():
        return not has_capitals(text, name)
    before = _INSIDE.search(text[max(0, name.start - _BEFORE) : name.start])
    if before is None or not before[1].islower():
        return False
    role = before[1] in DETERMINERS and " " not in text[name.start : name.end]
    return ordinary or not role
