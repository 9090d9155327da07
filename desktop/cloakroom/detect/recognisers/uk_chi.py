"""Community Health Index numbers (NHS Scotland): the day, month and year of birth, three digits,
and a modulus 11 check as in an NHS number. A label is asked for: any ten digits may look so."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import labels, mentions, phrases
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.uk_nhs import mod11

_NUMBER = re.compile(
    r"[0-3](?<![\w/+-].)(?<!(?<!\.)\..)"
    r"[0-9][01][0-9]{3}[ -]?(?:[0-9]{4}|[0-9]{3} [0-9])(?![\w-]|[./]\d)"
)
_WORDS = phrases(
    "chi", "chi number", "chi no", "chi num", "community health index", "chi id",
    "community health index number",
)


def find(text: str) -> Iterator[Hit]:
    if not mentions(text, "chi", "community health"):
        return
    for match in _NUMBER.finditer(text):
        support = labels(text, *match.span(), _WORDS)
        digits = re.sub(r"[^0-9]", "", match.group())
        if support and 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12:
            checked = mod11(digits)
            why = f"a birth date inside; {support}"
            yield Hit(*match.span(), "UK_CHI", 0.97 if checked else 0.65, why)
