"""Driver numbers (DVLA's published layout, GB, sixteen characters): five letters of the surname
filled up with 9, the decade, month (plus 50 for women), day and year of birth, two initials filled
up with 9, a digit and two letters; the licence adds a two-digit issue number. Northern Ireland
(DVA): eight digits, so only with a label.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, labelled, mentions, phrases
from cloakroom.detect.hit import Hit

_RUN = re.compile(r"[0-9](?<![0-9].)[0-9]{5,9}(?=[ -]?[A-Za-z9]{0,2}[ -]?[0-9]?[ -]?[A-Za-z]{2})")
_BRITISH = re.compile(
    r"(?<![A-Za-z0-9])(?P<name>[A-Za-z][A-Za-z9]{4})[ -]?(?P<date>[0-9]{6})"
    r"[ -]?(?P<initials>[A-Za-z][A-Za-z9]|99)[ -]?[0-9][ -]?[A-Za-z]{2}(?:[ -]?[0-9]{2})?"
    r"(?![A-Za-z0-9])"
)
_NAME = re.compile(r"[A-Za-z]{1,5}9{0,4}")
_NORTHERN = re.compile(r"[0-9](?<![\w/-].)(?<!(?<!\.)\..)[0-9]{7}(?![\w-]|[./]\d)")
_WORDS = phrases(
    "driving licence", "driving licence number", "driving licence no", "driving license", "dvla",
    "driver number", "driver no", "driver licence", "driver's licence", "drivers licence",
    "licence number", "licence no", "dln", "dva", "provisional licence", "driver license",
    "driver's license", "drivers license", "photocard",
)
_LICENCE = phrases(
    "driving licence", "driving licence number", "driving licence no", "driving license", "dva",
    "driver number", "driver no", "dln", "driver licence", "driver's licence", "drivers licence",
    "driver licence number", "ni licence",
)


def find(text: str) -> Iterator[Hit]:
    for run in _RUN.finditer(text):
        match = _BRITISH.search(text, max(0, run.start() - 6), run.end() + 12)
        if match and match.start() <= run.start() and _NAME.fullmatch(match["name"]):
            yield _hit(text, match)
    if mentions(text, "licen", "driver", "dva", "dln"):
        for match, why in labelled(text, _NORTHERN, _LICENCE, reach=30):
            yield Hit(*match.span(), "UK_DRIVING_LICENCE", 0.8, why)


def _hit(text: str, match: re.Match[str]) -> Hit:
    start, end = match.span()
    dated = _is_birth_date(match["date"])
    support = around(text, start, end, _WORDS)
    if support:
        why = f"a birth date inside; {support}" if dated else support
        return Hit(start, end, "UK_DRIVING_LICENCE", 0.97 if dated else 0.65, why)
    score = (0.85 if match.group().isupper() else 0.6) if dated else 0.3
    return Hit(start, end, "UK_DRIVING_LICENCE", score, "the layout of a driver number")


def _is_birth_date(digits: str) -> bool:
    month, day = int(digits[1:3]), int(digits[3:5])
    return (1 <= month <= 12 or 51 <= month <= 62) and 1 <= day <= 31
