"""British passport numbers: nine digits, or one or two letters and seven or eight digits in newer
and older series; other countries mix up to nine letters and digits (ICAO Doc 9303 part 4). There is
no check digit on the number as people write it, so its label must be there. The second line of the
machine readable zone has check digits (ICAO Doc 9303 part 3, weights 7 3 1) and needs no label.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import labelled, mentions, phrases
from cloakroom.detect.hit import Hit

_NUMBER = re.compile(
    r"[0-9A-Za-z](?<![\w./-].)(?:(?<=[0-9])(?:[0-9]{8}|[0-9]{2} [0-9]{3} [0-9]{3})"
    r"|(?<=[A-Z])(?:[A-Z]? ?[0-9]{6,8}|(?=(?:[A-Z]?[0-9]){5})[A-Z0-9]{6,8})"
    r"|(?<=[a-z])[a-z]?[0-9]{7,8})"
    r"(?![\w-]|[./]\d)"
)
_WORDS = phrases(
    "passport", "passport number", "passport no", "passport num", "passport ref", "passport id",
    "passport reference", "ppt no", "ppt", "travel document", "travel document number",
)
_ZONE = re.compile(
    r"[0-9A-Z](?<!\w.)[0-9A-Z<]{8}[0-9]GBR[0-9]{7}[MFX<][0-9]{7}[0-9A-Z<]{14}[0-9<][0-9](?!\w)"
)
_WEIGHTS = (7, 3, 1)


def find(text: str) -> Iterator[Hit]:
    if mentions(text, "passport", "ppt", "travel"):
        for match, why in labelled(text, _NUMBER, _WORDS):
            yield Hit(*match.span(), "UK_PASSPORT", 0.88, why)
    for match in _ZONE.finditer(text) if "GBR" in text else ():
        if _checked(match.group()):
            why = "the machine readable line of a passport, check digits correct"
            yield Hit(*match.span(), "UK_PASSPORT", 0.95, why)


def _checked(line: str) -> bool:
    fields = (line[:9], line[13:19], line[21:27])
    return all(
        check_digit(field) == line[end] for field, end in zip(fields, (9, 19, 27), strict=True)
    )


def check_digit(field: str) -> str:
    """The check digit of one field: ``<`` counts 0, ``A`` 10, ``Z`` 35."""
    values = (0 if sign == "<" else int(sign, 36) for sign in field)
    return str(sum(value * _WEIGHTS[place % 3] for place, value in enumerate(values)) % 10)
