"""Herd and flock marks: UK and six digits for cattle, sheep and goats, one or two letters and four
digits for the slap mark of pigs (gov.uk, guidance on identifying livestock; on electronic tags a
nought stands before the six digits, UK 0 123456). There is no check
digit, so a mark needs its label.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, labelled, mentions, phrases
from cloakroom.detect.hit import Hit

_DIGITS = re.compile(r"[0-9](?<![0-9/.-].)(?:[0-9]{5}|[0-9]{3})(?![\w/-]|[. ]\d)")
_LETTERS = re.compile(r"(?<![\w/-])[A-Za-z]{1,2}[ ]?$")
_WORDS = phrases(
    "herd mark", "herd marks", "herdmark", "herdmarks", "herd number", "herd no", "herd id",
    "flock mark", "flock marks", "flockmark", "flockmarks", "flock number", "flock no", "flock id",
    "slap mark", "slap marks", "slapmark", "slapmarks", "tattoo mark", "slap", "pig mark",
    "pig marks",
)


_MARK = re.compile(
    r"U(?<![\w/.-].)K[ ]?(?:0[ ]?)?(?:[0-9]{6}|[0-9]{3} [0-9]{3}|[0-9]{2} [0-9]{2} [0-9]{2})"
    r"(?![\w/-]|[. ]\d)"
)
_STOCK = phrases(
    "herd", "herds", "flock", "flocks", "sheep", "ewe", "ewes", "lamb", "lambs", "goat", "goats",
    "cattle", "cows", "bull", "heifer", "calves", "keeper", "tb", "tags", "ear tags", "holding",
    "cph", "livestock", "mark", "movement", "ram", "rams", "tup", "tups", "deer", "farm",
)


def find(text: str) -> Iterator[Hit]:
    marks = set()
    if "UK" in text:
        for match in _MARK.finditer(text):
            support = around(text, *match.span(), _STOCK)
            if support and not match.group().endswith("000"):  # UK 250 000 sheep
                why = f"the form of a herd or flock mark; {support}"
                marks.add(match.end())
                yield Hit(*match.span(), "UK_HERD_MARK", 0.8, why)
    if not mentions(text, "herd", "flock", "slap", "tattoo"):
        return
    for match, why in labelled(text, _DIGITS, _WORDS):
        start = _start(text, *match.span())
        if start is not None and match.end() not in marks:
            yield Hit(start, match.end(), "UK_HERD_MARK", 0.88, why)


def _start(text: str, start: int, end: int) -> int | None:
    """Of the whole mark, or None: before four digits stand letters, before six UK or nothing."""
    letters = _LETTERS.search(text, max(0, start - 4), start)
    if end - start == 4:
        return letters.start() if letters else None
    if letters and letters.group().strip().upper() == "UK":
        return letters.start()
    return None if text[start - 1 : start].isalnum() else start
