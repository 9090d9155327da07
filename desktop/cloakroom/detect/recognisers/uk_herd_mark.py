"""Herd and flock marks: UK and six digits for cattle, sheep and goats, one or two letters and four
digits for the slap mark of pigs (gov.uk, guidance on identifying livestock). There is no check
digit, so a mark needs its label.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import labelled, mentions, phrases
from cloakroom.detect.hit import Hit

_DIGITS = re.compile(r"[0-9](?<![0-9/.-].)(?:[0-9]{5}|[0-9]{3})(?![\w/-]|[. ]\d)")
_LETTERS = re.compile(r"(?<![\w/-])[A-Za-z]{1,2}[ ]?$")
_WORDS = phrases(
    "herd mark", "herd marks", "herdmark", "herdmarks", "herd number", "herd no", "herd id",
    "flock mark", "flock marks", "flockmark", "flockmarks", "flock number", "flock no", "flock id",
    "slap mark", "slap marks", "slapmark", "slapmarks", "tattoo mark",
)


def find(text: str) -> Iterator[Hit]:
    if not mentions(text, "herd", "flock", "slap", "tattoo"):
        return
    for match, why in labelled(text, _DIGITS, _WORDS):
        start = _start(text, *match.span())
        if start is not None:
            yield Hit(start, match.end(), "UK_HERD_MARK", 0.88, why)


def _start(text: str, start: int, end: int) -> int | None:
    """Of the whole mark, or None: before four digits stand letters, before six UK or nothing."""
    letters = _LETTERS.search(text, max(0, start - 4), start)
    if end - start == 4:
        return letters.start() if letters else None
    if letters and letters.group().strip().upper() == "UK":
        return letters.start()
    return None if text[start - 1 : start].isalnum() else start
