"""Economic Operators Registration and Identification numbers: GB or XI and twelve digits, nearly
always a VAT number and 000 (HMRC)."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, numbered_thing, phrases
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.uk_vat import checked

_CANDIDATE = re.compile(
    r"[GX](?<!\w.)(?:(?<=G)B|(?<=X)I)[ \u00a0-]?[0-9]{3}[ ]?[0-9]{4}[ ]?[0-9]{2}[ ]?[0-9]{3}"
    r"(?![\w-]|[./]\d)"
)
_WORDS = phrases(
    "eori", "eori number", "eori no", "economic operator", "customs", "importer", "exporter",
    "declarant",
)


def find(text: str) -> Iterator[Hit]:
    for match in _CANDIDATE.finditer(text) if "GB" in text or "XI" in text else ():
        yield Hit(*match.span(), "UK_EORI", *_grade(text, match))


def _grade(text: str, match: re.Match[str]) -> tuple[float, str]:
    support = around(text, *match.span(), _WORDS)
    if support:
        return 0.95, support
    if numbered_thing(text, match.start()):
        return 0.3, "GB and twelve digits, but labelled as another number"
    if checked(match.group()) and match.group().endswith("000"):
        return 0.86, "a VAT number with correct check digits, and 000"
    return 0.55, "GB and twelve digits"
