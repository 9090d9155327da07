"""Employers' PAYE references: three digits of the tax office, a slash, and up to ten letters and
digits (HMRC); and Accounts Office references, 123PA00012345, whose fifth character is a check
letter and which need no label."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, labelled, mentions, phrases
from cloakroom.detect.hit import Hit

_REFERENCE = re.compile(
    r"[0-9](?<![\w/-].)(?<!(?<!\.)\..)"
    r"[0-9]{2} ?/ ?(?=[A-Za-z]{0,3} ?[0-9])[A-Za-z0-9]{1,4} ?[0-9A-Za-z]{2,7}"
    r"(?![\w/-]|[.]\d)"
)
_OFFICE = re.compile(r"[0-9](?<![\w/-].)(?<!(?<!\.)\..)[0-9]{2}P[A-Z][0-9]{7}[0-9X](?![\w/-])")
_WORDS = phrases(
    "paye", "paye reference", "paye ref", "employer paye reference", "employer reference",
    "employer ref", "employer's reference", "employers ref",
    "employer's ref", "ern", "paye scheme", "employer reference number",
    "tax office", "tax ref", "tax reference", "tax district", "payslip", "emp ref", "er ref",
    "payroll",
    "tax office reference", "employer paye", "p45", "p60", "p11d", "hmrc office",
)
_OFFICE_WORDS = phrases("accounts office", "accounts office reference", "paye", "aoref", "hmrc")


def find(text: str) -> Iterator[Hit]:
    if mentions(text, "pay", "emp", "ern", "tax", "er ref", "p45", "p60", "p11d", "hmrc"):
        for match, why in labelled(text, _REFERENCE, _WORDS, reach=70):
            yield Hit(*match.span(), "UK_PAYE", 0.9, why)
    for match in _OFFICE.finditer(text):
        support = around(text, *match.span(), _OFFICE_WORDS)
        why = "the form of an Accounts Office reference"
        yield Hit(*match.span(), "UK_PAYE", 0.95 if support else 0.75, support or why)
