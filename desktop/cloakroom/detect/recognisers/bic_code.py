"""Business identifier codes (ISO 9362): four letters, the country, two letters or digits, and three
more for a branch. ``BUSINESS`` has that form too (NE is Niger), so a label or an IBAN must be near.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import starting
from cloakroom.detect.hit import Hit

_CODE = re.compile(
    r"[A-Z](?<![\w-].)[A-Z]{3}(?P<country>[A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![\w-])"
)
_LABELLED = re.compile(
    r"(?<!\w)(?:bic|swift)(?:[ /]{1,3}(?:bic|swift))?"
    r"(?P<sign>(?: (?:code|number|no\.?|address))?(?: is|[ ]?[:=-])?)[)\s]{1,3}"
    r"(?P<value>[a-z]{4} ?(?P<country>[a-z]{2}) ?[a-z0-9]{2}(?: ?[a-z0-9]{3})?)(?![\w-])",
    re.I,
)
_BEHIND = re.compile(r"[ ,]{0,2}[(\[]?(?:is (?:the|our|my|your|their) )?(?:bic|swift)(?!\w)", re.I)
_IBAN = r"(?<!\w){}[0-9]{{2}}[ ]?[A-Z0-9]{{4}}[ ]?[A-Z0-9]{{4}}"
_BESIDE = 80

# ISO 3166-1 alpha-2, and XK, which SWIFT uses for Kosovo
_COUNTRY_NAMES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_COUNTRY_NAMES.split())


def find(text: str) -> Iterator[Hit]:
    for match in starting(text, _LABELLED, "bic", "swift"):
        if match["country"].upper() in COUNTRIES and _plausible(match):
            why = "a country inside, and the word for such a code before it"
            yield Hit(*match.span("value"), "BIC_CODE", 0.93, why)
    for match in _CODE.finditer(text):
        support = _support(text, match) if match["country"] in COUNTRIES else None
        if support:
            yield Hit(*match.span(), "BIC_CODE", 0.9, f"a country inside; {support}")


def _plausible(match: re.Match[str]) -> bool:
    """``SWIFT DECISION`` has the form too, SI being Slovenia: without a sign between, a digit."""
    return bool(match["sign"].strip()) or any(c.isdigit() for c in match["value"])


def _support(text: str, match: re.Match[str]) -> str | None:
    start, end = match.span()
    if _BEHIND.match(text, end):
        return "the word for such a code after it"
    iban = re.compile(_IBAN.format(match["country"]))
    beside = iban.search(text, max(0, start - _BESIDE), end + _BESIDE)
    return "an IBAN of the same country beside it" if beside else None
