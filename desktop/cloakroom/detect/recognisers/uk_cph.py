"""County parish holding numbers: two digits of the county, three of the parish, four of the
holding, and two of the herd where one follows (gov.uk, "Register land you use to keep livestock").
Counties run from 01 to 98: England, then Wales, then Scotland. There is no check digit.

With its slashes the form is its own; with dashes, spaces or nothing between, it needs its label.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, labelled, mentions, phrases
from cloakroom.detect.hit import Hit

_SLASHED = re.compile(
    r"[0-9](?<![\w/-].)(?<!(?<!\.)\..)"
    r"[0-9] ?/ ?[0-9]{3} ?/ ?[0-9]{4}(?:[/-][0-9]{2})?(?![\w/-]|\.\d)"
)
_OTHERWISE = re.compile(
    r"[0-9](?<![\w/-].)(?<!(?<!\.)\..)"
    r"[0-9](?P<sep>[ \u00a0.–-]?)[0-9]{3}(?P=sep)[0-9]{4}(?![\w/-]|\.\d)"
)
_WORDS = phrases(
    "cph", "cph number", "cph no", "cphh", "county parish holding", "county/parish/holding",
    "county parish holding number", "holding", "holding number", "holding no",
)
_NOT_A_COUNTY = frozenset({"00", "99"})


def find(text: str) -> Iterator[Hit]:
    for match in _SLASHED.finditer(text):
        yield _slashed(text, *match.span())
    if not mentions(text, "cph", "holding"):
        return
    for match, why in labelled(text, _OTHERWISE, _WORDS):
        if match.group()[:2] not in _NOT_A_COUNTY:
            yield Hit(*match.span(), "UK_CPH", 0.85, why)


def _slashed(text: str, start: int, end: int) -> Hit:
    support = around(text, start, end, _WORDS)
    if text[start : start + 2] in _NOT_A_COUNTY:
        score, why = (0.6, support) if support else (0.2, "an unknown county")
    else:
        score = 0.95 if support else 0.75
        why = "county, parish and holding" + (f"; {support}" if support else "")
    return Hit(start, end, "UK_CPH", score, why)
