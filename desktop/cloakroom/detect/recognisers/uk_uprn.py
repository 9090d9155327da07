"""Unique Property Reference Numbers (Ordnance Survey, BS 7666): up to twelve digits and no check
digit, so the label must be there."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import labelled, mentions, phrases
from cloakroom.detect.hit import Hit

_NUMBER = re.compile(r"[0-9](?<![\w/-].)(?<!(?<!\.)\..)[0-9]{3,11}(?![\w-]|[./,]\d)")
_WORDS = phrases(
    "uprn", "uprns", "unique property reference", "unique property reference number",
    "unique property reference no", "property reference number",
)


def find(text: str) -> Iterator[Hit]:
    if mentions(text, "uprn", "property reference"):
        for match, why in labelled(text, _NUMBER, _WORDS, reach=40):
            if "before" in why or len(match.group()) > 9:
                yield Hit(*match.span(), "UK_UPRN", 0.9, why)
