"""``=IFERROR(``, ``/bin``, ``/APA.XSL``, ``01:14 min``, ``Microsoft Word``: of formulas,
paths, clocks and programs."""

import re
from typing import Final

from cloakroom.detect.name_rules.words import products
from cloakroom.model import Finding

_OPERATORS: Final = ("=", "(", ".", "!", "{", "+", "*")
_PATH: Final = re.compile(r"/[a-z0-9_.-]+/?\Z")
_FILE: Final = re.compile(
    r"/?[\w.-]*\.(?:xsl|xslt|xml|dotx?|dotm|js|css|py|sh|dll|exe|ini|cfg)\Z", re.I
)
"""A style sheet, a template or a program; a document may be called after somebody."""
_NUMBER: Final = re.compile(r"\d[ \u00a0]?\Z")
_UNITS: Final = frozenset((
    "am", "bn", "cm", "cwt", "ha", "hr", "hrs", "km", "lb", "lbs", "min", "mins", "ml", "mm", "oz",
    "pm", "pt", "sec", "secs",
))  # fmt: skip
_NEXT: Final = re.compile(r" ([A-Z][^\W\d_]+)")
_SUITE: Final = frozenset(("Office", "Word"))
_LONGEST: Final = 60  # characters


def is_of_a_machine(text: str, name: Finding) -> bool:
    """Whether ``name`` is the word of a formula, a part of a path, a unit after a number, or the
    maker of a product that is named."""
    value = text[name.start : name.end]
    if " " in value or len(value) > _LONGEST:
        return False
    product = _NEXT.match(text, name.end) if value.lower() in products() else None
    if product and (product[1].lower() in products() or product[1] in _SUITE):
        return True
    called = text.startswith("(", name.end)
    if called and (value.isupper() or text[name.start - 1 : name.start] in _OPERATORS):
        return True
    if _PATH.match(value) or _FILE.match(value):
        return True
    return value in _UNITS and bool(_NUMBER.search(text[max(0, name.start - 4) : name.start]))
