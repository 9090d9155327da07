"""Who said it: ``"It just works" – Manpreet, Sandwell``."""

import re
from collections.abc import Iterator
from typing import Final

from cloakroom.detect.name_rules.cue import Cued
from cloakroom.detect.name_rules.reading import name_at

WHY: Final = "after a quotation"
SCORE: Final = 0.8
_DASH: Final = re.compile(r"[\"”’][.,]?[ \u00a0]?\n?[–—-]{1,2}[ \u00a0]?(?=[^\W\d_])")
_TITLE: Final = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|prof|cllr|rev|sir|dame)\b\.?[ ]", re.I)
_ENDS: Final = re.compile(r"[ ]?(?:$|[\r,.;)(])", re.MULTILINE)


def speakers(text: str) -> Iterator[Cued]:
    for dash in _DASH.finditer(text):
        title = _TITLE.match(text, dash.end())
        name = name_at(text, title.end() if title else dash.end())
        if name and _ENDS.match(text, name.end):
            yield Cued(name.start, name.end, WHY, SCORE, sure=False)
