"""Common health entry documents of imports: the kind (CHEDA animals, CHEDP their products, CHEDD
feed and food, CHEDPP plants), a country, a year and seven digits, R where it was replaced and V
where it was copied (gov.uk on IPAFFS, the EU's Implementing Regulation 2019/1715). Not checkable.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import starting
from cloakroom.detect.hit import Hit

_CANDIDATE = re.compile(
    r"(?<!\w)(?:CHED[ -]?(?:PP|A|P|D)|DRAFT)(?P<sep>[. /-])[A-Z]{2}(?P=sep)20[0-9]{2}(?P=sep)"
    r"[0-9]{7}[RV]?(?!\w)",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Hit]:
    for match in starting(text, _CANDIDATE, "ched", "draft"):
        yield Hit(*match.span(), "UK_CHED", 0.95, "the form of a health entry document")
