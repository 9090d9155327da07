"""Herd and flock marks: UK and six digits for cattle, sheep and goats, one or two letters and four
digits for the slap mark of pigs (gov.uk, guidance on identifying livestock). There is no check
digit, so a mark needs its label.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import labelled, mentions, phrases
from cloakroom.detect.hit import Hit

_CANDIDATE = re.compile(
    r"(?<![\w/-])(?:(?:[Uu][Kk][ ]?)?[0-9]{6}|[A-Za-z]{1,2}[ ]?[0-9]{4})(?![\w/-]|[. ]\d)"
)
_WORDS = phrases(
    "herd mark", "herd marks", "herdmark", "herdmarks", "herd number", "herd no", "herd id",
    "flock mark", "flock marks", "flockmark", "flockmarks", "flock number", "flock no", "flock id",
    "slap mark", "slap marks", "slapmark", "slapmarks", "tattoo mark",
)


def find(text: str) -> Iterator[Hit]:
    if not mentions(text, "herd", "flock", "slap", "tattoo"):
        return
    for match, why in labelled(text, _CANDIDATE, _WORDS):
        yield Hit(*match.span(), "UK_HERD_MARK", 0.88, why)
