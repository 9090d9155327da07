"""Ear tag numbers of livestock (British Cattle Movement Service; gov.uk on sheep and goats).

Cattle: UK, six digits of the herd, a check digit from 1 to 7 and five of the animal. The check
digit is one more than the remainder of herd and animal, read as one number, divided by seven.
Northern Ireland writes UK 9, six digits, four digits and a check digit of its own. Sheep and
goats: UK, the flock in six digits or seven with a nought, and five of the animal, unchecked. A
reader shows 826, the country by ISO 3166, for UK (ISO 11784).
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, phrases
from cloakroom.detect.hit import Hit

_COUNTRY = r"[UuXx](?<!\w.)[KkIi][ \u00a0-]?"
_END = r"(?![\w-]|[. ]\d)"
_CATTLE = re.compile(rf"{_COUNTRY}([0-9]{{6}})[ \u00a0-]?([1-7])[ \u00a0-]?([0-9]{{5}}){_END}")
_UNCHECKED = re.compile(
    rf"{_COUNTRY}(?:0[ -]?[0-9]{{6}}[ \u00a0-]?[0-9]{{5}}|[0-9]{{6}}[ \u00a0-][0-9]{{5}}"
    rf"|9[ -]?[0-9]{{6}}[ -]?[0-9]{{4}}[ -]?[0-9]){_END}"
)
_ELECTRONIC = re.compile(
    rf"[08](?<![\w/+-].)(?<!(?<!\.)\..)"
    rf"(?:(?<=0)8)?26[ \u00a0]?0?[0-9]{{5,6}}[ \u00a0]?[0-9]{{5,6}}{_END}"
)
_WORDS = phrases(
    "tag", "tags", "tag number", "tag no", "ear tag", "eartag", "ear tags", "eartags", "eid",
    "cattle", "cow", "bull", "heifer", "calf", "bovine", "sheep", "ewe", "ram", "lamb", "goat",
    "animal", "passport", "transponder", "bolus",
)
_DIGITS_AFTER_COUNTRY = 12


def find(text: str) -> Iterator[Hit]:
    for match in _CATTLE.finditer(text):
        score, why = _grade(text, match)
        yield Hit(*match.span(), "UK_CATTLE_TAG", score, why)
    for match in _UNCHECKED.finditer(text):
        support = around(text, *match.span(), _WORDS)
        why = "flock and animal, as on an ear tag" + (f"; {support}" if support else "")
        yield Hit(*match.span(), "UK_CATTLE_TAG", 0.9 if support else 0.75, why)
    for match in _ELECTRONIC.finditer(text):
        support = around(text, *match.span(), _WORDS)
        if support and _complete(match.group()):
            why = f"the country's number, as an electronic tag gives it; {support}"
            yield Hit(*match.span(), "UK_CATTLE_TAG", 0.85, why)


def _grade(text: str, match: re.Match[str]) -> tuple[float, str]:
    support = around(text, *match.span(), _WORDS)
    if check_digit(match[1] + match[3]) == int(match[2]):
        return 0.95, "check digit correct"
    if support:
        return 0.7, f"{support}, though the check digit is wrong"
    return 0.5, "the form of an ear tag, though the check digit is wrong"


def _complete(value: str) -> bool:
    digits = re.sub(r"[^0-9]", "", value).removeprefix("0").removeprefix("826")
    return len(digits) == _DIGITS_AFTER_COUNTRY


def check_digit(number: str) -> int:
    """Of the eleven digits of herd and animal, 1 to 7."""
    return int(number) % 7 + 1
