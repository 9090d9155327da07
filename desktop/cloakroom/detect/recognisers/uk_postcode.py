"""Postcodes: the published grammar (BS 7666, Royal Mail Programmers' Guide) and the real areas."""

import re
from collections.abc import Iterator

from cloakroom.detect.anchors import from_inside
from cloakroom.detect.context import around, phrases, starting
from cloakroom.detect.hit import Hit

_CANDIDATE = re.compile(
    r"(?P<area>[A-Za-z](?<![^\W_].)[A-Za-z]?)(?P<district>[0-9][0-9A-Za-z]?)(?P<gap>[ \u00a0]{0,2})"
    r"(?P<sector>[0-9])(?P<unit>[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![^\W_])"
)
_INWARD = re.compile(r"[0-9](?<=[0-9A-Za-z \u00a0].)[A-Za-z]{2}(?![^\W_])")
_TERRITORIES = ("ASCN", "BBND", "BIQQ", "FIQQ", "PCRN", "SIQQ", "STHL", "TDCU", "TKCA")
_SPECIAL = re.compile(
    rf"(?<!\w)(?:GIR ?0AA|BFPO ?[0-9]{{1,4}}|(?:{'|'.join(_TERRITORIES)}) ?1ZZ)(?!\w)"
)
_SPECIAL_SIGNS = ("gir", "bfpo", *map(str.lower, _TERRITORIES))
_AREA_NAMES = """
AB AL B BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E
EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN
LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO
SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
_AREAS = frozenset(_AREA_NAMES.split())
_THIRD = frozenset("ABCDEFGHJKPSTUW")  # the letter of A9A
_FOURTH = frozenset("ABEHMNPRVWXY")  # the letter of AA9A
_WORDS = phrases(
    "postcode", "post code", "postal code", "address", "zip", "lives at", "lives in", "live in",
)
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def find(text: str) -> Iterator[Hit]:
    for match in from_inside(text, _CANDIDATE, _INWARD, 6, 5, 4, 3, 2):
        if _grammatical(match):
            score, why = _grade(text, match)
            yield Hit(match.start(), match.end(), "UK_POSTCODE", score, why)
    for match in starting(text, _SPECIAL, *_SPECIAL_SIGNS):
        yield Hit(match.start(), match.end(), "UK_POSTCODE", 0.85, "a postcode of its own kind")


def _grammatical(match: re.Match[str]) -> bool:
    area, district = match["area"].upper(), match["district"].upper()
    if area not in _AREAS or match["unit"] in _ORDINALS:
        return False
    if len(district) < 2 or district[1].isdigit():
        return True
    return district[1] in (_THIRD if len(area) == 1 else _FOURTH)


def _grade(text: str, match: re.Match[str]) -> tuple[float, str]:
    support = around(text, match.start(), match.end(), _WORDS)
    if support:
        return 0.95, f"a postcode area in use; {support}"
    value = match.group()
    upper = value.isupper()
    if match["gap"]:
        return (0.85 if upper else 0.6), "a postcode area in use"
    product = not upper or (len(value) <= 6 and all(c in "0123456789ABCDEF" for c in value))
    return (0.35 if product else 0.6), "a postcode area in use, written without a space"
