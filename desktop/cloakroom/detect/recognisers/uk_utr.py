"""Unique Taxpayer References: ten digits, the first a check on the other nine (HMRC, modulus 11
with the weights 6 7 8 9 10 5 4 3 2), sometimes with a K behind. One random number in eleven passes
the check, so the label must be there."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import labelled, mentions, phrases
from cloakroom.detect.hit import Hit

_CANDIDATE = re.compile(
    r"[0-9](?<![\w-].)(?<!(?<!\.)\..)(?<!(?<![Uu][Tt][Rr])/.)"
    r"(?:[0-9]{9}|[0-9]{4} [0-9]{5}|[0-9]{3} [0-9]{6}|[0-9]{2} [0-9]{3} [0-9]{4}"
    r"|[0-9] [0-9]{4} [0-9]{4})[Kk]?(?![\w-]|[./]\d)"
)
_WORDS = phrases(
    "utr", "utr number", "utr no", "unique taxpayer reference", "unique tax reference",
    "unique taxpayer reference number", "unique tax reference number", "taxpayer reference",
    "tax reference", "tax reference number", "tax ref", "self assessment", "self-assessment",
    "corporation tax", "corporation tax reference", "self assessment reference", "sa reference",
    "taxpayer", "taxpayer number", "hmrc ref", "hmrc reference", "hmrc number", "sa number",
    "sa utr", "ct utr", "tax return",
)
_WEIGHTS = (6, 7, 8, 9, 10, 5, 4, 3, 2)
_CHECK_DIGITS = "21987654321"


def find(text: str) -> Iterator[Hit]:
    if not mentions(text, "utr", "tax", "assessment", "sa ref", "hmrc"):
        return
    for match, why in labelled(text, _CANDIDATE, _WORDS):
        digits = re.sub(r"[^0-9]", "", match.group())
        if checked(digits):
            yield Hit(*match.span(), "UK_UTR", 0.96, f"check digit correct; {why}")
        else:
            yield Hit(*match.span(), "UK_UTR", 0.6, f"{why}, though the check digit is wrong")


def checked(digits: str) -> bool:
    """Whether the first of ten digits is the check digit of the others."""
    total = sum(int(d) * weight for d, weight in zip(digits[1:], _WEIGHTS, strict=True))
    return digits[0] == _CHECK_DIGITS[total % 11]
