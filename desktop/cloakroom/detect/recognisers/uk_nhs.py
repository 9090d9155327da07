"""NHS numbers: ten digits, the last a modulus 11 check (NHS Data Dictionary).

Nine in a hundred random numbers of ten digits pass the check, so a plain one needs its label.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, before, numbered_thing, phrases
from cloakroom.detect.hit import Hit

_CANDIDATE = re.compile(
    r"[0-9](?<![\w./+].)(?<!(?<![Nn][Hh][Ss])-.)"
    r"[0-9]{2}(?P<sep>[ \u00a0.–-]?)[0-9]{3}(?P=sep)[0-9]{4}(?![\w-]|[./]\d)"
)
_WORDS = phrases(
    "nhs", "nhs number", "nhs no", "nhs num", "nhs id", "patient", "patient number", "patient id",
    "national health service",
)
_CLINIC = phrases(
    "pt", "pts", "clinic", "ward", "bloods", "dna'd", "gp", "surgery", "admitted", "discharged",
    "referral", "referred", "appointment", "appt", "prescription", "hospital", "hosp no", "a&e",
    "outpatient", "consultant", "mrn", "vaccination", "vaccine", "x-ray", "scan", "biopsy",
)
_PHONES = phrases("phone", "tel", "telephone", "mobile", "fax", "call", "ring", "text", "whatsapp")


def find(text: str) -> Iterator[Hit]:
    for match in _CANDIDATE.finditer(text):
        digits = re.sub(r"[^0-9]", "", match.group())
        if len(set(digits)) > 1:
            start, end = match.span()
            score, why = _grade(text, start, end, mod11(digits))
            if score:
                yield Hit(start, end, "UK_NHS", score, why)


def _grade(text: str, start: int, end: int, checked: bool) -> tuple[float, str]:
    support = around(text, start, end, _WORDS)
    if support:
        return (0.97, f"check digit correct; {support}") if checked else (
            0.55, f"{support}, though the check digit is wrong"
        )
    if not checked:
        return 0.0, ""
    if numbered_thing(text, start) or before(text, start, _PHONES, reach=16):
        return 0.25, "check digit correct, but labelled as another number"
    clinic = around(text, start, end, _CLINIC)
    if clinic:
        return 0.65, f"check digit correct; {clinic}"
    return (0.6 if end - start > 10 else 0.3), "check digit correct"


def mod11(digits: str) -> bool:
    """Whether the tenth digit is the check digit of the first nine."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])
