"""Registrations of waste carriers, brokers and dealers: CBDU (upper tier) or CBDL (lower tier) and
digits in England and Wales, CB/ with two letters, four digits and two letters in their older
register, WCR/R/ and digits in Scotland, ROC UT or ROC LT and digits in Northern Ireland (the public
registers of the Environment Agency, NRW, SEPA and NIEA). None has a check digit.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, phrases, starting
from cloakroom.detect.hit import Hit

_CANDIDATE = re.compile(
    r"(?<!\w)(?:CBD[UL][ -]?(?P<number>[0-9]{1,7})|CB/[A-Z]{2}[0-9]{4}[A-Z]{2}"
    r"|WCR/[A-Z]/[0-9]{5,7}|ROC[ -]?[UL]T[ -]?[0-9]{1,6})(?![\w-])",
    re.IGNORECASE,
)
_WORDS = phrases(
    "waste", "carrier", "carriers", "waste carrier", "waste licence", "broker", "dealer", "cbd",
)


def find(text: str) -> Iterator[Hit]:
    for match in starting(text, _CANDIDATE, "cbdu", "cbdl", "cb/", "wcr/", "roc"):
        support = around(text, *match.span(), _WORDS)
        short = match["number"] is not None and len(match["number"]) < 4
        score = 0.95 if support else (0.6 if short else 0.85)
        why = "the form of a waste carrier's registration"
        yield Hit(*match.span(), "UK_WASTE_CARRIER", score, f"{why}; {support}" if support else why)
